"""What a class handed in, at a glance: learner by exercise, the commonest mistakes, and what was not read."""

import csv
import itertools
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from course_utils.teaching.grades import Grade, GradedNotebook
from course_utils.teaching.whose import same_learner

_NOTHING: Mapping[tuple[str, str], str] = {}
_MOST_MISTAKES = 10
_MOST_FILES = 3  # are named where several have the same problem
_NAMELESS = "it has no learner's name: put it into a folder with one, or use --learner"


@dataclass(frozen=True)
class Row:
    """A learner, and what became of each exercise.

    Attributes:
        learner: the name, or "no name" and the file.
        grades: by exercise; one that was not handed in has none.
        is_absent: on the roster, but nothing was handed in.
    """

    learner: str
    grades: dict[str, Grade]
    is_absent: bool = False

    @property
    def right(self) -> int:
        """How many exercises are right."""
        return sum(grade.status == "right" for grade in self.grades.values())

    @property
    def to_look_at(self) -> list[Grade]:
        """The exercises that are wrong, or could not be judged."""
        return [grade for grade in self.grades.values() if grade.status in ("wrong", "not judged")]


@dataclass(frozen=True)
class Mistake:
    """A kind of mistake in an exercise.

    Attributes:
        exercise: as in "1.1"; "" for a kind that may occur in every exercise.
        kind: as in "gap-left".
        learners: how many made it.
        say: what TEACHING.md says to them; "" when it says nothing.
    """

    exercise: str
    kind: str
    learners: int
    say: str


class Overview:
    """The results of a class, put together for a table or a page.

    Attributes:
        graded: as from `grade_folder`.
        rows: one for each learner, sorted.
        exercises: those of all notebooks that were handed in, in order.
        mistakes: the commonest first, ten at most.
        strangers: learners who are not on the roster, when there is one.
        notes: lines on what was not read or not counted, and what to do.
    """

    def __init__(
        self,
        graded: Sequence[GradedNotebook],
        *,
        roster: Sequence[str] = (),
        guide: Mapping[tuple[str, str], str] = _NOTHING,
    ) -> None:
        """Put the results together; `roster` names all who were to hand in, `guide` is as from `read_guide`."""
        self.graded = graded
        by_learner: dict[str, dict[str, Grade]] = {}
        for one in graded:
            if one.learner or one.grades:
                grades = by_learner.setdefault(shown(one), {})
                grades.update({grade.exercise: grade for grade in one.grades})
        rows = [Row(name, grades) for name, grades in by_learner.items()]
        came, listed = set(map(same_learner, by_learner)), set(map(same_learner, roster))
        named = {one.learner for one in graded if one.learner}
        self.strangers = sorted((own for own in named if roster and same_learner(own) not in listed), key=str.casefold)
        rows += [Row(name, {}, is_absent=True) for name in dict.fromkeys(roster) if same_learner(name) not in came]
        self.rows = sorted(rows, key=lambda row: (row.learner.casefold(), row.learner))
        self.exercises = sorted(
            {exercise for row in rows for exercise in row.grades}, key=lambda own: [int(part) for part in own.split(".")]
        )
        counts: Counter[tuple[str, str]] = Counter()
        for row in self.rows:  # what may happen in every exercise counts once for a learner
            wrong = [grade for grade in row.grades.values() if grade.status == "wrong"]
            counts.update({("" if ("", grade.kind) in guide else grade.exercise, grade.kind) for grade in wrong})
        common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:_MOST_MISTAKES]
        self.mistakes = [Mistake(*own, n, guide.get(own, "")) for own, n in common]
        self.notes = [*self._unread(), *self._uncounted()]

    def counts(self) -> dict[str, int]:
        """How many exercises are right, not yet attempted, and so on, by the status's symbol."""
        return Counter(grade.symbol for row in self.rows for grade in row.grades.values())

    def right(self, exercise: str) -> int:
        """How many learners have an `exercise` right."""
        return sum(exercise in row.grades and row.grades[exercise].status == "right" for row in self.rows)

    def _unread(self) -> list[str]:
        """Files that were not read; those of one learner and one reason in one line."""
        found = []
        unread = sorted((one for one in self.graded if one.problem and not one.grades), key=_by_reason)
        for (learner, problem), several in itertools.groupby(unread, key=_by_reason):
            files = [one.file for one in several]
            more = f" and {len(files) - _MOST_FILES} more" if len(files) > _MOST_FILES else ""
            whose = f"{learner}: " if learner and not same_learner(files[0]).startswith(same_learner(learner)) else ""
            problem = problem if learner else f"{problem} (no learner's name)"
            found.append(f"{whose}{', '.join(files[:_MOST_FILES])}{more}: {problem}")
        return found

    def _uncounted(self) -> list[str]:
        """Older versions, files without a learner, and the absent."""
        found = [f"{one.file}: not graded, since {one.newer} is newer" for one in self.graded if one.newer]
        found += [f"{one.file}: {_NAMELESS}" for one in self.graded if one.grades and not one.learner]
        if absent := [row.learner for row in self.rows if row.is_absent]:
            found.append(f"nothing was handed in by {', '.join(absent)}")
        if self.strangers:
            found.append(f"not on the roster: {', '.join(self.strangers)}; add this spelling to the learner's line")
        return found


def shown(one: GradedNotebook) -> str:
    """The learner of a file, or that it has none."""
    return one.learner or f"no name ({one.file})"


def read_guide(path: Path) -> dict[tuple[str, str], str]:
    """Read what TEACHING.md says to each mistake.

    Args:
        path: the file.

    Returns:
        The sentences by exercise and kind, as in ("1.1", "gap-left"), or ("", "too-long") for any exercise; none when
        there is no such file.
    """
    if not path.is_file():
        return {}
    row = re.compile(r"^\| [^|]+ \| ([^|]+) \| exercise (\d\.\d), `([a-z-]+)` \|$", re.MULTILINE)
    text = path.read_text(encoding="utf-8")
    everywhere = text.partition("| what goes wrong everywhere | say |\n")[2].split("\n\n")[0]
    found = {("", kind): say for kind, say in re.findall(r"^\| `([a-z-]+)` \| ([^|]+) \|$", everywhere, re.MULTILINE)}
    return found | {(exercise, kind): say for say, exercise, kind in row.findall(text)}


def read_roster(path: Path) -> dict[str, list[str]]:
    """Read the names of all who are to hand in.

    Args:
        path: a table with a name in the first column; the others hold further spellings, such as the platform's login.

    Returns:
        The spellings of each name, without the name itself.

    Raises:
        ValueError: there is no name in it, or it is not text.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except UnicodeDecodeError:
        raise ValueError(f"{path} is not UTF-8 text; expected one name per line: save it as CSV UTF-8") from None
    rows = [[cell.strip() for cell in row] for row in csv.reader(lines, delimiter=";" if lines and ";" in lines[0] else ",")]
    names = {row[0]: [cell for cell in row[1:] if cell] for row in rows if row and row[0]}
    if rows and rows[0] and rows[0][0].casefold() in ("name", "names", "learner", "student"):
        names.pop(rows[0][0], None)
    if not names:
        raise ValueError(f"no names in {path}; expected one name per line, with other spellings after commas")
    return names


def spellings(roster: dict[str, list[str]]) -> dict[str, str]:
    """The name on a roster by every spelling of it: its words in any order, and those that the roster lists.

    Args:
        roster: as from `read_roster`.

    Returns:
        Names by what `same_learner` makes of their spellings.
    """
    found = {same_learner(name): name for name in roster}
    for name, others in roster.items():
        words = re.split(r"[\s,]+", name)
        orders = [" ".join(order) for order in itertools.permutations(words)] if len(words) < 5 else []
        for spelling in (*orders, *others, *(own.split("@")[0] for own in others)):
            found.setdefault(same_learner(spelling), name)
    return found


def _by_reason(one: GradedNotebook) -> tuple[str, str]:
    return one.learner, one.problem
