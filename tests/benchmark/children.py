"""New Python processes for what cannot be measured in this one: imports, peaks of memory, instructions."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

TESTS = Path(__file__).resolve().parents[1]


def environment() -> dict[str, str]:
    """One thread, the CPU, and the same order of every set; `benchmark` can be imported."""
    fixed = {"OMP_NUM_THREADS": "1", "COURSE_DEVICE": "cpu", "PYTHONHASHSEED": "0"}
    return {**os.environ, **fixed, "PYTHONPATH": str(TESTS)}


def ask(module: str, *arguments: str) -> Any:
    """What `python -m benchmark.module arguments` prints, as JSON in its last line."""
    command = [sys.executable, "-m", f"benchmark.{module}", *arguments]
    done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(f"{' '.join(command)} failed:\n{done.stderr}")
    return json.loads(done.stdout.splitlines()[-1])


def memory(name: str) -> int | None:
    """This process's memory in bytes from Linux's own account: VmRSS is what it holds, VmHWM the most it ever held."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="utf-8").splitlines()
    except OSError:
        return None
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith(f"{name}:")), None)


def forget_peak() -> None:
    """Let VmHWM begin again at what the process holds now."""
    Path("/proc/self/clear_refs").write_text("5", encoding="utf-8")
