"""What is made of measured numbers: medians, quartiles, ratios of pairs, and the row that keeps them."""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass

TIMES = "× time"
SECONDS = "s"
RATE = "rows/s"


@dataclass(frozen=True, kw_only=True)
class Row:
    """One figure of the benchmark: what, over what, and its quartiles; no number means that `note` says why."""

    part: str
    name: str
    over: str = ""
    unit: str = TIMES
    median: float | None = None
    lower: float | None = None
    upper: float | None = None
    count: int = 0
    note: str = ""


def quartiles(numbers: Sequence[float]) -> tuple[float, float, float]:
    """The lower quartile, the median and the upper quartile; of one number, the number three times."""
    if not numbers:
        raise ValueError("no numbers: expected at least one")
    if len(numbers) == 1:
        return (numbers[0],) * 3
    lower, median, upper = statistics.quantiles(numbers, n=4, method="inclusive")
    return lower, median, upper


def paired_ratios(pairs: Sequence[tuple[float, float]]) -> list[float]:
    """`a / b` of each pair: what disturbs both of a pair drops out, unlike in the ratio of two medians."""
    return [a / b for a, b in pairs]


def row(numbers: Sequence[float], *, part: str, name: str, over: str = "", unit: str = TIMES, note: str = "") -> Row:
    """A row of numbers that were measured."""
    lower, median, upper = quartiles(numbers)
    return Row(
        part=part, name=name, over=over, unit=unit, median=median, lower=lower, upper=upper, count=len(numbers), note=note
    )
