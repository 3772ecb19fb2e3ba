"""The notebooks have every item of the document that the course mirrors; nbval's run has what must be true when it ran."""

import ast

import pytest
from notebook_tools import FOLDER, code_cells, read, section_key, section_title
from outline_table import ROWS, Row


def problem(row: Row) -> str:
    """What is missing for a row in the code of its notebook; "" when all is there."""
    notebook = read(FOLDER / f"{row.notebook}.ipynb")
    here = [p.source for p in code_cells(notebook) if row.section in (section_title(p.section), section_key(p.section))]
    if not here:
        return "there is no such section with code"
    code, place = ast.unparse(ast.parse("\n".join(here))), 0  # without comments
    for text in row.code:
        if (place := code.find(text, place) + len(text)) < len(text):
            return f"{text!r} is not there, in the order {row.code}"
    return ""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.item)
def test_outline(row: Row) -> None:
    missing = problem(row)
    assert not missing, f"notebooks/{row.notebook}.ipynb, {row.section!r}, {row.item!r} (tests/outline_table.py): {missing}"
