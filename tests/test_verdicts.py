"""An answer in words, such as `**Answer:** smaller.`, says what the notebook computes."""

import re
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from nbformat import NotebookNode
from notebook_runner import Run, run_notebook, section_key
from notebook_tools import FOLDER, NAMES, markdown_cells, read
from number_tokens import constant_expressions
from verdicts import VERDICTS, Verdict, expressions

ANSWER = re.compile(r"^\*\*Answer:\*\* (.+)", re.MULTILINE)


def clause(answer: str) -> str:
    """The beginning of an answer, up to the first full stop, comma, colon or semicolon that is not inside a number."""
    return re.split(r"[.,:;](?!\d)", answer, maxsplit=1)[0]


def problems(notebook: NotebookNode, table: Mapping[str, Verdict], run: Run) -> list[str]:
    """What is wrong with the answers of a notebook: one sentence each."""
    found, used = [], set()
    for placed in markdown_cells(notebook):
        key = section_key(placed.section)
        for answer in ANSWER.findall(placed.source):
            if re.search(r"\d", clause(answer)):
                continue
            words, asked = table.get(key, ("", None))
            where = f"{run.name}, cell {placed.index}, section {key}"
            used.add(key)
            if not words or not answer.startswith(words) or not words.startswith(clause(answer)):
                found.append(f"{where}: the answer begins with {clause(answer)!r}; tests/verdicts.py has {words!r}")
            elif asked is not None and run.sections[key].values.get(asked) not in (True, 1):
                found.append(f"{where}: {words!r}, but {asked} is {run.sections[key].values.get(asked)!r}")
    return found + [f"{run.name}: tests/verdicts.py has {key!r}, where no answer is in words" for key in set(table) - used]


@pytest.mark.parametrize("name", NAMES)
def test_answers_in_words(name: str, run_of: Callable[[str], Run]) -> None:
    found = problems(read(FOLDER / f"{name}.ipynb"), VERDICTS.get(name, {}), run_of(name))
    assert not found, "\n- ".join(["", *found])


@pytest.mark.parametrize("name", NAMES)
def test_table_asks_the_notebook(name: str) -> None:
    asked = [text for texts in expressions(name).values() for text in texts]
    assert list(constant_expressions(asked)) == []


@pytest.mark.parametrize(
    ("answer", "verdict", "fine"),
    [
        ("more, since x is 2.", ("more", "x > 1"), True),
        ("more, since x is 2.", ("more, since x is", "x > 1"), True),
        ("2, which is more.", None, True),
        ("fewer, since x is 2.", ("more", "x > 1"), False),
        ("more or less.", ("more", "x > 1"), False),
        ("more, since x is 2.", ("more", "x > 2"), False),
        ("more, since x is 2.", ("more", "y > 2"), False),
        ("more, since x is 2.", None, False),
        ("2, which is more.", ("more", "x > 1"), False),
    ],
)
def test_planted_answers(answer: str, verdict: Verdict | None, fine: bool, plant: Callable[..., Path]) -> None:
    path = plant("## 9.1 Here", ["x = 2"], f"**Answer:** {answer}")
    table = {"9.1": verdict} if verdict else {}
    run = run_notebook(path, expressions={"9.1": [verdict[1]]} if verdict else {})
    assert (problems(read(path), table, run) == []) is fine
