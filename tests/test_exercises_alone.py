"""One can begin with the exercises: their own cells import and build all that they need."""

from pathlib import Path
from typing import Any

import matplotlib as mpl
import pytest
from answer_runner import notebook_folder
from exercise_rules import is_solution, last_call
from notebook_tools import FOLDER, NAMES, Placed, placed_cells, read, unbound

from course_utils.checks import CheckResult

BEGIN_HERE = "you can also start here"


def code_of(name: str, *, exercise: str = "") -> list[Placed]:
    cells = [p for p in placed_cells(read(FOLDER / f"{name}.ipynb")) if p.is_code and p.section == "Exercises"]
    return [p for p in cells if exercise in p.subsection]


def run(cells: list[Placed], folder: Path) -> None:
    """Run the cells in an empty namespace; the check at the end of each solution must be content."""
    mpl.use("agg")
    namespace: dict[str, Any] = {"__name__": "__main__", "display": lambda *_, **__: None}
    with notebook_folder(folder):
        for p in cells:
            body, check = p.source, last_call(p)
            if check is not None and is_solution(p):
                body = body[: body.rindex(f"{check.func.id}(")] + "result = " + body[body.rindex(f"{check.func.id}(") :]
            exec(compile(body, f"cell {p.index}", "exec"), namespace)
            if is_solution(p):
                result: CheckResult = namespace["result"]
                assert result.status == "right", f"cell {p.index}: {result!r}"


@pytest.mark.parametrize("name", NAMES)
def test_the_exercises_make_every_name_that_they_use(name: str) -> None:
    assert unbound(p.source for p in code_of(name)) == set(), "nothing of this is made under the heading Exercises"


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_the_exercises_run_in_a_fresh_kernel(name: str, tmp_path: Path) -> None:
    run(code_of(name), tmp_path)


def beginnings() -> list[tuple[str, str]]:
    """The exercises that say that one can begin with them."""
    placed = [(name, p) for name in NAMES for p in placed_cells(read(FOLDER / f"{name}.ipynb")) if p.is_markdown]
    return [(name, p.subsection) for name, p in placed if BEGIN_HERE in p.source]


def test_an_exercise_that_says_so_makes_every_name_that_it_uses() -> None:
    assert len(beginnings()) >= 2, f"no exercise says {BEGIN_HERE!r} any more"
    for name, exercise in beginnings():
        assert unbound(p.source for p in code_of(name, exercise=exercise)) == set(), exercise


@pytest.mark.slow
def test_an_exercise_that_says_so_runs_alone(tmp_path: Path) -> None:
    for name, exercise in beginnings():
        run(code_of(name, exercise=exercise), tmp_path)
