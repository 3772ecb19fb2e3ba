"""Draw the pictures of mechanisms that the notebooks show: `python tools/draw_pictures.py` writes them to notebooks/images.

Each function draws one; its numbers are those of the notebook that shows it.
"""

from pathlib import Path

import matplotlib as mpl

mpl.use("agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.axes import Axes
from matplotlib.patches import FancyBboxPatch

FOLDER = Path(__file__).resolve().parents[1] / "notebooks" / "images"
BLUE, ORANGE, GREY, PALE = "#0072B2", "#D55E00", "#595959", "#F2F2F2"


def canvas(width: float, height: float) -> Axes:
    """Axes without axes, whose units are those of the figure, in inches."""
    fig, ax = plt.subplots(figsize=(width, height))
    fig.subplots_adjust(0, 0, 1, 1)
    ax.set(xlim=(0, width), ylim=(0, height))
    ax.axis("off")
    return ax


def box(ax: Axes, x: float, y: float, text: str, *, width: float = 1.3, height: float = 0.6, edge: str = GREY) -> None:
    """A box with its middle at x, y."""
    corner = (x - width / 2, y - height / 2)
    ax.add_patch(FancyBboxPatch(corner, width, height, boxstyle="round,pad=0,rounding_size=0.08", fc=PALE, ec=edge, lw=1.5))
    ax.text(x, y, text, ha="center", va="center", fontsize=11)


def arrow(
    ax: Axes, start: tuple[float, float], end: tuple[float, float], text: str = "", *, colour: str, up: float = 0.13
) -> None:
    """An arrow with its text beside its middle, `up` above it."""
    ax.annotate("", end, start, arrowprops={"arrowstyle": "-|>", "color": colour, "lw": 2, "shrinkA": 0, "shrinkB": 0})
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2 + up
    ax.text(x, y, text, ha="center", va="center", color=colour, fontsize=10.5)


def statistics(name: str = "training_statistics.png") -> None:
    """Notebook 01: the numbers of the training set normalise both sets."""
    ax = canvas(8, 2.5)
    box(ax, 1.2, 1.8, "training birds", width=1.9, edge=BLUE)
    box(ax, 1.2, 0.6, "test birds", width=1.9, edge=ORANGE)
    box(ax, 4.0, 1.8, "mean, std", width=1.6, edge=BLUE)
    box(ax, 6.7, 1.8, "(X − mean) / std", width=2.0, edge=BLUE)
    box(ax, 6.7, 0.6, "(X − mean) / std", width=2.0, edge=ORANGE)
    arrow(ax, (2.15, 1.8), (3.2, 1.8), "measure", colour=BLUE)
    arrow(ax, (4.8, 1.8), (5.7, 1.8), "use", colour=BLUE)
    arrow(ax, (4.6, 1.5), (5.7, 0.75), colour=BLUE)
    ax.text(4.5, 1.05, "use again", ha="center", color=BLUE, fontsize=10.5)
    arrow(ax, (2.15, 0.6), (5.7, 0.6), "no statistics taken", colour=ORANGE, up=-0.17)
    save(ax, name)


def backward(name: str = "backward.png") -> None:
    """Notebook 02: the computation forwards, and the slopes backwards."""
    ax = canvas(8, 2.3)
    steps = [(0.9, "w = 2"), (3.0, "3w = 6"), (5.1, "3w − 1 = 5"), (7.1, "loss = 25")]
    for x, text in steps:
        box(ax, x, 1.15, text)
    forwards, backwards = ("times 3", "minus 1", "squared"), ("× 3", "× 1", "2 · 5 = 10")
    for (x, _), (after, _), there, back in zip(steps, steps[1:], forwards, backwards, strict=False):
        arrow(ax, (x + 0.65, 1.3), (after - 0.65, 1.3), there, colour=BLUE, up=0.4)
        arrow(ax, (after - 0.65, 1.0), (x + 0.65, 1.0), back, colour=ORANGE, up=-0.4)
    ax.text(4.0, 2.08, "forwards: compute, and record", ha="center", color=BLUE, fontsize=11)
    ax.text(
        4.0, 0.14, "backward(): the slopes, multiplied: 10 × 1 × 3 = 30 = w.grad", ha="center", color=ORANGE, fontsize=11
    )
    save(ax, name)


def five_steps(name: str = "five_steps.png") -> None:
    """Notebook 03: the training loop as a circle."""
    ax = canvas(8, 2.9)
    texts = [
        "1. forward pass\nguess",
        "2. loss\nmeasure",
        "3. clear\nforget",
        "4. backward\nfind the slopes",
        "5. step\nmove",
    ]
    places = [(1.3, 2.2), (4.0, 2.2), (6.7, 2.2), (5.4, 0.7), (2.6, 0.7)]
    for (x, y), text in zip(places, texts, strict=True):
        box(ax, x, y, text, width=1.75, height=0.75, edge=BLUE)
    for start, end in (((2.18, 2.2), (3.12, 2.2)), ((4.88, 2.2), (5.82, 2.2)), ((6.5, 1.82), (5.7, 1.08))):
        arrow(ax, start, end, colour=BLUE)
    arrow(ax, (4.52, 0.7), (3.48, 0.7), colour=BLUE)
    arrow(ax, (2.2, 1.08), (1.5, 1.82), colour=ORANGE)
    ax.text(1.3, 1.3, "next epoch", ha="center", color=ORANGE, fontsize=10.5)
    save(ax, name)


def batches(name: str = "batches.png") -> None:
    """Notebook 05: an epoch of 60 samples, shuffled and cut into batches of 16."""
    ax = canvas(8, 2.2)
    order = np.random.default_rng(0).permutation(60)
    for row, (y, numbers) in enumerate(((1.65, range(60)), (0.75, order))):
        shift = 0.0
        for place, number in enumerate(numbers):
            if row and place and place % 16 == 0:
                shift += 0.18
            shade = plt.get_cmap("cividis")(number / 59)
            ax.add_patch(plt.Rectangle((0.95 + 0.107 * place + shift, y - 0.16), 0.095, 0.32, color=shade))
    ax.text(0.85, 1.65, "60 samples", ha="right", va="center", fontsize=10)
    ax.text(0.85, 0.75, "shuffled", ha="right", va="center", fontsize=10)
    arrow(ax, (4.2, 1.42), (4.2, 0.98), colour=GREY)
    left = 0.95
    for size in (16, 16, 16, 12):
        width = 0.107 * size
        ax.text(left + width / 2, 0.38, f"batch of {size}:\none step", ha="center", va="center", color=BLUE, fontsize=10)
        left += width + 0.18
    save(ax, name)


def state_dict(name: str = "state_dict.png") -> None:
    """Notebook 06: what a state_dict holds of a model, and what it does not."""
    ax = canvas(8, 2.6)
    box(ax, 1.2, 1.3, "model", width=1.6, height=1.5, edge=GREY)
    ax.text(1.2, 0.3, "an object in memory", ha="center", color=GREY, fontsize=10.5)
    box(ax, 4.8, 1.95, "weight → 0.699\nbias → 0.309", width=2.6, height=0.9, edge=BLUE)
    ax.text(6.3, 1.95, "numbers, by name:\ninto the file", va="center", color=BLUE, fontsize=10)
    box(ax, 4.8, 0.65, "class, forward()", width=2.6, height=0.7, edge=ORANGE)
    ax.text(6.3, 0.65, "code: stays in\nyour program", va="center", color=ORANGE, fontsize=10)
    arrow(ax, (2.0, 1.5), (3.5, 1.95), "state_dict()", colour=BLUE, up=0.26)
    arrow(ax, (2.0, 1.1), (3.5, 0.65), "not in it", colour=ORANGE, up=0.26)
    save(ax, name)


def save(ax: Axes, name: str) -> None:
    """Write a picture, the same bytes for the same drawing."""
    ax.figure.savefig(FOLDER / name, dpi=110, metadata={"Software": None})
    plt.close(ax.figure)


for draw in (statistics, backward, five_steps, batches, state_dict):
    draw()
