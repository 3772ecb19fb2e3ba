"""Handed-in notebooks: reading them with care, whose each is and which of the course's, and what is run of it."""

import ast
import inspect
import json
import os
import re
import stat
import unicodedata
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from course_utils.teaching.course_files import cell_tags, cell_text, course_paths, read_notebook

_MAX_BYTES = 50_000_000
_MAX_CELLS = 2_000
_SAME_CELLS = 3  # this many cells of a course's notebook make a file that notebook, even when no check is called in it
_PARSED_LENGTH = 100_000
_EXERCISES = re.compile(r"##?\s*exercises\b", re.IGNORECASE)
_HEADING = re.compile(r"##?\s")


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


def handed_in_paths(folder: Path) -> list[Path]:
    """All notebooks in a folder and the folders inside it; no checkpoints and no hidden files."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        found += [Path(root, name) for name in sorted(names) if name.lower().endswith(".ipynb") and name[0] != "."]
    return found


def learner_of(path: Path, *, folder: Path, stems: list[str]) -> str:
    """Whose file it is: the first folder's name, or the file's name without the notebook's."""
    own = path.relative_to(folder)
    if len(own.parts) > 1:
        return unicodedata.normalize("NFC", own.parts[0])
    stem = unicodedata.normalize("NFC", own.stem)
    for known in stems:
        words = r"[\s_-]*".join(re.escape(word) for word in known.split("_"))
        for pattern in (words, rf"0?{int(known[:2])}"):
            rest = re.sub(rf"^{pattern}(?:[\s_-]+|$)|(?:^|[\s_-]+){pattern}$", "", stem, flags=re.IGNORECASE)
            if rest != stem:
                return rest.strip(" _-") or stem
    return stem


def read_cells(path: Path) -> list[Cell]:
    """Read a notebook of format 4 of whatever origin.

    Raises:
        UnreadableError: it is not one.
    """
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError("it is a link or something else that is not a file")
        if about.st_size > _MAX_BYTES:
            raise UnreadableError(
                f"it has {about.st_size / 1e6:.0f} MB; at most {_MAX_BYTES / 1e6:.0f} are read: clear its outputs"
            )
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {error.strerror}") from None
    if not content.strip():
        raise UnreadableError("the file is empty")
    try:
        nb = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError("it is not a notebook: it is not UTF-8 text") from None
    except (ValueError, RecursionError, MemoryError):
        raise UnreadableError("it is not a notebook: it is not JSON, or it was cut short") from None
    if not isinstance(nb, dict) or not isinstance(nb.get("nbformat"), int) or ("cells" not in nb and "worksheets" not in nb):
        raise UnreadableError("it is JSON, but not a notebook")
    if nb["nbformat"] != 4:
        raise UnreadableError(f"it has notebook format {nb['nbformat']}; expected 4: open and save it in JupyterLab")
    cells = nb.get("cells")
    if not isinstance(cells, list) or len(cells) > _MAX_CELLS:
        raise UnreadableError(f"it is damaged: its cells are not a list of at most {_MAX_CELLS}")
    return [_read_cell(number, cell) for number, cell in enumerate(cells, start=1)]


def _read_cell(number: int, cell: Any) -> Cell:
    if not isinstance(cell, dict) or not isinstance(cell.get("cell_type"), str):
        raise UnreadableError(f"it is damaged: cell {number} is not a cell")
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = cell_text(cell)
    if not isinstance(source, str):
        raise UnreadableError(f"it is damaged: the source of cell {number} is not text")
    source = source.encode("utf-8", "replace").decode("utf-8")  # no half characters: they cannot be sent to a kernel
    own = cell.get("id")
    return Cell(cell["cell_type"] == "code", source, own if isinstance(own, str) else "", "solution" in cell_tags(cell))


def identify(cells: list[Cell], *, course: Course) -> str:
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


# --- what is run, and where each exercise is judged -----------------------------------------------------------------------


@dataclass(frozen=True)
class Step:
    """A cell to run, or an exercise to judge.

    Attributes:
        exercise: the number, as in "1.1", that a cell belongs to ("" for the lesson's own cells) or that is judged.
        source: the code to run; None for an exercise to judge.
        untouched: the cell stands like this in the course's notebook.
    """

    exercise: str
    source: str | None = None
    untouched: bool = False

    @property
    def label(self) -> str:
        """The cell by its first line."""
        lines = [line.strip() for line in (self.source or "").splitlines() if line.strip()]
        first = lines[0] if lines else ""
        return f"the cell that starts `{first if len(first) <= 60 else first[:59] + '…'}`"


def plan(
    cells: list[Cell], *, exercises: Mapping[str, tuple[str, Collection[str]]], course_notebook: CourseNotebook
) -> list[Step]:
    """Plan a run: the learner's cells without solutions and check calls, and every check once, after its last call.

    A check that is called nowhere comes at the end of the section "Exercises", or of the notebook.

    Args:
        cells: the handed-in notebook's.
        exercises: those of the notebook: `{number: (name of its check, names that the learner defines)}`.
        course_notebook: the course's own notebook, to know its solutions and its untouched cells.

    Returns:
        The steps in order.
    """
    numbers = {check: number for number, (check, _) in exercises.items()}
    expected = {number: set(names) for number, (_, names) in exercises.items()}
    solutions = {f"{name}_solution" for names in expected.values() for name in names}
    pieces: list[_Piece] = []
    begin, end = None, None  # the section with the exercises
    for cell in cells:
        text = cell.source.strip()
        if cell.is_code or not _HEADING.match(text):
            pass
        elif _EXERCISES.match(text):
            begin, end = len(pieces), None
        elif begin is not None and end is None:
            end = len(pieces)
        if not cell.is_code or not text or cell.is_solution or text in course_notebook.solutions:
            continue
        code, called = _taken_apart(cell.source, set(numbers))
        defined = _defined(code)
        if not (defined & solutions and all(name.endswith("_solution") for name in defined)):
            own = {numbers[check] for check in called}
            pieces.append(_Piece(code, own, defined, text in course_notebook.texts))
    last = {number: at for at, piece in enumerate(pieces) for number in piece.called}
    uncalled = [number for number in exercises if number not in last]
    at_begin, at_end = begin or 0, len(pieces) if end is None else end
    steps: list[Step] = []
    for at, piece in enumerate([*pieces, None]):
        if at == at_end:
            steps += [Step(number) for number in uncalled]
        if piece and piece.code:
            coming = [number for _, number in sorted((where, number) for number, where in last.items() if where >= at)]
            claiming = [number for number, names in expected.items() if names & piece.defined]
            owner = _owner([*coming, *uncalled], claiming) if at_begin <= at < at_end else ""
            steps.append(Step(owner, piece.code, piece.untouched))
        steps += [Step(number) for number in exercises if last.get(number) == at]
    return steps


@dataclass(frozen=True)
class _Piece:
    """A code cell without its calls of checks."""

    code: str
    called: set[str]  # the exercises whose checks it calls
    defined: set[str]  # the names that it defines
    untouched: bool


def _owner(coming: list[str], claiming: list[str]) -> str:
    """The exercise that a cell belongs to: the next one that is judged, unless it defines the names of another one."""
    if len(claiming) == 1 or (claiming and coming and coming[0] not in claiming):
        return claiming[0]
    return coming[0] if coming else ""


def _parsed(source: str) -> ast.Module | None:
    """The syntax tree of a cell, IPython's `%` and `!` included; None when it has a mistake."""
    from IPython.core.inputtransformer2 import TransformerManager

    if len(source) > _PARSED_LENGTH:
        return None
    try:
        return ast.parse(TransformerManager().transform_cell(source))
    except Exception:  # whatever a learner wrote: SyntaxError, ValueError, RecursionError, …
        return None


def _taken_apart(source: str, checks: Collection[str]) -> tuple[str, list[str]]:
    """The code of a cell without its calls of checks, and which checks it calls."""
    tree = None if source.lstrip().startswith("%%") else _parsed(source)
    if tree is None:
        return source, [check for check in sorted(checks) if re.search(rf"\b{check}\s*\(", source)]
    called, rest = [], []
    for statement in tree.body:
        found = [name for node in ast.walk(statement) if (name := _check_called(node, checks))]
        called += found
        if not found or not isinstance(statement, (ast.Expr, ast.Assign)):
            rest.append(statement)
    if len(rest) == len(tree.body):
        return source, called
    try:
        return "\n".join(ast.unparse(statement) for statement in rest), called
    except (RecursionError, ValueError):
        return source, called


def _check_called(node: ast.AST, checks: Collection[str]) -> str:
    if not isinstance(node, ast.Call):
        return ""
    name = getattr(node.func, "id", getattr(node.func, "attr", ""))
    of_solution = node.args and all(isinstance(own, ast.Name) and own.id.endswith("_solution") for own in node.args)
    return name if name in checks and not of_solution else ""


def _defined(code: str) -> set[str]:
    """The names that a cell defines at its top level."""
    names = set()
    tree = _parsed(code)
    for statement in tree.body if tree else []:
        if isinstance(statement, (ast.FunctionDef, ast.ClassDef)):
            names.add(statement.name)
        elif isinstance(statement, (ast.Assign, ast.AnnAssign, ast.AugAssign)):
            names |= {own.id for own in ast.walk(statement) if isinstance(own, ast.Name) and isinstance(own.ctx, ast.Store)}
    return names
