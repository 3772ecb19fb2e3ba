"""Exercise 2.3: what a guess without a model is worth."""

import torch
from torch import Tensor

from course_utils.checks._answers import number_of
from course_utils.checks._errors import errors_in_grams, explain_number
from course_utils.checks._models import mean_absolute_error
from course_utils.checks._result import exercise
from course_utils.penguins import prepare_penguins


def _nearest(value: float, numbers: list[float]) -> float:
    return min(numbers, key=lambda number: abs(number - abs(value)))


@exercise("2.3")
def check_baseline(baseline_grams: object) -> str:
    """Check the mean absolute error of guessing the training birds' mean mass for each validation bird.

    Args:
        baseline_grams: in grams.

    Returns:
        A CheckResult.

    Source: notebook 02, "Exercises".
    """
    value = number_of("baseline_grams", baseline_grams, expected="one number, in grams")
    data = prepare_penguins("mass")
    y_train, y, y_test = (part[1].to(torch.float64) for part in (data.train, data.validation, data.test))
    guess = y_train.mean().expand_as(y)
    two, three = torch.cat([y_train, y]), torch.cat([y_train, y, y_test])
    others = [y.mean(), two.mean(), three.mean(), y_train.median(), y_test.mean(), y_train[0, 0], y_train.mean().round()]

    def error(center: Tensor, targets: Tensor) -> float:
        return 1000 * mean_absolute_error(center.expand_as(targets), targets)

    explain_number(
        "baseline_grams",
        value,
        right=error(y_train.mean(), y),
        within=0.26,  # the nearest mistake is 0.36 g away
        candidates={
            "leakage": _nearest(value, [error(center, y) for center in others]),
            "by-training-birds": error(y_train.mean(), y_train),
            "test-opened": error(y_train.mean(), y_test),
            "mixed-units": 1000 * guess.mean().item() - y.mean().item(),
            "guess-itself": 1000 * y_train.mean().item(),
            **{kind: number for kind, number in errors_in_grams(guess, y).items() if kind != "broadcast"},
        },
    )
    return "a model must do better than this to be worth anything."
