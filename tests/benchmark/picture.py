"""The results as one figure: colours that colour-blind people can tell apart, and a marker of its own for each kind."""

import hashlib
import io
import json
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from benchmark import batches
from benchmark.contenders import BARE, OWN
from benchmark.limits import LIMITS
from benchmark.ratios import RATE, TIMES, Row
from benchmark.report import verdict
from benchmark.tasks import LINEAR, NETWORK

BLUE, ORANGE, GREEN, GREY, RED = "#0072B2", "#E69F00", "#009E73", "#777777", "#D55E00"  # Okabe and Ito's palette
WAYS = {
    batches.FIXED: (GREY, "s", ":"),
    batches.COURSE: (BLUE, "o", "-"),
    batches.SLICES: (GREEN, "^", "--"),
    batches.LOADER: (ORANGE, "D", "-."),
}


def mark_of(results: dict[str, Any]) -> str:
    """A short name of these results, kept in the picture: which results it shows."""
    return hashlib.sha256(json.dumps(results, sort_keys=True).encode()).hexdigest()[:16]


def draw(results: dict[str, Any], path: Path) -> None:
    """Write the figure."""
    rows = [Row(**row) for row in results["rows"]]
    figure = plt.figure(figsize=(12, 12), layout="constrained")
    figure.suptitle(f"The course's speed, measured on {results['date'][:10]}")
    above, below = figure.subfigures(2, height_ratios=(1.2, 1))
    axes = above.subplot_mosaic([["epochs", "linear"], ["epochs", "network"]])
    _epochs(axes["epochs"], rows)
    _rates(axes["linear"], rows, LINEAR.name)
    _rates(axes["network"], rows, NETWORK.name)
    above.legend(*axes["linear"].get_legend_handles_labels(), loc="outside lower right", ncols=4, fontsize=9)
    _limits(below.subplots(), rows)
    drawn = io.BytesIO()
    figure.savefig(drawn, dpi=80)
    plt.close(figure)
    about = PngInfo()
    about.add_text("Description", f"results {mark_of(results)}")
    small = Image.open(drawn).convert("RGB").convert("P", palette=Image.Palette.ADAPTIVE, colors=200)
    small.save(path, pnginfo=about)


def _bars(row: Row, scale: float = 1.0) -> list[list[float]]:
    """The way from the median to each quartile, as errorbar wants it."""
    return [[(row.median - row.lower) / scale], [(row.upper - row.median) / scale]]


def _epochs(ax: Axes, rows: Sequence[Row]) -> None:
    own = {contender.name for contender in OWN}
    shown = [row for row in rows if (row.part, row.over, row.unit) == ("epochs", BARE.name, TIMES) and row.median]
    shown.sort(key=lambda row: -row.median)
    for height, row in enumerate(shown):
        course, hand = row.name.startswith("course"), row.name in own
        colour, marker = (BLUE, "o") if course else (GREY, "s") if hand else (ORANGE, "D")
        ax.errorbar(row.median, height, xerr=_bars(row), color=colour, marker=marker, capsize=3)
        ax.annotate(f"{row.median:.2f}", (row.median, height), (0, 5), textcoords="offset points", ha="center", fontsize=8)
    ax.set_yticks(range(len(shown)), [row.name.replace("`", "") + (" (A/A)" if row.note else "") for row in shown])
    ax.axvline(1, color="black", linewidth=0.8)
    ax.set(xscale="log", title="Epochs of the small problem", xlabel="time, in multiples of the bare loop")
    ticks = [0.5, 1, 2, 5, 10, 20]
    ax.set_xticks(ticks, [f"{tick:g}" for tick in ticks])
    ax.minorticks_off()


def _rates(ax: Axes, rows: Sequence[Row], task: str) -> None:
    for name, (colour, marker, line) in WAYS.items():
        points = []
        for row in rows:
            found = re.fullmatch(rf"{re.escape(task)}, (\S+) rows: {re.escape(name)}", row.name)
            if found and row.unit == RATE and row.median:
                points.append((float(found[1]), row.median / 1e6))
        if points:
            ax.plot(
                *zip(*sorted(points), strict=True), color=colour, marker=marker, linestyle=line, label=name.replace("`", "")
            )
    ax.set(xscale="log", title=f"Mini-batches: {task}", xlabel="rows", ylabel="million rows a second", ylim=(0, None))


def _limits(ax: Axes, rows: Sequence[Row]) -> None:
    names = []
    for height, limit in enumerate(reversed(LIMITS)):
        row, holds = verdict(limit, rows)
        names.append(f"{limit.what} (≤ {limit.at_most:g})".replace("`", ""))
        if row is None:
            ax.annotate(f" {holds}", (1, height), fontsize=8, va="center", color=GREY)
            continue
        colour, marker = (BLUE, "o") if holds == "yes" else (RED, "X")
        ax.errorbar(
            row.median / limit.at_most, height, xerr=_bars(row, limit.at_most), color=colour, marker=marker, capsize=3
        )
    ax.set_yticks(range(len(names)), names, fontsize=8)
    ax.axvline(1, color="black", linewidth=0.8)
    ax.set(title="What is promised: ● holds, ✖ does not", xlabel="measured figure / limit")
