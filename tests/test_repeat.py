"""Every cell may be run twice, at once or after the whole notebook, and every notebook runs alone: in an empty folder,
from a fresh kernel, offline.
"""

import copy
import json
import subprocess
import sys
import tomllib
from pathlib import Path

import nbformat
import pytest
from cells_in_process import difference, lone_copy, shown
from nbclient.exceptions import CellExecutionError
from nbformat.v4 import new_code_cell, new_notebook, new_output
from notebook_tools import FOLDER, NAMES, ROOT, read
from store_notebooks import IGNORED, NotebookFailedError, kernel_environment, make_client, run

pytestmark = pytest.mark.slow

OUTGOING = ROOT / "tests" / "browser" / "outgoing"  # refuses, and writes down, every call to another machine


def test_slow_tests_do_not_run_by_default() -> None:
    """Here, among the slow tests, so that `-m slow` by mistake in the settings fails at once instead of looking green."""
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"][
        "addopts"
    ]
    assert options[options.index("-m") + 1].startswith("not slow")


def problems_of_running_twice(path: Path, scratch: Path) -> list[str]:
    """Run each cell, and at once a second time; a cell tagged changes-state once."""
    lone = lone_copy(path, scratch / "twice")
    nb, problems = read(lone), []
    client = make_client(nb, lone.parent)
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


# --- notebooks that must be noticed -----------------------------------------------------------------------------------


def write(folder: Path, *sources: str | tuple[str, str], outputs: tuple[str, ...] = ()) -> Path:
    """A notebook of cells, each a source or (source, tag), that stores `outputs`."""
    folder.mkdir()
    nb = new_notebook()
    for i, source in enumerate(sources):
        source, tags = (source, []) if isinstance(source, str) else (source[0], [source[1]])
        text = [new_output("stream", name="stdout", text=outputs[i])] if i < len(outputs) and outputs[i] else []
        nb.cells.append(new_code_cell(source, id=f"c{i}", metadata={"tags": tags} if tags else {}, outputs=text))
    nbformat.write(nb, folder / "book.ipynb")
    return folder / "book.ipynb"


def test_a_cell_that_remembers_is_noticed(tmp_path: Path) -> None:
    add = "seen.append(1)\nprint(len(seen))"
    path = write(
        tmp_path / "books",
        "seen = []",
        add,
        (add, "changes-state"),
        (add, "nbval-ignore-output"),
        "if len(seen) > 5:\n    print('late')\nseen.append(1)",
    )
    problems = problems_of_running_twice(path, tmp_path)
    assert [problem.split("\n", 1)[0].split(", ")[1:3] for problem in problems] == [
        ["cell 1 (id c1)", "run a second time"],
        ["cell 4 (id c4)", "run a second time"],
    ]
    assert "-stdout: 1\n+stdout: 2" in problems[0]


@pytest.mark.skipif(sys.platform != "linux", reason="needs os.fork, with PyTorch")
def test_a_name_that_a_later_cell_overwrites_is_noticed(tmp_path: Path) -> None:
    draw = "import matplotlib.pyplot as plt\n\n_, ax = plt.subplots()\nax.plot(sizes)\ndisplay(ax.figure)\nplt.close()"
    path = write(
        tmp_path / "books",
        "sizes, steps = [1, 2], []",
        "print(len(sizes))",
        "steps.append(1)\nprint(len(steps))",
        ("steps.append(1)\nprint(len(steps))", "changes-state"),
        ("print(sizes[1], steps)", "nbval-ignore-output"),
        draw,
        "print(len(steps))",
        "sizes = [3]",
        outputs=("", "2\n", "1\n", "2\n", "2 [1, 1]\n", "", "2\n"),
    )
    nb = read(path)
    nb.cells[5].outputs = [new_output("display_data", data={"text/plain": "<Figure size 640x480 with 1 Axes>"})]
    nbformat.write(nb, path)
    found = [problem.split("\n", 2) for problem in problems_of_going_back(path, tmp_path)]
    assert [(first.split(", ")[1], *rest) for first, *rest in found] == [
        ("cell 1 (id c1)", "@@ -1 +1 @@", "-stdout: 2\n+stdout: 1"),
        ("cell 2 (id c2)", "@@ -1 +1 @@", "-stdout: 1\n+stdout: 3"),
        ("cell 4 (id c4)", "['IndexError: list index out of range']"),
        ("cell 5 (id c5)", "another picture"),
    ]


def test_a_request_is_noticed_even_when_its_error_is_caught(tmp_path: Path) -> None:
    request = "from urllib.request import urlopen\n\ntry:\n    urlopen('http://example.org')\nexcept OSError:\n    pass"
    local = "import socket\n\nsocket.getaddrinfo('localhost', 80)\nsocket.create_server(('127.0.0.1', 0)).close()"
    (problem,) = problems_of_running_alone(write(tmp_path / "books", local, request), tmp_path)
    assert "asked another machine" in problem
    assert "example.org" in problem
