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
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import nbformat

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))

from nbformat.v4 import new_code_cell
from notebook_tools import FOLDER, NAMES, ROOT, read

PLUGIN = ROOT / "tests" / "simulated_accelerator"
LEDGER = PLUGIN / "counts.json"
SWITCH = "SIMULATED_ACCELERATOR"
COUNTED = ("steps", "waits", "to_host", "to_device")


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
) -> Outcome:
    """Compare the stored outputs of one notebook with those of a run elsewhere.

    Args:
        name: such as `03_training_a_model`.
        folder: an empty folder, for the copies.
        simulated: settings of the simulated accelerator; None leaves it out.
        device: what COURSE_DEVICE says; None lets the course choose.
    """
    shutil.copytree(FOLDER, folder / "notebooks", ignore=shutil.ignore_patterns("models", ".ipynb_checkpoints"))
    path = folder / "notebooks" / f"{name}.ipynb"
    nb = read(path)
    if simulated is not None:
        source = "import simulated_device\n\nsimulated_device.write_counts('counts.json')"
        nb.cells.append(new_code_cell(source, execution_count=1))
    elif device is not None:
        source = f"from course_utils.runtime import get_device\n\nassert str(get_device()) == {device!r}"
        nb.cells.append(new_code_cell(source, execution_count=1))
    nbformat.write(nb, path)
    paths = [str(PLUGIN)] if simulated is not None else [*filter(None, [os.environ.get("PYTHONPATH")])]
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
