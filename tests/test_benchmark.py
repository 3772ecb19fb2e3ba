"""The benchmark refuses whoever does other work than asked, and holds a figure to its limit. Nothing here is timed."""

from dataclasses import replace

import pytest
import torch
from benchmark import batches
from benchmark.contenders import BARE, OWN
from benchmark.limits import Limit
from benchmark.problem import Contender, Problem, Refused, prove
from benchmark.ratios import Row
from benchmark.report import verdict


def test_contenders_and_ways_do_the_same() -> None:
    for contender in OWN:
        prove(Problem(), contender, epochs=3)
    for name in (batches.COURSE, batches.LOADER, batches.SLICES):
        batches.prove(batches.WAYS[name])


def test_other_work_is_refused() -> None:
    scaled = Problem(loss_fn=lambda y_pred, y: 1.001 * torch.nn.functional.l1_loss(y_pred, y))
    other = Contender("planted", lambda problem, model, epochs: BARE.make(scaled, model, epochs))
    with pytest.raises(Refused, match="weight is"):
        prove(Problem(), other, epochs=3)
    with pytest.raises(Refused, match="not what slices by hand give"):
        batches.prove(batches.fixed_batch)


def test_a_figure_is_held_to_its_limit() -> None:
    limit, good = Limit("w", 1.2, "p", "a", "base"), Row(part="p", name="a", over="base", median=1.2)
    bad = replace(good, median=1.21)
    assert verdict(limit, [good]) == (good, "yes")
    assert verdict(limit, [bad]) == (bad, "**no**")
    assert verdict(limit, []) == (None, "not measured")
    assert verdict(limit, [replace(bad, median=None, note="not installed")]) == (None, "not installed")
