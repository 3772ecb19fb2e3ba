"""What comes out of grading, and how a teacher reads it: a table, the hints, and a file for a spreadsheet."""

import csv
import io
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

SYMBOLS = {"right": "✅", "to do": "⏳", "wrong": "❌", "not judged": "❔"}
_COLUMNS = ("learner", "file", "notebook", "exercise", "status", "symbol", "kind", "message", "hint")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_TURNS_TEXT = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF}
_NAME_WIDTH = 40


@dataclass(frozen=True)
class Grade:
    """What became of one exercise.

    Attributes:
        exercise: its number, as in "1.1".
        status: "right", "wrong", "to do", or "not judged" when the notebook left no way to.
        message: what was found.
        hint: where to look.
        kind: a short name of the mistake; "" when there is none.
    """

    exercise: str
    status: str
    message: str
    hint: str = ""
    kind: str = ""

    @property
    def symbol(self) -> str:
        """✅, ⏳, ❌ or ❔."""
        return SYMBOLS[self.status]


@dataclass(frozen=True)
class GradedNotebook:
    """One handed-in file.

    Attributes:
        learner: whose it is.
        file: its path below the graded folder.
        notebook: the course's notebook that it is, as in "01_getting_data_ready"; "" when it is none.
        grades: one for each exercise of that notebook.
        problem: why it could not be graded, or not all of it; "" when it could.
    """

    learner: str
    file: str
    notebook: str = ""
    grades: tuple[Grade, ...] = ()
    problem: str = ""


def as_table(graded: Sequence[GradedNotebook]) -> str:
    """Show who solved what: one table a notebook, learner by exercise, then the hints and a line of totals.

    Args:
        graded: as from `grade_folder`.

    Returns:
        Text of several lines, without a newline at its end.
    """
    blocks = []
    for notebook in sorted({one.notebook for one in graded if one.notebook}):
        own = sorted((one for one in graded if one.notebook == notebook), key=_by_learner)
        blocks.append("\n".join([notebook, *_table(own)]))
    if hints := [line for one in sorted(graded, key=_by_learner) for line in _hints(one)]:
        blocks.append("\n".join(hints))
    return "\n\n".join([*blocks, _totals(graded)])


def write_csv(graded: Sequence[GradedNotebook], *, path: str | Path) -> Path:
    """Write one row for each learner and exercise, in a form that spreadsheets open as text.

    Args:
        graded: as from `grade_folder`.
        path: the file; one that is there is overwritten.

    Returns:
        The path.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for one in graded:
        for grade in one.grades or (Grade("", "not judged", one.problem, kind="not-judged"),):
            row = (one.learner, one.file, one.notebook, grade.exercise, grade.status, grade.symbol)
            writer.writerow([_as_text(cell) for cell in (*row, grade.kind, grade.message, grade.hint)])
    path = Path(path)
    path.write_bytes(text.getvalue().encode("utf-8-sig"))
    return path


def width(text: str) -> int:
    """How many columns of a terminal a text takes: symbols and East Asian letters two, accents none.

    Args:
        text: without line breaks.

    Returns:
        The number of columns.
    """
    zero = ("Mn", "Me", "Cf")
    return sum(
        0 if unicodedata.category(letter) in zero else 1 + (unicodedata.east_asian_width(letter) in "WF") for letter in text
    )


def _table(own: list[GradedNotebook]) -> list[str]:
    copies = Counter(one.learner for one in own)
    names = [_name(one, with_file=copies[one.learner] > 1) for one in own]
    exercises = list(dict.fromkeys(grade.exercise for one in own for grade in one.grades))
    first = max(map(width, names))
    lines = ["  ".join([" " * first, *exercises]).rstrip()]
    for name, one in zip(names, own, strict=True):
        symbols = {grade.exercise: grade.symbol for grade in one.grades}
        cells = [_padded(symbols.get(exercise, ""), width(exercise)) for exercise in exercises]
        lines.append("  ".join([_padded(name, first), *cells]).rstrip())
    return lines


def _hints(one: GradedNotebook) -> list[str]:
    if not one.grades:
        return [f"{_plain(one.file)} {SYMBOLS['not judged']} {_plain(one.problem)}"]
    head = _plain(one.learner)
    return [
        f"{head} {grade.exercise} {grade.symbol} {_plain(grade.message)}"
        + (f" Hint: {_plain(grade.hint)}" if grade.hint else "")
        for grade in one.grades
        if grade.status in ("wrong", "not judged")
    ]


def _totals(graded: Sequence[GradedNotebook]) -> str:
    counts = Counter(grade.symbol for one in graded for grade in one.grades)
    learners = len({one.learner for one in graded})
    shown = "  ".join(f"{symbol} {counts[symbol]}" for symbol in SYMBOLS.values() if symbol != "❔" or counts[symbol])
    unread = sum(not one.grades for one in graded)
    more = f"  and {_counted(unread, 'file')} that could not be graded" if unread else ""
    return f"{_counted(len(graded), 'notebook')} of {_counted(learners, 'learner')}: {shown}{more}"


def _counted(n: int, what: str) -> str:
    return f"{n} {what}{'s' * (n != 1)}"


def _by_learner(one: GradedNotebook) -> tuple[str, ...]:
    return one.learner.casefold(), one.learner, one.notebook, one.file


def _name(one: GradedNotebook, *, with_file: bool) -> str:
    name = _plain(f"{one.learner} ({one.file})" if with_file else one.learner)
    if with_file:
        return name
    while width(name) > _NAME_WIDTH:
        name = name[:-2] + "…"
    return name


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def _plain(text: str) -> str:
    """One line without what steers a terminal or turns text around."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in whole if ord(c) not in _TURNS_TEXT)
    return " ".join(kept.split())


def _as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    cell = "\t" + _plain(cell) if cell.startswith("\t") else _plain(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
