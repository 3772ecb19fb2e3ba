"""What is made of measured numbers: medians, quartiles, ratios of pairs, a growth exponent, and the row that keeps them."""

import math
import statistics
from collections.abc import Sequence
from dataclasses import dataclass

TIMES = "× time"
SECONDS = "s"
RATE = "rows/s"
EXPONENT = "exponent"


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


def growth_exponent(sizes: Sequence[float], times: Sequence[float]) -> float:
    """The slope of log time over log size, by least squares: 1 means that twice the rows take twice the time."""
    if len(sizes) < 2:
        raise ValueError(f"{len(sizes)} sizes: a slope needs at least two")
    return statistics.linear_regression([math.log(size) for size in sizes], [math.log(time) for time in times]).slope
