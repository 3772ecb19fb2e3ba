"""Preparing any table: against numbers by hand, what is refused, and what is stored."""

import pandas as pd
import pytest
import torch
from comparing import said
from torch import nn

from course_utils.tables import Preparation, TestSet

ROWS = pd.DataFrame(
    {
        "area": [50.0, 60, 70, None, 100],
        "town": ["Ulm", "Bonn", "Kiel", "Bonn", None],
        "lift": ["no", "yes", "yes", "yes", "no"],
        "price": [100.0, 200, 300, 400, 500],
        "sold": [True, False, True, True, False],
        "class": [1, 3, 2, 2, 3],
    },
    index=[10, 11, 12, 13, 14],
)
DAYS = pd.date_range("2020-01-01", periods=5)
FEATURES = ["area", "town", "lift"]


def fitted(target="price", **more):
    return Preparation(features=FEATURES, target=target, **more).fit(ROWS)


def numbers(target):
    return Preparation(features=["area"], target=target, task="regression")


def test_gaps_are_dropped_and_the_rest_normalised_by_the_rows_of_fit():
    preparation = fitted()
    X, y = preparation.prepare(ROWS)
    assert preparation.columns == ["area", "town = Bonn", "town = Kiel", "town = Ulm", "lift = yes"]
    assert X.tolist() == [[-1, 0, 0, 1, 0], [0, 1, 0, 0, 1], [1, 0, 1, 0, 1]]
    assert y.tolist() == [[-1], [0], [1]]
    assert (X.dtype, y.dtype, preparation.task, preparation.classes) == (torch.float32, torch.float32, "regression", [])
    new = preparation.transform({"area": 80, "town": "Kiel", "lift": "no"})
    assert new.tolist() == [[2, 0, 1, 0, 0]]
    assert preparation.in_units(torch.tensor([[-1.0], [2]])).tolist() == [[100], [400]]


def test_gaps_are_filled_by_the_training_mean_and_the_commonest_word():
    preparation = fitted(gaps="fill")
    X, _ = preparation.prepare(ROWS)
    assert len(X) == 5
    assert (X[3, 0], X[4, 1]) == (0, 1), "the mean is 0 once normalised, and Bonn the commonest"
    changed = pd.concat([ROWS, ROWS.assign(area=1e6)], ignore_index=True)
    assert torch.equal(preparation.prepare(changed)[0][:5], X), "other rows changed the numbers"


@pytest.mark.parametrize(
    ("target", "classes", "indices"),
    [("sold", ["False", "True"], [1, 0, 1]), ("town", ["Bonn", "Kiel", "Ulm"], [2, 0, 1, 0])],
)
def test_classes_become_indices_and_come_back(target, classes, indices):
    preparation = Preparation(features=["area", "lift"] if target == "sold" else ["lift"], target=target).fit(ROWS.head(4))
    X, y = preparation.prepare(ROWS)
    assert (preparation.task, preparation.classes) == ("classification", classes)
    assert y.dtype == torch.int64
    assert y.tolist()[: len(indices)] == indices
    assert preparation.in_units(y) == [classes[index] for index in y]
    assert preparation.in_units(torch.eye(len(classes))) == classes
    assert len(X) == len(y)


def test_a_target_of_two_numbers_may_be_a_regression_and_a_fit_that_fails_decides_nothing():
    half = ROWS.assign(half=[0, 1, 1, 0, 1])
    _, y = numbers("half").fit(half).prepare(half)
    assert (y.dtype, y.shape) == (torch.float32, (4, 1))
    preparation = Preparation(features=["area"], target="half")
    with pytest.raises(ValueError, match="area is"):
        preparation.fit(half.assign(area=[f"2020-01-0{day}" for day in range(1, 6)]))
    assert preparation.fit(half.assign(half=[1.5, 2, 3, 4, 5])).task == "regression"


def test_numbers_that_are_classes_are_said_to_be():
    preparation = Preparation(features=["class"], target="price", categories=["class"]).fit(ROWS)
    assert preparation.columns == ["class = 1", "class = 2", "class = 3"]
    coded = Preparation(features=["area"], target="class", task="classification").fit(ROWS)
    assert (coded.classes, coded.prepare(ROWS)[1].tolist()) == (["1", "2", "3"], [0, 2, 1, 2])
    gap = ROWS.assign(**{"class": [1, 3, 2, None, 3]})  # a gap makes 1 a 1.0
    assert coded.prepare(gap)[1].tolist() == [0, 2, 1, 2]


def test_it_is_stored_as_plain_data_beside_the_weights(tmp_path):
    for preparation in (fitted(), fitted("sold", gaps="fill"), fitted("class", task="classification", categories=["town"])):
        torch.save({"weights": nn.Linear(5, 1).state_dict(), "preparation": preparation.state_dict()}, tmp_path / "all.pt")
        stored = torch.load(tmp_path / "all.pt", weights_only=True, map_location="cpu")
        again = Preparation.from_state(stored["preparation"])
        for mine, theirs in zip(preparation.prepare(ROWS), again.prepare(ROWS), strict=True):
            assert torch.equal(mine, theirs)
        assert (again.columns, again.classes, repr(again)) == (preparation.columns, preparation.classes, repr(preparation))
    with pytest.raises(ValueError, match=said("state has ['weights']", "state_dict()")):
        Preparation.from_state({"weights": 1})


REFUSED = {
    "an unknown word": (lambda p: p.transform(ROWS.head(3).assign(town="Elba")), ("row 10: town is 'Elba'", "Kiel, Ulm")),
    "a gap in a number": (lambda p: p.transform(ROWS.head(4)), ("row 13", "area has no value", "gaps='fill'")),
    "a gap in a word": (lambda p: p.transform(ROWS.assign(area=1.0)), ("row 14", "town has no value", "gaps='fill'")),
    "a gap beside the word None": (
        lambda p: Preparation(features=["town"], target="price").fit(ROWS.replace("Kiel", "None")).transform({"town": None}),
        ("row 0: town has no value",),
    ),
    "a text as number": (lambda p: p.transform({"area": "big", "town": "Ulm", "lift": "no"}), ("area is 'big'", "a number")),
    "a column less": (lambda p: p.transform({"area": 1, "town": "Ulm"}), ("no column 'lift'", "it has area, town")),
    "not fitted": (
        lambda p: Preparation(features=["area"], target="price").transform(ROWS),
        ("not fitted", "fit(train_rows)"),
    ),
    "the target": (lambda p: Preparation(features=["price"], target="price"), ("target 'price' is among the features",)),
    "no features": (lambda p: Preparation(features=[], target="price"), ("features is empty",)),
    "a constant": (lambda p: p.fit(ROWS.assign(lift="no")), ("lift never changes in the training rows",)),
    "dates": (
        lambda p: p.fit(ROWS.assign(town=[f"2020-01-0{day}" for day in range(1, 6)])),
        ("town is a date", ".dt.month"),
    ),
    "all gaps": (lambda p: p.fit(ROWS.assign(area=None)), ("none of the 5 rows", "gaps='fill'")),
    "infinity": (lambda p: p.fit(ROWS.assign(area=[1, 2, float("inf"), 4, 5])), ("area has 1 values", "infinite")),
    "other gaps": (lambda p: fitted(gaps="keep"), ("gaps is 'keep'", "'drop' or 'fill'")),
    "other task": (lambda p: fitted(task="guess"), ("task is 'guess'",)),
    "one output": (lambda p: fitted("sold").in_units(torch.zeros(3, 1)), ("1 outputs for each row", "2 for the classes")),
    "words as numbers": (lambda p: numbers("town").fit(ROWS), ("row 10: town is 'Ulm'", "expected a number")),
    "a date as a number": (lambda p: numbers("day").fit(ROWS.assign(day=DAYS)), ("day is a date",)),
    "an empty category": (lambda p: fitted(categories=["area"], gaps="fill").fit(ROWS.assign(area=None)), ("area has no",)),
    "strange category": (lambda p: fitted(categories=["price"]), ("categories has 'price'", "not a feature")),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_prepared_is_named(name):
    call, parts = REFUSED[name]
    with pytest.raises(ValueError, match=said(*parts)):
        call(fitted())
    with pytest.raises(TypeError, match=said("features is 'area'", "list of words")):
        Preparation(features="area", target="price")


def test_the_test_set_notes_each_different_model_once():
    preparation, test_set = fitted(), TestSet(ROWS)
    model = nn.Linear(5, 1)
    assert "closed; models that looked: 0" in repr(test_set)
    predicted, true = test_set.look(model, preparation)
    assert (predicted.shape, true.tolist()) == ((3, 1), [[100], [200], [300]])
    test_set.look(model, preparation)
    assert len(test_set.looks) == 1
    nn.init.zeros_(model.weight)
    test_set.look(model, preparation)
    assert (len(test_set.looks), len(test_set)) == (2, 5)
    assert "opened; models that looked: 2" in repr(test_set)
    assert TestSet(ROWS).look(nn.Linear(5, 2), fitted("sold"))[1] == ["True", "False", "True"]
