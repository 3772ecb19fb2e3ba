"""The frame around every check: from the names in the notebook to ✅, ❌ or ⏳, whatever a learner wrote."""

import ast
import contextlib
import difflib
import dis
import functools
import html
import inspect
import io
import re
import sys
import traceback
import warnings
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from numbers import Real
from typing import Any

import torch
from numpy import generic, ndarray
from torch import Tensor, nn

_LOOKS = {
    "right": ("✅", "Right", "#009E73"),
    "wrong": ("❌", "Not yet", "#D55E00"),
    "to do": ("⏳", "To do", "#0072B2"),
}


@dataclass(frozen=True)
class CheckResult:
    """The answer of a check; the last line of a cell shows it.

    Attributes:
        exercise: its number, as in "1.1", or another task, as in "your turn 3A"; "" for a prediction.
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
        hint = f"\n   Hint: {self.hint}" if self.hint else ""
        return f"{self.symbol} {self._head}: {self.message}{hint}"

    def _repr_html_(self) -> str:
        hint = f'<br><span style="margin-left: 1.6em"><i>Hint:</i> {html.escape(self.hint)}</span>' if self.hint else ""
        return (
            f'<div style="border-left: 4px solid {_LOOKS[self.status][2]}; padding: 0.3em 0.7em">'
            f"{self.symbol} <b>{html.escape(self._head)}</b>: {html.escape(self.message)}{hint}</div>"
        )

    @property
    def _head(self) -> str:
        if self.exercise:
            return f"{_LOOKS[self.status][1]}, {'exercise ' if self.exercise[0].isdigit() else ''}{self.exercise}"
        return "Different" if self.status == "wrong" else _LOOKS[self.status][1]  # a guess is not a task


class WrongAnswer(Exception):  # noqa: N818
    """Raised inside a check: what is wrong, of which kind, and a hint."""

    def __init__(self, kind: str, message: str, hint: str) -> None:
        super().__init__(message)
        self.kind, self.message, self.hint = kind, message, hint


Check = Callable[..., CheckResult]
EXERCISES: dict[str, Check] = {}  # "1.1" -> its check; the parameters' names are the names that a learner defines
IN_LESSON: dict[str, Check] = {}  # "your turn 3A", "find the fault 3" -> its check, for what is written in the lesson itself
OWN_TABLE: dict[str, Check] = {}  # "preparation", "report" -> its check, for work on whatever table


def exercise(number: str) -> Callable[[Callable[..., str]], Check]:
    """Turn a function that returns praise, or raises WrongAnswer, into a check that always returns a CheckResult.

    Called without an argument, as the exercises do, the check takes the names that it needs from the notebook.
    """
    return _checks(number, EXERCISES)


def in_lesson(name: str) -> Callable[[Callable[..., str]], Check]:
    """Do the same for a task in the lesson, such as "your turn 3A". A function that is still only `...` is to do."""
    return _checks(name, IN_LESSON)


def of_own_table(name: str) -> Callable[[Callable[..., str]], Check]:
    """Do the same for work on a learner's own table, such as "report"."""
    return _checks(name, OWN_TABLE)


def _checks(number: str, register: dict[str, Check]) -> Callable[[Callable[..., str]], Check]:
    """The decorator of all three, which keeps the check in a register."""

    def decorate(judge: Callable[..., str]) -> Check:
        names = tuple(inspect.signature(judge).parameters)
        in_the_lesson = register is IN_LESSON

        @functools.wraps(judge)
        def check(*answers: object) -> CheckResult:
            known: Mapping[str, object] = {}
            if not answers:
                if failed := [name for name in names if name in _failed]:
                    return CheckResult(number, "to do", _what_failed(failed))
                known = _notebook_names()
                answers = tuple(known.get(name, ...) for name in names)
            if len(answers) != len(names):
                hint = f"Call it as {judge.__name__}({', '.join(names)})."
                return CheckResult(number, "wrong", f"the check got {len(answers)} answers", hint, "wrong-call")
            if bodies := [name for name, answer in zip(names, answers, strict=True) if in_the_lesson and _unwritten(answer)]:
                return CheckResult(number, "to do", f"replace the dots in {_listed(bodies)}, and run the cell again.")
            if blank := [name for name, answer in zip(names, answers, strict=True) if answer is ...]:
                return CheckResult(number, "to do", _what_to_do(number, blank, known))
            return _judged(number, judge, answers)

        signature = inspect.signature(judge).replace(return_annotation=CheckResult)
        check.__signature__ = signature  # type: ignore[attr-defined]  # inspect.signature, and so help(), reads it
        register[number] = check
        return check

    return decorate


def _only_dots() -> None: ...


def _unwritten(answer: object) -> bool:
    """Whether a function, or the forward of a class, still has only the dots in its body."""
    function = vars(answer).get("forward") if isinstance(answer, type) else answer
    return inspect.isfunction(function) and function.__code__.co_code == _only_dots.__code__.co_code


def _what_to_do(number: str, blank: list[str], known: Mapping[str, object]) -> str:
    for earlier in sorted(own for own in EXERCISES if own < number and own[0] == number[0]):
        if names := [name for name in blank if name in inspect.signature(EXERCISES[earlier]).parameters]:
            return f"begin with exercise {earlier}, where {_listed(names)} is defined."
    if number in IN_LESSON:
        what = "the letter of the faulty line" if blank == ["fault_line"] else _listed(blank)
        repaired = ", repair the program" if blank == ["fault_line"] else ""
        return f"write {what} where the dots are{repaired}, and run the cell again."
    told = f"define {_listed(blank)} in the cell above and run both. If that cell stopped with an error, fix it first."
    near = [f"{other} ({name} is expected)" for name in blank if (other := _misspelt(name, known))]
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
    except (Exception, SystemExit) as error:  # whatever a learner wrote, they get words and no traceback
        message = f"the check could not read your answer: {error_in_words(error)}"
        hint = "Look at the type and the shape of what you defined, and compare them with the task."
        return CheckResult(number, "wrong", message, hint, "unreadable")


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


def error_in_words(error: BaseException) -> str:
    """The kind of an error and the first line of its message, shortened: `KeyError: 'sex'`."""
    first = (str(error).strip().splitlines() or ["no message"])[0]
    return f"{type(error).__name__}: {first if len(first) <= 160 else first[:157] + '…'}"


def _listed(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


# --- the names in the notebook ----------------------------------------------------------------------------------------

_failed: set[str] = set()  # names whose last cell stopped with an error: what they hold is an older answer
_DEFINED = re.compile(r"^[ \t]*(?:(?:def|class)[ \t]+(\w+)|([\w \t,()\[\]*]+?)(?::[^=\n]*)?=(?!=))", re.MULTILINE)


def _shell() -> Any:
    """The IPython that runs the notebook; None in a plain Python."""
    if "IPython" not in sys.modules:
        return None
    from IPython.core.getipython import get_ipython

    return get_ipython()


def _notebook_names() -> Mapping[str, Any]:
    """All that the notebook's cells have defined."""
    shell = _shell()
    return vars(sys.modules["__main__"]) if shell is None else shell.user_ns


def _misspelt(name: str, known: Mapping[str, Any]) -> str:
    """A name in the notebook that is nearly this one; "" when there is none, or when this one is defined."""
    if name in known:
        return ""
    others = [other for other in known if not other.startswith("_") and not other.endswith("_solution")]
    near = difflib.get_close_matches(name, others, n=1, cutoff=0.8)
    return near[0] if near else ""


def _watch_cells() -> None:
    """From now on, note before each cell of the notebook what it defines, and after it whether it ran to its end."""
    shell = _shell()
    if shell is not None and not any(own.__name__ == "_note_cell" for own in shell.events.callbacks["post_run_cell"]):
        shell.events.register("pre_run_cell", _begin_cell)
        shell.events.register("post_run_cell", _note_cell)


def _begin_cell(info: Any) -> None:
    """Forget that an earlier version of a cell failed: a check inside the cell judges what it defines now."""
    _failed.difference_update(_defined_in(info.raw_cell or ""))


def _note_cell(result: Any) -> None:
    """Note the names that a cell defines as failed, when it stopped with an error."""
    if not result.success:
        _failed.update(_defined_in(result.info.raw_cell or ""))


def _defined_in(source: str) -> set[str]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):  # then by the look of its lines
        found = [a or b for a, b in _DEFINED.findall(source)]
        return {name for part in found for name in re.findall(r"\w+", part)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return names | {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}


_watch_cells()


# --- a learner's functions --------------------------------------------------------------------------------------------


def described(value: object) -> str:
    """What was given, in words: `a tensor of shape (3, 1)`, `a list of 5`, `None`."""
    if value is None:
        return "None"
    if isinstance(value, type):
        return f"the class {value.__name__}"
    name = "tensor" if isinstance(value, Tensor) else "NumPy array" if isinstance(value, ndarray) else type(value).__name__
    article = "an" if name.lstrip("_")[0] in "aeiouAEIOU" else "a"
    shape = getattr(value, "shape", None)
    if isinstance(shape, tuple):
        return f"{article} {name} of shape {tuple(shape)}"
    of = f" of {len(value)}" if isinstance(value, (list, tuple, dict, set)) else ""
    return f"{article} {name}{of}"


def function_of(name: str, value: object, start: str) -> Callable[..., Any]:
    """Read a function that the learner wrote.

    Args:
        name: the learner's name for it.
        value: what they defined.
        start: its first line, as in "def fit(X, y, epochs):".

    Raises:
        WrongAnswer: it is something else, such as what the function returned.
    """
    if isinstance(value, (type, nn.Module)) or not callable(value):
        hint = f'It starts with "{start}". Give the check the function itself, not what it returns.'
        raise WrongAnswer("wrong-type", f"{name} is {described(value)}; expected a function.", hint)
    return value


def result_of(call: str, function: Callable[..., Any], *arguments: object) -> Any:
    """Call a function that the learner wrote.

    Args:
        call: how it is called, in words, as in "fit(X, y, 300)".
        function: the function.
        *arguments: what it is given.

    Raises:
        WrongAnswer: it fails.
    """
    try:
        return function(*arguments)
    except Exception as error:
        hint = "Call it in a cell of your own, and read the error from its end."
        if traceback.extract_tb(error.__traceback__)[-1].filename.endswith("_reduction.py"):  # of a class of torch.nn
            hint = "A class such as nn.L1Loss makes a loss function. Call what it makes, or the loss_fn in the brackets."
        elif "Boolean value of Tensor" in str(error):
            hint = "if asks one question. A comparison of tensors asks all at once, and gives True or False for each."
        elif "has no attribute 'device'" in str(error):
            hint = "A model has no .device of its own: ask its first parameter, next(model.parameters())."
        elif "CheckResult" in str(error):
            hint = "A gap, ___, is still there: IPython takes it for an older output."
        elif isinstance(error, TypeError) and str(error).startswith(f"{getattr(function, '__qualname__', '')}("):
            hint = f"It is called as {call}: does it take these arguments, in this order?"
        elif isinstance(error, NameError):
            hint = "Everything that it needs must be made inside it, or come from its brackets or the given cells."
        raise WrongAnswer("function-fails", f"{call} fails: {error_in_words(error)}", hint) from None


def must_stay_inside(function: object, *, outside: Collection[str], brackets: str) -> None:
    """Raise WrongAnswer when a learner's function uses names of the notebook in place of what it is given."""
    lines = dis.get_instructions(function) if inspect.isfunction(function) else ()
    if used := sorted({str(one.argval) for one in lines if one.opname == "LOAD_GLOBAL" and one.argval in outside}):
        message = f"it uses {_listed(used)} of the notebook instead of what it is given."
        raise WrongAnswer("names-from-outside", message, f"Use the names in its brackets: {brackets}.")


def explain_slips(function: object, *, outside: Collection[str], brackets: str) -> None:
    """Name two slips behind a function that does the wrong thing: names from outside, and a method without its brackets.

    Args:
        function: what the learner wrote.
        outside: names of the notebook that it must not use.
        brackets: the names that it is given, in words.

    Raises:
        WrongAnswer: one of the two is there.
    """
    must_stay_inside(function, outside=outside, brackets=brackets)
    for one, after in pairwise(dis.get_instructions(function) if inspect.isfunction(function) else ()):
        if one.opname == "LOAD_ATTR" and after.opname == "POP_TOP":
            message = f".{one.argval} is named, but not called."
            raise WrongAnswer("not-called", message, f"Write brackets after it: .{one.argval}().")


def two_of(call: str, result: object, *, last_line: str) -> tuple[Any, Any]:
    """Read the model and the second thing that a learner's function returns.

    Raises:
        WrongAnswer: it returns something else, or the model second.
    """
    hint = f"Its last line is: {last_line}."
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise WrongAnswer("wrong-return", f"{call} returns {described(result)}; expected two things.", hint)
    first, second = result
    if isinstance(second, nn.Module) and not isinstance(first, nn.Module):
        raise WrongAnswer("wrong-order", f"{call} returns the model second; expected it first.", hint)
    return first, second


# --- guesses ----------------------------------------------------------------------------------------------------------


_HINTS: dict[str, Mapping[Any, str]] = {}  # "3.3" -> {a wrong guess that many make: what it overlooks}


def hints_for(place: str, hints: Mapping[Any, str]) -> None:
    """Keep words on wrong guesses out of sight; `check_guess(…, hints="3.3")` finds them by their place."""
    _HINTS[place] = hints


def check_guess(guess: object, answer: object, *, tolerance: float = 0.0, hints: str = "") -> CheckResult:
    """Compare a guess with the result. A wrong guess is not a fault; it shows where to look.

    Args:
        guess: what the learner wrote; `...` when nothing yet.
        answer: the result: a number, a shape, a word or a truth value.
        tolerance: how far a number may be off, in its own units.
        hints: the place in the course whose words on usual wrong guesses are to be used, as in "3.3".

    Returns:
        A CheckResult that belongs to no exercise.

    Source: notebook 01, "An image becomes a tensor".
    """
    usual = _HINTS[hints] if hints else {}
    if guess is ...:
        return CheckResult("", "to do", "write your guess in the first line instead of the dots, and run the cell again.")
    try:
        guess = _plain(guess)
        if isinstance(guess, str) and isinstance(_plain(answer), Real) and re.fullmatch(r"[-+]?[\d.]+", guess.strip()):
            guess = float(guess)  # in quotes
        if _agree(guess, _plain(answer), tolerance):
            return CheckResult("", "right", f"you guessed {guess!r}.")
        hint = next((words for wrong, words in usual.items() if _agree(guess, wrong, tolerance)), "")
        if not hint and isinstance(guess, str) and isinstance(_plain(answer), Real) and not isinstance(answer, bool):
            hint = "Write it as a number, such as 1."
        hint = hint or "Read on: the folded answer below says why."
        return CheckResult("", "wrong", f"you guessed {guess!r}.", hint, "other-guess")
    except Exception:  # an object of a kind that cannot be compared
        return CheckResult("", "wrong", f"your guess is {described(type(guess))}; expected a plain value.", "", "wrong-type")


def _agree(guess: object, answer: object, tolerance: float) -> bool:
    if isinstance(answer, bool) or isinstance(guess, bool):
        return guess is answer
    if isinstance(answer, Real) and isinstance(guess, Real):
        return abs(float(guess) - float(answer)) <= tolerance + 1e-9
    if isinstance(answer, str):
        return isinstance(guess, str) and guess.strip().lower().rstrip("s") == answer.lower().rstrip("s")
    return bool(guess == answer)


def _plain(value: object) -> object:
    """A shape as a tuple, a tensor with one element as a number."""
    if isinstance(value, (Tensor, ndarray, generic)):
        value = value.tolist()
    while isinstance(value, list) and len(value) == 1:
        value = value[0]
    return tuple(value) if isinstance(value, (list, tuple)) else value
