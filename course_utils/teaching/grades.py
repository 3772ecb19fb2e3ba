"""What grading finds: a grade for each exercise, and what became of each file."""

from dataclasses import dataclass

SYMBOLS = {"right": "✅", "to do": "⏳", "wrong": "❌", "not judged": "❔"}


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
        learner: whose it is; "" when no folder and no file says so.
        file: its path below the graded folder.
        notebook: the course's notebook that it is, as in "01_getting_data_ready"; "" when it is none.
        grades: one for each exercise of that notebook.
        problem: why it could not be graded, or not all of it; "" when it could.
        is_beside: whether it is of a kind that nobody hands in, such as a picture, and lay beside what was handed in.
        newer: the file of the learner's newer version, which was graded in its place; "" when this one was.
    """

    learner: str
    file: str
    notebook: str = ""
    grades: tuple[Grade, ...] = ()
    problem: str = ""
    newer: str = ""
    is_beside: bool = False
