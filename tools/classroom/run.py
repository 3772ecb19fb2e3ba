"""A class on one server, measured: a real JupyterHub on 127.0.0.1, learners who run a notebook all at once.

    npm install --no-package-lock --prefix tools/classroom           # the proxy, once
    pip install -c constraints.txt -e ".[test,classroom]"            # JupyterHub, once
    python tools/classroom/run.py                                    # twenty learners; writes results.md here
    python tools/classroom/run.py --learners 40 --notebook 05        # one class; only prints

README.md in this folder says what is measured. The exit status is 1 when a cell failed or a learner did not finish.
"""

import argparse
import json
import os
import signal
import sys
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from benchmark.machine import machine, package_versions

from classroom.hub import missing, proxy_command, recommended
from classroom.lesson import Plan, hold, notebook_named
from classroom.report import render

HERE = Path(__file__).resolve().parent
PACKAGES = ("jupyterhub", "jupyterlab", "jupyter_server", "ipykernel", "torch", "numpy", "matplotlib")


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """All results, as plain data."""
    began, notebook = time.monotonic(), notebook_named(options.notebook)
    results: dict[str, Any] = {
        "date": datetime.now(UTC).strftime("%Y-%m-%d, %H:%M UTC"),
        "machine": machine(),
        "versions": {**package_versions(PACKAGES), "configurable-http-proxy": _proxy_version()},
    }
    results["class"] = hold(Plan(options.learners, notebook), recommended())
    return {**results, "minutes": (time.monotonic() - began) / 60}


def _proxy_version() -> str:
    command = proxy_command()
    package = Path(command[-1]).resolve().parents[1] / "package.json" if command else Path()
    return json.loads(package.read_text(encoding="utf-8"))["version"] if package.is_file() else "not known"


def _whole(text: str) -> int:
    number = int(text)
    if not 1 <= number <= 200:
        raise ValueError
    return number


_whole.__name__ = "number from 1 to 200"  # argparse names it in its errors


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--learners", type=_whole, help="how many at once (default: 20)")
    parser.add_argument("--notebook", help="the number of a notebook (default: 03)")
    parser.add_argument("--cores", type=_whole, default=2, help="how many cores of this machine to use (default: 2)")
    options = parser.parse_args(arguments)
    if lacking := missing():
        parser.exit(2, "".join(f"{line}\n" for line in lacking))
    whole = not (options.learners or options.notebook)
    options.learners, options.notebook = options.learners or 20, options.notebook or "03"
    try:
        notebook_named(options.notebook)
    except ValueError as error:
        parser.error(str(error))
    os.sched_setaffinity(0, sorted(os.sched_getaffinity(0))[: options.cores])  # the hub and all below it inherit it
    signal.signal(signal.SIGINT, signal.default_int_handler)  # also in the background, where a shell switches it off
    signal.signal(signal.SIGTERM, lambda *_: signal.raise_signal(signal.SIGINT))  # ended in order, as by Ctrl-C
    try:
        results = measure(options)
    except KeyboardInterrupt:
        parser.exit(130, "interrupted; the hub and all servers are ended\n")
    text = render(results)
    print(text)
    if whole:
        HERE.joinpath("results.md").write_text(text, encoding="utf-8")
    return 0 if results["class"]["finished"] == options.learners else 1


if __name__ == "__main__":
    sys.exit(main())
