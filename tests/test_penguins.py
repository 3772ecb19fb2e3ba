"""The prepared penguins: what exercises 1.1 to 1.3 build by hand, and what later exercises begin with."""

import math
from collections import Counter
from pathlib import Path

import pytest
import torch
from notebook_tools import FOLDER

from course_utils.data import load_penguins
from course_utils.penguins import MEASURED, SPECIES, complete_penguins, encode_penguins, prepare_penguins

TABLE = FOLDER / "data" / "penguins.csv"


def test_complete_birds_have_every_value_and_their_order() -> None:
    birds = complete_penguins(TABLE)
    assert birds == [bird for bird in load_penguins(TABLE) if all(value is not None for value in bird.values())]
    assert len(birds) == 333


def test_encoding_by_hand() -> None:
    bird = {
        **{"species": "Chinstrap", "island": "Dream", "sex": "male", "year": 2008.0},
        **{"bill_length_mm": 46.0, "bill_depth_mm": 18.5, "flipper_length_mm": 195.0, "body_mass_g": 3800.0},
    }
    X, y = encode_penguins([bird, {**bird, "species": "Gentoo", "sex": "female"}])
    assert X.dtype == y.dtype == torch.float32
    assert X.tolist() == [[46.0, 18.5, 195.0, 0, 1, 0, 1], [46.0, 18.5, 195.0, 0, 0, 1, 0]]
    assert y.tolist() == [[3800.0], [3800.0]]
    whole = encode_penguins([{name: int(value) if isinstance(value, float) else value for name, value in bird.items()}])
    assert [part.dtype for part in whole] == [torch.float32, torch.float32]


@pytest.mark.parametrize("target", ["mass", "species"])
def test_three_sets_that_hold_every_bird_once(target: str) -> None:
    data = prepare_penguins(target, path=TABLE)
    assert {name: len(birds) for name, birds in data.birds.items()} == {"train": 200, "validation": 66, "test": 67}
    keys = Counter(tuple(bird.values()) for birds in data.birds.values() for bird in birds)
    assert keys == Counter(tuple(bird.values()) for bird in complete_penguins(TABLE))
    for name, birds in data.birds.items():
        X, y = getattr(data, name)
        assert X.shape == (len(birds), len(data.features))
        assert X.dtype == torch.float32
        if target == "mass":
            assert torch.allclose(y, torch.tensor([[bird["body_mass_g"] / 1000] for bird in birds]))
        else:
            assert y.dtype == torch.int64
            assert [SPECIES[index] for index in y] == [bird["species"] for bird in birds]
        assert X[:, data.features.index("male")].tolist() == [float(bird["sex"] == "male") for bird in birds]


@pytest.mark.parametrize("target", ["mass", "species"])
def test_measurements_are_normalised_by_the_training_birds(target: str) -> None:
    data = prepare_penguins(target, path=TABLE)
    for name in set(data.features) & set(MEASURED):
        column = data.features.index(name)
        values = [bird[name] for bird in data.birds["train"]]
        mean = math.fsum(values) / len(values)
        std = math.sqrt(math.fsum((value - mean) ** 2 for value in values) / (len(values) - 1))
        for part, birds in data.birds.items():
            wanted = torch.tensor([(bird[name] - mean) / std for bird in birds])
            assert torch.allclose(getattr(data, part)[0][:, column], wanted, atol=1e-4), (part, name)


def test_the_target_is_not_among_the_features() -> None:
    assert set(prepare_penguins("mass", path=TABLE).features) == {*MEASURED, *SPECIES, "male"}
    assert set(prepare_penguins("species", path=TABLE).features) == {"bill_length_mm", "flipper_length_mm", "male"}


@pytest.mark.parametrize(
    ("call", "error", "words"),
    [
        (lambda: prepare_penguins("sex", path=TABLE), ValueError, "target is 'sex'; expected 'mass' or 'species'"),
        (lambda: prepare_penguins(None, path=TABLE), ValueError, "expected 'mass' or 'species'"),
        (lambda: prepare_penguins(seed=1.5, path=TABLE), TypeError, "seed"),
        (lambda: prepare_penguins(path="no.csv"), FileNotFoundError, "no file no.csv"),
        (lambda: encode_penguins([]), ValueError, "birds is empty; expected one dict per bird"),
        (lambda: encode_penguins([{"species": "Gentoo"}]), ValueError, "bird 0 has no bill_length_mm, .*: use complete_"),
        (lambda: encode_penguins(load_penguins(TABLE)), ValueError, "bird 3 has no .*sex.*: use complete_penguins"),
        (lambda: encode_penguins(torch.zeros(3)), TypeError, "birds is of type Tensor; expected a list of dicts"),
        (lambda: encode_penguins([[1, 2]]), TypeError, "expected a list of dicts"),
    ],
)
def test_bad_input(call: object, error: type[Exception], words: str) -> None:
    with pytest.raises(error, match=words):
        call()


def test_the_default_path_is_that_of_the_notebooks(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(FOLDER)
    assert len(complete_penguins()) == 333
    assert prepare_penguins().birds == prepare_penguins("mass", seed=42, path=TABLE).birds
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match=r"the course keeps it as notebooks/data/penguins\.csv"):
        prepare_penguins()
