"""A learner of a class: logs in, opens a notebook in a server of their own, runs every cell, and saves."""

import asyncio
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from classroom.browser import Browser, RefusedError
from classroom.faults import KILLED, LOOP, cell_of, expected_error
from classroom.kernel import Kernel, KernelDiedError, Reply, printed

CELL_SECONDS = 300  # with twenty others on two cores
_KILL_AFTER = 1.0  # seconds into the cell


@dataclass
class Diary:
    """What happened to one learner.

    Attributes:
        name: who.
        fault: what was to go wrong; "" for nothing.
        reached: when each step was done, in seconds from the start.
        cells: how many code cells ran, in the last run from the top.
        failed: the cells of that run that ended with an error.
        unlike: the cells of that run whose printed text is not the stored one.
        comms: messages of widgets.
        events: what went wrong and what helped, in order.
        problem: why the learner did not get to the end; "" for one who did.
    """

    name: str
    fault: str = ""
    reached: dict[str, float] = field(default_factory=dict)
    cells: int = 0
    failed: list[str] = field(default_factory=list)
    unlike: list[int] = field(default_factory=list)
    comms: int = 0
    events: list[str] = field(default_factory=list)
    problem: str = ""

    @property
    def fine(self) -> bool:
        """Whether every cell ran, without an error, as it did when the notebook was stored."""
        return bool(self.cells) and not (self.failed or self.unlike or self.problem)


class Learner:
    """Does what a learner does in JupyterLab, one step after the other."""

    def __init__(
        self,
        browser: Browser,
        diary: Diary,
        *,
        path: str,
        memory_mb: int,
        kill: Callable[[str], None],
        others_done: asyncio.Event,
    ) -> None:
        self.browser, self.diary, self.path, self.memory_mb = browser, diary, path, memory_mb
        self._kill, self._others_done = kill, others_done

    async def attend(self, password: str, *, start: float) -> None:
        """Go through the whole lesson; `start` is when it began, by `time.monotonic`."""

        def reached(step: str) -> None:
            self.diary.reached[step] = time.monotonic() - start

        browser = self.browser
        await browser.log_in(password)
        reached("logged in")
        await browser.server_ready()
        reached("server")
        await browser.open_lab()
        reached("JupyterLab")
        model = await browser.api("GET", f"contents/{self.path}?type=notebook&content=1")
        asked = {"path": self.path, "name": self.path.rpartition("/")[2], "type": "notebook", "kernel": {"name": "python3"}}
        kernel_id = (await browser.api("POST", "sessions", asked))["kernel"]["id"]
        kernel = await browser.kernel(kernel_id)
        try:
            reached("kernel")
            cells = [cell for cell in model["content"]["cells"] if cell["cell_type"] == "code" and cell["source"].strip()]
            fault, half = self.diary.fault, len(cells) // 2
            if fault:
                await self._run(kernel, cells[:half])
                await self._go_wrong(kernel, kernel_id)
            await self._run(kernel, cells[half:] if fault == LOOP else cells, more=fault == LOOP)
            reached("cells")
        finally:
            kernel.close()
        content = {"type": "notebook", "format": "json", "content": model["content"]}
        await browser.api("PUT", f"contents/{self.path}", content)
        reached("saved")

    async def _run(self, kernel: Kernel, cells: list[dict[str, Any]], *, more: bool = False) -> None:
        """Run cells, and keep what they put out in the notebook; a run from the top forgets an earlier one."""
        diary = self.diary
        if not more:
            diary.cells, diary.failed, diary.unlike = 0, [], []
        for cell in cells:
            stored, reply = printed(cell["outputs"]), await kernel.run(cell["source"], seconds=CELL_SECONDS)
            diary.cells += 1
            diary.comms += reply.comms
            if reply.status != "ok":
                diary.failed.append(f"cell {diary.cells}: {reply.error}")
            if reply.printed() != stored and "nbval-ignore-output" not in cell["metadata"].get("tags", []):
                diary.unlike.append(diary.cells)
            cell["outputs"], cell["execution_count"] = reply.outputs, reply.count

    async def _go_wrong(self, kernel: Kernel, kernel_id: str) -> None:
        """Let the fault happen, see it as JupyterLab shows it, and do what helps."""
        fault, events = self.diary.fault, self.diary.events
        running = asyncio.create_task(kernel.run(cell_of(fault, memory_mb=self.memory_mb), seconds=3 * CELL_SECONDS))
        began = time.monotonic()
        if fault == KILLED:
            await asyncio.sleep(_KILL_AFTER)
            self._kill(kernel_id)
        elif fault == LOOP:
            await asyncio.wait([running, asyncio.create_task(self._others_done.wait())], return_when="FIRST_COMPLETED")
            events.append(f"the loop {'ended by itself' if running.done() else 'ran until the others had finished'}")
            await self.browser.api("POST", f"kernels/{kernel_id}/interrupt")
        try:
            reply = await running
        except KernelDiedError as told:
            if fault != KILLED:
                raise
            events.append(f"the kernel died, and the server said {told}")
            await kernel.ready(seconds=CELL_SECONDS)
            events.append(f"a new kernel answered {time.monotonic() - began - _KILL_AFTER:.1f} s later")
            return
        self._expect(reply)
        events.append(f"{reply.error or 'no error'}, after {time.monotonic() - began:.1f} s")
        if fault != LOOP:
            await self.browser.api("POST", f"kernels/{kernel_id}/restart")
            await kernel.ready(seconds=CELL_SECONDS)
            events.append("restarted the kernel")

    def _expect(self, reply: Reply) -> None:
        wanted = expected_error(self.diary.fault)
        if not wanted or not reply.error.startswith(wanted):
            found = reply.error or "no error"
            raise RefusedError(f"{self.diary.name}: expected {wanted or 'a dead kernel'}, and the cell ended with {found}")
