"""The straight line as a model, written twice: with bare parameters, and with nn.Linear."""

import torch
from torch import Tensor, nn


class LinearRegressionModel(nn.Module):
    """A line with one weight and one bias: `weight * x + bias`.

    Attributes:
        weight: the slope, shape (1,), float32, random at the start.
        bias: the height at x = 0, shape (1,), float32, random at the start.

    Source: notebook 02, "Write the model".
    """

    def __init__(self) -> None:
        """Draw weight and bias from a standard normal distribution; `set_seed` first makes them repeatable."""
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x: Tensor) -> Tensor:
        """Compute the line at `x`, (n_samples, 1) float32; the result has the same shape and dtype."""
        return self.weight * x + self.bias


class LinearRegressionModelV2(nn.Module):
    """The same line from the ready-made layer `nn.Linear(1, 1)`.

    Attributes:
        linear_layer: holds weight (1, 1) and bias (1,), both float32.

    Source: notebook 02, "Let nn.Linear hold the parameters".
    """

    def __init__(self) -> None:
        """Let nn.Linear draw its own starting values; `set_seed` first makes them repeatable."""
        super().__init__()
        self.linear_layer = nn.Linear(in_features=1, out_features=1)

    def forward(self, x: Tensor) -> Tensor:
        """Compute the line at `x`, (n_samples, 1) float32; the result has the same shape and dtype."""
        return self.linear_layer(x)
