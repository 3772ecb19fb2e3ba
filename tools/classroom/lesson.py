"""One lesson: all learners at once, watched until the last of them has finished."""

import asyncio
import contextlib
import json
import os
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import psutil

from classroom.browser import Browser
from classroom.hub import NOTEBOOKS, Hub, Settings, running
from classroom.learner import Diary, Learner
from classroom.meters import HUB, KERNEL, MIB, PROXY, SERVER, Meters, spread

LOOK_EVERY = 2.0  # seconds; a look costs some milliseconds a process
STEPS = ("logged in", "server", "JupyterLab", "kernel", "cells", "saved")


@dataclass(frozen=True)
class Plan:
    """What is to be held.

    Attributes:
        learners: how many.
        notebook: its name, as in "03_training_a_model".
        seconds: the longest that it may take.
    """

    learners: int
    notebook: str
    seconds: float = 900

    @property
    def names(self) -> list[str]:
        """Everybody's name."""
        return [f"learner{number:02}" for number in range(1, self.learners + 1)]


def notebook_named(text: str) -> str:
    """The name of the notebook that begins with the text, such as "03".

    Raises:
        ValueError: none does, or several do.
    """
    found = [path.stem for path in sorted(NOTEBOOKS.glob("0*.ipynb")) if path.stem.startswith(text)]
    if len(found) != 1:
        raise ValueError(f"{text!r} is the beginning of {len(found)} notebooks; expected a number such as 03")
    return found[0]


def hold(plan: Plan, settings: Settings) -> dict[str, Any]:
    """Start a hub, hold the lesson, end everything; what was measured, as plain data.

    Raises:
        RuntimeError: the hub did not start.
    """
    with _folder() as folder, running(plan.names, settings, folder) as hub:
        meters = Meters(psutil.Process(hub.pid))
        began = time.monotonic(), time.process_time()
        try:
            diaries, wall, addresses = asyncio.run(_attend(plan, hub, meters))
        except Exception:
            print(hub.log.read_text(encoding="utf-8", errors="replace")[-3000:])
            raise
        whole, ours = time.monotonic() - began[0], time.process_time() - began[1]
        for diary in diaries:
            diary.failed += _unexecuted(hub.homes / diary.name / "notebooks" / f"{plan.notebook}.ipynb", diary)
        return {
            "plan": asdict(plan),
            "settings": asdict(settings) | {"skeleton": sorted(settings.skeleton)},
            "wall": wall,
            "listened_on": addresses,
            "cores": len(os.sched_getaffinity(0)),
            "cores_used": meters.cpu() / whole,
            "cores_of_the_test": ours / whole,
            **_people(diaries),
            **_machine(meters),
            "diaries": [asdict(diary) for diary in diaries],
        }


async def _attend(plan: Plan, hub: Hub, meters: Meters) -> tuple[list[Diary], float, list[str]]:
    diaries, start = [Diary(name) for name in plan.names], time.monotonic()

    async def one(diary: Diary) -> None:
        browser = Browser(hub.url, diary.name, patience=300)
        learner = Learner(browser, diary, path=f"notebooks/{plan.notebook}.ipynb")
        try:
            async with asyncio.timeout(plan.seconds):
                await learner.attend(hub.password, start=start)
        except Exception as error:  # the others go on
            diary.problem = f"{type(error).__name__}: {error}"
        finally:
            await browser.close()

    async def watch() -> None:
        while True:
            await asyncio.to_thread(meters.look)
            await asyncio.sleep(LOOK_EVERY)

    watching = asyncio.create_task(watch())
    try:
        await asyncio.gather(*map(one, diaries))
        wall = time.monotonic() - start
    finally:
        watching.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await watching
    await asyncio.to_thread(meters.look)  # everybody's server and kernel still run, as at the end of a lesson
    return diaries, wall, meters.addresses()


def _people(diaries: Sequence[Diary]) -> dict[str, Any]:
    """How everybody fared."""
    return {
        "finished": sum(diary.fine for diary in diaries),
        "failed_cells": sum(len(diary.failed) for diary in diaries),
        "unlike_cells": sum(len(diary.unlike) for diary in diaries),
        "cells": sum(diary.cells for diary in diaries),
        "reached": {step: spread(d.reached[step] for d in diaries if step in d.reached) for step in STEPS},
        "notebook_seconds": spread(d.reached["cells"] - d.reached["JupyterLab"] for d in diaries if "cells" in d.reached),
    }


def _machine(meters: Meters) -> dict[str, Any]:
    """What it took: memory in MiB, processor time in seconds."""
    parts = {role: meters.of(role) for role in (SERVER, KERNEL, HUB, PROXY)}
    return {
        "memory": {role: spread(meter.peak / MIB for meter in parts[role]) for role in parts},
        "memory_at_once": meters.peak_total / MIB,
        "cpu": {role: spread(meter.cpu for meter in parts[role]) for role in parts},
    }


def _unexecuted(path: Path, diary: Diary) -> list[str]:
    """Cells without a number in the notebook that was saved: an independent look at what the learner believes."""
    if diary.problem:
        return []
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    empty = [at for at, cell in enumerate(cells) if cell["cell_type"] == "code" and cell["source"]]
    return [f"cell at {at} was saved without having run" for at in empty if not cells[at]["execution_count"]]


@contextlib.contextmanager
def _folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory(prefix="classroom_", ignore_cleanup_errors=True) as name:
        yield Path(name)
