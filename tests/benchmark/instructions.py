"""Instructions counted by valgrind's callgrind: the same from run to run within 1 %, however busy the machine is."""

import json
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from benchmark.children import environment
from benchmark.contenders import BARE, BY_HAND, COURSE, COURSE_PROGRESS, RAW
from benchmark.ratios import INSTRUCTIONS, Row, row

PART = "instructions"
CONTENDERS = (BARE, RAW, BY_HAND, COURSE, COURSE_PROGRESS, BARE)  # the last is the A/A row
QUICK = (BARE, COURSE)
PER_EPOCH = "instructions/epoch"
BEFORE_EPOCHS = 4  # parts of the count: until torch, torch, forks, pyplot


def measure(*, quick: bool, say: Callable[[str], None]) -> list[Row]:
    valgrind = shutil.which("valgrind")
    if valgrind is None:
        return [Row(part=PART, name="every count", unit=INSTRUCTIONS, note="valgrind is not installed here")]
    contenders, (few, many) = (QUICK, (100, 400)) if quick else (CONTENDERS, (500, 2500))
    with tempfile.TemporaryDirectory() as folder:
        say("counting; this takes minutes")
        command = [valgrind, "--tool=callgrind", "--dump-before=getsid", f"--callgrind-out-file={folder}/count.%p"]
        command += [sys.executable, "-m", "benchmark.counted", str(few), str(many), *(one.name for one in contenders)]
        done = subprocess.run(command, env=environment(), capture_output=True, text=True, check=False)
        if done.returncode:
            tail = (done.stderr.strip().splitlines() or ["it said nothing"])[-1]
            return [Row(part=PART, name="every count", unit=INSTRUCTIONS, note=f"valgrind failed: {tail}")]
        told = json.loads(done.stdout.splitlines()[-1])
        main = parts_of(Path(folder), told["process"])
        forks = {name: parts_of(Path(folder), process)[1] for name, process in told["forks"].items()}
    return [*epoch_rows(main, [one.name for one in contenders], difference=many - few), *import_rows(main, forks)]


def parts_of(folder: Path, process: int) -> list[int]:
    """The instructions of each part of a process, in order."""
    paths = [path for path in folder.glob(f"count.{process}*") if re.fullmatch(rf"count\.{process}(\.\d+)?", path.name)]
    found = {}
    for path in paths:
        text = path.read_text(encoding="utf-8", errors="replace")
        found[int(re.search(r"^part: (\d+)", text, re.MULTILINE)[1])] = int(
            re.search(r"^summary: (\d+)", text, re.MULTILINE)[1]
        )
    return [found[number] for number in sorted(found)]


def epoch_rows(main: list[int], names: list[str], *, difference: int) -> list[Row]:
    runs = main[BEFORE_EPOCHS + 1 :: 2]  # every other part is between two runs
    each = [(many - few) / difference for few, many in zip(runs[::2], runs[1::2], strict=False)]
    rows = [row([each[0]], part=PART, name=BARE.name, unit=PER_EPOCH)]
    for number, (name, count) in enumerate(zip(names, each, strict=False)):
        if number:
            note = "A/A" if name == BARE.name else ""
            rows.append(row([count / each[0]], part=PART, name=name, over=BARE.name, unit=INSTRUCTIONS, note=note))
    by_name = dict(zip(names, each, strict=False))
    for name, over in ((COURSE.name, BY_HAND.name), (COURSE_PROGRESS.name, COURSE.name)):
        if {name, over} <= by_name.keys():
            rows.append(row([by_name[name] / by_name[over]], part=PART, name=name, over=over, unit=INSTRUCTIONS))
    return rows


def import_rows(main: list[int], forks: dict[str, int]) -> list[Row]:
    """Each module was imported in a fork after torch (and pyplot): what it adds, on what those cost."""
    _, torch, _, pyplot, *_ = main
    rows = []
    for name, count in forks.items():
        over, base = ("torch,matplotlib.pyplot", torch + pyplot) if name.endswith(".plotting") else ("torch", torch)
        rows.append(row([(base + count) / base], part=PART, name=f"import {name}", over=over, unit=INSTRUCTIONS))
    return rows
