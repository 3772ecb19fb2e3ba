"""How a teacher reads the results of grading: a table with mistakes and hints, and a file for a spreadsheet."""

import csv
import io
import unicodedata
from collections.abc import Sequence
from pathlib import Path

from course_utils.teaching.course_files import write_file
from course_utils.teaching.grades import SYMBOLS, Grade, GradedNotebook
from course_utils.teaching.overview import Overview, Row

_COLUMNS = ("learner", "file", "notebook", "exercise", "status", "symbol", "kind", "message", "hint")
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")
_TURNS_TEXT = {*range(0x202A, 0x202F), *range(0x2066, 0x206A), 0x200E, 0x200F, 0x061C, 0xFEFF}
_NAME_WIDTH = 40


def as_table(overview: Overview) -> str:
    """Show who solved what: learner by exercise, the commonest mistakes, the hints, and what was not read.

    Args:
        overview: the results.

    Returns:
        Text of several lines, without a newline at its end.
    """
    mistakes = [
        f"{counted(one.learners, 'learner')}: {f'{one.exercise} {one.kind}'.strip()}{': ' if one.say else ''}{one.say}"
        for one in overview.mistakes
    ]
    blocks = [
        _matrix(overview) if overview.rows else [],
        ["The commonest mistakes", *mistakes] if mistakes else [],
        [plain(line) for row in overview.rows for line in _hints(row)],
        ["Look at these", *map(plain, overview.notes)] if overview.notes else [],
        [totals(overview)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks if block)


def write_csv(graded: Sequence[GradedNotebook], *, path: str | Path) -> Path:
    """Write one row for each learner and exercise, in a form that spreadsheets open as text.

    Args:
        graded: as from `grade_folder`.
        path: the file; one that is there is overwritten.

    Returns:
        The path.

    Raises:
        OSError: it cannot be written, as on a full disk; a file that was there is unchanged.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(_COLUMNS)
    for one in graded:
        for grade in one.grades or (_in_place_of_grades(one),):
            row = (one.learner or "no name", one.file, one.notebook, grade.exercise, grade.status, grade.symbol)
            writer.writerow([_as_text(cell) for cell in (*row, grade.kind, grade.message, grade.hint)])
    path = Path(path)
    write_file(path, text.getvalue().encode("utf-8-sig"))
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


def totals(overview: Overview) -> str:
    """How much was handed in by how many, and how it went, in a line."""
    counts = overview.counts()
    read = sum(bool(one.grades) for one in overview.graded)
    learners = len({one.learner for one in overview.graded if one.learner})
    shown = "  ".join(f"{symbol} {counts[symbol]}" for symbol in SYMBOLS.values() if symbol != "❔" or counts[symbol])
    unread = sum(bool(one.problem and not one.grades and not one.is_beside) for one in overview.graded)
    more = f"  and {counted(unread, 'file')} that could not be graded" if unread else ""
    return f"{counted(read, 'notebook')} of {counted(learners, 'learner')}: {shown}{more}"


def right_of(row: Row) -> str:
    """How many exercises of those handed in are right, or why there are none."""
    if row.grades:
        return f"{row.right} of {len(row.grades)}"
    return "absent" if row.is_absent else "not read"


def counted(n: int, what: str) -> str:
    """A number with its noun, such as "1 file"."""
    return f"{n} {what}{'s' * (n != 1)}"


def _matrix(overview: Overview) -> list[str]:
    names = [_name(row.learner) for row in overview.rows]
    first = max(map(width, [*names, "right"]))
    lines = [_line("", first, overview.exercises, overview.exercises, "right")]
    for name, row in zip(names, overview.rows, strict=True):
        cells = [row.grades[own].symbol if own in row.grades else "" for own in overview.exercises]
        lines.append(_line(name, first, overview.exercises, cells, right_of(row)))
    return [*lines, _line("right", first, overview.exercises, [str(overview.right(own)) for own in overview.exercises], "")]


def _line(name: str, first: int, exercises: list[str], cells: list[str], end: str) -> str:
    """A line of the table, with a gap between the notebooks."""
    line, before = _padded(name, first), ""
    for exercise, cell in zip(exercises, cells, strict=True):
        line += ("  " if exercise[0] != before else " ") + _padded(cell, width(exercise))
        before = exercise[0]
    return f"{line}  {end}".rstrip()


def _hints(row: Row) -> list[str]:
    return [
        f"{row.learner} {grade.exercise} {grade.symbol} {grade.message}" + (f" Hint: {grade.hint}" if grade.hint else "")
        for grade in row.to_look_at
    ]


def _in_place_of_grades(one: GradedNotebook) -> Grade:
    if one.newer:
        return Grade("", "not judged", f"not graded, since {one.newer} is newer", kind="older-version")
    return Grade("", "not judged", one.problem, kind="not-judged")


def _name(learner: str) -> str:
    name = plain(learner)
    while width(name) > _NAME_WIDTH:
        name = name[:-2] + "…"
    return name


def _padded(text: str, columns: int) -> str:
    return text + " " * (columns - width(text))


def plain(text: str) -> str:
    """One line without what steers a terminal or turns text around."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    kept = "".join(" " if unicodedata.category(c) in ("Cc", "Zl", "Zp") else c for c in whole if ord(c) not in _TURNS_TEXT)
    return " ".join(kept.split())


def _as_text(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    cell = "\t" + plain(cell) if cell.startswith("\t") else plain(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell
