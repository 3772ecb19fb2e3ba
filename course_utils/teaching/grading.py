"""Grade handed-in notebooks: each is run from the top in a kernel of its own, and judged by the course's own checks."""

import functools
import os
import tempfile
import threading
import time
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_utils.teaching.course_files import course_folder
from course_utils.teaching.handed_in import (
    Cell,
    Course,
    Step,
    UnreadableError,
    handed_in_paths,
    identify,
    learner_of,
    plan,
    read_cells,
)
from course_utils.teaching.kernel import Kernel, KernelError, Reply, StoppedError, prepare
from course_utils.teaching.report import Grade, GradedNotebook

_MOST_KERNELS = 20  # for one notebook: a learner has no reason to end more of them
_CHECK_TIMES = 1.5  # a check may take this many times as long as a cell: one of them gives a program a minute
_RUN_AGAIN = "Restart the kernel, run all cells from the top, and read the error from its end."


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


def grade_folder(
    folder: str | Path,
    *,
    notebooks: str | Path | None = None,
    limits: Limits | None = None,
    jobs: int | None = None,
    on_done: Callable[[GradedNotebook], None] | None = None,
) -> list[GradedNotebook]:
    """Grade every notebook in a folder and the folders inside it.

    After Ctrl-C the kernels are ended, and what was finished by then is returned, the rest as not judged.

    Args:
        folder: one folder a learner, or files with the learners' names.
        notebooks: the folder of the course's notebooks; by default the one beside the package.
        limits: on time and memory.
        jobs: how many notebooks at once; by default one a core, 4 at most.
        on_done: called with each finished notebook, one at a time.

    Returns:
        One GradedNotebook a file, sorted by notebook, learner and file.

    Raises:
        NotADirectoryError: there is no such folder.
        FileNotFoundError: no notebooks in it, or no course notebooks.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder; expected the folder with the handed-in notebooks")
    course = Course(course_folder(notebooks))
    if not (paths := handed_in_paths(folder)):
        raise FileNotFoundError(f"no notebooks in {folder}; expected files that end in .ipynb")
    stop, limits = threading.Event(), limits or Limits()
    stems = [known.stem for known in course.notebooks.values()]
    prepare()
    _ = course.exercises  # imports the checks, which threads should not do at the same time, either
    done: dict[Path, GradedNotebook] = {}
    with ThreadPoolExecutor(jobs or min(os.cpu_count() or 1, 4)) as pool:
        waiting: dict[Future[GradedNotebook], Path] = {}
        try:
            for path in paths:
                learner = learner_of(path, folder=folder, stems=stems)
                task = functools.partial(_grade_file, path, learner, path.relative_to(folder).as_posix(), course)
                waiting[pool.submit(task, limits=limits, stop=stop)] = path
            for future in as_completed(waiting):
                done[waiting[future]] = graded = future.result()
                if on_done:
                    on_done(graded)
        except BaseException as error:
            stop.set()
            if not isinstance(error, KeyboardInterrupt):
                raise
    for future, path in waiting.items():  # all have ended by now
        done.setdefault(path, future.result())
    return sorted(done.values(), key=lambda one: (one.notebook or "~", one.learner.casefold(), one.learner, one.file))


def _grade_file(
    path: Path, learner: str, file: str, course: Course, *, limits: Limits, stop: threading.Event
) -> GradedNotebook:
    if stop.is_set():
        return GradedNotebook(learner, file, problem="it was not graded: grading was interrupted")
    try:
        cells = read_cells(path)
    except UnreadableError as error:
        return GradedNotebook(learner, file, problem=str(error))
    number = identify(cells, course=course)
    if not number or not (exercises := course.exercises_of(number)):
        return GradedNotebook(learner, file, problem="it is not one of the course's notebooks with exercises")
    notebook = course.notebooks[number].stem
    try:
        grades, problem = _run(cells, number, course, limits=limits, stop=stop)
    except Exception as error:  # one learner's file must not cost the others their grades
        problem = f"grading it failed: {type(error).__name__}: {error}"
        grades = [Grade(own, "not judged", problem) for own in exercises]
    return GradedNotebook(learner, file, notebook, tuple(grades), problem)


def _run(
    cells: list[Cell], number: str, course: Course, *, limits: Limits, stop: threading.Event
) -> tuple[list[Grade], str]:
    exercises = course.exercises_of(number)
    steps = plan(cells, exercises=exercises, course_notebook=course.notebooks[number])
    with tempfile.TemporaryDirectory(prefix="grading-", ignore_cleanup_errors=True) as scratch:
        session = _Session(steps, exercises, course.folder, Path(scratch), limits=limits, stop=stop)
        session.run()
    return [session.grades[own] for own in exercises], session.problem


class _Session:
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
