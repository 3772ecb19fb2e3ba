"""Exercise 3.1: the training loop on the penguins."""

import math
from collections.abc import Sequence
from itertools import pairwise

import torch
from torch import Tensor

from course_utils.checks._answers import described, tensor_of
from course_utils.checks._models import check_trained_on, mean_absolute_error, model_of, outputs_of
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import prepare_penguins

_GOOD_GRAMS = 350


@exercise("3.1")
def check_training(mass_model: object, mass_losses: object) -> str:
    """Check a model of body mass that a training loop has trained, and the losses that the loop recorded.

    Args:
        mass_model: an nn.Module, (n_birds, 7) -> (n_birds, 1), in kilograms.
        mass_losses: one plain number an epoch.

    Returns:
        A CheckResult.

    Source: notebook 03, "Exercises".
    """
    model, data = model_of("mass_model", mass_model), prepare_penguins("mass")
    losses = _losses_of(mass_losses)
    if any(not torch.isfinite(parameter).all() for parameter in model.parameters()):
        _raise_diverged("mass_model holds numbers that are NaN or infinite")
    errors = {}
    for name, (X, y) in (("training", data.train), ("validation", data.validation)):
        predictions = outputs_of("mass_model", model, X, outputs=1)
        errors[name] = 1000 * mean_absolute_error(predictions, y)
        if errors[name] > _GOOD_GRAMS:
            _explain_bad_model(predictions, y, losses, f"mass_model is {errors[name]:.0f} g off on the {name} birds")
    check_trained_on("mass_model", model, losses, data)
    if losses[-1] > 0.7 * losses[0]:
        raise WrongAnswer(
            "losses-do-not-fall",
            f"mass_model is good, but mass_losses goes from {losses[0]:.3g} to {losses[-1]:.3g}.",
            "Append the loss of each epoch, the one that backward() was called on.",
        )
    return f"{len(losses)} losses that fall, and an error below {_GOOD_GRAMS} g on training and validation birds."


def _losses_of(value: object) -> list[float]:
    if isinstance(value, Sequence) and any(isinstance(loss, Tensor) and loss.requires_grad for loss in value):
        raise WrongAnswer(
            "tensors-kept",
            "mass_losses holds tensors that still remember how they were computed.",
            "Each keeps the whole computation of its epoch in memory. .item() takes the number out.",
        )
    if (isinstance(value, Tensor) and value.numel() == 1) or isinstance(value, (int, float)):
        raise WrongAnswer(
            "one-loss",
            f"mass_losses is {described(value)}, one number; expected one for each epoch.",
            "Start with an empty list before the loop, and append to it inside.",
        )
    if isinstance(value, Sequence) and any(isinstance(loss, float) and not math.isfinite(loss) for loss in value):
        _raise_diverged("mass_losses holds NaN or infinite numbers")
    read = tensor_of("mass_losses", value, expected="a list with one number an epoch")
    if read.dim() > 1 and read.numel() != len(read):
        hint = "Append the loss alone, one number an epoch."
        raise WrongAnswer("not-one-number", f"mass_losses has {read.shape[1]} numbers an epoch; expected one.", hint)
    losses = read.flatten().tolist()
    if len(losses) < 2:
        hint = "Is the append inside the loop? Does the loop run more than once?"
        raise WrongAnswer("one-loss", f"numbers in mass_losses: {len(losses)}; expected one for each epoch.", hint)
    return losses


def _raise_diverged(what: str) -> None:
    raise WrongAnswer("diverged", f"{what}.", "The run diverged: make model and optimizer anew with a tenth of the rate.")


def _explain_bad_model(predictions: Tensor, y: Tensor, losses: list[float], found: str) -> None:
    y = y.to(torch.float64)
    aim = f"expected below {_GOOD_GRAMS} g"
    if 1000 * mean_absolute_error(predictions / 1000, y) < _GOOD_GRAMS:
        raise WrongAnswer("wrong-unit", "mass_model predicts grams; y is in kilograms.", "Train on y as it is prepared.")
    if predictions.std() < 0.15 * y.std() and (predictions.mean() - y.mean()).abs() < 0.3:
        raise WrongAnswer(
            "broadcast",
            f"{found}: it predicts nearly the same mass for every bird.",
            "Print the shapes of prediction and target inside the loop: (n,) against (n, 1) compares every bird with every.",
        )
    if losses[0] > 500:
        hint = "Losses of hundreds and thousands speak of grams. Train on y_birds as it is, in kilograms."
        raise WrongAnswer("wrong-unit", f"{found}, and its first loss is {losses[0]:.0f}; {aim}.", hint)
    ratio = losses[-1] / losses[0] if losses[0] else 1.0
    if ratio > 1.5:
        hint = "A loss that grows says that the learning rate is too high."
        raise WrongAnswer("growing-loss", f"{found}, and its loss grew; {aim}.", hint)
    rises = sum(b > a for a, b in pairwise(losses)) / (len(losses) - 1)
    if rises > 0.25:
        raise WrongAnswer(
            "bouncing-loss",
            f"{found}, and its loss rose in {rises:.0%} of the epochs; {aim}.",
            "Either the steps are too large, or old gradients are still there when backward() adds the new ones.",
        )
    if ratio > 0.98:
        raise WrongAnswer(
            "not-learning",
            f"{found}, and its loss hardly fell, or not at all; {aim}.",
            "Are all five steps there? Is the model made once, before the loop, and are its parameters in the optimizer?",
        )
    late = losses[-max(2, len(losses) // 10)]
    if losses[-1] < 0.995 * late:
        hint = "More epochs, or a higher learning rate."
        raise WrongAnswer("too-short", f"{found}, and its loss still falls; {aim}.", hint)
    raise WrongAnswer(
        "other-model",
        f"{found}; {aim}. The losses fell from {losses[0]:.3g} to {losses[-1]:.3g}.",
        "Is mass_model the model that the loop trained, on X_birds and y_birds just as they are given?",
    )
