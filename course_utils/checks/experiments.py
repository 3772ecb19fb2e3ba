"""Exercise 5.1: rate and size, chosen by validation."""

import copy
import math
from collections.abc import Callable, Mapping
from numbers import Real
from typing import Any

import torch
from torch import nn

from course_utils.checks._answers import described, function_of, number_of, result_of, two_of
from course_utils.checks._models import agrees, model_of, outputs_of, typical_losses
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import Penguins, prepare_penguins


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
        raise WrongAnswer("highest-loss" if highest else "not-the-best", f"{best} has not the lowest loss.", hint)
    data = prepare_penguins("mass")
    model, loss = _one_trial(function, *best)
    _check_measured_on(function, best, model, loss, data)
    if _validation_loss(model, data) > 0.66:  # what guessing the mean is worth
        hint = "Train longer. Or is a step missing, or another model in the optimizer?"
        raise WrongAnswer("not-learning", "even the best trial is no better than guessing the mean mass.", hint)
    _check_bends(model, data.validation[0])
    _check_not_trained_on_validation(function, best, data)
    counts = [sum(p.numel() for p in _one_trial(function, best[0], size)[0].parameters()) for size in (2, 5, 8)]
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


def _check_bends(model: nn.Module, X: torch.Tensor) -> None:
    a, b, zero = (outputs_of("the model of try_out", model, part, outputs=1) for part in (X, -X, 0 * X))
    if torch.allclose(a + b, 2 * zero, atol=1e-4):
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
        raise WrongAnswer(
            "too-few", f"trials has {len(rates)} rates and {len(sizes)} sizes; expected 2 of each or more.", hint
        )
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
        raise WrongAnswer(
            "tuned-on-test",
            "try_out measures its models on the test birds.",
            "A test set that has chosen the model cannot judge it any more. Compare on the validation birds.",
        )
    if _finite_without(try_out, trial, "validation", data)[1]:
        raise WrongAnswer(
            "by-training-birds",
            "the loss that try_out returns does not depend on the validation birds.",
            "On the training birds the largest network always wins, by learning them by heart. "
            "Compare on the validation birds.",
        )
    raise WrongAnswer(
        "other-loss",
        "the loss that try_out returns is not that of the model it returns, on the validation birds.",
        "Is it the training loss, or the loss of another epoch? Measure the finished model on penguins.validation.",
    )


def _check_not_trained_on_validation(try_out: Callable[..., Any], trial: tuple[Any, ...], data: Penguins) -> None:
    if not _finite_without(try_out, trial, "validation", data)[0]:
        raise WrongAnswer(
            "trained-on-validation",
            "try_out trains on the validation birds.",
            "They can judge a model only as long as it has not learned from them. Train on penguins.train alone.",
        )


def _finite_without(try_out: Callable[..., Any], trial: tuple[Any, ...], part: str, data: Penguins) -> tuple[bool, bool]:
    """Run the function while one set of birds holds NaN: are its model and its loss still numbers?

    A model that learned from that set holds NaN afterwards, and a loss that was measured on it is NaN. An error counts
    as a loss of NaN; it says nothing about the model, unless it is the training loss that became NaN.
    """
    X, y = getattr(data, part)
    names = getattr(try_out, "__globals__", {})
    poisoned: dict[str, Any] = {}
    for name, value in names.items():
        if isinstance(value, torch.Tensor):
            poisoned |= {name: torch.full_like(value, math.nan)} if _is_either(value, X, y) else {}
        elif isinstance(getattr(value, "birds", None), dict) and hasattr(value, part):
            twin = copy.copy(value)
            object.__setattr__(twin, part, tuple(torch.full_like(own, math.nan) for own in getattr(value, part)))
            poisoned[name] = twin
        elif isinstance(value, tuple) and value and all(isinstance(p, torch.Tensor) and _is_either(p, X, y) for p in value):
            poisoned[name] = tuple(torch.full_like(own, math.nan) for own in value)
    before = {name: names[name] for name in poisoned}
    names.update(poisoned)
    try:
        model, loss = try_out(*trial)
        return all(torch.isfinite(own).all() for own in model.parameters()), math.isfinite(loss)
    except Exception as error:
        return "the training loss became nan" not in str(error), False
    finally:
        names.update(before)


def _is_either(value: torch.Tensor, X: torch.Tensor, y: torch.Tensor) -> bool:
    return any(value.shape == part.shape and torch.equal(value.detach().cpu().to(part), part) for part in (X, y))
