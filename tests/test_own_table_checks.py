"""The checks of "Your own table": honest work on any table is never accused, and each fault that is planted is found."""

import copy
import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
import torch
from pandas import DataFrame
from torch import Tensor, nn

from course_utils.checks import check_preparation, check_report
from course_utils.preparation import Preparation, TestSet
from course_utils.tables import split_table
from course_utils.training import train

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


class Plain:
    """A preparation of somebody's own: numbers alone, standardised."""

    def __init__(self, features: list[str], target: str) -> None:
        self.features, self.target = features, target

    def fit(self, rows: DataFrame) -> "Plain":
        numbers = rows[self.features].select_dtypes("number")
        self.mean, self.std = numbers.mean(), numbers.std()
        return self

    def transform(self, rows: DataFrame) -> Tensor:
        return torch.tensor(((rows[list(self.mean.index)] - self.mean) / self.std).fillna(0).to_numpy("float32"))


def work(
    table: DataFrame, target: str, *, kind: Any = Preparation, more: dict[str, Any] | None = None, **how: Any
) -> dict[str, Any]:
    """The rows and the preparation of an honest learner, by the names that the worksheet gives them."""
    train_rows, validation_rows, test_rows = split_table(table, **how)
    preparation = kind(features=[own for own in table if own != target], target=target, **(more or {})).fit(train_rows)
    parts = {"train_rows": train_rows, "validation_rows": validation_rows, "test_set": TestSet(test_rows)}
    return {"preparation": preparation, "table": table, **parts}


def judged(own: dict[str, Any], **other: Any) -> str:
    """What the check of the preparation says: the kind of the mistake, or right."""
    result = check_preparation(*({**own, **other}[name] for name in list(inspect.signature(check_preparation).parameters)))
    return result.kind or result.status


def afresh(own: dict[str, Any], rows: DataFrame) -> Any:
    """The preparation, fitted on other rows."""
    return copy.deepcopy(own["preparation"]).fit(rows)


# --- the preparation --------------------------------------------------------------------------------------------------


@EVERY
def test_honest_preparations_are_not_accused(name: str) -> None:
    table, target = TABLES[name]()
    for gaps, fractions in (("drop", (0.6, 0.2, 0.2)), ("fill", (0.8, 0.1, 0.1)), ("fill", (0.4, 0.3, 0.3))):
        own = work(table, target, more={"gaps": gaps}, fractions=fractions)
        assert judged(own) == "right"
    for rows in (
        table.dropna(),
        table.drop_duplicates(),
        table.sample(frac=1, random_state=1),
        table.set_index(table.columns[0]),
    ):
        cleaned = work(rows, target)
        assert judged(cleaned) == "right"
    assert judged(work(rows, target, kind=Plain)) == "right"
    train_rows, test_rows = own["train_rows"], own["test_set"].rows
    assert judged(own, test_set=test_rows.reset_index(drop=True), train_rows=train_rows.reset_index(drop=True)) == "right"
    often = pd.concat([train_rows, train_rows.head(20)])
    assert judged(own, train_rows=often, preparation=afresh(own, often)) == "right", "rows drawn twice are no leak"
    assert judged(own, preparation=afresh(own, train_rows.dropna())) == "right", "cleaned, then fitted"
    for feature in own["preparation"].features:
        alone = Preparation(features=[feature], target=target, gaps="fill").fit(train_rows)
        assert judged(own, preparation=alone) == "right"


def test_what_only_looks_like_a_leak() -> None:
    draw, place = np.random.default_rng(7), np.arange(80)
    x, date = draw.uniform(size=80), pd.date_range("2020-01-01", periods=80)
    grown = np.cumsum(draw.integers(1, 90, 80))
    for features, y in (
        ({"x": x}, 0.7 * x + 0.3),  # lines made for a lesson
        ({"hours": place}, 2.0 * place + 1),
        ({"day": place + 1, "x": x}, draw.normal(size=80)),  # an axis of time
        ({"year": 1940 + place, "x": x}, grown),
        ({"cases": np.cumsum(draw.integers(1, 900, 80)), "x": x}, grown),  # two that grow
        ({"when": date.strftime("%d %b %Y"), "x": x}, grown),
        ({"iso": date.strftime("%Y-%m-%d"), "people": draw.permutation(90_000)[:80]}, x),
        ({"reading": (100 * x + draw.normal(0, 0.2, 80)).round(1), "z": grown}, (100 * x).round(1)),
    ):
        table = DataFrame({**features, "y": y})
        assert judged(work(table, "y", kind=Plain)) == "right", list(features)
        assert judged(work(table.drop(index=[3, 7, 8, 40]), "y", kind=Plain)) == "right", list(features)


@EVERY
def test_statistics_of_other_rows_are_found(name: str) -> None:
    own = work(*TABLES[name](), more={"gaps": "fill"})
    train_rows, validation_rows, test_rows = own["train_rows"], own["validation_rows"], own["test_set"].rows
    before = copy.deepcopy(own["preparation"].state_dict())
    for rows in (
        own["table"],
        pd.concat([train_rows, validation_rows]),
        pd.concat([train_rows, test_rows]),
        validation_rows,
    ):
        assert judged(own, preparation=afresh(own, rows)) == "leakage-statistics"
    assert judged(own, preparation=afresh(own, train_rows.head(25))) == "leakage-statistics", "of whatever other rows"
    never = Preparation(features=own["preparation"].features, target=own["preparation"].target)
    assert judged(own, preparation=never) == "not-fitted"
    assert judged(own) == "right"
    assert own["preparation"].state_dict() == before, "the learner's own stays as it was"


@EVERY
def test_features_that_leak_are_found(name: str) -> None:
    table, target = TABLES[name]()
    true, n, draw = table[target], len(table), np.random.default_rng(8)
    names = [f"P-{number}" for number in draw.permutation(9999)[:n]]
    identifiers = {
        "entry": np.arange(1, n + 1),
        "PassengerId": draw.permutation(9999)[:n],
        "label": names,
        "order_no": names,
    }
    if true.dtype.kind in "if":
        copies = {"cents": 100 * true, "scaled": 1.8 * true + 32, "turned": -true, "kilo": (true / 4.536).round(3)}
        copies |= {"log": np.log(true)} if true.min() > 0 else {}
        copies |= {"cubed": (true - true.mean()) ** 3} if name in ("prices", "wide") else {}
    else:
        copies = {
            "code": true.map({own: place for place, own in enumerate(true.unique())}),
            "word": "is " + true.astype(str),
        }
    for kind, columns in (("leakage-identifier", identifiers), ("leakage-copy", copies)):
        for column, values in columns.items():
            own = work(table.assign(**{column: values}), target, kind=Plain)
            assert judged(own) == kind, column
    own = work(table, target, kind=Plain)
    own["preparation"].features.append(target)
    assert judged(own) == "leakage-target"


@EVERY
def test_rows_in_the_wrong_place_are_found(name: str) -> None:
    own = work(*TABLES[name](), more={"gaps": "fill"})
    train_rows, validation_rows, test_rows = own["train_rows"], own["validation_rows"], own["test_set"].rows
    for more in (test_rows.head(9), validation_rows.head(9), test_rows):
        rows = pd.concat([train_rows, more])
        fitted = {"train_rows": rows, "preparation": afresh(own, rows)}
        assert judged(own, **fitted) == "leakage-rows"
        if name != "counts":  # where rows come again in the table, only their labels can tell
            assert judged(own, train_rows=rows.reset_index(drop=True), preparation=fitted["preparation"]) == "leakage-rows"
    assert judged(own, test_set=TestSet(test_rows.head(0))) == judged(own, validation_rows=test_rows.head(0)) == "empty-part"
    lost = TestSet(test_rows.iloc[:-4])
    assert judged(own, test_set=lost) == ("rows-lost")
    assert judged(own, table=own["table"].set_axis(range(5000, 5000 + len(own["table"]))).map(str).add("!")) == "other-table"
    assert judged(own, table=train_rows.to_numpy()) == "wrong-type"
    assert check_preparation(*[...] * 5).status == "to do"


# --- the report -------------------------------------------------------------------------------------------------------


def finished(name: str, *, epochs: int = 40, gaps: str = "fill") -> dict[str, Any]:
    """An honest report, and all that belongs to it."""
    own = work(*TABLES[name](), more={"gaps": gaps})
    preparation = own["preparation"]
    X, y = preparation.prepare(own["train_rows"])
    torch.manual_seed(0)
    model = nn.Linear(X.shape[1], len(preparation.classes) or 1)
    loss_fn = nn.CrossEntropyLoss() if preparation.classes else nn.MSELoss()
    train(model, (X, y), loss_fn=loss_fn, optimizer=torch.optim.SGD(model.parameters(), lr=0.1), epochs=epochs)
    own["model"] = model
    predicted, true = own["test_set"].look(model, preparation)
    known = own["train_rows"][preparation.target].dropna()
    guess = str(known.mode()[0]) if preparation.classes else known.mean()
    own["numbers"] = {"test": off(predicted, true), "baseline": off([guess] * len(true), true)}
    better = own["numbers"]["test"] < own["numbers"]["baseline"]
    own["report"] = {
        "target": preparation.target,
        "units": "units",
        "sentence": "So it is.",
        "better": better,
        **own["numbers"],
    }
    return own


def off(predicted: Any, true: Any, *, power: int = 1) -> float:
    """The error rate of classes; of numbers the MAE, or the RMSE."""
    if isinstance(true, list):
        return sum(one != other for one, other in zip(predicted, true, strict=True)) / len(true)
    distance = (torch.as_tensor(predicted).reshape(-1) - true.reshape(-1)).abs().double()
    return ((distance**power).mean() ** (1 / power)).item()


def reported(own: dict[str, Any], **other: Any) -> str:
    """What the check says to a report that is changed."""
    answers = {**own, "report": {**own["report"], **other}}
    result = check_report(*(answers[name] for name in inspect.signature(check_report).parameters))
    return result.kind or result.status
