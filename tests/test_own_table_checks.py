"""The checks of "Your own table": honest work on any table is never accused, and each fault that is planted is found."""

import copy
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pandas as pd
import pytest
import torch
from pandas import DataFrame
from torch import nn

from course_utils.checks import CheckResult, check_preparation, check_report
from course_utils.preparation import Preparation, TestSet
from course_utils.tables import split_table
from course_utils.training import predict, train

pytestmark = pytest.mark.usefixtures("one_thread")


def prices() -> tuple[DataFrame, str]:
    """A price, with categories and gaps."""
    draw = np.random.default_rng(1)
    area, rooms = draw.uniform(30, 160, 150).round(1), draw.integers(1, 6, 150)
    district = draw.choice(["north", "south", "west"], 150)
    price = (3.1 * area + 20 * rooms + 40 * (district == "west") + draw.normal(0, 25, 150)).round(1)
    table = DataFrame({"area": area, "rooms": rooms, "district": district, "price": price})
    table.loc[draw.choice(150, 12, replace=False), "area"] = np.nan
    table.loc[draw.choice(150, 9, replace=False), "district"] = None
    return table, "price"


def years() -> tuple[DataFrame, str]:
    """One row a year, and a target that grows nearly every year."""
    draw, year = np.random.default_rng(2), np.arange(1950, 2020)
    rain = draw.normal(700, 80, 70).round()
    return DataFrame(
        {"year": year, "rain": rain, "people": np.cumsum(draw.integers(3_000, 9_000, 70)) + 2_500_000}
    ), "people"


def counts() -> tuple[DataFrame, str]:
    """Counts, and many rows that come again."""
    draw = np.random.default_rng(3)
    weekend, shift = draw.integers(0, 2, 240), draw.choice(["early", "late"], 240)
    calls = draw.poisson(3 + 3 * weekend + 2 * (shift == "late"))
    return DataFrame({"weekend": weekend, "shift": shift, "calls": calls}), "calls"


def flowers() -> tuple[DataFrame, str]:
    """Three classes, one of which a number tells apart without a mistake."""
    draw, kind = np.random.default_rng(4), np.repeat(["a", "b", "c"], 40)
    place = np.repeat([0, 1, 2], 40)
    length, width = draw.normal(1.5 + 2.2 * place, 0.35).round(1), draw.normal(0.3 + 0.8 * place, 0.15).round(1)
    return DataFrame({"length": length, "width": width, "height": draw.normal(3, 0.4, 120).round(1), "kind": kind}), "kind"


def answers() -> tuple[DataFrame, str]:
    """Yes or no, with gaps that are words."""
    draw = np.random.default_rng(5)
    months, plan = draw.integers(1, 60, 160), draw.choice(["basic", "plus", "unknown"], 160, p=[0.5, 0.4, 0.1])
    stays = np.where(draw.uniform(size=160) < 0.2 + months / 90, "yes", "no")
    return DataFrame({"months": months, "plan": plan, "tickets": draw.poisson(2, 160), "stays": stays}), "stays"


def wide() -> tuple[DataFrame, str]:
    """Many numbers in different scales, nothing rounded, and two of them nearly the target."""
    draw = np.random.default_rng(6)
    numbers = draw.normal(size=(130, 6)) * [1e-3, 1, 50, 1e4, 1e6, 7]
    target = numbers @ (draw.normal(size=6) / [1e-3, 1, 50, 1e4, 1e6, 7]) + draw.normal(0, 0.3, 130)
    table = DataFrame(numbers, columns=[f"m{place}" for place in range(6)])
    return table.assign(near=target + draw.normal(0, 0.05, 130), nearer=900 * target + draw.normal(0, 8, 130), y=target), "y"


TABLES: dict[str, Callable[[], tuple[DataFrame, str]]] = {
    own.__name__: own for own in (prices, years, counts, flowers, answers, wide)
}
EVERY = pytest.mark.parametrize("name", TABLES)


def work(name: str, *, gaps: str = "fill", epochs: int = 40, **how: Any) -> SimpleNamespace:
    """All that an honest learner makes of a table."""
    table, target = TABLES[name]()
    return prepared(table, target, gaps=gaps, epochs=epochs, **how)


def prepared(
    table: DataFrame, target: str, *, features: list[str] | None = None, gaps: str = "fill", epochs: int = 40, **how: Any
) -> SimpleNamespace:
    train_rows, validation_rows, test_rows = split_table(table, **how)
    features = [own for own in table if own != target] if features is None else features
    preparation = Preparation(features=features, target=target, gaps=gaps).fit(train_rows)
    X, y = preparation.prepare(train_rows)
    torch.manual_seed(0)
    model = nn.Linear(X.shape[1], len(preparation.classes) or 1)
    loss_fn = nn.CrossEntropyLoss() if preparation.classes else nn.MSELoss()
    if epochs:
        train(model, (X, y), loss_fn=loss_fn, optimizer=torch.optim.SGD(model.parameters(), lr=0.1), epochs=epochs)
    return SimpleNamespace(
        table=table,
        train_rows=train_rows,
        validation_rows=validation_rows,
        test_set=TestSet(test_rows),
        model=model,
        preparation=preparation,
    )


def judged(own: SimpleNamespace, **other: Any) -> CheckResult:
    names = ("preparation", "table", "train_rows", "validation_rows", "test_set")
    return check_preparation(*({**vars(own), **other}[name] for name in names))


def reported(own: SimpleNamespace, **other: Any) -> CheckResult:
    names = ("report", "preparation", "model", "train_rows", "test_set")
    return check_report(*({**vars(own), **other}[name] for name in names))
