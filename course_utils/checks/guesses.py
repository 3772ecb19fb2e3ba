"""A prediction that is made before a cell runs, and compared after it."""

from numbers import Real
from typing import Any

from numpy import generic, ndarray
from torch import Tensor

from course_utils.checks._answers import described
from course_utils.checks._result import CheckResult

_ANSWER = "Read on: the text below says why."


def check_guess(guess: object, answer: object, *, tolerance: float = 0.0) -> CheckResult:
    """Compare a guess with what came out. A wrong guess is no fault; it shows where to look.

    Args:
        guess: what the learner wrote; `...` when nothing yet.
        answer: what came out: a number, a shape, a word or a truth value.
        tolerance: how far a number may be off, in its own units.

    Returns:
        A CheckResult of no exercise.

    Source: notebook 01, "An image becomes a tensor".
    """
    if guess is ...:
        return CheckResult("", "to do", "write your guess in the first line instead of the dots, and run the cell again.")
    try:
        return _compared(_plain(guess), _plain(answer), tolerance)
    except Exception:  # an object of a kind that cannot be compared
        return CheckResult("", "wrong", f"your guess is {described(type(guess))}; expected a plain value.", "", "wrong-type")


def _compared(guess: object, answer: object, tolerance: float) -> CheckResult:
    if isinstance(answer, bool) or isinstance(guess, bool):
        right = guess is answer
    elif isinstance(answer, Real):
        if not isinstance(guess, Real):
            return CheckResult("", "wrong", f"your guess is {described(guess)}; expected a number.", "", "wrong-type")
        off: Any = guess - answer
        right = abs(off) <= tolerance + 1e-9
    elif isinstance(answer, str):
        right = isinstance(guess, str) and guess.strip().lower() == answer.lower()
    else:
        right = guess == answer
    if right:
        return CheckResult("", "right", f"you guessed {guess!r}.")
    return CheckResult("", "wrong", f"you guessed {guess!r}.", _ANSWER, "other-guess")


def _plain(value: object) -> object:
    """A shape as a tuple, a tensor with one element as a number."""
    if isinstance(value, (Tensor, ndarray, generic)):
        value = value.tolist()
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return tuple(value) if isinstance(value, (list, tuple)) else value
