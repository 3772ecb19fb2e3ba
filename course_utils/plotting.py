"""Every figure of the course; each function draws on `ax`, or on a new figure, and returns the Axes."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import matplotlib.pyplot as plt
import torch
from matplotlib.axes import Axes
from matplotlib.colors import PowerNorm
from matplotlib.figure import Figure
from matplotlib.patches import FancyBboxPatch
from torch import Tensor

from course_utils._refusals import (
    as_number,
    as_path,
    as_points,
    as_range,
    as_runs,
    check_alt,
    check_kind,
    check_loss,
    check_loss_fn,
    check_points,
    check_whole,
)
from course_utils.history import History

LossFn = Callable[[Tensor, Tensor], Tensor]
Pair = tuple[float, float]  # weight and bias, or the two ends of a range
Pairs = Sequence[Pair]
Runs = History | Mapping[str, History]
MAP = (-1.0, 2.0)  # the range of weight and of bias, unless another is given
# Colours of Okabe and Ito, told apart by colour-blind readers; each role has its own marker or line as well.
_LINES = [("#0072B2", "-"), ("#D55E00", "--"), ("#009E73", "-."), ("#CC79A7", ":"), ("#000000", (0, (5, 1)))]
_LABELS = {"train_loss": "training loss", "eval_loss": "evaluation loss"}
STEPS = ("Get data\nready", "Build\na model", "Train", "Make\npredictions", "Improve by\nexperiment", "Save\nand load")


def plot_data(
    X_train: Tensor, y_train: Tensor, X_test: Tensor | None = None, y_test: Tensor | None = None, *, ax: Axes | None = None
) -> Axes:
    """Scatter the training samples and, when given, the test samples; return the Axes.

    Args:
        X_train: (n_train, 1), any device; the horizontal axis.
        y_train: (n_train, 1), the vertical axis.
        X_test: (n_test, 1), or None.
        y_test: (n_test, 1), or None.
        ax: where to draw; None makes a new figure.

    Raises:
        TypeError, ValueError: something is not a tensor, lengths differ, or there is more than one number per sample.

    Source: notebook 01, "Look at the data".
    """
    check_kind("X_train", X_train, Tensor, "a tensor, (n_samples, 1)")
    check_points(X_train=X_train, y_train=y_train)
    check_points(X_test=X_test, y_test=y_test)
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
    """Scatter both data sets, and the predictions for the test set joined to their targets; return the Axes.

    `y_pred` is what the model says at `X_test`, (n_test, 1). `X_train`, `y_train`, `X_test`, `y_test`, `ax` and the
    errors are those of `plot_data`.

    Source: notebook 02, "Predict before training".
    """
    x, target, guess = (part.flatten() for part in as_points(X_test=X_test, y_test=y_test, y_pred=y_pred))
    ax = plot_data(X_train, y_train, X_test, y_test, ax=ax)
    ax.vlines(x, target, guess, color="#666666", linewidth=0.8, zorder=0)
    ax.scatter(x, guess, marker="x", color="#009E73", label="predictions")
    ax.legend()
    return ax


def plot_residuals(X: Tensor, y: Tensor, y_pred: Tensor, *, ax: Axes | None = None) -> Axes:
    """Scatter the residuals, target minus prediction, over the input; return the Axes.

    `X`, the targets `y`, and `y_pred` are (n_samples, 1), on any device; `ax` and the errors are those of `plot_data`.

    Source: notebook 04, "Residuals".
    """
    x, target, guess = (part.flatten() for part in as_points(X=X, y=y, y_pred=y_pred))
    if ax is None:
        _, ax = plt.subplots(figsize=(6, 3.2), layout="constrained")
    ax.axhline(0, color="#666666", linewidth=1)
    ax.vlines(x, 0, target - guess, color="#0072B2", linewidth=1)
    ax.scatter(x, target - guess, marker="o", color="#0072B2")
    ax.set(xlabel="x", ylabel="residual: y − prediction")
    return ax


def plot_loss_surface(
    X: Tensor,
    y: Tensor,
    *,
    loss_fn: LossFn,
    weights: Pair = MAP,
    biases: Pair = MAP,
    path: Pairs | None = None,
    ax: Axes | None = None,
) -> Axes:
    """Draw the loss of the line `weight * X + bias` as contours, with a path on it; return the Axes.

    Args:
        X: (n_samples, 1), any device.
        y: (n_samples, 1), the targets.
        loss_fn: `loss_fn(y_pred, y)` -> mean loss, a scalar.
        weights: the range of the horizontal axis.
        biases: the range of the vertical axis.
        path: (weight, bias) after each step, the start first, as numbers or tensors; None draws the surface alone.
        ax: where to draw; None makes a new figure.

    Raises:
        TypeError: X or y is not a tensor, or loss_fn is not a function that returns one.
        ValueError: lengths differ, a range does not rise, the path is not one of pairs, or the loss is no finite number.

    Source: notebook 03, "The loss surface".
    """
    X, y = as_points(X=X, y=y)
    weights, biases = as_range("weights", weights), as_range("biases", biases)
    check_loss_fn(loss_fn)
    steps = None if path is None else as_path("path", path)
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
        ax.plot(*zip(*steps, strict=True), color="white", linewidth=1.5, label="path of training")
        ax.plot(*steps[0], "o", color="white", markeredgecolor="black", markersize=9, label="start")
        ax.plot(*steps[-1], "*", color="#D55E00", markeredgecolor="white", markersize=15, label="end")
        ax.legend(facecolor="#333333", labelcolor="white")
    ax.set(xlabel="weight", ylabel="bias", xlim=weights, ylim=biases)
    return ax


def plot_history(history: Runs, *, column: str | None = None, log: bool = False, ax: Axes | None = None) -> Axes:
    """Draw loss curves over epochs, both losses of one run or one curve for each of several runs; return the Axes.

    Args:
        history: a History, or `{name: History}`.
        column: which numbers to draw, such as `"train_loss"` or a metric's name. None draws both losses
            of one run, or the evaluation loss of several (the training loss where they were not evaluated).
        log: make the vertical axis logarithmic.
        ax: where to draw; None makes a new figure.

    Raises:
        TypeError, ValueError: history is of another kind, or there are no epochs, no runs, or no such column.

    Source: notebook 03, "Loss curves".
    """
    curves = {name: [as_number(name, value, example=0.5) for value in curve] for name, curve in _curves(history, column)}
    if ax is None:
        _, ax = plt.subplots(figsize=(6, 3.8), layout="constrained")
    for i, (name, numbers) in enumerate(curves.items()):
        color, line = _LINES[i % len(_LINES)]
        marker = "osD^vPX"[i % 7]  # seven markers beside five colours: a sixth run still looks like no other
        look: dict[str, Any] = {"color": color, "linestyle": line, "marker": marker, "markevery": max(1, len(numbers) // 8)}
        ax.plot(range(1, len(numbers) + 1), numbers, label=name, markersize=5, **look)
    ax.set(xlabel="epoch", ylabel=_LABELS.get(column, column) if column else "loss", yscale="log" if log else "linear")
    ax.legend()
    return ax


def live_history(*, every: int = 10, alt: str = "Loss curves that grow as the model trains.") -> Callable[[History], None]:
    """Make a callback for `train` that draws the loss curves and redraws them as epochs go by.

    Args:
        every: redraw after this many epochs.
        alt: what the figure shows, for readers who cannot see it.

    Returns:
        A function of the History; it shows one figure at its first call and updates that figure later.
        Outside Jupyter there is nothing to update, and it does nothing.

    Raises:
        TypeError, ValueError: every is not a whole number from 1 on, or alt is not a string, or empty.

    Source: notebook 03, "Watch it learn".
    """
    from IPython import get_ipython
    from IPython.display import display

    check_alt(alt)
    check_whole("every", every, example=10)
    figure, ax = plt.subplots(figsize=(6, 3.8), layout="constrained")
    plt.close(figure)  # shown by its handle alone, not a second time at the end of the cell
    metadata = {"image/png": {"alt": alt}}
    handle = None

    def update(history: History) -> None:
        nonlocal handle
        if get_ipython() is None or (history.n_epochs % every and handle is not None):
            return
        ax.clear()
        plot_history(history, ax=ax)
        if handle is not None:
            handle.update(figure, metadata=metadata)
        else:
            handle = display(figure, metadata=metadata, display_id=True)

    return update


def _curves(history: Runs, column: str | None) -> list[tuple[str, list[float]]]:
    """Each curve with its label."""
    runs = as_runs(history, column)
    if isinstance(history, History) and column is None:
        return [(label, history.columns()[name]) for name, label in _LABELS.items() if name in history.columns()]
    if column is None:
        column = "eval_loss" if all(run.eval_loss for run in runs.values()) else "train_loss"
    return [(name or column, run.columns()[column]) for name, run in runs.items()]


def plot_workflow(current: int | None, *, ax: Axes | None = None) -> Axes:
    """Draw the six steps of the workflow, with the current one lit; return the Axes.

    Args:
        current: the step, 1 to 6, or None to light them all.
        ax: where to draw; None makes a new figure.

    Raises:
        ValueError: there is no such step.

    Source: the opening of every notebook.
    """
    if current is not None and (isinstance(current, bool) or current not in range(1, len(STEPS) + 1)):
        raise ValueError(f"current is {current!r}; expected a step from 1 to {len(STEPS)}, or None for all")
    if ax is None:
        _, ax = plt.subplots(figsize=(9.2, 1.5), layout="constrained")
    for i, step in enumerate(STEPS):
        lit = current is None or i + 1 == current
        face, edge, width = ("#0072B2", "#0072B2", 2.5) if lit else ("#F2F2F2", "#767676", 1)
        style = "round,pad=0,rounding_size=0.12"
        box = FancyBboxPatch((1.6 * i, 0), 1.25, 0.9, boxstyle=style, facecolor=face, edgecolor=edge, linewidth=width)
        ax.add_patch(box)
        color, weight = ("white", "bold") if lit else ("#444444", "normal")
        ax.text(1.6 * i + 0.625, 0.45, step, ha="center", va="center", color=color, weight=weight, fontsize=10)
        ax.text(1.6 * i + 0.1, 0.98, f"0{i + 1}", ha="left", va="bottom", color="#444444", weight=weight, fontsize=9)
        if i:
            arrow = {"arrowstyle": "-|>", "color": "#444444", "shrinkA": 2, "shrinkB": 2}
            ax.annotate("", (1.6 * i, 0.45), (1.6 * i - 0.35, 0.45), arrowprops=arrow)
    back = {"arrowstyle": "-|>", "color": "#767676", "connectionstyle": "bar,fraction=-0.05", "linestyle": ":"}
    ax.annotate("", (1.6 * 1 + 0.625, -0.02), (1.6 * 4 + 0.625, -0.02), arrowprops=back)  # an experiment changes the model
    ax.set(xlim=(-0.1, 9.35), ylim=(-0.45, 1.3))
    ax.set_axis_off()
    return ax


def show(figure: Figure | Axes, *, alt: str) -> None:
    """Show a figure once, with a description for readers who cannot see it, and close it.

    Args:
        figure: a Figure, or the Axes of one.
        alt: what the figure shows, in a sentence or two; stored beside the picture.

    Raises:
        TypeError, ValueError: there is no figure in what was given, or alt is not a string, or empty.

    Source: notebook 01, "Look at the data".
    """
    from IPython import get_ipython
    from IPython.display import display

    check_alt(alt)
    whole: Any = getattr(figure, "figure", figure)
    check_kind("figure", whole, Figure, "a Figure or the Axes that a plot function returned")
    if get_ipython() is not None:
        display(whole, metadata={"image/png": {"alt": alt}})
    else:
        plt.show()
    plt.close(whole)
