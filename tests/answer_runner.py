"""Run a learner's answer where its exercise stands: after the notebook's lesson, with what the exercise gives.

`tests/answers/exercise_1_2.py` holds what learners may write in the cell of exercise 1.2, in place of the dots; `turn_3a.py`
and `fault_3.py` hold it for tasks in the lesson, "your turn 3A" and "find the fault 3".
"""

import copy
import functools
import inspect
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from types import FunctionType, ModuleType
from typing import Any

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import torch
from exercise_rules import is_solution, last_call
from matplotlib.artist import Artist
from notebook_tools import FOLDER, Placed, placed_cells, read

from course_utils.checks import EXERCISES, IN_LESSON, CheckResult

CHECKS = EXERCISES | IN_LESSON
FILES = sorted(Path(__file__).with_name("answers").glob("*_*.py"))
MARK = re.compile(r"^# %% (right|wrong|untold): (\w+)(?: -> ([a-z-]+))?\n", re.MULTILINE)


@dataclass(frozen=True)
class Answer:
    """One answer to an exercise, and what its check must say of it."""

    exercise: str  # "1.2", "your turn 3A"
    verdict: str  # right, wrong, or untold: wrong in a way that no check can see
    name: str
    kind: str  # of the mistake; "" where the check must say ✅
    text: str
    path: Path
    line: int  # of its mark in the file

    def __str__(self) -> str:
        return f"{re.sub('[. ]', '_', self.exercise)}-{self.verdict}_{self.name}"

    @property
    def place(self) -> str:
        return f"tests/answers/{self.path.name}, line {self.line}"


def task_of(path: Path) -> str:
    """What a file answers: exercise_1_2.py "1.2", turn_3a.py "your turn 3A", fault_3.py "find the fault 3"."""
    kind, _, number = path.stem.partition("_")
    return {"turn": f"your turn {number.upper()}", "fault": f"find the fault {number}"}.get(kind, number.replace("_", "."))


def _answers_in(path: Path) -> list[Answer]:
    whole = path.read_text(encoding="utf-8")
    marks = [*MARK.finditer(whole)]
    ends = [mark.start() - 1 for mark in marks[1:]] + [len(whole)]  # an empty line stands between two answers
    return [
        Answer(
            task_of(path), mark[1], mark[2], mark[3] or "", whole[mark.end() : end], path, whole.count("\n", 0, mark.end())
        )
        for mark, end in zip(marks, ends, strict=True)
    ]


ANSWERS = [answer for path in FILES for answer in _answers_in(path)]


def answers(verdict: str) -> list[Answer]:
    """The answers that are "right", "wrong" or "untold", in order."""
    return [answer for answer in ANSWERS if answer.verdict == verdict]


@functools.cache
def _cells(notebook: str) -> list[Placed]:
    (path,) = FOLDER.glob(f"0{notebook}_*.ipynb")
    return [p for p in placed_cells(read(path)) if p.is_code and not is_solution(p)]


@functools.cache
def _lesson(notebook: str) -> dict[str, Any]:
    """The namespace after the lesson, before the exercises."""
    mpl.use("agg")
    namespace: dict[str, Any] = {"__name__": "__main__"}
    for p in _cells(notebook):
        if p.section == "Exercises":
            break
        _execute(p.source, namespace, f"notebook 0{notebook}, cell {p.index}")
        namespace["show"] = lambda figure, *, alt: None  # pictures take long, and answers do not need them
    return namespace


def _execute(source: str, namespace: dict[str, Any], name: str) -> None:
    with redirect_stdout(StringIO()):
        exec(compile(source, name, "exec"), namespace)
    plt.close("all")


def _copy_of(namespace: dict[str, Any]) -> dict[str, Any]:
    """Answers must not change what the next one finds. Modules, functions, classes and pictures are shared."""
    memo: dict[int, Any] = {}  # one for all, so that an optimiser still has the parameters of its model
    new = {name: _copied(value, memo) for name, value in namespace.items() if name != "__builtins__"}
    functions = {n: f for n, f in namespace.items() if inspect.isfunction(f) and f.__globals__ is namespace}
    for name, function in functions.items():  # it looks names up where it was defined
        new[name] = _rebound(function, new)
    return new


def _copied(value: Any, memo: dict[int, Any]) -> Any:
    drawn = isinstance(value, Artist) or (isinstance(value, np.ndarray) and value.dtype == object)  # an array of axes
    if drawn or isinstance(value, (ModuleType, type)) or inspect.isroutine(value):
        return value
    known = len(memo)
    try:
        return copy.deepcopy(value, memo)
    except Exception:
        for key in [*memo][known:]:  # half a copy is nobody's
            del memo[key]
        return value


@functools.cache
def given(number: str, folder: Path) -> dict[str, Any]:
    """The namespace after the lesson and what the exercise gives, which trains networks and writes into the folder."""
    namespace = _copy_of(_lesson(re.findall(r"\d", number)[0]))
    for p in _given_cells(number):
        _execute(p.source, namespace, f"exercise {number}, cell {p.index}")
    return namespace


def _given_cells(number: str) -> list[Placed]:
    return [
        p
        for p in _cells(re.findall(r"\d", number)[0])
        if number in EXERCISES
        and p.section == "Exercises"
        and p.subsection.split(":")[0] <= f"Exercise {number}"  # "" for what is given for all exercises
        and last_call(p) is None
    ]


def namespace_for(number: str) -> dict[str, Any]:
    """What an answer finds: all that the notebook defines above it, and the given lines of its own cells."""
    namespace = _copy_of(given(number, Path.cwd()))
    for p in _given_cells(number):
        if ".unlink()" in p.source:  # the answer before may have left files
            _execute(p.source, namespace, f"exercise {number}, cell {p.index}")
    return namespace


def _rebound(function: Any, namespace: dict[str, Any]) -> Any:
    new = FunctionType(function.__code__, namespace, function.__name__, function.__defaults__, function.__closure__)
    new.__kwdefaults__ = function.__kwdefaults__
    return new


@contextmanager
def notebook_folder(scratch: Path) -> Iterator[None]:
    """A folder of its own with the data beside it, as the notebooks have; the answers save files there."""
    if not (scratch / "data").is_dir():
        shutil.copytree(FOLDER / "data", scratch / "data")
    before = Path.cwd()
    os.chdir(scratch)
    try:
        yield
    finally:
        os.chdir(before)


def judged(answer: Answer, *, seed: int = 0) -> CheckResult:
    """The check's result for one answer; the seed is for those that set none."""
    namespace = namespace_for(answer.exercise)
    torch.manual_seed(seed)  # after the exercise's own cells, which run for the first of its answers alone
    above = "\n" * answer.line  # so that an error names the line of the file
    _execute(above + answer.text, namespace, str(answer.path))
    check = CHECKS[answer.exercise]
    return check(*(namespace.get(name, ...) for name in inspect.signature(check).parameters))
