"""The CPU time of each notebook under nbval, over a notebook that only imports, makes an SGD and draws one figure."""

import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_notebook, new_output

from benchmark.children import TESTS, environment
from benchmark.ratios import SECONDS, Row, paired_ratios, row

PART = "notebooks"
MINIMAL, ALL, SIX_MINIMAL = "minimal notebook", "all six notebooks", "six minimal notebooks"
CELLS = (
    "import matplotlib.pyplot as plt\nimport torch",
    "optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.01)",
    "plt.plot([0, 1], [0, 1])\nplt.show()",
)


def write_minimal(path: Path) -> Path:
    cells = [new_code_cell(source, execution_count=number) for number, source in enumerate(CELLS, start=1)]
    shown = {"text/plain": "<Figure size 640x480 with 1 Axes>", "image/png": ""}
    cells[-1].outputs = [new_output("display_data", data=shown)]
    notebook = new_notebook(cells=cells)
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    nbformat.write(notebook, path)
    return path


def cpu_seconds(notebook: Path) -> float:
    """User and system time of pytest and all its children, in one process, while it compares every output."""
    import resource

    options = ["-o", "addopts=", "-p", "no:xdist", "-p", "no:cacheprovider", "--nbval", "--nbval-current-env", "-q"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, "-m", "pytest", *options, "--rootdir", str(TESTS.parent), str(notebook)]
    done = subprocess.run(command, cwd=TESTS.parent, env=environment(), capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        raise RuntimeError(f"{notebook.name} does not pass, so its time says nothing:\n{done.stdout[-2000:]}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def measure(*, quick: bool, say: Callable[[str], None]) -> list[Row]:
    if sys.platform == "win32":
        return [Row(part=PART, name=ALL, over=SIX_MINIMAL, note="Windows does not tell the CPU time of children")]
    notebooks = sorted((TESTS.parent / "notebooks").glob("0*.ipynb"))
    rounds = 1 if quick else 3
    with tempfile.TemporaryDirectory() as folder:
        minimal = write_minimal(Path(folder) / "minimal.ipynb")
        cpu_seconds(minimal)  # reads the files from the disk
        pairs: dict[str, list[tuple[float, float]]] = {path.stem: [] for path in notebooks}
        same = [(cpu_seconds(minimal), cpu_seconds(minimal)) for _ in range(rounds)]
        for number in range(rounds):
            for path in notebooks:
                ends = (path, minimal) if number % 2 == 0 else (minimal, path)
                times = {end: cpu_seconds(end) for end in ends}
                pairs[path.stem].append((times[path], times[minimal]))
            say(f"round {number + 1}: done")
    rows = [row(paired_ratios(same), part=PART, name=MINIMAL, over=MINIMAL, note="A/A")]
    rows += [row(paired_ratios(timed), part=PART, name=name, over=MINIMAL) for name, timed in pairs.items()]
    sums = [tuple(map(sum, zip(*timed, strict=True))) for timed in zip(*pairs.values(), strict=True)]
    rows.append(row(paired_ratios(sums), part=PART, name=ALL, over=SIX_MINIMAL))
    rows.append(row([b for timed in pairs.values() for _, b in timed], part=PART, name=MINIMAL, unit=SECONDS))
    return rows
