"""The straight line, the splits, and the penguins table."""

import statistics
from pathlib import Path

import pytest
import torch
from comparing import said

from course_utils.data import load_penguins, make_line, split

NOTEBOOKS = Path(__file__).parents[1] / "notebooks"
TABLE = NOTEBOOKS / "data" / "penguins.csv"
HEADER = "species,island,bill_length_mm,bill_depth_mm,flipper_length_mm,body_mass_g,sex,year\n"


def test_the_default_line_is_that_of_the_course():
    X, y = make_line()
    assert X.shape == y.shape == (50, 1)
    assert X.dtype == y.dtype == torch.float32
    assert X.flatten().tolist() == pytest.approx([0.02 * i for i in range(50)])
    assert y.flatten().tolist() == pytest.approx([0.3 + 0.7 * 0.02 * i for i in range(50)])


def test_weight_bias_and_n_are_those_asked_for():
    X, y = make_line(weight=-2, bias=5, n=4)
    assert X.tolist() == [[0.0], [0.25], [0.5], [0.75]]
    assert y.tolist() == [[5.0], [4.5], [4.0], [3.5]]
    assert [part.tolist() for part in make_line(n=1)] == [[[0.0]], [[pytest.approx(0.3)]]]


def test_the_noise_is_normal_around_the_line_and_scales():
    _, line = make_line(n=4000)
    _, once = make_line(n=4000, noise=0.1)
    _, thrice = make_line(n=4000, noise=0.3)
    noise = (once - line).flatten().tolist()
    assert abs(statistics.mean(noise)) < 0.1 * 4 / 4000**0.5
    assert statistics.stdev(noise) == pytest.approx(0.1, rel=0.05)
    assert sum(abs(e) < 0.1 for e in noise) / 4000 == pytest.approx(0.683, abs=0.03)
    assert torch.allclose(thrice - line, 3 * (once - line), atol=1e-5)


def test_the_noise_comes_from_its_seed_and_not_from_the_global_stream():
    state = torch.get_rng_state()
    first, again, other = (make_line(noise=0.1, seed=seed)[1] for seed in (42, 42, 43))
    assert torch.equal(first, make_line(noise=0.1)[1]), "42 is the default"
    assert torch.equal(first, again)
    assert not torch.allclose(first, other)
    assert torch.equal(torch.get_rng_state(), state), "make_line drew from the global stream"


@pytest.mark.parametrize(
    ("change", "kind", "parts"),
    [
        ({"n": 0}, ValueError, ("n is 0", "1 or more")),
        ({"n": 5.0}, TypeError, ("n is 5.0", "float", "whole number")),
        ({"n": True}, TypeError, ("n is True", "bool", "whole number")),
        ({"noise": -0.1}, ValueError, ("noise is -0.1", "0 or more")),
        ({"noise": float("nan")}, ValueError, ("noise is nan", "finite")),
        ({"weight": "0.7"}, TypeError, ("weight is '0.7'", "str", "expected a number")),
        ({"seed": 2**70}, ValueError, ("seed is", "42")),
    ],
)
def test_make_line_refuses(change, kind, parts):
    with pytest.raises(kind, match=said(*parts)):
        make_line(**change)


@pytest.mark.parametrize(
    ("n", "fractions", "sizes"),
    [
        (50, (0.8, 0.2), [40, 10]),
        (50, [0.6, 0.2, 0.2], [30, 10, 10]),
        (11, (0.7, 0.2, 0.1), [8, 2, 1]),
        (9, (0.3333333, 0.3333333, 0.3333333), [3, 3, 3]),  # as written by hand
        (2, (0.5, 0.5), [1, 1]),
    ],
)
@pytest.mark.parametrize("shuffle", [True, False])
def test_every_sample_lands_in_one_part_with_its_target(n, fractions, sizes, shuffle):
    X = torch.arange(n).reshape(n, 1).float()
    y = -10 * X
    parts = split(X, y, fractions=fractions, shuffle=shuffle)
    assert [len(part[0]) for part in parts] == sizes
    seen = []
    for X_part, y_part in parts:
        assert torch.equal(y_part, -10 * X_part), "a target went to another sample"
        seen += X_part.flatten().tolist()
    assert sorted(seen) == list(range(n))
    assert shuffle or seen == list(range(n)), "an ordered split changed the order"


def test_the_shuffle_comes_from_its_seed_and_not_from_the_global_stream():
    X = torch.arange(30)
    state = torch.get_rng_state()
    first, again, other = (split(X, X, seed=seed)[0][0].tolist() for seed in (42, 42, 43))
    assert first == again == split(X, X)[0][0].tolist(), "42 is the default"
    assert first != other
    assert sorted(first) != list(range(24)), "the default is a shuffled split, this one took the first 24"
    assert torch.equal(torch.get_rng_state(), state), "split drew from the global stream"


def test_strata_give_every_part_its_share_of_each_class():
    classes = torch.tensor([0] * 80 + [1] * 15 + [2] * 5)
    rows = torch.arange(100)
    for seed in range(5):
        parts = [own.tolist() for own, _ in split(rows, classes, fractions=(0.6, 0.2, 0.2), strata=classes, seed=seed)]
        assert [[sum(classes[row] == name for row in part) for name in range(3)] for part in parts] == [
            [48, 9, 3],
            [16, 3, 1],
            [16, 3, 1],
        ]
        assert sorted(row for part in parts for row in part) == rows.tolist()
    words = ["abc"[name] for name in classes]
    assert [own.tolist() for own, _ in split(rows, rows, strata=words)][1] == split(rows, rows, strata=classes)[1][
        0
    ].tolist()
    kept = split(rows, rows, strata=classes, fractions=(0.5, 0.5), shuffle=False)
    assert all(own[classes[own] == 0].diff().gt(0).all() for own, _ in kept), "in their order, within each class"


def test_groups_stay_together_and_time_goes_forward():
    people = [f"person {row % 20}" for row in range(100)]
    rows = torch.arange(100)
    parts = [own.tolist() for own, _ in split(rows, rows, fractions=(0.6, 0.2, 0.2), groups=people)]
    assert [len(part) for part in parts] == [60, 20, 20]
    seen = [{people[row] for row in part} for part in parts]
    assert seen[0].isdisjoint(seen[1] | seen[2])
    assert seen[1].isdisjoint(seen[2])
    when = torch.tensor([(37 * row) % 100 for row in range(100)])
    old, new = (when[own] for own, _ in split(rows, rows, time=when))
    assert (len(new), old.max() < new.min()) == (20, True)


@pytest.mark.parametrize(
    ("args", "change", "kind", "parts"),
    [
        (([1.0], torch.ones(1)), {}, TypeError, ("X is of type list", "torch.tensor(X)")),
        ((torch.tensor(1.0), torch.ones(1)), {}, ValueError, ("X is a single number", "one row per sample")),
        ((torch.ones(5, 1), torch.ones(4, 1)), {}, ValueError, ("X has 5", "y has 4", "one target for each sample")),
        ((torch.ones(5), torch.ones(5)), {"fractions": (0.8, 0.3)}, ValueError, ("(0.8, 0.3)", "1.1", "add up to 1")),
        ((torch.ones(5), torch.ones(5)), {"fractions": (1.0,)}, ValueError, ("(1.0,)", "two or more", "(0.8, 0.2)")),
        ((torch.ones(5), torch.ones(5)), {"fractions": (1.2, -0.2)}, ValueError, ("(1.2, -0.2)", "positive")),
        ((torch.ones(5), torch.ones(5)), {"fractions": 0.8}, TypeError, ("fractions is 0.8", "one number per part", "(0.8")),
        ((torch.ones(4), torch.ones(4)), {"fractions": (0.9, 0.1)}, ValueError, ("4 samples", "[4, 0]", "more samples")),
        ((torch.ones(0, 1), torch.ones(0, 1)), {}, ValueError, ("0 samples", "[0, 0]", "at least one sample")),
        ((torch.ones(5), torch.ones(5)), {"seed": "a"}, TypeError, ("seed is 'a'", "whole number")),
        ((torch.ones(4), torch.ones(4)), {"strata": "aaab"}, TypeError, ("strata is of type str", "the 4 samples")),
        ((torch.ones(4), torch.ones(4)), {"time": [1, 2]}, ValueError, ("time has 2 labels for 4 samples",)),
        (
            (torch.ones(4), torch.ones(4)),
            {"time": [1, float("nan"), 3, 4]},
            ValueError,
            ("time has a gap", "leave these rows"),
        ),
        ((torch.ones(4), torch.ones(4)), {"strata": [0] * 3 + [1]}, ValueError, ("class 1 has 1 samples", "rare classes")),
        ((torch.ones(4), torch.ones(4)), {"groups": [7] * 4}, ValueError, ("1 groups give parts of [4, 0]",)),
        ((torch.ones(5),) * 2, {"groups": [1] * 5, "time": [1] * 5}, ValueError, ("groups and time", "one of them")),
    ],
)
def test_split_refuses(args, change, kind, parts):
    with pytest.raises(kind, match=said(*parts)):
        split(*args, **change)


def test_the_penguins_table_is_read_cell_by_cell(monkeypatch):
    monkeypatch.chdir(NOTEBOOKS)
    birds = load_penguins()
    assert birds == load_penguins(TABLE) == load_penguins(str(TABLE))
    header, *rows = TABLE.read_text(encoding="utf-8").splitlines()
    names = header.split(",")
    assert len(birds) == len(rows) == 344
    for bird, row in zip(birds, rows, strict=True):
        assert list(bird) == names
        for (name, value), text in zip(bird.items(), row.split(","), strict=True):
            if text == "NA":
                assert value is None
            elif name in ("species", "island", "sex"):
                assert value == text
            else:
                assert type(value) is float
                assert value == float(text)


@pytest.mark.parametrize(
    ("content", "parts"),
    [
        (b"", ("has the columns []", "'species'", "penguins table?")),
        (b"a,b\n1,2\n", ("['a', 'b']", "'species'")),
        (HEADER.encode(), ("no rows", "cut short")),
        (HEADER.encode() + b"Adelie,Dream,NA,,1,heavy,male,2007\n", ("line 2", "body_mass_g", "'heavy'", "number or NA")),
        (HEADER.encode() + b"Adelie,Dream,1,1,1,1,ma", ("line 2", "ends before year", "8 cells")),
    ],
)
def test_load_penguins_refuses_other_files_and_names_them(tmp_path, content, parts):
    path = tmp_path / "birds.csv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=said("birds.csv", *parts)):
        load_penguins(path)


def test_load_penguins_says_where_it_looked(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for path in ("data/penguins.csv", tmp_path):
        with pytest.raises(FileNotFoundError, match=said(str(path), str(tmp_path), "notebooks/data/penguins.csv")):
            load_penguins(path)
