"""One handed-in notebook's run: cells in order, every exercise judged in its place, a new kernel after a dead one."""

import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from course_utils.teaching._course import PACKAGE
from course_utils.teaching._environment import copy_data, fresh_folder
from course_utils.teaching._kernel import Kernel, KernelError, Reply, StoppedError
from course_utils.teaching._outcome import Grade, Limits
from course_utils.teaching._plan import Step

_MOST_KERNELS = 20  # for one notebook: a learner has no reason to end more of them
_CHECK_TIMES = 1.5  # a check may take this many times as long as a cell: one of them gives a program a minute
_RUN_AGAIN = "Restart the kernel, run all cells from the top, and read the error from its end."


class Session:
    """Runs the steps of one notebook; `grades` and `problem` hold what came of it."""

    def __init__(
        self,
        steps: list[Step],
        exercises: Mapping[str, tuple[str, tuple[str, ...]]],
        course: Path,
        scratch: Path,
        *,
        limits: Limits,
        stop: threading.Event,
    ) -> None:
        self.steps, self.exercises, self.course, self.scratch = steps, exercises, course, scratch
        self.limits, self.stop = limits, stop
        self.grades: dict[str, Grade] = {}
        self.problem = ""
        self.skipped: set[int] = set()  # cells that took too long or ended their kernel
        self.until = time.monotonic() + limits.seconds

    def run(self) -> None:
        """Run until every exercise has its grade."""
        failures = []
        try:
            for _ in range(_MOST_KERNELS):
                try:
                    if self._once():
                        break
                except KernelError as problem:  # once may be chance: another program took its port
                    failures.append(str(problem))
                    if len(failures) == 2:
                        self.problem = failures[-1]
                        break
            else:
                self.problem = f"the notebook ended {_MOST_KERNELS} kernels"
        except StoppedError:
            self.problem = "it was not graded to its end: grading was interrupted"
        for number in self.exercises:
            self.grades.setdefault(number, Grade(number, "not judged", self.problem, kind="not-judged"))

    def _once(self) -> bool:
        """Run all cells in a new kernel; False when it died and what is left needs another one."""
        folder = fresh_folder(self.scratch, self.course)
        began = time.monotonic()
        raised: dict[str, tuple[Reply, Step]] = {}
        limits = self.limits
        with Kernel(folder, self.scratch, memory_mb=limits.memory_mb, patience=limits.patience, stop=self.stop) as kernel:
            self.until += time.monotonic() - began  # a kernel's start is no learner's fault
            for at, step in enumerate(self.steps):
                if self.grades.keys() >= self.exercises.keys():
                    return True
                if at in self.skipped or (step.source is None and step.exercise in self.grades):
                    continue
                left = self.until - time.monotonic()
                if left <= 0:
                    self.problem = f"the notebook ran longer than {self.limits.seconds:g} s"
                    return True
                if step.source is not None:
                    reply = kernel.run(step.source, seconds=min(self.limits.cell_seconds, left))
                    self._note(at, step, reply, raised)
                else:
                    copy_data(self.course, folder)
                    asked = {
                        "ask": "judge",
                        "exercise": step.exercise,
                        "names": self.exercises[step.exercise][1],
                        "package": str(PACKAGE),
                        "folder": str(folder),
                        "fingerprint": kernel.fingerprint,
                    }
                    reply = kernel.ask(asked, seconds=min(_CHECK_TIMES * self.limits.cell_seconds, left))
                    self.grades[step.exercise] = self._grade(step.exercise, reply, raised.get(step.exercise))
                if reply.outcome == "dead":
                    return False
        return True

    def _note(self, at: int, step: Step, reply: Reply, raised: dict[str, tuple[Reply, Step]]) -> None:
        """Keep what a cell did to its exercise."""
        if reply.outcome == "error" and not step.untouched:
            raised.setdefault(step.exercise, (reply, step))
        if reply.outcome in ("late", "dead"):
            self.skipped.add(at)
            if step.exercise:
                slow = "longer" in reply.reason
                hint = f"Run the cell alone. {'Does its loop end?' if slow else 'What does it make, or end?'}"
                grade = Grade(
                    step.exercise, "wrong", f"{step.label} {reply.reason}.", hint, "too-long" if slow else "kernel-died"
                )
                self.grades.setdefault(step.exercise, grade)

    def _grade(self, number: str, reply: Reply, raised: tuple[Reply, Step] | None) -> Grade:
        check = self.exercises[number][0]
        if reply.outcome in ("late", "dead"):
            hint = "What the check calls does not come to an end, or brings the kernel to its own."
            return Grade(number, "wrong", f"{check} was called, and it {reply.reason}.", hint, "check-stopped")
        told = reply.answer or {}
        if reply.outcome == "error" or told.get("status") not in ("right", "wrong", "to do"):
            self.problem = f"{check} could not be run: {reply.reason or 'it gave no answer'}"
            return Grade(number, "not judged", self.problem, kind="not-judged")
        status, message, hint, kind = (str(told.get(part, "")) for part in ("status", "message", "hint", "kind"))
        if status != "to do" and (told.get("replaced") or told.get("with_nothing") == "right"):
            return self._tampered(number, told)
        cause = f"{raised[0].reason}, in {raised[1].label}" if raised else ""
        if status == "to do" and cause:
            return Grade(number, "wrong", cause, _RUN_AGAIN, "cell-raised")
        if status == "to do" and (undefined := told.get("undefined")):
            message = f"{', '.join(map(str, undefined))}: not defined in the notebook."
        if status == "wrong" and cause:
            message = f"{message} ({cause})"
        return Grade(number, status, message, hint, kind)

    def _tampered(self, number: str, told: dict[str, Any]) -> Grade:
        replaced = told.get("replaced") or []
        found = f"replaces {', '.join(map(str, replaced))}" if replaced else "makes the check accept None"
        return Grade(
            number,
            "wrong",
            f"the notebook {found}: what the check says after that cannot be believed.",
            "Look at the notebook yourself. Without that line it can be judged.",
            "tampered",
        )
