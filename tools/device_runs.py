"""Running a copy of a notebook on another device, by nbval in a process of its own, and what was counted there.

python tools/device_runs.py    write tests/simulated_accelerator/counts.json again
"""

import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import nbformat

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

import store_notebooks
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell
from notebook_tools import FOLDER, NAMES, ROOT, read

PLUGIN = ROOT / "tests" / "simulated_accelerator"
LEDGER = PLUGIN / "counts.json"
SWITCH = "SIMULATED_ACCELERATOR"
COUNTED = ("steps", "waits", "to_host", "to_device")
Edits = Sequence[tuple[str, str]]  # (old, new): each old stands once in the file


@dataclass
class Outcome:
    """What pytest said of a notebook.

    Attributes:
        passed: every stored output came again.
        said: pytest's report.
        counts: what the simulated accelerator counted; None elsewhere, or when the run did not get that far.
    """

    passed: bool
    said: str
    counts: dict[str, dict[str, int]] | None


def run_notebook(
    name: str,
    folder: Path,
    *,
    simulated: Mapping[str, object] | None = None,
    device: str | None = None,
    stored_anew: NotebookNode | None = None,
    edits: Edits = (),
    package_edits: Mapping[str, Edits] | None = None,
) -> Outcome:
    """Compare the stored outputs of one notebook with those of a run elsewhere.

    Args:
        name: such as `03_training_a_model`.
        folder: an empty folder, for the copies.
        simulated: settings of the simulated accelerator; None leaves it out.
        device: what COURSE_DEVICE says; None lets the course choose.
        stored_anew: a notebook to compare instead, whose outputs are made first, on the CPU.
        edits: changes to the notebook's code, the stored outputs left.
        package_edits: `{"training.py": edits}`, changes to a copy of the package.
    """
    shutil.copytree(FOLDER, folder / "notebooks", ignore=shutil.ignore_patterns("models", ".ipynb_checkpoints"))
    path = folder / "notebooks" / f"{name}.ipynb"
    nb = read(path)
    if stored_anew is not None:
        nb = stored_anew
        store_notebooks.run(nb, path.parent)
    for old, new in edits:
        cells = [cell for cell in nb.cells if cell.cell_type == "code" and old in cell.source]
        assert len(cells) == 1, f"{old!r} stands in {len(cells)} cells of {name}, not in one"
        cells[0].source = cells[0].source.replace(old, new)
    if simulated is not None:
        source = "import simulated_device\n\nsimulated_device.write_counts('counts.json')"
        nb.cells.append(new_code_cell(source, execution_count=1))
    elif device is not None:
        source = f"from course_utils.runtime import get_device\n\nassert str(get_device()) == {device!r}"
        nb.cells.append(new_code_cell(source, execution_count=1))
    nbformat.write(nb, path)
    paths = [str(PLUGIN)] if simulated is not None else [*filter(None, [os.environ.get("PYTHONPATH")])]
    if package_edits:
        paths.insert(0, str(_edited_package(folder, package_edits)))
    dropped = ("COURSE_DEVICE", "PYTEST_ADDOPTS", "PYTEST_XDIST_WORKER")
    environment = {key: value for key, value in os.environ.items() if key not in dropped}
    environment |= {"PYTHONPATH": os.pathsep.join(paths), "OMP_NUM_THREADS": "1"}
    environment |= {} if simulated is None else {SWITCH: json.dumps(simulated)}
    environment |= {} if device is None else {"COURSE_DEVICE": device}
    (folder / "pytest.ini").write_text("[pytest]\naddopts = --nbval --nbval-current-env --nbval-cell-timeout=120\n")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "-p", "no:xdist", str(path)]
    run = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, encoding="utf-8")
    said = re.sub(r"\x1b\[[\d;]*m", "", run.stdout + run.stderr)
    assert run.returncode in (0, 1), f"pytest did not run {name}:\n{said}"
    counted = folder / "notebooks" / "counts.json"
    counts = json.loads(counted.read_text(encoding="utf-8")) if counted.exists() else None
    return Outcome(run.returncode == 0, said, counts and {key: counts[key] for key in COUNTED})


def _edited_package(folder: Path, package_edits: Mapping[str, Edits]) -> Path:
    root = folder / "package"
    shutil.copytree(ROOT / "course_utils", root / "course_utils", ignore=shutil.ignore_patterns("__pycache__"))
    for file, changes in package_edits.items():
        path = root / "course_utils" / file
        text = path.read_text(encoding="utf-8")
        for old, new in changes:
            assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}, not once"
            text = text.replace(old, new)
        compile(text, file, "exec")  # a bug that does not even compile would be caught for the wrong reason
        path.write_text(text, encoding="utf-8")
    return root


def differences(stored: Mapping[str, Mapping[str, int]], counted: Mapping[str, Mapping[str, int]]) -> list[str]:
    """Say which lines wait for the device, or copy to or from it, more or less often than stored."""
    lines = []
    for kind in COUNTED:
        before, now = stored.get(kind, {}), counted[kind]
        lines += [
            f"{kind}: {before.get(line, 0)} times stored, {now.get(line, 0)} counted: {line}"
            for line in sorted({*before, *now})
            if before.get(line) != now.get(line)
        ]
    return lines


def main() -> int:
    """Count again what the stored notebooks do on the simulated accelerator."""
    ledger = {}
    for name in NAMES:
        with tempfile.TemporaryDirectory() as folder:
            outcome = run_notebook(name, Path(folder), simulated={})
        if not outcome.passed:
            print(outcome.said)
            return 1
        ledger[name] = outcome.counts
        print(name, {kind: sum(outcome.counts[kind].values()) for kind in COUNTED}, flush=True)
    LEDGER.write_text(json.dumps(ledger, indent=1, sort_keys=True, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
