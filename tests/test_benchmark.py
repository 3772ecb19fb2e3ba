"""The benchmark refuses whoever does other work than asked, and holds a figure to its limit. Nothing here is timed."""

from collections.abc import Callable
from dataclasses import replace

import pytest
import torch
from benchmark import batches
from benchmark.contenders import BARE, OWN
from benchmark.limits import Limit
from benchmark.problem import Contender, Outcome, Problem, Refused, prove
from benchmark.ratios import Row
from benchmark.report import verdict


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


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (wrong_rate, "weight is"),
        (never_evaluates, "the model saw 0 rows"),
    ],
)
def test_other_work_is_refused(make: Callable, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        prove(Problem(), Contender("planted", make), epochs=3)


@pytest.mark.parametrize("name", [batches.COURSE, batches.LOADER, batches.SLICES])
def test_ways_through_batches_do_the_same(name: str) -> None:
    batches.prove(batches.WAYS[name])


def without_the_last(model: torch.nn.Module, X: torch.Tensor, y: torch.Tensor, shuffle: bool) -> object:
    kept = len(X) // batches.BATCH * batches.BATCH if shuffle else len(X)
    return batches.slices(model, X[:kept], y[:kept], shuffle)


@pytest.mark.parametrize(
    ("way", "reason"),
    [(without_the_last, "every row exactly once"), (batches.fixed_batch, "not what slices by hand give")],
)
def test_other_ways_are_refused(way: batches.Way, reason: str) -> None:
    with pytest.raises(Refused, match=reason):
        batches.prove(way)


def test_a_figure_is_held_to_its_limit() -> None:
    limit, good = Limit("w", 1.2, "p", "a", "base"), Row(part="p", name="a", over="base", median=1.2)
    bad = replace(good, median=1.21)
    assert verdict(limit, [good]) == (good, "yes")
    assert verdict(limit, [bad]) == (bad, "**no**")
    assert verdict(limit, []) == (None, "not measured")
    assert verdict(limit, [replace(bad, median=None, note="not installed")]) == (None, "not installed")
