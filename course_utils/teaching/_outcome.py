"""What grading is limited by, and what comes out of it."""

from dataclasses import dataclass

SYMBOLS = {"right": "✅", "to do": "⏳", "wrong": "❌", "not judged": "❔"}


@dataclass(frozen=True)
class Limits:
    """How far a handed-in notebook may go.

    Attributes:
        seconds: for the whole notebook, in all.
        cell_seconds: for a cell.
        memory_mb: for the kernel and the processes that it starts, together.
        patience: seconds between an interrupt and the kernel's end.

    Source: README, "Teaching with it".
    """

    seconds: float = 300
    cell_seconds: float = 60
    memory_mb: int = 4000
    patience: float = 5


@dataclass(frozen=True)
class Grade:
    """What became of one exercise.

    Attributes:
        exercise: its number, as in "1.1".
        status: "right", "wrong", "to do", or "not judged" when the notebook left no way to.
        message: what was found.
        hint: where to look.
        kind: a short name of the mistake; "" when there is none.

    Source: README, "Teaching with it".
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

    Source: README, "Teaching with it".
    """

    learner: str
    file: str
    notebook: str = ""
    grades: tuple[Grade, ...] = ()
    problem: str = ""
