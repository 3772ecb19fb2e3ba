"""A prediction that is made before a cell runs, and compared after it."""

from collections.abc import Mapping
from numbers import Real
from typing import Any

from numpy import generic, ndarray
from torch import Tensor

from course_utils.checks._answers import described
from course_utils.checks._result import CheckResult

_ANSWER = "Read on: the text below says why."


def check_guess(
    guess: object, answer: object, *, tolerance: float = 0.0, hints: Mapping[Any, str] | None = None
) -> CheckResult:
    """Compare a guess with what came out. A wrong guess is no fault; it shows where to look.

    Args:
        guess: what the learner wrote; `...` when nothing yet.
        answer: what came out: a number, a shape, a word or a truth value.
        tolerance: how far a number may be off, in its own units.
        hints: `{a wrong guess that many make: what it overlooks}`.

    Returns:
        A CheckResult of no exercise.

    Source: notebook 01, "An image becomes a tensor".
    """
    if guess is ...:
        return CheckResult("", "to do", "write your guess in the first line instead of the dots, and run the cell again.")
    try:
        guess = _plain(guess)
        if _agree(guess, _plain(answer), tolerance):
            return CheckResult("", "right", f"you guessed {guess!r}.")
        hint = next((told for often, told in (hints or {}).items() if _agree(guess, often, tolerance)), _ANSWER)
        return CheckResult("", "wrong", f"you guessed {guess!r}.", hint, "other-guess")
    except Exception:  # an object of a kind that cannot be compared
        return CheckResult("", "wrong", f"your guess is {described(type(guess))}; expected a plain value.", "", "wrong-type")


def _agree(guess: object, answer: object, tolerance: float) -> bool:
    if isinstance(answer, bool) or isinstance(guess, bool):
        return guess is answer
    if isinstance(answer, Real) and isinstance(guess, Real):
        return abs(float(guess) - float(answer)) <= tolerance + 1e-9
    if isinstance(answer, str):
        return isinstance(guess, str) and guess.strip().lower() == answer.lower()
    return bool(guess == answer)


def _plain(value: object) -> object:
    """A shape as a tuple, a tensor with one element as a number."""
    if isinstance(value, (Tensor, ndarray, generic)):
        value = value.tolist()
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return tuple(value) if isinstance(value, (list, tuple)) else value
