"""Grade handed-in notebooks: each is run from the top in a kernel of its own, and judged by the course's own checks."""

import os
import re
import threading
from collections.abc import Callable, Mapping
from concurrent.futures import Future, ThreadPoolExecutor, as_completed
from dataclasses import replace
from pathlib import Path

from course_utils.teaching.collecting import HandIn, collect, newest_of
from course_utils.teaching.course_files import course_folder
from course_utils.teaching.grades import Grade, GradedNotebook
from course_utils.teaching.handed_in import Cell, Course, identify
from course_utils.teaching.kernel import prepare
from course_utils.teaching.session import Limits, run
from course_utils.teaching.whose import CANVAS, learner_of, same_learner

_NOT_OURS = "it is not one of the course's notebooks with exercises: ask which one it is"


def grade_folder(
    folder: str | Path,
    *,
    notebooks: str | Path | None = None,
    learner: str | None = None,
    roster: Mapping[str, str] | None = None,
    limits: Limits | None = None,
    jobs: int | None = None,
    on_done: Callable[[GradedNotebook], None] | None = None,
) -> list[GradedNotebook]:
    """Grade every notebook in a folder and the folders inside it, also in a zip.

    After Ctrl-C the kernels are ended, and what was finished by then is returned, the rest as not judged.

    Args:
        folder: one folder a learner, or files with the learners' names, as a learning platform gave them.
        notebooks: the folder of the course's notebooks; by default the one beside the package.
        learner: a regular expression that finds the learner's name in a file's path.
        roster: names by their spellings, as from `spellings`.
        limits: on time and memory.
        jobs: how many notebooks at once; by default one a core, 4 at most.
        on_done: called with each finished notebook, one at a time.

    Returns:
        One GradedNotebook a file, sorted by notebook, learner and file. Of two versions the newer one was graded.

    Raises:
        NotADirectoryError: there is no such folder.
        FileNotFoundError: no files in it, or no course notebooks.
        ValueError: `learner` is no regular expression.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise NotADirectoryError(f"{folder} is not a folder; expected the folder with the handed-in notebooks")
    try:
        pattern = re.compile(learner) if learner is not None else None
    except re.error as error:
        raise ValueError(f"{learner!r} is no regular expression ({error}); expected one such as '[a-z]+'") from None
    course = Course(course_folder(notebooks))
    if not (found := collect(folder)):
        raise FileNotFoundError(f"no notebooks in {folder}; expected files that end in .ipynb")
    todo, done = _sorted_out(found, course, pattern=pattern, roster=roster or {})
    stop, limits = threading.Event(), limits or Limits()
    prepare()
    with ThreadPoolExecutor(jobs or min(os.cpu_count() or 1, 4)) as pool:
        waiting: list[Future[GradedNotebook]] = []
        try:
            for one, cells in todo:
                waiting.append(pool.submit(_grade_file, one, cells, course, limits=limits, stop=stop))
            for future in as_completed(waiting):
                graded = future.result()
                if on_done:
                    on_done(graded)
        except BaseException as error:
            stop.set()
            if not isinstance(error, KeyboardInterrupt):
                raise
    done += [future.result() for future in waiting]  # all have ended by now
    return sorted(done, key=lambda one: (one.notebook or "~", one.learner.casefold(), one.learner, one.file))


def _sorted_out(
    found: list[HandIn], course: Course, *, pattern: re.Pattern[str] | None, roster: Mapping[str, str]
) -> tuple[list[tuple[GradedNotebook, tuple[Cell, ...]]], list[GradedNotebook]]:
    """What is to be graded, with its cells, and what is not: unread files, and all but the newest version of a notebook."""
    stems = [known.stem for known in course.notebooks.values()]
    found_names = [learner_of(one.whose, stems=stems, pattern=pattern) for one in found]
    files = [] if pattern else [one.whose for one in found]
    names = _names(found_names, files, roster)
    handed_in = {name for one, name in zip(found, names, strict=True) if not one.is_foreign}
    versions: dict[tuple[str, str], list[tuple[HandIn, GradedNotebook]]] = {}
    rest = []
    for one, name in zip(found, names, strict=True):
        number = identify(one.cells, course=course) if not one.problem else ""
        if number and course.exercises_of(number):
            own = GradedNotebook(name, one.file, course.notebooks[number].stem)
            versions.setdefault((name or one.file, number), []).append((one, own))
        else:
            beside = one.is_foreign and bool(name in handed_in if name else handed_in)
            rest.append(GradedNotebook(name, one.file, problem=one.problem or _NOT_OURS, is_beside=beside))
    todo = []
    for several in versions.values():
        newest = newest_of([one for one, _ in several])
        for one, own in several:
            if one is newest:
                todo.append((own, one.cells))
            else:
                rest.append(replace(own, newer=newest.file))
    return todo, rest


def _names(found: list[str], files: list[str], roster: Mapping[str, str]) -> list[str]:
    """One spelling for each learner, the roster's or the first; several users of Canvas with one name get their numbers."""
    spelling, users = dict(roster), dict[str, set[str]]()
    names = [spelling.setdefault(same_learner(name), name) for name in found]
    numbers = [next((own[1] for part in file.split("/") if (own := CANVAS.match(part))), "") for file in files]
    for name, number in zip(names, numbers, strict=False):
        users.setdefault(name, set()).update({number} - {""})
    for at, number in enumerate(numbers):
        if number and len(users[names[at]]) > 1:
            own_name = f"{names[at]} ({number})"
            names[at] = roster.get(number) or roster.get(same_learner(own_name)) or own_name
    return names


def _grade_file(
    one: GradedNotebook, cells: tuple[Cell, ...], course: Course, *, limits: Limits, stop: threading.Event
) -> GradedNotebook:
    if stop.is_set():
        return replace(one, problem="it was not graded: grading was interrupted")
    number = one.notebook[:2]
    try:
        grades, problem = run(cells, number, course, limits=limits, stop=stop)
    except Exception as error:  # one learner's file must not cost the others their grades
        problem = f"grading it failed: {type(error).__name__}: {error}"
        grades = [Grade(own, "not judged", problem) for own in course.exercises_of(number)]
    return replace(one, grades=tuple(grades), problem=problem)
