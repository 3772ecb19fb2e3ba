"""References in the notebooks' prose lead somewhere, and a wrong number is seen; nbval's run holds all the numbers."""

import re

import pytest
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_tools import notebook_paths, read, section_headings
from numbers_in_prose import problems, references_in


def test_references_lead_to_something() -> None:
    books = {path.stem[:2]: read(path) for path in notebook_paths()}
    there = {("notebook", number) for number in books}
    for book in books.values():
        there |= {("section", heading.split(" ")[0]) for heading in section_headings(book)}
        for kind, opening in (("exercise", "### Exercise "), ("figure", r"\*Figure ")):
            titles = (re.match(rf"{opening}(\d\.\d+):", cell.source) for cell in book.cells)
            there |= {(kind, title[1]) for title in titles if title}
    lost = [
        f"notebook {number}, cell {index}: {kind} {what}"
        for number, book in books.items()
        for index, cell in enumerate(book.cells)
        for kind, what in references_in(cell.source)
        if not (what == str(int(number)) if kind == "workflow" else (kind, what) in there)
    ]
    assert not lost, f"these references lead to nothing: {lost}"


# --- a small notebook, and changes that must be seen ------------------------------------------------------------------


def planted(
    text: str, *, numbers: dict[str, str] | None = None, answers: dict[str, str] | None = None, tags: tuple[str, ...] = ()
) -> list[str]:
    """What is wrong with a text about `x = 2`, in a section that prints 0.5 and (3, 1)."""
    metadata = {"numbers": numbers or {}, "answers": answers or {}, "tags": [*tags]}
    book: NotebookNode = new_notebook(
        cells=[
            new_markdown_cell("## 9.1 Here"),
            new_code_cell("x = 2", outputs=[new_output("stream", name="stdout", text="0.5 (3, 1)\n")]),
            new_markdown_cell(text, metadata=metadata),
        ]
    )
    values = {"x": 2, "1 / x": 0.5, "x > 1": True, "x > 2": False, "y": NameError("y"), "45": 45, "45  # as planned": 45}
    return problems("09_planted", book, "9.1", values)


@pytest.mark.parametrize(
    ("text", "metadata", "complaint"),
    [
        ("0.5, `(3, 1)` and `x = 2`", {}, None),
        ("0.6", {}, "stands in no output of its section: reword, or add"),
        ("0,5 und 2 davon", {"tags": ("lang-de",), "numbers": {"2": "x"}}, None),
        ("0,6", {"tags": ("lang-de",)}, "stands in no output of its section"),
        ("3 of them", {"numbers": {"3": "x"}}, "but x is 2"),
        ("45", {"numbers": {"45": "45"}}, "is a constant"),
        ("2 of them", {"numbers": {"2": "x"}}, None),
        ("2 of them", {"numbers": {"2 of": "x"}}, None),
        ("0.50 and 50%, `lr=0.5`", {"numbers": {"0.50": "1 / x", "50 %": "1 / x"}}, "`lr=0.5` stands in no output or code"),
        ("0.5", {"numbers": {"0.5": "y"}}, "fails with NameError"),
        ("**Answer:** more, since.", {"answers": {"more": "x > 1"}}, None),
        ("**Answer:** more.", {"answers": {"more": "x > 2"}}, "but x > 2 is False"),
        ("**Answer:** less.", {"answers": {"more": "x > 1"}}, "no expression holds the answer"),
    ],
)
def test_planted_text(text: str, metadata: dict, complaint: str | None) -> None:
    found = planted(text, **metadata)
    assert (found == []) if complaint is None else any(complaint in one for one in found), found
