"""The straight line, splits, and the penguins table."""

import csv
from collections.abc import Sequence
from itertools import accumulate, pairwise
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from course_utils._refusals import check_line, check_parts, check_split, check_split_labels

Labels = Tensor | Sequence[Any]

_TEXT_COLUMNS = ("species", "island", "sex")
_COLUMNS = ["species", "island", "bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g", "sex", "year"]


def make_line(
    *, weight: float = 0.7, bias: float = 0.3, n: int = 50, noise: float = 0.0, seed: int = 42
) -> tuple[Tensor, Tensor]:
    """Make points on the line `y = weight * x + bias`, with x from 0 up to, not including, 1.

    Args:
        weight: the slope of the line.
        bias: the height of the line at x = 0.
        n: how many points.
        noise: standard deviation of the normal noise added to y, in the units of y; 0 for none.
        seed: of the noise, drawn from a generator of its own on the CPU.

    Returns:
        X and y, both (n, 1) float32 on the CPU.

    Raises:
        TypeError: an argument is not a number, or n or the seed not a whole one.
        ValueError: n is below 1, the noise is negative, or a number is not finite.

    Source: notebook 01, "Make a straight line"; the noise: notebook 05, "Noisy data, three sets".
    """
    check_line(weight=weight, bias=bias, n=n, noise=noise, seed=seed)
    X = torch.arange(n).unsqueeze(1) / n
    generator = torch.Generator().manual_seed(seed)
    y = weight * X + bias + noise * torch.randn(n, 1, generator=generator)
    return X, y


def split(
    X: Tensor,
    y: Tensor,
    *,
    fractions: Sequence[float] = (0.8, 0.2),
    shuffle: bool = True,
    seed: int = 42,
    strata: Labels | None = None,
    groups: Labels | None = None,
    time: Labels | None = None,
) -> tuple[tuple[Tensor, Tensor], ...]:
    """Split samples into parts, shuffled or in their order; every sample lands in exactly one part.

    Args:
        X: (n_samples, …).
        y: (n_samples, …), the targets in the same order.
        fractions: the size of each part; they add up to 1.
        shuffle: draw the order at random, the same for X and y. An ordered split of ordered data
            turns the last part into an extrapolation.
        seed: of the shuffle, drawn from a generator of its own on the CPU.
        strata: a class for each sample: every part gets its share of each class.
        groups: a name or number for each sample: samples of one group land in one part.
        time: a number for each sample: the oldest samples are the first part, the newest the last.

    Returns:
        One `(X, y)` pair per fraction, as in `(X_train, y_train), (X_test, y_test) = split(X, y)`.

    Raises:
        TypeError: X or y is not a tensor, fractions or labels are not a sequence, or the seed is not a whole number.
        ValueError: lengths differ, the fractions do not add up to 1, or a part would be empty or without one of the strata.

    Source: notebook 01, "Split the data"; strata, groups and time: notebook 05, "Going deeper".
    """
    check_split(X, y, fractions, seed)
    if strata is not None or groups is not None or time is not None:
        return _split_by(X, y, fractions, seed if shuffle else None, strata=strata, groups=groups, time=time)
    n = len(X)
    order = torch.randperm(n, generator=torch.Generator().manual_seed(seed)) if shuffle else torch.arange(n)
    ends = [round(n * fraction) for fraction in accumulate(fractions)]
    parts = torch.tensor_split(order, ends[:-1])
    return tuple((X[rows], y[rows]) for rows in parts)


def _split_by(
    X: Tensor, y: Tensor, fractions: Sequence[float], seed: int | None, **labels: Labels | None
) -> tuple[tuple[Tensor, Tensor], ...]:
    """Split by one of strata, groups or time; without a seed in the order of the samples."""
    check_split_labels(len(X), **labels)
    ((how, values),) = ((how, values) for how, values in labels.items() if values is not None)
    names = values.flatten().tolist() if isinstance(values, Tensor) else list(values)
    order: Sequence[int] = range(len(X))
    if seed is not None:
        order = torch.randperm(len(X), generator=torch.Generator().manual_seed(seed)).tolist()
    blocks: dict[Any, list[int]] = {}  # the samples of each label
    for row in order:
        blocks.setdefault(names[row], []).append(row)
    if how == "time":  # all samples, the oldest first
        blocks = {how: sorted(range(len(X)), key=names.__getitem__)}
    parts: list[list[int]] = [[] for _ in fractions]
    for rows in blocks.values():
        if how == "groups":  # give it to the part that lacks most
            min(zip(parts, fractions, strict=True), key=lambda pair: len(pair[0]) / pair[1])[0].extend(rows)
        else:
            ends = [0, *(round(len(rows) * fraction) for fraction in accumulate(fractions))]
            for part, (start, end) in zip(parts, pairwise(ends), strict=True):
                part += rows[start:end]
    check_parts(names, parts, how)
    return tuple((X[part], y[part]) for part in map(torch.tensor, parts))


def load_penguins(path: str | Path = "data/penguins.csv") -> list[dict[str, str | float | None]]:
    """Read the Palmer penguins table: one dict per bird.

    Args:
        path: the CSV file; the notebooks run in their own folder, where it is `data/penguins.csv`.

    Returns:
        344 dicts. Measurements (mm, g) and the year are floats, names are strings, and what was not
        measured (`NA` in the file) is None.

    Raises:
        FileNotFoundError: there is no such file.
        ValueError: the file is not the penguins table, or a measurement is not a number.

    Source: notebook 01, "A table becomes a tensor".
    """
    path = Path(path)
    if not path.is_file():
        raise FileNotFoundError(f"no file {path} in {Path.cwd()}; the course keeps it as notebooks/data/penguins.csv")
    with path.open(newline="", encoding="utf-8", errors="replace") as file:  # so that a picture gets the error below
        reader = csv.DictReader(file)
        columns = list(reader.fieldnames or ())
        if columns != _COLUMNS:
            raise ValueError(f"{path} has the columns {columns}; expected {_COLUMNS}: is it the penguins table?")
        birds = [_read_bird(row, f"{path}, line {reader.line_num}") for row in reader]
    if not birds:
        raise ValueError(f"{path} has a header and no rows; expected one row per bird: is the file cut short?")
    return birds


def _read_bird(row: dict[str, str], place: str) -> dict[str, str | float | None]:
    """A row of the table, with numbers as floats and gaps as None."""
    bird: dict[str, str | float | None] = {}
    for name, text in row.items():
        if text is None:
            raise ValueError(f"{place}: the row ends before {name}; expected {len(_COLUMNS)} cells")
        try:
            bird[name] = None if text in ("NA", "") else text if name in _TEXT_COLUMNS else float(text)
        except (TypeError, ValueError):
            raise ValueError(f"{place}: {name} is {text!r}; expected a number or NA") from None
    return bird
