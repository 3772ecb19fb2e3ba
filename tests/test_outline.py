"""The notebooks have every item of the document that the course mirrors, in code that runs."""

import ast
from collections.abc import Callable
from pathlib import Path

import pytest
from notebook_runner import Section
from notebook_tools import FOLDER, NAMES, code_cells, read, section_key, section_title
from outline_table import ROWS, Row


def problems(row: Row, sections: list[Section], folder: Path = FOLDER) -> list[str]:
    """What is missing for a row in its notebook and its run."""
    section = next((one for one in sections if row.section in (one.title, one.key)), None)
    if section is None:
        return [f"there is no section {row.section!r}; it has {[one.title for one in sections]}"]
    cells = code_cells(read(folder / f"{row.notebook}.ipynb"))
    here = [p.source for p in cells if row.section in (section_title(p.section), section_key(p.section))]
    code, place = ast.unparse(ast.parse("\n".join(here))), 0  # without comments
    for text in row.code:
        if (place := code.find(text, place) + len(text)) < len(text):
            return [f"{text!r} is not there, in the order {row.code}"]
    return [f"{text} is {section.values[text]!r}, expected True" for text in row.expects if section.values[text] is not True]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.item)
def test_outline(row: Row, run_of: Callable[[str], list[Section]]) -> None:
    missing = problems(row, run_of(row.notebook))
    assert not missing, f"notebooks/{row.notebook}.ipynb, {row.section!r}, {row.item!r} (tests/outline_table.py): {missing}"


@pytest.mark.parametrize("name", NAMES)
def test_records_hold_plain_numbers(name: str, run_of: Callable[[str], list[Section]]) -> None:
    """As in `losses.append(loss.item())`: without .item(), each loss keeps its whole computation in memory."""
    found = {section.key: section.records for section in run_of(name) if section.records}
    assert not found, f"notebooks/{name}.ipynb keeps tensors with their gradients in lists or dicts: {found}"
