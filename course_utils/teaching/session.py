"""One handed-in notebook's run: its cells in order, and every exercise judged in its place."""

import re
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from course_utils.teaching.grades import Grade
from course_utils.teaching.handed_in import Cell, Course
from course_utils.teaching.kernel import Kernel, KernelError, Reply, StoppedError
from course_utils.teaching.steps import Step, plan

_MOST_KERNELS = 20  # for one notebook: a learner has no reason to end more of them
_CHECK_TIMES = 1.5  # a check may take this many times as long as a cell: one of them gives a program a minute
_RUN_AGAIN = "Restart the kernel, run all cells from the top, and read the error from its end."
_FOREIGN_PATH = re.compile(r"(?<![\w.])(?:/(?:content|kaggle|mnt|home|Users|root|workspaces?)\b|[A-Za-z]:[\\/])")
_NO_PATH = (
    "That path is one of another computer. Call it without a path, as in load_penguins(): the course's data lie beside the "
    "notebook. A file of your own needs its name alone."
)


@dataclass(frozen=True)
class Limits:
    """How far a handed-in notebook may go.

    Attributes:
        seconds: for the whole notebook, in all.
        cell_seconds: for a cell.
        memory_mb: for the kernel and the processes that it starts, together.
        patience: seconds between an interrupt and the kernel's end.
    """

    seconds: float = 300
    cell_seconds: float = 60
    memory_mb: int = 4000
    patience: float = 5


def run(
    cells: Sequence[Cell], number: str, course: Course, *, limits: Limits, stop: threading.Event
) -> tuple[list[Grade], str]:
    """Run a notebook, and judge its exercises.

    Args:
        cells: the handed-in notebook's.
        number: which of the course's it is, as in "01".
        course: the course.
        limits: on time and memory.
        stop: set to end it.

    Returns:
        A grade for each exercise, and why not all could be judged, "" when they could.
    """
    exercises = course.exercises_of(number)
    steps = plan(cells, exercises=exercises, course_notebook=course.notebooks[number])
    with tempfile.TemporaryDirectory(prefix="grading-", ignore_cleanup_errors=True) as scratch:
        session = Session(steps, exercises, course.folder, Path(scratch), limits=limits, stop=stop)
        session.run()
    return [session.grades[own] for own in exercises], session.problem


class Session:
    """One notebook's run: cells in order, every exercise judged in its place, a new kernel after a dead one.

    `grades` and `problem` hold what came of it.
    """

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
        began = time.monotonic()
        raised: dict[str, tuple[Reply, Step]] = {}
        limits = self.limits
        with Kernel(
            self.course, self.scratch, memory_mb=limits.memory_mb, patience=limits.patience, stop=self.stop
        ) as kernel:
            self.until += time.monotonic() - began  # a learner does not pay for the kernel's start
            for at, step in enumerate(self.steps):
                if self.grades.keys() >= self.exercises.keys():
                    return True
                if at in self.skipped or (step.source is None and step.exercise in self.grades):
                    continue
                left = self.until - time.monotonic()
                if left <= 0:
                    self.problem = f"the notebook ran longer than {limits.seconds:g} s"
                    return True
                if step.source is not None:
                    reply = kernel.run(step.source, seconds=min(limits.cell_seconds, left))
                    self._note(at, step, reply, raised)
                else:
                    names = self.exercises[step.exercise][1]
                    reply = kernel.judge(step.exercise, names, seconds=min(_CHECK_TIMES * limits.cell_seconds, left))
                    self.grades[step.exercise] = self._grade(step.exercise, reply, self._cause(step.exercise, raised))
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
        cause = f"{raised[0].reason}, in {raised[1].label}" if raised else ""
        if raised and status != "right" and self._is_foreign_path(raised[0]):
            return Grade(number, "wrong", cause, _NO_PATH, "foreign-path")
        if status == "to do" and cause:
            return Grade(number, "wrong", cause, _RUN_AGAIN, "cell-raised")
        if status == "to do" and (undefined := told.get("undefined")):
            message = f"{', '.join(map(str, undefined))}: not defined in the notebook."
        if status == "wrong" and cause:
            message = f"{message} ({cause})"
        return Grade(number, status, message, hint, kind)

    def _cause(self, exercise: str, raised: dict[str, tuple[Reply, Step]]) -> tuple[Reply, Step] | None:
        """The first error in an exercise; where a name is missing, the lesson's cell that looked for another's file."""
        own, lesson = raised.get(exercise), raised.get("")
        if own and lesson and own[0].error == "NameError" and self._is_foreign_path(lesson[0]):
            return lesson
        return own

    def _is_foreign_path(self, reply: Reply) -> bool:
        is_of_file = reply.error in ("FileNotFoundError", "NotADirectoryError", "PermissionError", "OSError", "RuntimeError")
        return is_of_file and bool(_FOREIGN_PATH.search(reply.reason.replace(str(self.scratch), "")))
