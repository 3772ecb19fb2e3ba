"""What is run of a handed-in notebook, and where each of its exercises is judged."""

import ast
import functools
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from course_utils.teaching.handed_in import Cell, CourseNotebook

_PARSED_LENGTH = 100_000
_EXERCISES = re.compile(r"##?\s*exercises\b", re.IGNORECASE)
_HEADING = re.compile(r"##?\s")


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
    cells: Sequence[Cell], *, exercises: Mapping[str, tuple[str, Collection[str]]], course_notebook: CourseNotebook
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


@functools.lru_cache(1000)  # most cells are the course's, the same in all of the learners' notebooks
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
