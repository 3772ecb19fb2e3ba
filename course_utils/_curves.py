"""Loss curves, still and live."""

from collections.abc import Callable, Mapping

import matplotlib.pyplot as plt
from matplotlib.axes import Axes

from course_utils._display import check_alt, in_ipython
from course_utils.history import History

# Colours of Okabe and Ito, told apart by colour-blind readers; each role has its own marker or line as well.
_LINES = [("#0072B2", "-"), ("#D55E00", "--"), ("#009E73", "-."), ("#CC79A7", ":"), ("#000000", (0, (5, 1)))]
_LABELS = {"train_loss": "training loss", "eval_loss": "evaluation loss"}


def plot_history(
    history: History | Mapping[str, History], *, column: str | None = None, log: bool = False, ax: Axes | None = None
) -> Axes:
    """Draw loss curves over epochs: both losses of one run, or one curve a run of several.

    Args:
        history: a History, or `{name: History}`.
        column: which numbers to draw, such as `"train_loss"` or a metric's name. None draws both losses
            of one run, or the evaluation loss of several (the training loss where they were not evaluated).
        log: make the vertical axis logarithmic.
        ax: where to draw; None makes a new figure.

    Returns:
        The Axes.

    Raises:
        TypeError: history is of another kind.
        ValueError: there are no epochs, no runs, or no such column.

    Source: notebook 03, "Loss curves".
    """
    curves = _curves(history, column)
    if ax is None:
        _, ax = plt.subplots(figsize=(6, 3.8), layout="constrained")
    for i, (name, numbers) in enumerate(curves.items()):
        color, line = _LINES[i % len(_LINES)]
        marker = "osD^vPX"[i % 7]  # seven markers beside five colours: a sixth run still looks like no other
        epochs = range(1, len(numbers) + 1)
        ax.plot(
            epochs,
            numbers,
            color=color,
            linestyle=line,
            marker=marker,
            markevery=max(1, len(numbers) // 8),
            markersize=5,
            label=name,
        )
    ax.set(xlabel="epoch", ylabel=_LABELS.get(column, column) if column else "loss", yscale="log" if log else "linear")
    ax.legend()
    return ax


def live_history(
    *, every: int = 10, alt: str = "Loss curves that grow while the model trains."
) -> Callable[[History], None]:
    """Make a callback for `train` that draws the loss curves and redraws them as epochs go by.

    Args:
        every: redraw after this many epochs.
        alt: what the figure shows, for readers who cannot see it.

    Returns:
        A function of the History; it shows one figure at its first call and updates that figure later.
        Outside Jupyter there is nothing to update, and it does nothing.

    Raises:
        TypeError: every is not a whole number, or alt is not a string.
        ValueError: every is below 1, or alt is empty.

    Source: notebook 03, "Watch it learn".
    """
    check_alt(alt)
    if isinstance(every, bool) or not isinstance(every, int):
        raise TypeError(f"every is {every!r}, a {type(every).__name__}; expected a whole number of epochs, 1 or more")
    if every < 1:
        raise ValueError(f"every is {every}; expected a whole number of epochs, 1 or more")
    figure, ax = plt.subplots(figsize=(6, 3.8), layout="constrained")
    plt.close(figure)  # shown by its handle alone, not a second time at the end of the cell
    metadata = {"image/png": {"alt": alt}}
    handle = None

    def update(history: History) -> None:
        nonlocal handle
        if not in_ipython() or (history.n_epochs % every and handle is not None):
            return
        ax.clear()
        plot_history(history, ax=ax)
        if handle is not None:
            handle.update(figure, metadata=metadata)
        else:
            from IPython.display import display

            handle = display(figure, metadata=metadata, display_id=True)

    return update


def _curves(history: History | Mapping[str, History], column: str | None) -> dict[str, list[float]]:
    runs = {"": history} if isinstance(history, History) else history
    if not isinstance(runs, Mapping) or not all(isinstance(run, History) for run in runs.values()):
        raise TypeError(f"history is a {type(history).__name__}; expected a History, or {{name: History}}")
    if not runs or not all(run.n_epochs for run in runs.values()):
        raise ValueError(f"history {history!r} has no epochs to draw; train first")
    if isinstance(history, History) and column is None:
        return {label: history.columns()[name] for name, label in _LABELS.items() if name in history.columns()}
    if column is None:
        column = "eval_loss" if all(run.eval_loss for run in runs.values()) else "train_loss"
    for name, run in runs.items():
        if column not in run.columns():
            raise ValueError(f"no column {column!r} in {name or 'history'}; it has {sorted(run.columns())}")
    return {name or column: run.columns()[column] for name, run in runs.items()}
