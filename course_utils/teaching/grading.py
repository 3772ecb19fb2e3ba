"""Grade handed-in notebooks: each is run from the top in a kernel of its own, and judged by the course's own checks."""

import functools
import os
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from pathlib import Path

from course_utils.teaching._course import Course, course_folder
from course_utils.teaching._environment import font_list
from course_utils.teaching._handed_in import Cell, UnreadableError, handed_in_paths, identify, learner_of, read_cells
from course_utils.teaching._outcome import Grade, GradedNotebook, Limits
from course_utils.teaching._plan import plan
from course_utils.teaching._session import Session


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

    Source: README, "Teaching with it".
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder; expected the folder with the handed-in notebooks")
    course = Course(course_folder(notebooks))
    if not (paths := handed_in_paths(folder)):
        raise FileNotFoundError(f"no notebooks in {folder}; expected files that end in .ipynb")
    stop, limits = threading.Event(), limits or Limits()
    stems = [known.stem for known in course.notebooks.values()]
    _prepare(course)
    done: dict[Path, GradedNotebook] = {}
    with ThreadPoolExecutor(jobs or min(os.cpu_count() or 1, 4)) as pool:
        waiting: dict[Future[GradedNotebook], Path] = {}
        try:
            for path in paths:
                learner = learner_of(path, folder, stems)
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


def _prepare(course: Course) -> None:
    """Load what threads should not load at the same time."""
    import jupyter_client.manager  # noqa: F401

    _ = course.exercises, course.notebooks, font_list()


def _grade_file(
    path: Path, learner: str, file: str, course: Course, *, limits: Limits, stop: threading.Event
) -> GradedNotebook:
    if stop.is_set():
        return GradedNotebook(learner, file, problem="it was not graded: grading was interrupted")
    try:
        cells = read_cells(path)
    except UnreadableError as error:
        return GradedNotebook(learner, file, problem=str(error))
    number = identify(cells, course)
    if not number or not (exercises := course.exercises_of(number)):
        return GradedNotebook(learner, file, problem="it is none of the course's notebooks with exercises")
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
    steps = plan(cells, exercises, course.notebooks[number])
    with tempfile.TemporaryDirectory(prefix="grading-", ignore_cleanup_errors=True) as scratch:
        session = Session(steps, exercises, course.folder, Path(scratch), limits=limits, stop=stop)
        session.run()
    return [session.grades[own] for own in exercises], session.problem
