"""The six notebooks keep the rules of `notebook_rules.py`."""

import functools

import exercise_rules  # noqa: F401  # its rules join those of notebook_rules
import pytest
from notebook_rules import RULES, Book
from notebook_tools import FOLDER, NAMES, WORKSHEET, course_files


def test_the_notebooks_have_these_names() -> None:
    found = [path.stem for path in course_files(FOLDER) if path.suffix == ".ipynb" and not path.name.startswith("my_")]
    expected = [*NAMES, WORKSHEET.stem]
    assert found == expected, f"notebooks/ holds {found}; expected {expected}, and a learner's own as my_….ipynb"


@functools.cache
def book_of(name: str) -> Book:
    return Book.load(FOLDER / f"{name}.ipynb")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", NAMES)
def test_notebook(name: str, rule: str) -> None:
    if not (FOLDER / f"{name}.ipynb").is_file():
        pytest.skip("the file is missing, as test_the_notebooks_have_these_names says")
    problems = RULES[rule](book_of(name))
    assert not problems, f"notebooks/{name}.ipynb, {rule}:\n- " + "\n- ".join(problems)
