"""Reading a table of a million rows over pandas told everything: in time, and in peak memory."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from benchmark.ratios import Row, paired_ratios, row
from benchmark.timing import interleave
from course_utils.tables import GAPS, read_table

PART = "tables"
COURSE, PANDAS = "read_table", "pandas.read_csv, told everything"
READ = "import sys, pandas as pd; from course_utils.tables import GAPS, read_table; path = sys.argv[1]; "
READS = {COURSE: "read_table(path)", PANDAS: "pd.read_csv(path, na_values=GAPS, keep_default_na=False)"}
PEAK = "; import resource; print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)"  # of the process; not on Windows


def _write(path: Path, rows: int) -> None:
    random = np.random.default_rng(0)
    numbers = {f"number {i}": random.normal(size=rows).round(4) for i in range(12)}
    counts = {f"count {i}": random.integers(0, 1000, rows) for i in range(4)}
    words = {f"word {i}": random.choice(["alpha", "beta", "gamma"], rows) for i in range(4)}
    pd.DataFrame(numbers | counts | words).to_csv(path, index=False)


def _peak(read: str, path: Path) -> float:
    told = subprocess.run([sys.executable, "-c", READ + read + PEAK, str(path)], capture_output=True, text=True, check=True)
    return float(told.stdout)


def measure(*, quick: bool, say: Callable[[str], None]) -> list[Row]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "table.csv"
        _write(path, 100_000 if quick else 1_000_000)
        plain = pd.read_csv(path, na_values=GAPS, keep_default_na=False)
        pd.testing.assert_frame_equal(read_table(path), plain)  # first the proof: both read the same
        runs = (lambda: read_table(path)), (lambda: pd.read_csv(path, na_values=GAPS, keep_default_na=False))
        ready = {COURSE: tuple((lambda run=run: run) for run in runs)}
        pairs = interleave(ready, rounds=3 if quick else 15, timer=time.perf_counter)[COURSE]
        peaks = [tuple(_peak(READS[name], path) for name in (COURSE, PANDAS)) for _ in range(1 if quick else 3)]
    say("a million rows: done")
    return [
        row(paired_ratios(pairs), part=PART, name=COURSE, over=PANDAS),
        row(paired_ratios(peaks), part=PART, name=f"{COURSE}, peak memory of the process", over=PANDAS, unit="× memory"),
    ]
