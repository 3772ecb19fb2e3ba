"""What a class has gained: the answers to the questions before and after the course, objective by objective."""

import csv
import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_utils.teaching.quiz import FORMS, LETTERS, columns, pairs

_NUMBER = re.compile(r"[+-]?(\d+([.,]\d*)?|[.,]\d+)")


@dataclass(frozen=True)
class Gain:
    """What became of one objective.

    Attributes:
        objective: with its notebook, as in "01 normalise with …".
        before: the share of right answers before the course, from 0 to 1.
        after: the share after it.
    """

    objective: str
    before: float
    after: float

    @property
    def gain(self) -> float:
        """How much the share has risen."""
        return self.after - self.before

    @property
    def normalised(self) -> float | None:
        """The gain as a part of what could be gained (Hake's); None where all were right before."""
        return None if self.before == 1 else self.gain / (1 - self.before)


@dataclass(frozen=True)
class Gains:
    """What a table of answers says.

    Attributes:
        objectives: one for each question, then one for all of them.
        learners: how many answered both forms; only they count.
        left_out: the names of those who answered one form alone.
    """

    objectives: tuple[Gain, ...]
    learners: int
    left_out: tuple[str, ...]


def read_gains(path: str | Path) -> Gains:
    """Compute the gains from a table of answers.

    Args:
        path: a CSV file with the columns of `answers.csv`, in any order; cells separated by commas, semicolons or tabs.
            A choice is a letter, a number may have a decimal comma, and an empty cell counts as not right. Learners
            are told apart by their names, whatever their capitals and spaces.

    Returns:
        The gains.

    Raises:
        ValueError: the table is empty, lacks a column, holds an answer or a form that does not exist or a learner's form
            twice; or nobody answered both forms.
    """
    rows = _rows(Path(path))
    questions = [{form: pair[form] for form in FORMS} for pair in pairs()]
    names: dict[str, str] = {}
    right: dict[tuple[str, str], list[bool]] = {}
    places: dict[tuple[str, str], int] = {}
    for line, row in rows:
        learner, form = " ".join(row["learner"].split()), row["form"].strip().lower()
        if not learner:
            raise ValueError(f"line {line} has no learner; expected a name, the same on both forms")
        if form not in FORMS:
            raise ValueError(f"line {line}, {learner}: the form is {form!r}; expected before or after")
        key = learner.casefold(), form
        if key in places:
            raise ValueError(
                f"lines {places[key]} and {line} both hold the form {form} of {learner}; expected one: delete the line that "
                "is wrong, or tell two learners of one name apart"
            )
        places[key], names[key[0]] = line, names.get(key[0], learner)
        right[key] = [
            _is_right(row[f"q{number}"], own[form], place=f"line {line}, {learner}, q{number}")
            for number, own in enumerate(questions, start=1)
        ]
    both = [own for own in names if all((own, form) in right for form in FORMS)]
    if not both:
        raise ValueError(
            f"none of {len(names)} learners answered both forms; expected one line with before and one with after for a "
            "learner: check whether the names are spelt alike"
        )
    shares = {form: [_mean([right[own, form][i] for own in both]) for i in range(len(questions))] for form in FORMS}
    labels = [f"{pair['notebook']} {pair['objective']}" for pair in pairs()]
    one_by_one = [Gain(*one) for one in zip(labels, shares["before"], shares["after"], strict=True)]
    whole = Gain("all questions", _mean(shares["before"]), _mean(shares["after"]))
    return Gains((*one_by_one, whole), len(both), tuple(names[own] for own in names if own not in both))


def as_table(gains: Gains) -> str:
    """Show the gains, and what to know to read them.

    Args:
        gains: as from `read_gains`.

    Returns:
        Text of several lines, without a newline at its end.
    """
    width = max(len(one.objective) for one in gains.objectives)
    lines = [f"{'share of right answers':{width}}  before  after   gain  normalised"]
    for one in gains.objectives:
        part = "–" if one.normalised is None else f"{one.normalised:+.2f}"
        lines.append(f"{one.objective:{width}}  {one.before:6.2f} {one.after:6.2f}  {one.gain:+.2f}  {part:>10}")
    lines += ["", f"Learners with both forms: {gains.learners}. One learner changes a line by {1 / gains.learners:.2f}."]
    if gains.left_out:
        lines.append(f"With only one form, and not counted: {', '.join(gains.left_out)}.")
    lines.append(
        "An empty answer counts as not right. Normalised: gain / (1 - before), the share gained of what was missing;"
    )
    lines.append("– means that all were right before, and nothing could be gained.")
    return "\n".join(lines)


def _rows(path: Path) -> list[tuple[int, dict[str, str]]]:
    """The lines that hold something, with their numbers in the file."""
    data = path.read_bytes()
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data:
        raise ValueError(f"{path} is not a CSV in UTF-8; in the spreadsheet, save it again as 'CSV UTF-8'")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")  # as Excel writes a plain CSV in Western Europe
    lines = text.splitlines()
    top = next((line for line in lines if line.strip() and not line.startswith("sep=")), "")
    if not top:
        raise ValueError(
            f"{path} is empty; expected a first line {','.join(columns())}, and one line for each filled-in form"
        )
    reader = csv.reader(lines, delimiter=max(",;\t", key=top.count))
    header, found = list[str](), []
    for cells in reader:
        if not any(cell.strip() for cell in cells) or cells[0].startswith("sep="):
            continue
        if not header:
            header = _header(cells, path)
            continue
        if any(cell.strip() for cell in cells[len(header) :]):
            raise ValueError(
                f"line {reader.line_num} has {len(cells)} cells; expected {len(header)}, as in the first line: put a number "
                'with a decimal comma into quotes, "2,6", or write 2.6'
            )
        cells += [""] * (len(header) - len(cells))
        found.append((reader.line_num, dict(zip(header, cells, strict=False))))
    if not found:
        raise ValueError(f"{path} has a first line and no answers; expected one line for each filled-in form")
    return found


def _header(cells: Sequence[str], path: Path) -> list[str]:
    header = [cell.strip().lower() for cell in cells]
    missing = [name for name in columns() if name not in header]
    twice = [name for name in columns() if header.count(name) > 1]
    if missing or twice:
        what = f"has no column {', '.join(missing)}" if missing else f"has the column {', '.join(twice)} twice"
        raise ValueError(
            f"{path} {what}; expected {','.join(columns())} in the first line, as in answers.csv: copy it there"
        )
    return header


def _is_right(cell: str, own: dict[str, Any], *, place: str) -> bool:
    cell = cell.strip()
    if not cell:
        return False
    if "choices" in own:
        letter = cell.lower().rstrip(").")
        if letter not in list(LETTERS):
            raise ValueError(f"{place}: the answer is {cell!r}; expected a, b, c or d, or nothing where no box was ticked")
        return bool(own["choices"][LETTERS.index(letter)][0] == "right")
    number = cell.replace("−", "-")
    if not _NUMBER.fullmatch(number):
        raise ValueError(f"{place}: the answer is {cell!r}; expected a number such as 2.6 or 2,6, or nothing")
    return math.isclose(float(number.replace(",", ".")), own["number"], abs_tol=1e-9)


def _mean(values: Sequence[float]) -> float:
    return sum(values) / len(values)
