"""The benchmark refuses whoever does other work than asked, and holds a figure to its limit. Nothing here is timed."""

import pytest
import torch
from benchmark import batches
from benchmark.contenders import BARE, OWN
from benchmark.problem import Contender, Problem, Refused, prove


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
