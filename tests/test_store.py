"""`store_notebooks.py` stores the same bytes again when nothing changed, and what changed when something did."""

import base64
import io
import re
from pathlib import Path

import nbformat
import numpy as np
import pytest
import store_notebooks
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_tools import read
from PIL import Image
from store_notebooks import canonical

SHOW = """from IPython.display import display

with open("one.png", "rb") as file:
    display({"image/png": file.read()}, raw=True, metadata={"image/png": {"alt": "New."}})"""


def png_of(pixels: np.ndarray) -> str:
    file = io.BytesIO()
    Image.fromarray(pixels.astype(np.uint8)).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode()


def gray(*changes: tuple[int, int]) -> np.ndarray:
    """A picture of gray 100, as large as a figure, in which the first `n` points of `(n, step)` are `step` lighter."""
    pixels = np.full((400, 600, 3), 100)
    for n, step in changes:
        pixels.reshape(-1, 3)[:n] += step
    return pixels


def stream(text: str, name: str = "stdout") -> NotebookNode:
    return new_output("stream", name=name, text=text)


def figure(png: str, alt: str = "A gray square.") -> NotebookNode:
    return new_output("display_data", {"image/png": png}, metadata={"image/png": {"alt": alt}})


def messy_notebook() -> NotebookNode:
    """A notebook as an editor leaves it: never run, with timings, an old figure and an ignored cell's old output."""
    cells = [
        new_markdown_cell("# Title", metadata={"editable": True}),
        new_code_cell("import os\nimport sys\n\nx = 1", id="imports", metadata={"execution": {"iopub.status.idle": "2026"}}),
        new_code_cell("print('now', os.getpid())", id="pid", outputs=[stream("now 1\n")]),
        new_code_cell("print('a', flush=True)\nprint('b', file=sys.stderr, flush=True)\nprint('c')", id="streams"),
        new_code_cell(SHOW, id="figure"),
        new_code_cell("print(sorted(os.listdir()), os.environ['COURSE_DEVICE'])", id="folder"),
        new_code_cell("{'a', 'b', 'c', 'd'}.pop(), x", id="value", execution_count=7),
        new_code_cell("", id="empty", execution_count=8),
    ]
    cells[2].metadata.tags = ["nbval-ignore-output"]
    cells[4].outputs = [figure(png_of(gray((9, 2))), "Old.")]
    return new_notebook(cells=cells, metadata={"language_info": {"name": "python", "version": "3.9.1"}})


@pytest.fixture
def messy(tmp_path: Path) -> Path:
    (tmp_path / "one.png").write_bytes(base64.b64decode(png_of(gray())))
    path = tmp_path / "messy.ipynb"
    nbformat.write(messy_notebook(), path)
    return path


def test_store_runs_the_notebook_and_leaves_it_canonical(messy: Path, capfd: pytest.CaptureFixture) -> None:
    assert store_notebooks.main([str(messy)]) == 0
    assert capfd.readouterr().out == "messy.ipynb: stored again\n"
    nb = read(messy)
    assert messy.read_text(encoding="utf-8") == canonical(nb)
    assert [cell.execution_count for cell in nb.cells[1:]] == [1, 2, 3, 4, 5, 6, None]
    assert [cell.metadata.get("tags") for cell in nb.cells] == [None, None, ["nbval-ignore-output"], *[None] * 5]
    assert {key for cell in nb.cells for key in cell.metadata} == {"tags"}
    pid, streams, shown, folder, value = (cell.outputs for cell in nb.cells[2:7])
    assert pid == [stream("now 1\n")], "an ignored cell keeps what it had"
    assert sorted((out.name, out.text) for out in streams) == [("stderr", "b\n"), ("stdout", "a\nc\n")]
    assert shown[0].metadata == {"image/png": {"alt": "New."}}
    assert shown[0].data["image/png"] == png_of(gray((9, 2))), "a picture that differs by rounding keeps its bytes"
    assert folder == [stream("['messy.ipynb', 'one.png'] cpu\n")], "it must run in the notebook's folder, on the CPU"
    assert value[0].execution_count == 6
    assert sorted(path.name for path in messy.parent.iterdir()) == ["messy.ipynb", "one.png"], "something was left over"


def test_error_leaves_the_file(tmp_path: Path, capfd: pytest.CaptureFixture) -> None:
    cells = [
        new_code_cell("x = 1", id="fine"),
        new_code_cell("print(x)\n1 / 0", id="bad", metadata={"tags": ["raises-exception"]}),
    ]
    path = tmp_path / "bad.ipynb"
    nbformat.write(new_notebook(cells=cells), path)
    before = path.read_bytes()
    assert store_notebooks.main([str(path)]) == 1
    out = capfd.readouterr().out
    assert re.search(r"bad\.ipynb: FAILED.*cell 1 \(id bad\), `print\(x\)`\n  ZeroDivisionError: division by zero", out), out
    assert path.read_bytes() == before
    assert [left.name for left in tmp_path.iterdir()] == ["bad.ipynb"]
