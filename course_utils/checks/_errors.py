"""What every exercise about an error in grams shares: which wrong number is it?"""

import math
from collections.abc import Mapping

import torch
from torch import Tensor

from course_utils.checks._result import WrongAnswer

# kind of mistake -> (what the number is, hint)
MISTAKES = {
    "wrong-unit": ("the right error in kilograms; expected grams", "The masses are in kilograms: how many grams is one?"),
    "by-training-birds": (
        "the error on the training birds",
        "A model has seen those birds. Ask about birds that it has not seen.",
    ),
    "test-opened": (
        "the error on the test birds",
        "The test set stays closed until notebook 05. Use the validation birds.",
    ),
    "validation-again": (
        "the error on the validation birds",
        "Those birds chose the model. The question is about the test birds.",
    ),
    "leakage": (
        "the error of another guess than the mean of the training birds",
        "A baseline may know the training birds only, all of them: guess their mean, and do not round it.",
    ),
    "signed": ("the mean of the signed errors", "Errors up and down cancel out. Take abs() before mean()."),
    "squared": ("the root of the mean squared error", "Expected is the mean absolute error: abs(), then mean()."),
    "mean-square": ("a mean squared error", "Expected is the mean absolute error: abs(), then mean()."),
    "mixed-units": ("a difference of grams and kilograms", "Turn both to grams, or the error at the end."),
    "guess-itself": ("the guess itself", "How far off is that guess, for each validation bird?"),
    "summed": ("a sum over the birds", "A mean can be compared between sets of different sizes: mean(), not sum()."),
    "median-error": ("the median of the absolute errors", "Expected is their mean."),
    "broadcast": (
        "a mean over all pairs of birds",
        "Shapes (n,) and (n, 1) broadcast to (n, n). Print both shapes before you subtract.",
    ),
    "still-training": ("the error in train mode", "Dropout still acts. Which of the three rules is about that?"),
}


def _matches(value: float, number: float) -> bool:
    return abs(abs(value) - abs(number)) <= 1e-3 * abs(number) + 1e-6


def explain_number(name: str, value: float, *, right: float, candidates: Mapping[str, float], within: float = 0.51) -> None:
    """Compare a number in grams with the right one, and with those that typical mistakes give.

    Args:
        name: the learner's name for it.
        value: what they got.
        right: what is right, in grams.
        within: how far off a right number may be, in grams; it may be rounded.
        candidates: {kind of mistake: the number it gives, in grams}; the nearest one is named.

    Raises:
        WrongAnswer: it is not the right number.
    """
    if abs(value - right) <= within:
        return
    every = [("wrong-unit", right / 1000), ("wrong-unit", right / 1e6), *candidates.items()]
    off = {kind: abs(abs(value) - abs(number)) for kind, number in every if _matches(value, number)}
    if off:
        kind = min(off, key=off.__getitem__)
        what, hint = MISTAKES[kind]
        raise WrongAnswer(kind, f"{name} is {value:.4g}: that looks like {what}.", hint)
    if value == math.floor(right):
        hint = "Round it, as round(...) does, or keep its digits: int(...) cuts them off."
        raise WrongAnswer("cut-off", f"{name} is {value:g}: the digits after the point are cut off.", hint)
    for kind, number in candidates.items():
        if abs(abs(value) - abs(number) / 1000) <= 1e-6 * abs(number) + 1e-6:
            what, hint = MISTAKES[kind]
            raise WrongAnswer(kind, f"{name} is {value:.4g}: that looks like {what}, and in kilograms.", hint)
    raise WrongAnswer(
        "wrong-number",
        f"{name} is {value:.4g}, and neither the right number nor a mistake that this check knows.",
        "Print each step: the predictions, the differences, what you make of them, the one mean of all. What surprises you?",
    )


def errors_in_grams(predictions: Tensor, y: Tensor) -> dict[str, float]:
    """The numbers that mistakes give: `{kind: grams}`, for predictions and targets of shape (n, 1) in kilograms."""
    off = 1000 * (predictions - y.to(torch.float64))
    pairs = 1000 * (predictions - y.to(torch.float64).T)
    return {
        "signed": off.mean().item(),
        "squared": off.square().mean().sqrt().item(),
        "mean-square": off.square().mean().item(),
        "summed": off.abs().sum().item(),
        "median-error": off.abs().median().item(),
        "broadcast": pairs.abs().mean().item(),
    }
