"""Metrics against their formulas, number by number, and against scikit-learn's definitions."""

import math
import statistics

import pytest
import torch

from course_utils.metrics import mae, r2, rmse
from course_utils.training import evaluate

Y = torch.tensor([[1.0], [2.0], [4.0], [9.0]])
P = torch.tensor([[1.5], [1.0], [4.0], [6.0]])
ERRORS = [0.5, -1.0, 0.0, -3.0]


def test_each_is_its_formula():
    assert mae(P, Y) == pytest.approx(statistics.fmean(map(abs, ERRORS)))
    assert rmse(P, Y) == pytest.approx(math.sqrt(statistics.fmean(e * e for e in ERRORS)))
    spread = statistics.pvariance([1.0, 2.0, 4.0, 9.0])
    assert r2(P, Y) == pytest.approx(1 - statistics.fmean(e * e for e in ERRORS) / spread)


def test_the_marks_on_the_scale_of_r2():
    assert r2(Y, Y) == 1
    assert r2(torch.full_like(Y, Y.mean()), Y) == pytest.approx(0, abs=1e-6)
    assert r2(-Y, Y) < 0
    two = torch.tensor([[0.0, 1000], [2, 1004]])
    assert r2(two.mean(dim=0).expand(2, 2), two) == 0, "each output has a mean of its own"


@pytest.mark.parametrize("metric", [mae, rmse, r2])
def test_shapes_that_would_broadcast_are_refused(metric):
    with pytest.raises(ValueError, match=r"y has shape \(4,\) but the model returns \(4, 1\): use y.unsqueeze\(1\)"):
        metric(P, Y.squeeze())
    with pytest.raises(TypeError, match="y is of type list"):
        metric(P, Y.tolist())
    with pytest.raises(ValueError, match="for CrossEntropyLoss"):
        metric(torch.zeros(3, 3), torch.tensor([0, 1, 2]))
    with pytest.raises(ValueError, match="no samples"):
        metric(torch.zeros(0, 1), torch.zeros(0, 1))


def test_train_and_evaluate_take_them():
    model = torch.nn.Linear(1, 1)
    measured = evaluate(model, (P, Y), loss_fn=torch.nn.MSELoss(), metrics={"mae": mae, "rmse": rmse, "r2": r2})
    assert measured["rmse"] ** 2 == pytest.approx(measured["loss"], rel=1e-5)
    assert measured["mae"] <= measured["rmse"]
