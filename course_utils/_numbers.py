"""Numbers that a reader passes to a figure: taken as they come, or refused by name."""

from math import isfinite
from numbers import Real
from typing import Any

from torch import Tensor


def as_number(name: str, value: Any, *, example: float) -> float:
    """One number, also out of a tensor that holds one.

    Raises:
        ValueError: value is something else.
    """
    if isinstance(value, Tensor) and value.numel() == 1:
        return float(value.item())
    if isinstance(value, Real) and not isinstance(value, bool):
        return float(value)
    raise ValueError(f"{name} is {value!r:.60}; expected a number, such as {example:g}")


def as_numbers(name: str, value: Any, *, example: tuple[float, ...]) -> tuple[float, ...]:
    """As many numbers as `example` has.

    Raises:
        ValueError: value is something else.
    """
    try:
        numbers = tuple(as_number(name, one, example=example[0]) for one in value)
    except (TypeError, ValueError):
        numbers = ()
    if len(numbers) == len(example):
        return numbers
    raise ValueError(f"{name} is {value!r:.60}; expected {len(example)} numbers, as in {_shown(example)}")


def as_range(name: str, value: Any, *, example: tuple[float, float] = (-1, 2)) -> tuple[float, float]:
    """The two ends of an axis or a slider, the lower first.

    Raises:
        ValueError: value is no pair of numbers, or does not rise, or has no end.
    """
    low, high = as_numbers(name, value, example=example)
    if not (isfinite(low) and isfinite(high) and low < high):
        raise ValueError(f"{name} is {value!r:.60}; expected a range from low to high, as in {_shown(example)}")
    return low, high


def as_path(name: str, value: Any) -> list[tuple[float, float]]:
    """Weight and bias after each step, the start first, as numbers or tensors.

    Raises:
        ValueError: value is no such path.
    """
    try:
        path = [(_one(weight), _one(bias)) for weight, bias in value]
    except (TypeError, ValueError, RuntimeError) as error:
        raise ValueError(
            f"{name} is {value!r:.60}; expected (weight, bias) pairs, as in [(0.1, 0.2), (0.3, 0.3)]"
        ) from error
    if not path:
        raise ValueError(f"{name} is empty; expected (weight, bias) pairs, the start first, as in [(0.1, 0.2), (0.3, 0.3)]")
    return path


def _one(value: Any) -> float:
    return float(value.item() if isinstance(value, Tensor) else value)


def _shown(example: tuple[float, ...]) -> str:
    return "(" + ", ".join(f"{one:g}" for one in example) + ")"
