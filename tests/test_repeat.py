"""Every cell may be run twice, at once or after the whole notebook, and every notebook runs alone: in an empty folder,
from a fresh kernel, offline.
"""

import copy
import json
import subprocess
import sys
from pathlib import Path

import pytest
from cells_in_process import difference, lone_copy, shown
from nbclient.exceptions import CellExecutionError
from notebook_tools import FOLDER, NAMES, ROOT, read
from store_notebooks import IGNORED, NotebookFailedError, kernel_environment, make_client, run

pytestmark = pytest.mark.slow

OUTGOING = ROOT / "tests" / "browser" / "outgoing"  # refuses, and writes down, every call to another machine


def problems_of_running_twice(path: Path, scratch: Path) -> list[str]:
    """Run each cell, and at once a second time; a cell tagged changes-state once."""
    lone = lone_copy(path, scratch / "twice")
    nb, problems = read(lone), []
    client = make_client(nb, lone.parent, scratch)
    with client.setup_kernel(env=kernel_environment(str(scratch / "ipython")), cleanup_kc=True):
        for index, cell in enumerate(nb.cells):
            tags = cell.metadata.get("tags", [])
            if cell.cell_type != "code":
                continue
            where = f"{path.name}, cell {index} (id {cell.id})"
            try:
                client.execute_cell(cell, index)
                first = copy.deepcopy(cell.outputs)
                if "changes-state" in tags:
                    continue
                where += ", run a second time"
                client.execute_cell(cell, index)
            except CellExecutionError as error:
                return [*problems, f"{where}: {error.ename}: {error.evalue}"]
            if IGNORED not in tags and (lines := difference(first, cell.outputs)):
                problems.append(f"{where}, gives another output; build what it changes in the cell itself:\n{lines}")
    return problems


def problems_of_going_back(path: Path, scratch: Path) -> list[str]:
    """Run the whole notebook, and then each cell again, as the first to be run again: it must find what it found before.

    A cell tagged changes-state, or nbval-ignore-output, must only run without an error.
    """
    lone = lone_copy(path, scratch / "back")
    environment = kernel_environment(str(scratch / "ipython"), CUDA_VISIBLE_DEVICES="")  # no copy of a process can use a GPU
    command = [sys.executable, ROOT / "tests" / "cells_in_process.py", lone]
    run = subprocess.run(command, env=environment, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    problems = []
    cells = [(index, cell) for index, cell in enumerate(read(path).cells) if cell.cell_type == "code"]
    for (index, cell), pair in zip(cells, json.loads(run.stdout), strict=True):
        first, again = pair
        free = {IGNORED, "changes-state"} & {*cell.metadata.get("tags", [])}
        failed = [f"{out['ename']}: {out['evalue']}" for out in again if out["output_type"] == "error"]
        lines = "" if free else difference(cell.outputs, shown(again))
        if not lines and not free and pictures(first) != pictures(again):
            lines = "another picture"
        if failed or lines:
            problems.append(
                f"{path.name}, cell {index} (id {cell.id}), run again after the whole notebook, gives something else; "
                f"give what later cells make a name of its own:\n{lines or failed}"
            )
    return problems


def pictures(outputs: list[dict]) -> list[str]:
    return [out["data"]["image/png"] for out in outputs if "image/png" in out.get("data", {})]


def problems_of_running_alone(path: Path, scratch: Path) -> list[str]:
    """Run a notebook where no other one has left anything, without a network, and compare with what it stores."""
    lone = lone_copy(path, scratch / "alone")
    stored, nb = read(lone), read(lone)
    log = scratch / "outgoing.txt"
    try:
        run(nb, lone.parent, PYTHONPATH=str(OUTGOING), COURSE_OUTGOING=str(log))
    except NotebookFailedError as failure:
        problems = [f"{path.name} does not run alone: {failure}"]
    else:
        problems = [
            f"{path.name}, cell {index} (id {cell.id}), gives another output when the notebook runs alone:\n{lines}"
            for index, (old, cell) in enumerate(zip(stored.cells, nb.cells, strict=True))
            if cell.cell_type == "code" and IGNORED not in cell.metadata.get("tags", [])
            if (lines := difference(old.outputs, cell.outputs))
        ]
    if log.exists():
        problems.append(f"{path.name} asked another machine:\n{log.read_text(encoding='utf-8')}")
    return problems


# --- the six notebooks ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_runs_twice(name: str, tmp_path: Path) -> None:
    problems = problems_of_running_twice(FOLDER / f"{name}.ipynb", tmp_path)
    assert not problems, "\n".join(problems)


@pytest.mark.skipif(sys.platform != "linux", reason="needs os.fork, with PyTorch")
@pytest.mark.parametrize("name", NAMES)
def test_every_cell_runs_again_after_the_last(name: str, tmp_path: Path) -> None:
    problems = problems_of_going_back(FOLDER / f"{name}.ipynb", tmp_path)
    assert not problems, "\n".join(problems)


@pytest.mark.parametrize("name", NAMES)
def test_notebook_runs_alone_and_offline(name: str, tmp_path: Path) -> None:
    problems = problems_of_running_alone(FOLDER / f"{name}.ipynb", tmp_path)
    assert not problems, "\n".join(problems)
