"""The checks of notebook 05: trials, the best epoch, and the test set."""

import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from numbers import Real
from typing import Any

import torch
from torch import Tensor, nn

from course_utils.checks.frame import WrongAnswer, described, exercise, function_of, result_of, two_of
from course_utils.checks.judging import (
    added_up,
    agrees,
    close,
    curves_of,
    errors_in_grams,
    explain_number,
    mean_absolute_error,
    model_of,
    number_of,
    outputs_of,
    parameter_count,
    typical_losses,
    whole_number_of,
)
from course_utils.penguins import Penguins, prepare_penguins

# --- exercise 5.1: rate and size, chosen by validation ----------------------------------------------------------------


@exercise("5.1")
def check_trials(try_out: object, trials: object, best_trial: object) -> str:
    """Check a table of trials and the choice made by it, and run the learner's function once more.

    Args:
        try_out: `try_out(rate, size)` -> (model, validation loss); trains a network of `size` hidden units.
        trials: `{(rate, size): validation loss}`, two rates and two sizes or more.
        best_trial: the key of the lowest loss.

    Returns:
        A CheckResult.

    Source: notebook 05, "Exercises".
    """
    function = function_of("try_out", try_out, "def try_out(rate, size):")
    losses = _trials_of(trials)
    best = tuple(best_trial) if isinstance(best_trial, (list, tuple)) else best_trial
    if best not in losses:
        hint = "It is the key, the pair of rate and size, not the loss."
        raise WrongAnswer("no-such-trial", f"best_trial is {best_trial!r}; trials has no such key.", hint)
    if losses[best] > min(losses.values()):
        highest = losses[best] == max(losses.values())
        hint = "A loss is an error: lower is better." if highest else "Look for the lowest loss in trials."
        raise WrongAnswer("highest-loss" if highest else "not-the-best", f"{best} does not have the lowest loss.", hint)
    data = prepare_penguins("mass")
    model, loss = _one_trial(function, *best)
    _check_measured_on(function, best, model, loss, data)
    if _validation_loss(model, data) > 0.66:  # what guessing the mean is worth
        hint = "Train longer. Or is a step missing, or another model in the optimizer?"
        raise WrongAnswer("not-learning", "even the best trial is no better than guessing the mean mass.", hint)
    _check_bends(model, data.validation[0])
    _check_not_trained_on_validation(function, best, data)
    counts = [parameter_count(_one_trial(function, best[0], size)[0]) for size in (2, 5, 8)]
    if counts[0] == counts[1]:
        hint = "Is the number written out, where size should stand? Or is the network made once, outside the function?"
        raise WrongAnswer("size-ignored", "try_out builds the same network whatever size it is given.", hint)
    if counts[1] - counts[0] != counts[2] - counts[1]:
        hint = "One hidden layer: from the features to size numbers, and from these to one."
        raise WrongAnswer("other-network", "try_out builds a network with more than one hidden layer of that size.", hint)
    still, _ = _one_trial(function, 1e-9, best[1])
    if _validation_loss(still, data) < 1.5 * _validation_loss(model, data):
        hint = "Is the number written out in the optimizer? Or is the network made once, outside the function?"
        raise WrongAnswer("rate-ignored", "try_out trains just as well with a rate of 0.000000001.", hint)
    return f"{len(losses)} trials, the best one chosen by the validation birds."


def _check_bends(model: nn.Module, X: Tensor) -> None:
    if torch.allclose(*added_up("the model of try_out", model, X, -X), atol=1e-4):
        hint = "With nothing between them, two linear layers are one: nn.ReLU() makes the kink."
        raise WrongAnswer("no-activation", "the model of try_out is a linear model.", hint)


def _trials_of(trials: object) -> dict[tuple[Any, ...], float]:
    if not isinstance(trials, Mapping):
        hint = "Start with an empty dict, trials = {}, and fill it in a loop: trials[rate, size] = loss."
        raise WrongAnswer("wrong-type", f"trials is {described(trials)}; expected a dict.", hint)
    losses = {}
    for key, value in trials.items():
        if not isinstance(key, tuple) or len(key) != 2:
            raise WrongAnswer("wrong-key", f"trials has the key {key!r}; expected a pair.", "As in trials[0.01, 16] = loss.")
        if isinstance(value, tuple):
            hint = "try_out returns two things. Keep the loss: model, loss = try_out(rate, size)."
            raise WrongAnswer("wrong-value", f"trials[{key}] is {described(value)}; expected a loss.", hint)
        bad = isinstance(value, float) and not math.isfinite(value)  # a run that diverged is a result, too
        losses[key] = math.inf if bad else number_of(f"trials[{key}]", value, expected="a loss, one number")
    rates, sizes = ({key[i] for key in losses} for i in (0, 1))
    if losses and all(isinstance(key[i], Real) for key in losses for i in (0, 1)) and min(rates) >= 1 > max(sizes):
        raise WrongAnswer("keys-swapped", f"trials has keys such as {next(iter(losses))}.", "First the rate, then the size.")
    if len(rates) < 2 or len(sizes) < 2:
        hint = "Two loops, one inside the other, try every rate with every size."
        message = f"trials has {len(rates)} rates and {len(sizes)} sizes; expected 2 of each or more."
        raise WrongAnswer("too-few", message, hint)
    if lost := len(rates) * len(sizes) - len(losses):
        hint = "Two loops, one inside the other, try every rate with every size; zip pairs each rate with one size."
        tried = f"trials has {len(losses)} trials of {len(rates)} rates and {len(sizes)} sizes"
        raise WrongAnswer("not-every-pair", f"{tried}: {lost} of the {len(rates) * len(sizes)} pairs are missing.", hint)
    return losses


def _one_trial(try_out: Callable[..., Any], rate: float, size: int) -> tuple[nn.Module, float]:
    call = f"try_out({rate:g}, {size})"
    model, loss = two_of(call, result_of(call, try_out, rate, size), last_line="return model, loss")
    return model_of("the model of try_out", model), number_of("the loss of try_out", loss, expected="one number")


def _validation_loss(model: nn.Module, data: Penguins) -> float:
    return typical_losses("the model of try_out", model, *data.validation)[0]


def _check_measured_on(
    try_out: Callable[..., Any], trial: tuple[Any, ...], model: nn.Module, loss: float, data: Penguins
) -> None:
    X, y = data.validation
    errors = typical_losses("the model of try_out", model, X, y)
    if agrees(loss, errors[:2], 1e-3):
        return
    if agrees(loss, errors, 1e-3):
        hint = "Expected is the mean absolute error: nn.L1Loss()."
        raise WrongAnswer("squared", "the loss that try_out returns is made of squared errors.", hint)
    predictions = outputs_of("the model of try_out", model, X, outputs=1)
    if agrees(loss, ((predictions - y.T).abs().mean().item(),), 1e-3):
        hint = "Shapes (n,) and (n, 1) broadcast to (n, n). Print both shapes before you subtract."
        raise WrongAnswer("broadcast", "the loss that try_out returns compares every bird with every other.", hint)
    if agrees(loss, (errors[0] * len(X), errors[1] * len(X)), 1e-3):
        hint = "A mean can be read, and compared with other sets: mean(), not sum()."
        raise WrongAnswer("summed", "the loss that try_out returns is a sum over the birds.", hint)
    if not _finite_without(try_out, trial, "test", data)[1]:
        hint = "A test set that has chosen the model cannot judge it any more. Compare on the validation birds."
        raise WrongAnswer("tuned-on-test", "try_out measures its models on the test birds.", hint)
    if _finite_without(try_out, trial, "validation", data)[1]:
        message = "the loss that try_out returns does not depend on the validation birds."
        hint = "The largest network always wins on birds that it learns by heart. Compare on the validation birds."
        raise WrongAnswer("by-training-birds", message, hint)
    message = "the loss that try_out returns is not that of the model it returns, on the validation birds."
    hint = "Is it the training loss, or the loss of another epoch? Measure the finished model on penguins.validation."
    raise WrongAnswer("other-loss", message, hint)


def _check_not_trained_on_validation(try_out: Callable[..., Any], trial: tuple[Any, ...], data: Penguins) -> None:
    if not _finite_without(try_out, trial, "validation", data)[0]:
        hint = "They can judge a model only as long as it has not learned from them. Train on penguins.train alone."
        raise WrongAnswer("trained-on-validation", "try_out trains on the validation birds.", hint)


def _finite_without(try_out: Callable[..., Any], trial: tuple[Any, ...], part: str, data: Penguins) -> tuple[bool, bool]:
    """Run the function while one set of birds holds NaN: are its model and its loss still numbers?

    A model that learned from that set holds NaN afterwards, and a loss that was measured on it is NaN. An error counts
    as a loss of NaN; it says nothing about the model, unless it is the training loss that became NaN.
    """
    X, y = getattr(data, part)
    names = getattr(try_out, "__globals__", {})
    poisoned: dict[str, Any] = {}
    for name, value in names.items():
        if _is_either(value, X, y):
            poisoned[name] = torch.full_like(value, math.nan)
        elif isinstance(value, tuple) and value and all(_is_either(own, X, y) for own in value):
            poisoned[name] = tuple(torch.full_like(own, math.nan) for own in value)
        elif isinstance(value, Penguins):
            emptied: dict[str, Any] = {part: tuple(torch.full_like(own, math.nan) for own in getattr(value, part))}
            poisoned[name] = replace(value, **emptied)
    before = {name: names[name] for name in poisoned}
    names.update(poisoned)
    try:
        model, loss = try_out(*trial)
        return all(torch.isfinite(own).all() for own in model.parameters()), math.isfinite(loss)
    except Exception as error:
        return "the training loss became nan" not in str(error), False
    finally:
        names.update(before)


def _is_either(value: Any, X: Tensor, y: Tensor) -> bool:
    if not isinstance(value, Tensor):
        return False
    return any(value.shape == part.shape and torch.equal(value.detach().cpu().to(part), part) for part in (X, y))


# --- exercise 5.2: the model of the best epoch is kept ----------------------------------------------------------------


@exercise("5.2")
def check_early_stopping(kept_model: object, kept_history: object, best_epoch: object) -> str:
    """Check that the model of the best epoch was kept, by the validation loss.

    Args:
        kept_model: the model as it was after the best epoch.
        kept_history: of the whole run, with the validation loss.
        best_epoch: its number, counted from 1.

    Returns:
        A CheckResult.

    Source: notebook 05, "Exercises".
    """
    model, data = model_of("kept_model", kept_model), prepare_penguins("mass")
    _, curve = curves_of("kept_history", kept_history)
    epoch, lowest = whole_number_of("best_epoch", best_epoch, expected="one whole number"), min(curve)
    best = [i for i, loss in enumerate(curve, start=1) if close(loss, lowest, within=1e-6)]
    measured = typical_losses("kept_model", model, *data.validation)
    kept = agrees(lowest, measured, 2e-4)
    for kind, part, why in (
        ("tuned-on-test", "test", ""),
        ("by-training-birds", "train", " On birds that it learns from, a network gets better and better."),
    ):
        if not kept and agrees(lowest, typical_losses("kept_model", model, *getattr(data, part)), 2e-4):
            message = "the lowest loss of kept_history is not that of kept_model on the validation birds."
            hint = f"eval_data chooses the epoch, so it must be the validation birds.{why}"
            raise WrongAnswer(kind, f"{message} Was it measured on penguins.{part}?", hint)
    if epoch + 1 in best:
        hint = "Epochs are counted from 1, as in section 5.8, and the positions in a list from 0."
        raise WrongAnswer("off-by-one", f"the validation loss is lowest one epoch after epoch {epoch}.", hint)
    if epoch not in best:
        hint = "Look for the position of the lowest validation loss."
        raise WrongAnswer("not-the-best", f"the validation loss is not lowest in epoch {epoch}.", hint)
    if not kept:
        if agrees(curve[-1], measured, 2e-4):
            message = "kept_model has the validation loss of the last epoch, not of the best one."
            hint = "A state_dict changes with the model: keep a copy. Or was the copy not loaded back at the end?"
            raise WrongAnswer("last-kept", message, hint)
        hint = "Load the copied state_dict into the model when the run is over."
        raise WrongAnswer("other-model", "kept_model does not have the lowest loss of kept_history.", hint)
    if close(curve[-1], lowest, within=1e-6):
        hint = "A larger network and more epochs: go on until the curve turns."
        raise WrongAnswer("too-short", "the validation loss is lowest in the last epoch: it has not turned yet.", hint)
    return "the lowest point of the validation curve, and the model of that epoch."


# --- exercise 5.3: the test set is opened, once -----------------------------------------------------------------------


@exercise("5.3")
def check_test_once(test_grams: object, kept_model: object) -> str:
    """Check the error of the chosen model on the test birds.

    Args:
        test_grams: mean absolute error on the test birds, in grams.
        kept_model: the model of exercise 5.2.

    Returns:
        A CheckResult.

    Source: notebook 05, "Exercises".
    """
    value = number_of("test_grams", test_grams, expected="one number, in grams")
    model, data = model_of("kept_model", kept_model), prepare_penguins("mass")
    X, y = data.test

    def grams_off(X: Tensor, y: Tensor, *, training: bool = False) -> float:
        return 1000 * mean_absolute_error(outputs_of("kept_model", model, X, outputs=1, training=training), y)

    train, validation, test = grams_off(*data.train), grams_off(*data.validation), grams_off(X, y)
    # Honest models, linear or overfit, had 0.9 of their training error here and more; those trained on the test down to 0.4.
    if test < 0.7 * train:
        came = f"kept_model is {test:.0f} g off on the test birds, and {train:.0f} g on the training birds"
        hint = "What has learned from the test birds cannot be judged by them. Train on penguins.train alone."
        raise WrongAnswer("trained-on-test", f"{came}. Was it trained on penguins.train?", hint)
    passes = [grams_off(X, y, training=True) for _ in range(8)]
    if max(passes) - min(passes) > 1 and value > test and min(passes) * 0.9 <= value <= max(passes) * 1.1:
        hint = "Dropout still acts. Which of the three rules is about that?"
        raise WrongAnswer("still-training", f"test_grams is {value:.4g}: that looks like the error in train mode.", hint)
    mistakes = errors_in_grams(outputs_of("kept_model", model, X, outputs=1), y)
    candidates = {"validation-again": validation, "by-training-birds": train, **mistakes}
    explain_number("test_grams", value, right=test, candidates=candidates)
    return "the test set is open now. What you try from here on, it can no longer judge."
