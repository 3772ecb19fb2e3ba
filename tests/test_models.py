"""The straight line as a model, twice."""

import statistics

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


def test_the_parameters_start_from_a_standard_normal_distribution():
    torch.manual_seed(3)
    models = [LinearRegressionModel() for _ in range(400)]
    for name in ("weight", "bias"):
        values = [getattr(model, name).item() for model in models]
        assert abs(statistics.mean(values)) < 0.2  # four standard errors
        assert 0.85 < statistics.stdev(values) < 1.15
    torch.manual_seed(3)
    again = LinearRegressionModel()
    assert (again.weight.item(), again.bias.item()) == (models[0].weight.item(), models[0].bias.item())


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


def test_with_copied_weights_both_models_agree_in_outputs_and_gradients():
    one, two = LinearRegressionModel(), LinearRegressionModelV2()
    with torch.no_grad():
        two.linear_layer.weight.copy_(one.weight.reshape(1, 1))
        two.linear_layer.bias.copy_(one.bias)
    X, y = torch.rand(20, 1), torch.rand(20, 1)
    assert torch.allclose(one(X), two(X))
    for model in (one, two):
        nn.MSELoss()(model(X), y).backward()
    assert one.weight.grad.item() == pytest.approx(two.linear_layer.weight.grad.item(), rel=1e-5)
    assert one.bias.grad.item() == pytest.approx(two.linear_layer.bias.grad.item(), rel=1e-5)
    # the gradient by the formula: the mean of 2 (prediction - target) x
    slope = sum(2 * (one.weight.item() * x + one.bias.item() - t) * x for x, t in zip(X, y, strict=True)) / 20
    assert one.weight.grad.item() == pytest.approx(slope.item(), rel=1e-4)
