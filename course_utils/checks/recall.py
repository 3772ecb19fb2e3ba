"""The three questions on earlier notebooks with which notebooks 02 to 06 open: what is right, and a comment on what is not.

The questions are in the notebooks, under "Remember"; the answers are in `notebook_02.py` to `notebook_06.py`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from numbers import Real

from course_utils.checks.frame import CheckResult, described

RECALL: dict[str, tuple["Question", ...]] = {}  # "03" -> its three questions


@dataclass(frozen=True)
class Question:
    """One question of the opening.

    Attributes:
        asks: the objectives that it asks again; "01.2" is the second that notebook 01 names.
        right: the letter of the right choice, or a number.
        why: a sentence on why it is right.
        words: `{a wrong answer: what it overlooks}`; of a choice, every wrong letter.
        otherwise: what to say of any other number.
    """

    asks: tuple[str, ...]
    right: str | float
    why: str
    words: Mapping[str | float, str] = field(default_factory=dict)
    otherwise: str = ""


def recall(notebook: str, *questions: Question) -> None:
    """Keep the questions with which a notebook opens, such as "03"."""
    RECALL[notebook] = questions


def check_recall(notebook: str, *answers: object) -> CheckResult:
    """Check the answers to a notebook's opening questions; each gets a comment of its own.

    Args:
        notebook: its number, as in "03".
        *answers: one for each question, a letter or a number; `...` when there is none yet.

    Returns:
        A CheckResult; "to do" when answers are missing and none is wrong.

    Source: notebook 02, "Remember".
    """
    questions, task = RECALL[notebook], f"remember {notebook}"
    if len(answers) != len(questions):
        return CheckResult(task, "wrong", f"there are {len(questions)} questions, but {len(answers)} answers were given.")
    open_ = [place for place, answer in enumerate(answers, 1) if answer is ...]
    if len(open_) == len(questions):
        return CheckResult(task, "to do", "answer the three questions in place of the dots, and run the cell again.")
    told, wrong = [], False
    for place, (question, answer) in enumerate(zip(questions, answers, strict=True), 1):
        if answer is not ...:
            right, word = _judged(question, answer)
            told.append(f"{place} {'is right' if right else 'not yet'}: {word}")
            wrong = wrong or not right
    status = "wrong" if wrong else "to do" if open_ else "right"
    return CheckResult(task, status, " ".join(told), kind="not-remembered" if wrong else "")


def _judged(question: Question, answer: object) -> tuple[bool, str]:
    """Whether an answer is right, and a comment on it."""
    if isinstance(question.right, str):
        letters = sorted({question.right, *(word for word in question.words if isinstance(word, str))})
        letter = answer.strip(" ().:").lower() if isinstance(answer, str) else ""
        if letter == question.right:
            return True, question.why
        return False, question.words.get(
            letter
        ) or f"{answer!r} is none of {', '.join(letters)}; write the letter in quotes."
    if hasattr(answer, "item") and getattr(answer, "ndim", 1) == 0:
        answer = answer.item()  # a number in a tensor
    if isinstance(answer, bool) or not isinstance(answer, Real):
        return False, f"expected a number, but {described(answer)} was given."
    if abs(float(answer) - question.right) < 1e-6:
        return True, question.why
    words = [word for number, word in question.words.items() if abs(float(answer) - float(number)) < 1e-6]
    return False, words[0] if words else question.otherwise
