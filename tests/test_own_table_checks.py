"""The checks of "Your own table": honest work on any table is never accused, and each fault that is planted is found."""

import copy
import inspect
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest
import torch
from marks import SELDOM
from pandas import DataFrame
from torch import Tensor, nn

from course_utils.checks import check_preparation, check_report
from course_utils.tables import Preparation, TestSet, split_table
from course_utils.training import train

pytestmark = pytest.mark.usefixtures("one_thread")
draw = np.random.default_rng(1)


def prices() -> DataFrame:  # in each table the last column is the target
    area, rooms, district = (
        draw.uniform(30, 160, 150).round(1),
        draw.integers(1, 6, 150),
        draw.choice(["north", "south"], 150),
    )
    price = (3.1 * area + 20 * rooms + 40 * (district == "north") + draw.normal(0, 25, 150)).round(1)
    table = DataFrame({"area": area, "rooms": rooms, "district": district, "price": price})
    return table.mask(draw.uniform(size=table.shape) < [0.08, 0, 0.06, 0])


def years() -> DataFrame:
    people = np.cumsum(draw.integers(3_000, 9_000, 70)) + 2_500_000
    return DataFrame({"year": np.arange(1950, 2020), "rain": draw.normal(700, 80, 70).round(), "people": people})


def counts() -> DataFrame:  # many rows come again
    weekend, shift = draw.integers(0, 2, 240), draw.choice(["early", "late"], 240)
    return DataFrame({"weekend": weekend, "shift": shift, "calls": draw.poisson(3 + 3 * weekend + 2 * (shift == "late"))})


def flowers() -> DataFrame:  # one number tells one kind from the others without a mistake
    place = np.repeat([0, 1, 2], 40)
    length, width = draw.normal(1.5 + 2.2 * place, 0.35).round(1), draw.normal(0.3 + 0.8 * place, 0.15).round(1)
    return DataFrame({"length": length, "width": width, "kind": np.array(["a", "b", "c"])[place]})


def answers() -> DataFrame:  # gaps are words
    months, plan = draw.integers(1, 60, 160), draw.choice(["basic", "plus", "unknown"], 160, p=[0.5, 0.4, 0.1])
    stays = np.where(draw.uniform(size=160) < 0.2 + months / 90, "yes", "no")
    return DataFrame({"months": months, "plan": plan, "tickets": draw.poisson(2, 160), "stays": stays})


def wide() -> DataFrame:  # nothing is rounded, and two are nearly the target
    x = draw.normal(size=(130, 6))
    y, noise = x.sum(axis=1), draw.normal(size=(130, 2))
    table = DataFrame(x * [1e-3, 1, 50, 1e4, 1e6, 7], columns=[f"m{place}" for place in range(6)])
    return table.assign(near=y + 0.4 * noise[:, 0], nearer=900 * y + 80 * noise[:, 1], y=y)


TABLES = {own.__name__: own() for own in (prices, years, counts, flowers, answers, wide)}
MARKS = dict.fromkeys(("years", "counts", "flowers", "wide"), SELDOM)
EVERY = pytest.mark.parametrize(
    "table", [pytest.param(own, id=name, marks=MARKS.get(name, ())) for name, own in TABLES.items()]
)


class Plain:
    """A preparation of somebody's own: numbers alone, normalised."""

    def __init__(self, *, features: list[str], target: str) -> None:
        self.features, self.target = features, target

    def fit(self, rows: DataFrame) -> "Plain":
        numbers = rows[self.features].select_dtypes("number")
        self.mean, self.std = numbers.mean(), numbers.std()
        return self

    def transform(self, rows: DataFrame) -> Tensor:
        return torch.tensor(((rows[list(self.mean.index)] - self.mean) / self.std).fillna(0).to_numpy("float32"))


def work(table: DataFrame, kind: Callable[..., Any] = Preparation, *, split: Any = None, **how: Any) -> dict[str, Any]:
    """The rows and the preparation of an honest learner, by the names that the worksheet gives them."""
    train_rows, validation_rows, test_rows = split_table(table, **split or {})
    preparation = kind(**({"features": list(table.columns[:-1]), "target": table.columns[-1]} | how)).fit(train_rows)
    parts = {"train_rows": train_rows, "validation_rows": validation_rows, "test_set": TestSet(test_rows)}
    return {"table": table, "preparation": preparation, **parts}


def said(check: Callable[..., Any], own: dict[str, Any], **other: Any) -> str:
    """The kind of the mistake that a check finds; or right, or to do."""
    result = check(*({**own, **other}[name] for name in inspect.signature(check).parameters))
    return result.kind or result.status


def refitted(own: dict[str, Any], rows: DataFrame) -> Any:
    return copy.deepcopy(own["preparation"]).fit(rows)


@EVERY
def test_honest_preparations_are_not_accused(table: DataFrame) -> None:
    for gaps, fractions in (("drop", (0.6, 0.2, 0.2)), ("fill", (0.8, 0.1, 0.1)), ("fill", (0.4, 0.3, 0.3))):
        own = work(table, gaps=gaps, split={"fractions": fractions})
        assert said(check_preparation, own) == "right"
    for rows in (table.dropna(), table.drop_duplicates(), table.sample(frac=1, random_state=1)):
        assert said(check_preparation, work(rows)) == said(check_preparation, work(rows, Plain)) == "right"
    numbered, rows = own["test_set"].rows.reset_index(drop=True), own["train_rows"]
    assert said(check_preparation, own, test_set=numbered, train_rows=rows.reset_index(drop=True)) == "right"
    often = pd.concat([rows, rows.head(20)])  # rows drawn twice
    assert said(check_preparation, own, train_rows=often, preparation=refitted(own, often)) == "right"
    assert said(check_preparation, own, preparation=refitted(own, rows.dropna())) == "right"
    for feature in own["preparation"].features:
        assert said(check_preparation, work(table, features=[feature], gaps="fill")) == "right"


def test_what_only_looks_like_a_leak_is_not_accused() -> None:
    draw = np.random.default_rng(2)
    place, x, grown = np.arange(80), draw.uniform(size=80), np.cumsum(draw.integers(1, 90, 80))
    date = pd.date_range("2020-01-01", periods=80)
    for features, y in (
        ({"x": x}, 0.7 * x + 0.3),  # lines made for a lesson
        ({"hours": place}, 2.0 * place + 1),
        ({"day": place + 1, "x": x}, draw.normal(size=80)),  # an axis of time
        ({"year": 1940 + place, "x": x}, grown),
        ({"cases": np.cumsum(draw.integers(1, 900, 80)), "x": x}, grown),  # two that grow
        ({"rank": draw.permutation(80) + 1, "x": x}, grown),
        ({"when": date.strftime("%d %b %Y"), "iso": date.strftime("%Y-%m-%d"), "people": draw.permutation(9999)[:80]}, x),
        ({"reading": (100 * x + draw.normal(0, 0.2, 80)).round(1), "z": grown}, (100 * x).round(1)),
    ):
        table = DataFrame({**features, "y": y})
        for rows in (table, table.drop(index=[3, 7, 8, 40])):
            assert said(check_preparation, work(rows, Plain)) == "right", list(features)


@EVERY
def test_statistics_of_other_rows_are_found(table: DataFrame) -> None:
    own = work(table, gaps="fill")
    rows, validation, test = own["train_rows"], own["validation_rows"], own["test_set"].rows
    for others in (table, pd.concat([rows, validation]), pd.concat([rows, test]), validation, rows.head(25)):
        before = copy.deepcopy((leaky := refitted(own, others)).state_dict())
        assert said(check_preparation, own, preparation=leaky) == "leakage-statistics"
        assert leaky.state_dict() == before, "the learner's own stays as it was"
    never = Preparation(features=own["preparation"].features, target=own["preparation"].target)
    assert said(check_preparation, own, preparation=never) == "not-fitted"
    assert not never.columns


@EVERY
def test_features_that_leak_are_found(table: DataFrame) -> None:
    *_, target = table.columns
    true, n = table[target], len(table)
    numbers = np.random.default_rng(3).permutation(9999)[:n]
    names = [f"P-{number}" for number in numbers]
    identifiers = {"entry": np.arange(1, n + 1), "PassengerId": numbers, "label": names, "order_no": names}
    if true.dtype.kind in "if":
        copies = {"cents": 100 * true, "scaled": 1.8 * true + 32, "turned": -true, "kilo": (true / 4.536).round(3)}
        copies |= {"log": np.log(true)} if true.min() > 0 else {}
        copies |= {"cubed": (true - true.mean()) ** 3} if not true.is_monotonic_increasing and true.nunique() > 30 else {}
    else:
        copies = {"code": true.map({own: place for place, own in enumerate(true.unique())}), "word": "is " + true}
    for kind, columns in (("leakage-identifier", identifiers), ("leakage-copy", copies)):
        for name, values in columns.items():
            assert said(check_preparation, work(DataFrame({name: values, **table}), Plain)) == kind, name
    (own := work(table, Plain))["preparation"].features.append(target)
    assert said(check_preparation, own) == "leakage-target"


@EVERY
def test_rows_in_the_wrong_place_are_found(table: DataFrame) -> None:
    own = work(table, gaps="fill")
    rows, validation, test = own["train_rows"], own["validation_rows"], own["test_set"].rows
    repeats = table.duplicated().mean() > 0.5  # then labels alone can tell
    for more in (test.head(9), validation.head(9), test):
        more = pd.concat([rows, more])
        changed = {"train_rows": more, "preparation": refitted(own, more)}
        assert said(check_preparation, own, **changed) == "leakage-rows"
        changed["train_rows"] = more.reset_index(drop=True)
        assert repeats or said(check_preparation, own, **changed) == "leakage-rows"
    assert repeats or said(check_preparation, own, test_set=TestSet(test.iloc[:-6])) == "rows-lost"
    assert said(check_preparation, own, test_set=TestSet(test.head(0))) == "empty-part"
    assert said(check_preparation, own, validation_rows=test.head(0)) == "empty-part"
    another = (table.astype(str) + "!").set_axis(range(5000, 5000 + len(table)))
    assert said(check_preparation, own, table=another) == "other-table"
    assert said(check_preparation, own, table=table.to_numpy()) == "wrong-type"
    assert said(check_preparation, own, preparation=...) == "to do"


def off(predicted: Any, true: Any, power: int = 1) -> float:
    """The MAE of numbers, or the RMSE; the error rate of classes."""
    if isinstance(true, list):
        return sum(one != other for one, other in zip(predicted, true, strict=True)) / len(true)
    return ((torch.as_tensor(predicted) - true).abs().double() ** power).mean().item() ** (1 / power)


def finished(table: DataFrame, epochs: int = 30, gaps: str = "fill") -> tuple[dict[str, Any], Any, Any, list[Any]]:
    """An honest report and all that belongs to it; what is predicted, what is true, and what may be guessed."""
    TestSet._looks.clear()
    own, known = work(table, gaps=gaps), list(work(table)["train_rows"].iloc[:, -1])
    preparation = own["preparation"]
    X, y = preparation.prepare(own["train_rows"])
    torch.manual_seed(0)
    own["model"] = model = nn.Linear(X.shape[1], len(preparation.classes) or 1)
    loss_fn = nn.CrossEntropyLoss() if preparation.classes else nn.MSELoss()
    train(model, (X, y), loss_fn=loss_fn, optimizer=torch.optim.SGD(model.parameters(), lr=0.1), epochs=epochs)
    predicted, true = own["test_set"].look(model, preparation)
    if preparation.classes:
        guesses = [[max(known, key=known.count)] * len(true)]
    else:
        guesses = [torch.full_like(true, float(of(known))) for of in (np.mean, np.median)]
    test, baseline = off(predicted, true), off(guesses[0], true)
    report = {"target": preparation.target, "units": "such and such", "sentence": "We predict the last column."}
    own["report"] = report | {"test": test, "baseline": baseline, "better": test < baseline}
    return own, predicted, true, guesses


@EVERY
def test_honest_reports_are_not_accused(table: DataFrame) -> None:
    for epochs, gaps in ((1, "drop"), (30, "fill")):
        own, predicted, true, guesses = finished(table, epochs, gaps)
        pairs = [(off(predicted, true, power), off(guess, true, power)) for guess in guesses for power in (1, 2)]
        if isinstance(true, list):
            pairs += [(100 * test, 100 * baseline) for test, baseline in pairs]
        for test, baseline in pairs:
            for of in (torch.tensor, np.float32, lambda own: float(f"{own:.2g}")):
                report = own["report"] | {"test": of(test), "baseline": of(baseline), "better": test < baseline}
                assert said(check_report, own, report=report) == "right", report
        if isinstance(true, list):  # as accuracies
            report = own["report"] | {"test": 1 - test / 100, "baseline": 1 - baseline / 100}
            assert said(check_report, own, report=report) == "right"
        assert len(own["test_set"].looks) == 1, "the check's own look is not counted"


@EVERY
def test_reports_that_are_wrong_are_found(table: DataFrame) -> None:
    own, _, true, guesses = finished(table)
    report, preparation, model = (own[name] for name in ("report", "preparation", "model"))

    def told(**other: Any) -> str:
        return said(check_report, own, report=report | other)

    assert told(baseline=None) == told(baseline=report["baseline"] * 1.23) == "no-baseline"
    assert told(test=report["test"] * 1.23 + 0.01) == "wrong-number"
    assert told(better=not report["better"]) == "wrong-conclusion"
    for name in ("target", "units", "sentence", "test", "better"):
        assert told(**{name: ""}) == told(**{name: ...}) == "nothing-said"
    assert told(sentence="x") == told(sentence="It says nothing about other birds.") == "nothing-said"
    seen = off(*TestSet(own["train_rows"]).look(model, preparation))
    assert told(test=seen) == ("right" if seen == report["test"] else "leakage-training-score")
    if not isinstance(true, list):
        unit = (preparation.in_units(torch.ones(1, 1)) - preparation.in_units(torch.zeros(1, 1))).item()
        assert told(test=report["test"] / unit) == told(baseline=report["baseline"] / unit) == "wrong-units"
        assert told(baseline=off(guesses[0], true, 2)) == told(baseline=guesses[0][0].item()) == "no-baseline"
    assert said(check_report, own, test_set=TestSet(own["test_set"].rows)) == "no-look"
    own["test_set"].look(nn.Linear(model.in_features, model.out_features), preparation)
    assert told() == "second-look"
    anew = TestSet(own["test_set"].rows)  # a new envelope for the same rows goes on counting
    anew.look(model, preparation)
    assert said(check_report, own, test_set=anew) == "second-look"
    assert said(check_report, own, report=[1, 2]) == "wrong-type"
    assert said(check_report, own, report=...) == "to do"


def test_a_report_on_rows_that_the_model_has_seen_is_found() -> None:
    own, *_ = finished(prices())
    report, rows = own["report"], own["train_rows"]
    seen = TestSet(rows)
    seen.look(own["model"], own["preparation"])
    assert said(check_report, own, test_set=seen) == "leakage-rows"
    assert said(check_report, own, preparation=refitted(own, own["table"])) == "leakage-statistics"
    assert said(check_report, own, report=report | {"target": "rank"}) == "other-target"
    assert said(check_report, own, report=report | {"measure": "median error", "test": 1.0}) == "right"


def test_what_may_be_right_is_asked_and_not_accused() -> None:
    table = prices().reset_index(drop=True)
    table["x"] = table[table.columns[-1]] * 0.92
    features = [*prices().columns[:-1], "x"]
    assert said(check_preparation, work(table, features=features, target=prices().columns[-1])) == "leakage-copy"
    kinds = flowers()  # one number tells one kind from the others
    kinds["is_first"] = np.where(kinds[kinds.columns[-1]] == kinds[kinds.columns[-1]].unique()[0], "yes", "no")
    border = work(kinds, features=list(kinds.columns[:-2]))
    twice = pd.concat([flowers(), flowers()], ignore_index=True)
    scaled = flowers()
    scaled.iloc[:, 0] = (scaled.iloc[:, 0] - scaled.iloc[:, 0].mean()) / scaled.iloc[:, 0].std()
    asked = {"alone nearly gives 'is_first' away": border, "also in train_rows, word for word": work(twice)}
    asked["is already normalised"] = work(scaled)
    for words, own in asked.items():
        result = check_preparation(*(own[name] for name in inspect.signature(check_preparation).parameters))
        assert (result.status, words in result.message) == ("right", True), result
    own = finished(kinds.drop(columns=kinds.columns[-2]), epochs=300)[0]
    result = check_report(*(own[name] for name in inspect.signature(check_report).parameters))
    assert (result.status, "known only afterwards" in result.message) == ("right", True), result
