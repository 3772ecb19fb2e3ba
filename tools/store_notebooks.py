"""Run notebooks from a fresh kernel and store them in canonical form.

    python tools/store_notebooks.py                                     # all six, and the worksheet
    python tools/store_notebooks.py notebooks/03_training_a_model.ipynb

Stored again without a change, a notebook keeps its bytes. Two kinds of output therefore stay as they are: those of
cells tagged `nbval-ignore-output` (clear such an output by hand to have it made again), and a figure whose new
picture differs by no more than another processor's rounding. A notebook with an error in it is left untouched.
"""

import argparse
import base64
import hashlib
import io
import os
import re
import sys
import tempfile
from pathlib import Path

import matplotlib as mpl
import nbformat
import numpy as np
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbformat import NotebookNode
from PIL import Image

from course_utils.teaching.course_files import write_file
from course_utils.teaching.kernel import connection

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from notebook_tools import README_PICTURE, WORKSHEET, notebook_paths, read, readme_picture

METADATA = {
    "kernelspec": {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
KEPT_CELL_METADATA = ("answers", "jp-MarkdownHeadingCollapsed", "jupyter", "numbers", "tags")
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"
IGNORED = "nbval-ignore-output"
CELL_SECONDS = 300
PROGRESS_BAR = re.compile(r".*\d+%\|.*\|.*")


def clean(nb: NotebookNode) -> NotebookNode:
    """Bring everything but the outputs into canonical form, in place: metadata, format version, cell ids."""
    nb.metadata = nbformat.from_dict(METADATA)
    nb.nbformat, nb.nbformat_minor = 4, 5
    seen = set()
    for i, cell in enumerate(nb.cells):
        kept = {key: value for key, value in cell.metadata.items() if key in KEPT_CELL_METADATA and value}
        if "tags" in kept:
            kept["tags"] = list(dict.fromkeys(kept["tags"]))
        cell.metadata = nbformat.from_dict(kept)
        if not cell.get("attachments", True):
            del cell["attachments"]
        if cell.get("id") in seen or not cell.get("id"):
            cell.id = hashlib.sha256(f"{i} {cell.source}".encode()).hexdigest()[:8]
        seen.add(cell.id)
    return nb


def canonical(nb: NotebookNode) -> str:
    """The text of the file: what `nbformat.write` makes of the cleaned notebook."""
    nb = clean(nbformat.from_dict(nb))
    nbformat.validate(nb)
    return nbformat.writes(nb).rstrip("\n") + "\n"


def nearly_same_picture(old: str, new: str) -> bool:
    """Tell whether two base64 PNGs differ only as two processors' rounding would make them differ.

    A lost minus sign must count as a change: it is some six pixels, but dark ones.
    """
    before, after = (
        np.asarray(Image.open(io.BytesIO(base64.b64decode(png))).convert("RGBA"), dtype=int) for png in (old, new)
    )
    if before.shape != after.shape:
        return False
    off = np.abs(before - after).max(axis=-1)  # the largest difference of the four channels, 0 to 255
    return bool((off > 32).sum() <= 20 and off.max() <= 128 and off.mean() <= 0.01)


def settle_outputs(old: list[NotebookNode], new: list[NotebookNode], *, ignored: bool = False) -> list[NotebookNode]:
    """Choose what to store: the new outputs, without noise, and with old parts where a difference means nothing.

    Args:
        old: the cell's stored outputs.
        new: those of the run just made.
        ignored: the cell is tagged `nbval-ignore-output`: keep its old outputs while the new ones are of the same kinds.
    """
    new = [out for out in map(_without_view, new) if out is not None and not (ignored and _is_progress_bar(out))]
    same_kinds = [_kind(out) for out in old] == [_kind(out) for out in new]
    for before, after in zip(old, new, strict=False):
        if ignored and same_kinds:
            for content in ("data", "text"):
                if content in after:
                    after[content] = before[content]
        elif "image/png" in before.get("data", {}) and "image/png" in after.get("data", {}):
            pictures = before.data["image/png"], after.data["image/png"]
            if nearly_same_picture(*pictures):
                after.data["image/png"] = pictures[0]
    return new


def _without_view(output: NotebookNode) -> NotebookNode | None:
    """An output without the widget that no other session can show: what the course says in its place, or nothing.

    Only the course's own sliders say something as HTML; the text of a bare widget is its `repr`.
    """
    if WIDGET_VIEW not in output.get("data", {}):
        return output
    if "text/html" not in output.data:
        return None
    kept = {kind: value for kind, value in output.data.items() if kind != WIDGET_VIEW}
    return nbformat.from_dict({**output, "data": kept})


def _kind(output: NotebookNode) -> tuple:
    return (output.output_type, output.get("name"), sorted(output.get("data", {})))


def _is_progress_bar(output: NotebookNode) -> bool:
    return output.get("name") == "stderr" and all(PROGRESS_BAR.fullmatch(line) for line in output.text.split("\n") if line)


def kernel_environment(scratch: str, **extra: str) -> dict[str, str]:
    """The environment of a kernel whose outputs do not depend on this machine or on its user's settings."""
    machine = {name: value for name, value in os.environ.items() if name not in ("PYTHONSTARTUP", "PYTHONWARNINGS")}
    return {
        **machine,
        "COURSE_DEVICE": "cpu",
        "IPYTHONDIR": scratch,  # no start-up files of the user's
        "MATPLOTLIBRC": str(Path(mpl.get_data_path()) / "matplotlibrc"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "OMP_NUM_THREADS": "1",  # the order of a sum depends on the number of threads
        "PYTHONHASHSEED": "0",
        **extra,
    }


def make_client(nb: NotebookNode, folder: Path, scratch: Path, **hooks: object) -> NotebookClient:
    """A client that runs `nb` with this Python in `folder`. Pass `cleanup_kc=True` when you execute with it."""
    own = KernelSpecManager(kernel_dirs=[])  # this Python's
    return NotebookClient(
        nb,
        km=AsyncKernelManager(kernel_name="python3", kernel_spec_manager=own, **connection(scratch)),
        resources={"metadata": {"path": str(folder)}},
        extra_arguments=["--log-level=ERROR"],
        timeout=CELL_SECONDS,
        shutdown_kernel="immediate",
        force_raise_errors=True,
        record_timing=False,
        coalesce_streams=True,
        store_widget_state=False,
        **hooks,
    )


class NotebookFailedError(Exception):
    """A cell raised an error, took too long, or killed its kernel; the message says which and why."""


def run(nb: NotebookNode, folder: Path, **environment: str) -> None:
    """Run every cell of `nb` in a fresh kernel, in place; `environment` adds to the kernel's."""
    started = []
    with tempfile.TemporaryDirectory() as scratch:
        client = make_client(nb, folder, Path(scratch), on_cell_start=lambda cell, cell_index: started.append(cell_index))
        try:
            client.execute(cleanup_kc=True, env=kernel_environment(scratch, **environment))
        except Exception as error:  # whatever it is, the file must stay and the next notebook must have its turn
            if not started:
                raise NotebookFailedError(f"the kernel did not start: {error}") from error
            cell = nb.cells[started[-1]]
            first = cell.source.strip().split("\n")[0]
            reason = f"{error.ename}: {error.evalue}" if hasattr(error, "ename") else f"{type(error).__name__}: {error}"
            raise NotebookFailedError(f"cell {started[-1]} (id {cell.get('id')}), `{first}`\n  {reason}") from error


def store(path: Path) -> bool:
    """Run one notebook and store it; True when the file changed.

    Raises:
        NotebookFailedError: a cell failed; the file is as it was.
    """
    before = path.read_text(encoding="utf-8")
    old, nb = clean(read(path)), clean(read(path))
    run(nb, path.resolve().parent)
    for old_cell, cell in zip(old.cells, nb.cells, strict=True):
        if cell.cell_type == "code":
            ignored = IGNORED in cell.metadata.get("tags", [])
            cell.outputs = settle_outputs(old_cell.outputs, cell.outputs, ignored=ignored)
            if not cell.source.strip():
                cell.execution_count = None
    after = canonical(nb)
    if after == before:
        return False
    write_file(path, after.encode())
    return True


def main(arguments: list[str] | None = None) -> int:
    """Store the named notebooks, or all; 1 when a cell failed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebook", nargs="*", type=Path, help="notebooks to store; all when none is named")
    options = parser.parse_args(arguments)
    failed = False
    for path in options.notebook or [*notebook_paths(), WORKSHEET]:
        try:
            changed = store(path)
            print(f"{path.name}: {'stored again' if changed else 'unchanged'}", flush=True)
        except NotebookFailedError as failure:
            failed = True
            print(f"{path.name}: FAILED, left as it was: {failure}", flush=True)
    README_PICTURE.write_bytes(readme_picture())
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
