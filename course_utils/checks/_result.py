"""What a check answers, and the frame around every check: nothing that a learner writes may break it."""

import contextlib
import functools
import html
import inspect
import io
import warnings
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import torch

from course_utils.checks._notebook import from_a_failed_cell, misspelt, notebook_names, watch_cells

_LOOKS = {
    "right": ("✅", "Right", "#009E73"),
    "wrong": ("❌", "Not yet", "#D55E00"),
    "to do": ("⏳", "To do", "#0072B2"),
}


@dataclass(frozen=True)
class CheckResult:
    """The answer of a check; the last line of a cell shows it.

    Attributes:
        exercise: its number, as in "1.1"; "" for a prediction.
        status: "right", "wrong" or "to do".
        message: what was found.
        hint: where to look, for a wrong answer.
        kind: a short name of the mistake, such as "leakage"; "" when there is none.

    Source: notebook 01, "Exercises".
    """

    exercise: str
    status: str
    message: str
    hint: str = ""
    kind: str = ""

    @property
    def symbol(self) -> str:
        """✅, ❌ or ⏳."""
        return _LOOKS[self.status][0]

    def __repr__(self) -> str:
        lines = [f"{self.symbol} {self._head}: {self.message}"]
        return "\n   Hint: ".join([*lines, self.hint] if self.hint else lines)

    def _repr_html_(self) -> str:
        hint = f'<br><span style="margin-left: 1.6em"><i>Hint:</i> {html.escape(self.hint)}</span>' if self.hint else ""
        return (
            f'<div style="border-left: 4px solid {_LOOKS[self.status][2]}; padding: 0.3em 0.7em">'
            f"{self.symbol} <b>{html.escape(self._head)}</b>: {html.escape(self.message)}{hint}</div>"
        )

    @property
    def _head(self) -> str:
        if self.exercise:
            return f"{_LOOKS[self.status][1]}, exercise {self.exercise}"
        return "Different" if self.status == "wrong" else _LOOKS[self.status][1]  # a guess is no task


class WrongAnswer(Exception):  # noqa: N818
    """Raised inside a check: what is wrong, of which kind, and a hint."""

    def __init__(self, kind: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.kind, self.message, self.hint = kind, message, hint


Check = Callable[..., CheckResult]
EXERCISES: dict[str, Check] = {}  # "1.1" -> its check; the parameters' names are the names that a learner defines


watch_cells()


def exercise(number: str) -> Callable[[Callable[..., str]], Check]:
    """Turn a function that returns praise, or raises WrongAnswer, into a check that always returns a CheckResult.

    Called without an argument, as the notebooks do, the check takes the names that it needs from the notebook.
    """

    def decorate(judge: Callable[..., str]) -> Check:
        names = tuple(inspect.signature(judge).parameters)

        @functools.wraps(judge)
        def check(*answers: object) -> CheckResult:
            known: Mapping[str, object] = {}
            if not answers:
                if failed := from_a_failed_cell(names):
                    return CheckResult(number, "to do", _what_failed(failed))
                known = notebook_names()
                answers = tuple(known.get(name, ...) for name in names)
            if len(answers) != len(names):
                shown = f"{judge.__name__}({', '.join(names)})"
                return CheckResult(
                    number, "wrong", f"the check got {len(answers)} answers", f"Call it as {shown}.", "wrong-call"
                )
            blank = [name for name, answer in zip(names, answers, strict=True) if answer is ...]
            if blank:
                return CheckResult(number, "to do", _what_to_do(number, blank, known))
            return _judged(number, judge, answers)

        shown_signature = inspect.signature(judge).replace(return_annotation=CheckResult)
        check.__signature__ = shown_signature  # type: ignore[attr-defined]  # inspect.signature reads it
        EXERCISES[number] = check
        return check

    return decorate


def _what_to_do(number: str, blank: list[str], known: Mapping[str, object]) -> str:
    for earlier in sorted(own for own in EXERCISES if own < number and own[0] == number[0]):
        if names := [name for name in blank if name in inspect.signature(EXERCISES[earlier]).parameters]:
            return f"begin with exercise {earlier}, where {_listed(names)} is defined."
    told = f"define {_listed(blank)} in the cell above and run both. If that cell stopped with an error, fix it first."
    near = [f"{other} ({name} is expected)" for name in blank if (other := misspelt(name, known))]
    return f"{told} You have {_listed(near)}: is it misspelt?" if near else told


def _what_failed(names: list[str]) -> str:
    return (
        f"the last cell that defines {_listed(names)} stopped with an error, so there is only an older answer. "
        "Fix the error, run that cell again, then this one."
    )


def _judged(number: str, judge: Callable[..., str], answers: tuple[object, ...]) -> CheckResult:
    try:
        with _leave_no_trace():
            return CheckResult(number, "right", judge(*answers))
    except WrongAnswer as wrong:
        return CheckResult(number, "wrong", wrong.message, wrong.hint, wrong.kind)
    except (Exception, SystemExit, RecursionError) as error:  # whatever a learner wrote, they get words and no traceback
        return CheckResult(
            number,
            "wrong",
            f"the check could not read your answer: {type(error).__name__}: {first_line(error)}",
            "Look at the type and the shape of what you defined, and compare them with the task.",
            "unreadable",
        )


@contextlib.contextmanager
def _leave_no_trace() -> Iterator[None]:
    """Nothing that a check runs prints, warns, draws from the learner's random numbers or changes the grad mode."""
    with (
        torch.random.fork_rng(devices=[]),
        torch.inference_mode(mode=False),
        torch.enable_grad(),
        warnings.catch_warnings(),
        contextlib.redirect_stdout(io.StringIO()),
        contextlib.redirect_stderr(io.StringIO()),
    ):
        warnings.simplefilter("ignore")
        yield


def first_line(error: BaseException) -> str:
    """The first line of an error's message, shortened."""
    lines = str(error).strip().splitlines() or ["no message"]
    return lines[0] if len(lines[0]) <= 160 else lines[0][:157] + "…"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
