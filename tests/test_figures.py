"""Each figure shows what its labels promise: the right data under the right name."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import numpy as np
import pytest
from figures_table import FIGURES, PlotRow
from notebook_runner import Drawn, Run, run_notebook
from notebook_tools import NAMES


def problems(drawn: Iterable[Drawn], table: Mapping[str, list[PlotRow]]) -> list[str]:
    """What is wrong with figures: one sentence each."""
    found = []
    figures = {figure.number: figure for figure in drawn if figure.number}
    for number in sorted(set(figures) ^ set(table)):
        found.append(f"figure {number} is {'not in tests/figures_table.py' if number in figures else 'not drawn'}")
    for number in sorted(set(figures) & set(table)):
        figure, rows = figures[number], table[number]
        if len(figure.plots) != len(rows):
            found.append(f"figure {number} has {len(figure.plots)} plots; tests/figures_table.py has {len(rows)}")
        for plot, (*words, labels) in zip(figure.plots, rows, strict=False):
            where = f"figure {number} {plot.title!r}"
            if [plot.title, plot.xlabel, plot.ylabel] != words:
                found.append(f"{where} says {[plot.title, plot.xlabel, plot.ylabel]}; expected {words}")
            if set(plot.points) != set(labels):
                found.append(f"{where} has {sorted(plot.points)}; expected {sorted(labels)}")
            for label in sorted(set(plot.points) & set(labels)):
                if not same(plot.points[label], figure.values.get(labels[label])):
                    found.append(f"{where}: what is called {label!r} is not {labels[label]}")
    return found


def same(points: object, wanted: object) -> bool:
    """Whether two (x values, y values) are equal, in any shape, up to rounding."""
    try:
        pairs = [[np.asarray(part, dtype=float).flatten() for part in pair] for pair in (points, wanted)]
    except (TypeError, ValueError):  # no numbers, as of an expression that failed
        return False
    return len(pairs[1]) == 2 and all(
        one.shape == two.shape and np.allclose(one, two, rtol=1e-4, atol=1e-4) for one, two in zip(*pairs, strict=True)
    )


@pytest.mark.parametrize("name", NAMES)
def test_figures_show_what_they_say(name: str, run_of: Callable[[str], Run]) -> None:
    drawn = [figure for section in run_of(name).sections.values() for figure in section.drawn]
    found = problems(drawn, {number: plots for number, plots in FIGURES.items() if number[0] == name[1]})
    assert not found, "\n- ".join(["", *found])


PLOT = """
import matplotlib.pyplot as plt
from IPython.display import display
xs, up, down = [0, 1, 2, 3], [0, 1, 4, 9], [9, 4, 1, 0]
fig, (left, right) = plt.subplots(1, 2)
left.plot(xs, up, label="rises")
left.scatter(xs, down, label="falls")
left.set(xlabel="x", ylabel="y", title="both")
right.plot(xs, up)
plt.close(fig)
display(fig)
up = []
"""
ROWS = {
    "9.1": [
        ("both", "x", "y", {"rises": "(xs, up)", "falls": "(xs, up[::-1])"}),
        ("", "", "", {"(1)": "(xs, [x ** 2 for x in xs])"}),
    ]
}


@pytest.mark.parametrize(
    ("old", "new", "fine"),
    [
        ("", "", True),
        ('xlabel="x", ylabel="y"', 'xlabel="y", ylabel="x"', False),
        ("left.plot(xs, up,", "left.plot(xs, down,", False),
        ("left.plot(xs, up,", "left.plot(up, xs,", False),
        ('label="falls"', 'label="down"', False),
        (', label="falls"', "", False),
        ('title="both"', 'title="one"', False),
        ("right.plot(xs, up)\n", "right.plot(xs, down)\n", False),
        ("right.plot(xs, up)\n", "", False),
        ("display(fig)\n", "", False),
        ("display(fig)\n", "display(fig)\ndisplay(fig)\n", False),
    ],
)
def test_planted_figures(old: str, new: str, fine: bool, plant: Callable[..., Path]) -> None:
    assert old in PLOT
    path = plant("## 9.1 Here", [PLOT.replace(old, new)])
    asked = [expression for *_, labels in ROWS["9.1"] for expression in labels.values()]
    run = run_notebook(path, expressions={"figure 9.1": asked})
    assert (problems(run.sections["9.1"].drawn, ROWS) == []) is fine
