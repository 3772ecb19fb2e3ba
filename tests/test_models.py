"""The straight line as a model, twice."""

import pytest
import torch
from torch import nn

from course_utils.models import LinearRegressionModel, LinearRegressionModelV2


def test_the_line_is_weight_times_x_plus_bias():
    model = LinearRegressionModel()
    w, b = model.weight.item(), model.bias.item()
    xs = [-2.0, 0.0, 0.5, 3.0]
    out = model(torch.tensor(xs).unsqueeze(1))
    assert out.shape == (4, 1)
    assert out.dtype == torch.float32
    assert out.flatten().tolist() == pytest.approx([w * x + b for x in xs], rel=1e-6)


@pytest.mark.parametrize(
    ("kind", "shapes"),
    [
        (LinearRegressionModel, {"weight": (1,), "bias": (1,)}),
        (LinearRegressionModelV2, {"linear_layer.weight": (1, 1), "linear_layer.bias": (1,)}),
    ],
)
def test_both_models_hold_two_trainable_numbers(kind, shapes):
    model = kind()
    named = dict(model.named_parameters())
    assert {name: tuple(p.shape) for name, p in named.items()} == shapes
    assert list(model.state_dict()) == list(shapes)
    assert all(p.requires_grad and p.dtype == torch.float32 and isinstance(p, nn.Parameter) for p in named.values())
    assert sum(p.numel() for p in named.values()) == 2
