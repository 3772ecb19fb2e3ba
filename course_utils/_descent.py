"""Gradient descent with a line, watched at every step."""

from collections.abc import Callable
from math import isfinite

import torch
from torch import Tensor

LossFn = Callable[[Tensor, Tensor], Tensor]
Point = tuple[float, float]  # weight, bias


def descend(
    X: Tensor, y: Tensor, *, loss_fn: LossFn, lr: float, start: Point, steps: int
) -> tuple[list[Point], list[float]]:
    """Take steps against the gradient, each with all samples.

    Args:
        X: (n_samples, 1), on the CPU.
        y: (n_samples, 1).
        loss_fn: `loss_fn(y_pred, y)` -> mean loss, a scalar.
        lr: the learning rate.
        start: weight and bias.
        steps: how many.

    Returns:
        Weight and bias, and the loss there, at the start and after each step. Both end early where the loss is no
        longer a finite number.
    """
    weight, bias = torch.tensor(start[0]), torch.tensor(start[1])
    path, losses = [], []
    for left in range(steps, -1, -1):
        loss = loss_fn(weight.requires_grad_() * X + bias.requires_grad_(), y)
        if not isfinite(loss.item()):
            break
        path.append((weight.item(), bias.item()))
        losses.append(loss.item())
        if left:
            slopes = torch.autograd.grad(loss, (weight, bias))
            weight, bias = (p.detach() - lr * slope for p, slope in zip((weight, bias), slopes, strict=True))
    return path, losses
