"""The benchmark's statistics, its proof that all contenders do the same work, and its table. Nothing here is timed."""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
import torch
from benchmark import batches, instructions, run, tasks
from benchmark.contenders import BARE, COURSE, OWN
from benchmark.epochs import fit_to_time
from benchmark.limits import LIMITS, Limit
from benchmark.peers import PEERS
from benchmark.picture import draw, mark_of
from benchmark.problem import Contender, Outcome, Problem, Refused, prove
from benchmark.ratios import BYTES, RATE, SECONDS, Row, growth_exponent, paired_ratios, quartiles, row
from benchmark.report import figure, render, verdict
from benchmark.timing import interleave, settled
from notebook_tools import ROOT

FOLDER = ROOT / "tests" / "benchmark"


# --- statistics -------------------------------------------------------------------------------------------------------


def test_quartiles() -> None:
    assert quartiles([5, 1, 3, 2, 4]) == (2, 3, 4)
    assert quartiles([7.0]) == (7, 7, 7)
    with pytest.raises(ValueError, match="at least one"):
        quartiles([])


def test_ratio_of_each_pair_not_of_the_medians() -> None:
    pairs = [(1.0, 1.0), (20.0, 10.0), (300.0, 100.0)]  # the machine got slower and slower
    made = row(paired_ratios(pairs), part="p", name="a", over="b")
    assert (made.lower, made.median, made.upper, made.count) == (1.5, 2.0, 2.5, 3)


def test_growth_exponent() -> None:
    sizes = [1e4, 1e5, 1e6, 1e7]
    assert growth_exponent(sizes, [3e-6 * n for n in sizes]) == pytest.approx(1)
    assert growth_exponent(sizes, [n**1.2 for n in sizes]) == pytest.approx(1.2)
    with pytest.raises(ValueError, match="two"):
        growth_exponent([1.0], [1.0])


def test_pairs_are_timed_in_turn_and_made_outside_the_clock() -> None:
    order: list[str] = []

    def make(name: str) -> Callable[[], Callable[[], None]]:
        def ready() -> Callable[[], None]:
            order.append(f"make {name}")
            return lambda: order.append(name)

        return ready

    a, b = make("A"), make("B")
    with settled():
        pairs = interleave({("A", "B"): (a, b)}, rounds=2)
    assert order == [step for name in "ABABBA" for step in (f"make {name}", name)], "warm-up A B, then A B, then B A"
    assert len(pairs["A", "B"]) == 2


def test_numbers_are_written_as_they_are_read() -> None:
    def made(unit: str, number: float) -> str:
        return figure(Row(part="p", name="a", unit=unit), number)

    assert made(SECONDS, 0.000123) == "0.123 ms"
    assert made(RATE, 2_345_678) == "2.35 million/s"
    assert made(BYTES, 8.004) == "8.00 bytes a row"
    assert made("× time", 1.0316) == "1.032"


# --- the proof --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("contender", OWN, ids=lambda contender: contender.name)
def test_contenders_without_peers_reach_the_same_losses(contender: Contender) -> None:
    prove(Problem(), contender, epochs=3)


def wrong_rate(problem: Problem, model: torch.nn.Module, epochs: int) -> Callable[[], Outcome]:
    problem = replace(problem, loss_fn=lambda y_pred, y: 1.001 * torch.nn.functional.l1_loss(y_pred, y))
    return BARE.make(problem, model, epochs)


def never_evaluates(problem: Problem, model: torch.nn.Module, epochs: int) -> Callable[[], Outcome]:
    copy = problem.model()  # the right losses, from a model that nobody watches
    run = BARE.make(problem, copy, epochs)

    def cheat() -> Outcome:
        outcome = run()
        model.load_state_dict(copy.state_dict())
        return outcome

    return cheat


def one_epoch_less(problem: Problem, model: torch.nn.Module, epochs: int) -> Callable[[], Outcome]:
    return COURSE.make(problem, model, epochs - 1)


def short_history(problem: Problem, model: torch.nn.Module, epochs: int) -> Callable[[], Outcome]:
    run = COURSE.make(problem, model, epochs)

    def forgetful() -> Outcome:
        outcome = run()
        return replace(outcome, history=(outcome.history[0][1:], outcome.history[1]))

    return forgetful


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (wrong_rate, "weight is"),
        (never_evaluates, "the model saw 0 rows"),
        (one_epoch_less, "weight is"),
        (short_history, "2 training losses of 3"),
    ],
)
def test_other_work_is_refused(make: Callable, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        prove(Problem(), Contender("planted", make), epochs=3)


def test_missing_failing_and_other_peers_are_rows_that_say_why() -> None:
    def fails(problem: Problem, model: torch.nn.Module, epochs: int) -> Callable[[], Outcome]:
        raise AttributeError("no such trainer")

    planted = (
        BARE,
        Contender("missing", BARE.make, needs="no_such_package_here.engine"),
        Contender("failing", fails, needs="json"),
        Contender("other", wrong_rate, needs="json"),
    )
    fit, rows = fit_to_time(planted, Problem())
    assert fit == [BARE]
    assert [(row.name, row.median) for row in rows] == [("missing", None), ("failing", None), ("other", None)]
    notes = [row.note for row in rows]
    assert notes[0] == "not installed"
    assert notes[1] == "fails: AttributeError: no such trainer"
    assert notes[2].startswith("weight is")


def test_every_peer_is_of_the_extra() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    packages = {"ignite": "pytorch-ignite"}
    for name in {contender.needs.split(".")[0] for contender in PEERS}:
        assert f'"{packages.get(name, name)}>=' in project.split("bench = [")[1].split("]")[0]


# --- batches ----------------------------------------------------------------------------------------------------------

WITHOUT_PEERS = (batches.FIXED, batches.COURSE, batches.LOADER, batches.SLICES)


@pytest.mark.parametrize("task", tasks.TASKS, ids=lambda task: task.name)
@pytest.mark.parametrize("name", WITHOUT_PEERS[1:])
def test_ways_through_batches_do_the_same(name: str, task: tasks.Task) -> None:
    batches.prove(task, batches.WAYS[name])


def unshuffled(
    task: tasks.Task, model: torch.nn.Module, X: torch.Tensor, y: torch.Tensor, epochs: int, shuffle: bool
) -> object:
    return tasks.slices(task, model, X, y, epochs, False)


def without_the_last(
    task: tasks.Task, model: torch.nn.Module, X: torch.Tensor, y: torch.Tensor, epochs: int, shuffle: bool
) -> object:
    kept = len(X) // tasks.BATCH * tasks.BATCH if shuffle else len(X)
    return tasks.slices(task, model, X[:kept], y[:kept], epochs, shuffle)


@pytest.mark.parametrize(
    ("way", "reason"),
    [
        (unshuffled, "not shuffled"),
        (without_the_last, "every row exactly once"),
        (tasks.fixed_batch, "not what slices by hand give"),
    ],
)
def test_other_ways_are_refused(way: tasks.Way, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        batches.prove(tasks.LINEAR, way)


# --- instructions -----------------------------------------------------------------------------------------------------


def test_parts_of_a_count_are_read_in_their_order(tmp_path: Path) -> None:
    for suffix, part, count in (("", 3, 30), (".1", 1, 10), (".2", 2, 20)):
        (tmp_path / f"count.77{suffix}").write_text(f"version: 1\npart: {part}\nsummary: {count}\nfn=x\n", encoding="utf-8")
    (tmp_path / "count.770").write_text("part: 4\nsummary: 5\n", encoding="utf-8")  # another process
    assert instructions.parts_of(tmp_path, 77) == [10, 20, 30]


def test_count_of_an_epoch_is_the_difference_of_two_lengths() -> None:
    main = [0, 0, 0, 0, 9, 150, 9, 350, 9, 260, 9, 680, 9]  # between two runs: 9
    rows = instructions.epoch_rows(main, [BARE.name, COURSE.name], difference=100)
    assert [(row.name, row.median) for row in rows] == [(BARE.name, 2.0), (COURSE.name, 2.1)]


def test_import_is_counted_on_what_it_needs() -> None:
    rows = instructions.import_rows([1, 1000, 5, 500], {"course_utils.training": 20, "course_utils.plotting": 30})
    assert [row.median for row in rows] == [1.02, 1.02]


# --- the table --------------------------------------------------------------------------------------------------------


def test_the_worst_figure_is_held_to_the_limit() -> None:
    limit = Limit("w", 1.2, "p", ("a", "b"), "base")
    good, bad = (Row(part="p", name=name, over="base", median=median) for name, median in (("a", 1.2), ("b", 1.21)))
    assert verdict(limit, [good, replace(bad, median=1.1)]) == (good, "yes")
    assert verdict(limit, [good, bad]) == (bad, "**no**")
    assert verdict(limit, [good]) == (None, "not measured")
    assert verdict(limit, [good, replace(bad, median=None, note="not installed")]) == (None, "not installed")


def stored() -> dict:
    return json.loads((FOLDER / "results.json").read_text(encoding="utf-8"))


def test_table_is_that_of_the_numbers() -> None:
    assert (FOLDER / "results.md").read_text(encoding="utf-8") == render(stored()), (
        "results.md is written by tests/benchmark/run.py"
    )


def test_picture_is_that_of_the_numbers() -> None:
    picture = (FOLDER / "results.png").read_bytes()
    assert f"results {mark_of(stored())}".encode() in picture, "results.png is drawn by tests/benchmark/run.py"
    assert len(picture) < 100_000


def test_every_part_shows_its_noise() -> None:
    rows = [Row(**row) for row in stored()["rows"]]
    assert {row.part for row in rows if row.note == "A/A"} >= {row.part for row in rows} - {instructions.PART}


def test_numbers_and_picture_of_made_up_results(tmp_path: Path) -> None:
    rows = [
        Row(part="epochs", name=BARE.name, over=BARE.name, median=1.0, lower=0.99, upper=1.01, count=9, note="A/A"),
        Row(part="epochs", name="fastai", over=BARE.name, note="not installed"),
    ]
    results = {"date": "2026-01-01", "quick": True, "machine": {}, "versions": {}, "rows": [row.to_dict() for row in rows]}
    text = render(results)
    assert "| fastai | bare loop | × time |  |  |  | not installed |" in text
    assert "| bare loop | bare loop | × time | 1.000 | 0.990 to 1.010 | 9 | A/A |" in text
    assert "A quick run" in text
    draw(results, tmp_path / "made.png")
    assert mark_of(results).encode() in (tmp_path / "made.png").read_bytes()


def test_command_lists_its_parts(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr(sys, "argv", ["run.py", "--list"])
    assert run.main() == 0
    told = capsys.readouterr().out
    assert all(contender.name in told for contender in (*OWN, *PEERS))
    assert {limit.part for limit in LIMITS} <= set(told.splitlines()[0].replace(",", "").split())


def test_stored_results_are_of_a_whole_run() -> None:
    results = stored()
    assert not results["quick"]
    rows = [Row(**row) for row in results["rows"]]
    lost = [limit.what for limit in LIMITS if verdict(limit, rows)[0] is None]
    assert not lost, f"a promise without a figure: {lost}"
    same = {(row.part, row.note) for row in rows}
    assert {part for part, note in same if note == "A/A"} == {row.part for row in rows}, "every part shows its noise"
