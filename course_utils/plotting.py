"""Every figure of the course; each function draws on `ax`, or on a new figure, and returns the Axes."""

from collections.abc import Callable, Sequence
from typing import Any

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.colors import PowerNorm
from torch import Tensor

from course_utils._curves import live_history, plot_history
from course_utils._display import show
from course_utils._numbers import as_path, as_range
from course_utils._refusals import check_loss, check_loss_fn
from course_utils._workflow_map import plot_workflow

__all__ = [
    "live_history",
    "plot_data",
    "plot_history",
    "plot_loss_surface",
    "plot_predictions",
    "plot_residuals",
    "plot_workflow",
    "show",
]


def plot_data(
    X_train: Tensor, y_train: Tensor, X_test: Tensor | None = None, y_test: Tensor | None = None, *, ax: Axes | None = None
) -> Axes:
    """Scatter the training samples and, when given, the test samples.

    Args:
        X_train: (n_train, 1), any device; the horizontal axis.
        y_train: (n_train, 1), the vertical axis.
        X_test: (n_test, 1), or None.
        y_test: (n_test, 1), or None.
        ax: where to draw; None makes a new figure.

    Returns:
        The Axes.

    Raises:
        TypeError: something is not a tensor.
        ValueError: lengths differ, or there is more than one number a sample.

    Source: notebook 01, "Look at the data".
    """
    _check_points(X_train=X_train, y_train=y_train)
    _check_points(X_test=X_test, y_test=y_test)
    if ax is None:
        _, ax = plt.subplots(figsize=(6, 3.8), layout="constrained")
    ax.scatter(X_train.detach().cpu(), y_train.detach().cpu(), marker="o", color="#0072B2", label="training data")
    if X_test is not None:
        ax.scatter(X_test.detach().cpu(), y_test.detach().cpu(), marker="^", color="#D55E00", label="test data")  # type: ignore[union-attr]  # given
    ax.set(xlabel="x", ylabel="y")
    ax.legend()
    return ax


def plot_predictions(
    X_train: Tensor, y_train: Tensor, X_test: Tensor, y_test: Tensor, y_pred: Tensor, *, ax: Axes | None = None
) -> Axes:
    """Scatter both data sets, and the predictions for the test set joined to their targets.

    Args:
        X_train: (n_train, 1), any device.
        y_train: (n_train, 1).
        X_test: (n_test, 1).
        y_test: (n_test, 1).
        y_pred: (n_test, 1), what the model says at `X_test`.
        ax: where to draw; None makes a new figure.

    Returns:
        The Axes.

    Raises:
        TypeError: something is not a tensor.
        ValueError: lengths differ, or there is more than one number a sample.

    Source: notebook 02, "Predict before training".
    """
    _check_points(X_test=X_test, y_pred=y_pred)
    ax = plot_data(X_train, y_train, X_test, y_test, ax=ax)
    x, target, guess = (part.detach().cpu().flatten() for part in (X_test, y_test, y_pred))
    ax.vlines(x, target, guess, color="#666666", linewidth=0.8, zorder=0)
    ax.scatter(x, guess, marker="x", color="#009E73", label="predictions")
    ax.legend()
    return ax


def plot_residuals(X: Tensor, y: Tensor, y_pred: Tensor, *, ax: Axes | None = None) -> Axes:
    """Scatter the residuals, target minus prediction, over the input.

    Args:
        X: (n_samples, 1), any device; the horizontal axis.
        y: (n_samples, 1), the targets.
        y_pred: (n_samples, 1), the predictions.
        ax: where to draw; None makes a new figure.

    Returns:
        The Axes.

    Raises:
        TypeError: something is not a tensor.
        ValueError: lengths differ, or there is more than one number a sample.

    Source: notebook 04, "Residuals".
    """
    _check_points(X=X, y=y)
    _check_points(X=X, y_pred=y_pred)
    if ax is None:
        _, ax = plt.subplots(figsize=(6, 3.2), layout="constrained")
    x, target, guess = (part.detach().cpu().flatten() for part in (X, y, y_pred))
    ax.axhline(0, color="#666666", linewidth=1)
    ax.vlines(x, 0, target - guess, color="#0072B2", linewidth=1)
    ax.scatter(x, target - guess, marker="o", color="#0072B2")
    ax.set(xlabel="x", ylabel="residual: y − prediction")
    return ax


def plot_loss_surface(
    X: Tensor,
    y: Tensor,
    *,
    loss_fn: Callable[[Tensor, Tensor], Tensor],
    weights: tuple[float, float] = (-1.0, 2.0),
    biases: tuple[float, float] = (-1.0, 2.0),
    path: Sequence[tuple[float, float]] | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the loss of the line `weight * X + bias` as contours over weight and bias, with a path on it.

    Args:
        X: (n_samples, 1), any device.
        y: (n_samples, 1), the targets.
        loss_fn: `loss_fn(y_pred, y)` -> mean loss, a scalar.
        weights: the range of the horizontal axis.
        biases: the range of the vertical axis.
        path: (weight, bias) after each step, the start first, as numbers or tensors; None draws the surface alone.
        ax: where to draw; None makes a new figure.

    Returns:
        The Axes.

    Raises:
        TypeError: X or y is not a tensor, or loss_fn no function that returns one.
        ValueError: lengths differ, a range is no pair of numbers that rises, the path is not one of pairs, or the loss is
            no single number, or NaN or infinite somewhere.

    Source: notebook 03, "The loss surface".
    """
    _check_points(X=X, y=y)
    weights, biases = as_range("weights", weights), as_range("biases", biases)
    check_loss_fn(loss_fn)
    steps = None if path is None else as_path("path", path)
    X, y = X.detach().cpu().reshape(-1, 1), y.detach().cpu().reshape(-1, 1)
    ws, bs = torch.linspace(*weights, 41), torch.linspace(*biases, 41)
    check_loss(loss_fn(0 * X, y))
    losses = torch.tensor([[loss_fn(w * X + b, y).item() for w in ws] for b in bs])
    if not losses.isfinite().all():
        raise ValueError("the loss is NaN or infinite on this map; expected X and y without NaN, and smaller ranges")
    if ax is None:
        _, ax = plt.subplots(figsize=(5.6, 4.6), layout="constrained")
    top = losses.max().item() or 1.0  # a loss of 0 everywhere has no levels of its own
    levels = [top * (i / 16) ** 2 for i in range(17)]  # closer together near the bottom, where the valley is flat
    filled = ax.contourf(ws, bs, losses, levels=levels, norm=PowerNorm(0.5, 0, top), cmap="cividis")
    ax.figure.colorbar(filled, ax=ax, label="loss", ticks=levels[::4], format="%.2f")
    if steps is not None:
        w, b = zip(*steps, strict=True)
        ax.plot(w, b, color="white", linewidth=1.5, label="path of training")
        ax.plot(w[0], b[0], "o", color="white", markeredgecolor="black", markersize=9, label="start")
        ax.plot(w[-1], b[-1], "*", color="#D55E00", markeredgecolor="white", markersize=15, label="end")
        ax.legend(facecolor="#333333", labelcolor="white")
    ax.set(xlabel="weight", ylabel="bias", xlim=weights, ylim=biases)
    return ax


def _check_points(**data: Any) -> None:
    """Refuse X and y (by their names) that are not both None or both one number a sample."""
    if all(part is None for part in data.values()):
        return
    for name, part in data.items():
        if not isinstance(part, Tensor):
            raise TypeError(f"{name} is a {type(part).__name__}; expected a tensor, (n_samples, 1)")
        if part.dim() == 0 or part.numel() != len(part) or not len(part):
            raise ValueError(f"{name} has shape {tuple(part.shape)}; expected one number a sample, (n_samples, 1)")
    (name, X), (other, y) = data.items()
    if len(X) != len(y):
        raise ValueError(f"{name} has {len(X)} samples and {other} has {len(y)}; expected one {other} for each {name}")
