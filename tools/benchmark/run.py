"""The course measured against the loop by hand and against ignite.

    pip install -c constraints.txt -e ".[test,bench]"      # without `bench` ignite's row says "not installed"
    python tools/benchmark/run.py                          # up to half an hour; writes results.md here
    python tools/benchmark/run.py --quick                  # about 3 minutes; only prints
    python tools/benchmark/run.py --only epochs saving     # some parts; only prints

README.md in this folder says what is measured, and how to read it.
"""

import argparse
import os
import sys
import time
import traceback
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before torch is imported
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import torch

from benchmark import batches, epochs, saving, tables
from benchmark.machine import machine, versions
from benchmark.ratios import Row
from benchmark.report import render

PARTS = {module.PART: module.measure for module in (epochs, batches, saving, tables)}


def measure(parts: list[str], *, quick: bool, say: Callable[[str], None]) -> dict[str, Any]:
    """All results of the named parts, as plain data."""
    start, rows = time.monotonic(), list[Row]()
    results: dict[str, Any] = {
        "date": datetime.now(UTC).strftime("%Y-%m-%d, %H:%M UTC"),
        "quick": quick,
        "machine": machine(),
        "versions": versions(),
    }
    for part in parts:
        say(f"== {part}")
        try:
            rows += PARTS[part](quick=quick, say=say)
        except Exception as error:  # the other parts took minutes
            traceback.print_exc()
            rows.append(Row(part=part, name="this part", note=f"failed: {type(error).__name__}"))
        if torch.get_num_threads() != 1:
            raise RuntimeError(f"{part} changed the number of threads, so that its times cannot be compared")
    results["minutes"] = round((time.monotonic() - start) / 60, 1)
    return {**results, "rows": rows}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer pairs, smaller sizes")
    parser.add_argument("--only", nargs="+", choices=PARTS, metavar="NAME", help=f"some of: {', '.join(PARTS)}")
    options = parser.parse_args()
    torch.set_num_threads(1)

    def say(text: str) -> None:
        print(text, file=sys.stderr, flush=True)

    text = render(measure(options.only or [*PARTS], quick=options.quick, say=say))
    print(text)
    if not (options.quick or options.only):
        (Path(__file__).parent / "results.md").write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
