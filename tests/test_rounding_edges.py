"""No printed number is so near a rounding edge that another processor could print another one."""

from collections.abc import Callable
from pathlib import Path

import pytest
from notebook_tools import FOLDER, NAMES
from rounding_edges import problems_of_noise

pytestmark = pytest.mark.slow

SEEDS = 4  # tools/rounding_edges.py takes more


@pytest.mark.parametrize("name", NAMES)
def test_no_output_is_near_an_edge(name: str) -> None:
    problems = [*problems_of_noise(FOLDER / f"{name}.ipynb", SEEDS)]
    assert not problems, "\n".join(["print fewer digits, or a quantity that does not sit on an edge:", *problems])


def test_outputs_on_an_edge_are_noticed(plant: Callable[..., Path]) -> None:
    path = plant(
        ["import torch\n\nvalue = torch.tensor(0.0625)"],
        ["print(f'{(value * 1).item():.3f}')", "0.062\n"],  # on the edge: the text changes
        ["print(f'{(value + 1e-6).item():.{3}f}')", "0.063\n"],  # so near that with another seed it may
        ["print(round((value * 40 - 1e-5).item()))", "2\n"],
        ["print(torch.stack([value * 3, value * 3 + 1e-9]).argmin().item())", "0\n"],  # a tie
        ["print(f'{(value * 0.9999).item():.3f}, {(value * 48).item():.2f}')", "0.062, 3.00\n"],
    )
    cells = [int(problem.split("cell ")[1].split(" ")[0]) for problem in problems_of_noise(path, 8)]
    assert sorted({*cells}) == [1, 2, 3, 4]
