"""A learner of a class: logs in, opens a notebook in a server of their own, runs every cell, and saves."""

import time
from dataclasses import dataclass, field
from typing import Any

from classroom.browser import Browser
from classroom.kernel import Kernel, printed

CELL_SECONDS = 300  # with twenty others on two cores


@dataclass
class Diary:
    """What happened to one learner.

    Attributes:
        name: who.
        reached: when each step was done, in seconds from the start.
        cells: how many code cells ran.
        failed: those that ended with an error.
        unlike: those whose printed text is not the stored one.
        problem: why the learner did not get to the end; "" for one who did.
    """

    name: str
    reached: dict[str, float] = field(default_factory=dict)
    cells: int = 0
    failed: list[str] = field(default_factory=list)
    unlike: list[int] = field(default_factory=list)
    problem: str = ""

    @property
    def fine(self) -> bool:
        """Whether every cell ran, without an error, as it did when the notebook was stored."""
        return bool(self.cells) and not (self.failed or self.unlike or self.problem)


class Learner:
    """Does what a learner does in JupyterLab, one step after the other."""

    def __init__(self, browser: Browser, diary: Diary, *, path: str) -> None:
        self.browser, self.diary, self.path = browser, diary, path

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
            await self._run(kernel, cells)
            reached("cells")
        finally:
            kernel.close()
        content = {"type": "notebook", "format": "json", "content": model["content"]}
        await browser.api("PUT", f"contents/{self.path}", content)
        reached("saved")

    async def _run(self, kernel: Kernel, cells: list[dict[str, Any]]) -> None:
        """Run cells, and keep what they put out in the notebook."""
        diary = self.diary
        for cell in cells:
            stored, reply = printed(cell["outputs"]), await kernel.run(cell["source"], seconds=CELL_SECONDS)
            diary.cells += 1
            if reply.status != "ok":
                diary.failed.append(f"cell {diary.cells}: {reply.error}")
            if reply.printed() != stored and "nbval-ignore-output" not in cell["metadata"].get("tags", []):
                diary.unlike.append(diary.cells)
            cell["outputs"], cell["execution_count"] = reply.outputs, reply.count
