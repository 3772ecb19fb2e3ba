"""Handed-in notebooks: reading them with care, and telling which of the course's each is."""

import inspect
import json
import re
import stat
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from course_utils.teaching.course_files import cell_tags, cell_text, course_paths, read_notebook

MAX_BYTES = 50_000_000
_MAX_CELLS = 2_000
_SAME_CELLS = 3  # this many cells of a course's notebook make a file that notebook, even when no check is called in it


@dataclass(frozen=True)
class CourseNotebook:
    """What tells a notebook of the course from others.

    Attributes:
        stem: its name, as in "01_getting_data_ready".
        texts: the sources of its cells.
        ids: the ids of its cells.
        solutions: the sources of its solutions.
    """

    stem: str
    texts: frozenset[str]
    ids: frozenset[str]
    solutions: frozenset[str]


class Course:
    """The course in a folder, with the exercises that belong to each notebook."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def notebooks(self) -> dict[str, CourseNotebook]:
        """Every notebook of the course by its number, as in "01"."""
        found = {}
        for path in course_paths(self.folder):
            if not path.stem[0].isdigit():  # the worksheet: every learner's is of another table
                continue
            cells = read_notebook(path)["cells"]
            found[path.stem[:2]] = CourseNotebook(
                path.stem,
                texts=frozenset(text for cell in cells if (text := cell_text(cell).strip())),
                ids=frozenset(cell["id"] for cell in cells if "id" in cell),
                solutions=frozenset(cell_text(cell).strip() for cell in cells if "solution" in cell_tags(cell)),
            )
        return found

    @cached_property
    def exercises(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Every exercise by its number, as in "1.1": the name of its check, and the names that a learner defines."""
        from course_utils.checks import EXERCISES

        return {
            number: (check.__name__, tuple(inspect.signature(check).parameters))
            for number, check in sorted(EXERCISES.items(), key=lambda item: [int(part) for part in item[0].split(".")])
        }

    def exercises_of(self, number: str) -> dict[str, tuple[str, tuple[str, ...]]]:
        """The exercises of one notebook, such as "01"."""
        return {own: found for own, found in self.exercises.items() if int(own.split(".")[0]) == int(number)}


# --- reading and recognising --------------------------------------------------------------------------------------------


class UnreadableError(Exception):
    """A file that cannot be graded; the message says why."""


@dataclass(frozen=True)
class Cell:
    """A cell of a handed-in notebook.

    Attributes:
        is_code: whether it is code; otherwise it is text.
        source: its text.
        id: "" when the file has no ids, as older formats.
        is_solution: whether it is tagged `solution`.
    """

    is_code: bool
    source: str
    id: str
    is_solution: bool


def read_file(path: Path) -> bytes:
    """Read a file that may be a notebook.

    Raises:
        UnreadableError: it is not an ordinary file, or too large.
    """
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError("it is a link or something else that is not a file: ask for the file")
        if about.st_size > MAX_BYTES:
            raise UnreadableError(
                f"it has {about.st_size / 1e6:.0f} MB; at most {MAX_BYTES / 1e6:.0f} are read: clear its outputs"
            )
        return path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"it cannot be read ({error.strerror}): see whether you may open it") from None


def cells_in(content: bytes) -> list[Cell]:
    """Read the cells of a notebook of format 4 from the content of its file.

    Raises:
        UnreadableError: it is not one.
    """
    if not content.strip():
        raise UnreadableError("the file is empty: ask for it again")
    try:
        nb = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError("it is not a notebook: it is not UTF-8 text: ask for it again") from None
    except (ValueError, RecursionError, MemoryError):
        raise UnreadableError("it is not a notebook: it is not JSON, or it was cut short: ask for it again") from None
    if not isinstance(nb, dict) or not isinstance(nb.get("nbformat"), int) or ("cells" not in nb and "worksheets" not in nb):
        raise UnreadableError("it is JSON, but not a notebook: ask for it again")
    if nb["nbformat"] != 4:
        raise UnreadableError(f"it has notebook format {nb['nbformat']}; expected 4: open and save it in JupyterLab")
    cells = nb.get("cells")
    if not isinstance(cells, list) or len(cells) > _MAX_CELLS:
        raise UnreadableError(f"it is damaged: its cells are not a list of at most {_MAX_CELLS}: ask for it again")
    return [_read_cell(number, cell) for number, cell in enumerate(cells, start=1)]


def _read_cell(number: int, cell: Any) -> Cell:
    if not isinstance(cell, dict) or not isinstance(cell.get("cell_type"), str):
        raise UnreadableError(f"it is damaged: cell {number} is not a cell: ask for it again")
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = cell_text(cell)
    if not isinstance(source, str):
        raise UnreadableError(f"it is damaged: the source of cell {number} is not text: ask for it again")
    source = source.encode("utf-8", "replace").decode("utf-8")  # no half characters: they cannot be sent to a kernel
    own = cell.get("id")
    return Cell(cell["cell_type"] == "code", source, own if isinstance(own, str) else "", "solution" in cell_tags(cell))


def identify(cells: Sequence[Cell], *, course: Course) -> str:
    """Tell which notebook of the course this is, as in "01", by its checks, texts and ids; "" for none of them."""
    code = "\n".join(cell.source for cell in cells if cell.is_code)
    texts = {cell.source.strip() for cell in cells}
    ids = {cell.id for cell in cells}
    scores = {}
    for number, known in course.notebooks.items():
        others = [other for other in course.notebooks.values() if other is not known]
        own_texts = known.texts.difference(*(other.texts for other in others))
        own_ids = known.ids.difference(*(other.ids for other in others))
        checks = {check for check, _ in course.exercises_of(number).values()}
        called = sum(bool(re.search(rf"\b{check}\s*\(", code)) for check in checks)
        scores[number] = _SAME_CELLS * called + max(len(texts & own_texts), len(ids & own_ids))
    best = max(scores, key=scores.__getitem__, default="")
    return best if best and scores[best] >= _SAME_CELLS else ""
