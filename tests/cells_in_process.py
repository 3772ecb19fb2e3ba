"""Run a notebook's cells in this process, and keep what each of them shows.

python tests/cells_in_process.py NOTEBOOK    run it, then every cell again as if it were the first to be run again
                                             afterwards, and print `[[outputs, outputs the second time], …]` as JSON

Only for a process of its own: the cells may change whatever they like in it.
"""

import difflib
import gc
import io
import json
import os
import shutil
import sys
import tempfile
from collections import defaultdict
from pathlib import Path

import matplotlib as mpl

mpl.use("agg")

import matplotlib.pyplot as plt
import torch
from IPython.core.displayhook import DisplayHook
from IPython.core.interactiveshell import InteractiveShell
from IPython.display import publish_display_data
from IPython.utils.capture import capture_output
from matplotlib.figure import Figure
from nbformat import NotebookNode
from nbformat.v4 import new_output
from notebook_tools import read
from traitlets.config import Config


class _Shown(DisplayHook):
    """Shows the value of a cell's last line as `display` would, instead of printing it."""

    def __call__(self, result: object = None) -> None:
        if result is not None:
            publish_display_data(*self.compute_format_data(result))


def _small_picture(figure: Figure) -> bytes:
    figure.savefig(file := io.BytesIO(), format="png", dpi=40)
    return file.getvalue()


def new_shell() -> InteractiveShell:
    """An IPython without history, in which cells find what earlier cells defined."""
    config = Config()
    config.HistoryManager.enabled = False
    shell = InteractiveShell.instance(config=config, displayhook_class=_Shown)
    shell.display_formatter.formatters["image/png"].for_type(Figure, _small_picture)
    shell.showtraceback = lambda *args, **kwargs: None  # the error is kept as an output
    torch.set_num_threads(1)
    return shell


def outputs_of(shell: InteractiveShell, source: str) -> list[NotebookNode]:
    """Run one cell: what it shows, with small pictures and all their updates, and its error."""
    with capture_output() as said:
        result = shell.run_cell(source)
    plt.close("all")
    streams = (("stdout", said.stdout), ("stderr", said.stderr))
    outputs = [new_output("stream", name=name, text=text) for name, text in streams if text]
    for rich in said.outputs:
        kind = "update_display_data" if rich.update else "display_data"
        outputs.append(NotebookNode(output_type=kind, data={kind: str(data) for kind, data in rich.data.items()}))
    error = result.error_before_exec or result.error_in_exec
    return outputs + ([new_output("error", ename=type(error).__name__, evalue=str(error))] if error else [])


def outputs_again(shell: InteractiveShell, source: str) -> list[NotebookNode]:
    """The same, but nothing stays changed: a copy of this process runs the cell, in a copy of its folder."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = shutil.copytree(Path.cwd(), Path(scratch) / "folder")
        child = os.fork()
        if child == 0:
            os.chdir(folder)
            (Path(scratch) / "outputs").write_text(json.dumps(outputs_of(shell, source)), encoding="utf-8")
            os._exit(0)
        os.waitpid(child, 0)
        return json.loads((Path(scratch) / "outputs").read_text(encoding="utf-8"))


def shown(outputs: list[dict]) -> list[NotebookNode]:
    """Outputs that were written as JSON, as nbval compares them: of a figure that was redrawn, the first."""
    return [NotebookNode(out) for out in outputs if out["output_type"] != "update_display_data"]


def comparable(outputs: list[NotebookNode]) -> dict[str, list]:
    """What nbval compares: each kind of text in its order; no pictures, metadata or counts."""
    kinds = defaultdict(list)
    for out in outputs:
        if out.output_type == "stream":
            kinds[out.name].append(out.text)
        elif out.output_type == "error":
            kinds["error"].append((out.ename, out.evalue))
        for kind, value in out.get("data", {}).items():
            if kind != "image/png":
                kinds[kind].append(value)
    return dict(kinds)


def difference(before: list[NotebookNode], after: list[NotebookNode]) -> str:
    """The lines in which two cells' outputs differ; "" when nbval would find them equal."""
    old, new = comparable(before), comparable(after)
    if old == new:
        return ""
    old_lines, new_lines = (
        [line for kind in sorted(kinds) for value in kinds[kind] for line in f"{kind}: {value}".splitlines()]
        for kinds in (old, new)
    )
    return "\n".join(list(difflib.unified_diff(old_lines, new_lines, lineterm="", n=0))[2:])


def lone_copy(path: Path, folder: Path) -> Path:
    """Copy one notebook, and the data beside it, into a folder that has nothing else."""
    folder.mkdir()
    if (path.parent / "data").is_dir():
        shutil.copytree(path.parent / "data", folder / "data")
    return Path(shutil.copy(path, folder))


def main(path: Path) -> None:
    os.chdir(path.parent)
    shell = new_shell()
    sources = [cell.source for cell in read(path).cells if cell.cell_type == "code"]
    first = [outputs_of(shell, source) for source in sources]
    gc.collect()
    print(json.dumps([*zip(first, (outputs_again(shell, source) for source in sources), strict=True)]))


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
