"""The map of the six steps that opens every notebook."""

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

STEPS = ("Get data\nready", "Build\na model", "Train", "Make\npredictions", "Improve by\nexperiment", "Save\nand load")


def plot_workflow(current: int | None, *, ax: Axes | None = None) -> Axes:
    """Draw the six steps of the workflow, with the current one lit.

    Args:
        current: the step, 1 to 6, or None to light them all.
        ax: where to draw; None makes a new figure.

    Returns:
        The Axes.

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
        box = FancyBboxPatch(
            (1.6 * i, 0),
            1.25,
            0.9,
            boxstyle="round,pad=0,rounding_size=0.12",
            facecolor="#0072B2" if lit else "#F2F2F2",
            edgecolor="#0072B2" if lit else "#767676",
            linewidth=2.5 if lit else 1,
        )
        ax.add_patch(box)
        color, weight = ("white", "bold") if lit else ("#444444", "normal")
        ax.text(1.6 * i + 0.625, 0.45, step, ha="center", va="center", color=color, weight=weight, fontsize=10)
        ax.text(1.6 * i + 0.1, 0.98, f"0{i + 1}", ha="left", va="bottom", color="#444444", weight=weight, fontsize=9)
        if i:
            arrow = {"arrowstyle": "-|>", "color": "#444444", "shrinkA": 2, "shrinkB": 2}
            ax.annotate("", (1.6 * i, 0.45), (1.6 * i - 0.35, 0.45), arrowprops=arrow)
    ax.annotate(  # the way back: an experiment changes the data or the model, and trains again
        "",
        (1.6 * 1 + 0.625, -0.02),
        (1.6 * 4 + 0.625, -0.02),
        arrowprops={"arrowstyle": "-|>", "color": "#767676", "connectionstyle": "bar,fraction=-0.05", "linestyle": ":"},
    )
    ax.set(xlim=(-0.1, 9.35), ylim=(-0.45, 1.3))
    ax.set_axis_off()
    return ax
