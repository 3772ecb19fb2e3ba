"""Every number in the notebooks' prose is an output of its section, or what `prose_numbers.py` says it is."""

import ast
import json
import re
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from notebook_runner import Run, run_notebook
from notebook_tools import FOLDER, LEDGER, NAMES, ledger, numbers_said, read, section_headings
from number_tokens import (
    At,
    Fact,
    Number,
    Out,
    ProseCheck,
    Table,
    check_prose,
    constant_expressions,
    equals,
    expressions_in,
    numbers_in,
    references_in,
    tokens_of,
)
from prose_numbers import NUMBERS, expressions

FACTS = 10  # in one notebook, at most

# --- the six notebooks ------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def check_of(run_of: Callable[[str], Run]) -> Callable[[str], ProseCheck]:
    return lambda name: ProseCheck(read(FOLDER / f"{name}.ipynb"), NUMBERS.get(name, {}), run_of(name))


@pytest.mark.parametrize("name", NAMES)
def test_numbers_in_prose(name: str, check_of: Callable[[str], ProseCheck]) -> None:
    problems = check_of(name).problems()
    assert not problems, "\n- ".join(["", *problems])


@pytest.mark.parametrize("name", NAMES)
def test_no_number_could_change_unnoticed(name: str, check_of: Callable[[str], ProseCheck]) -> None:
    survivors = check_of(name).survivors()
    assert not survivors, "\n- ".join(["", *survivors])


def test_references_lead_to_something() -> None:
    books = {path.stem[:2]: read(path) for path in (FOLDER / f"{name}.ipynb" for name in NAMES) if path.is_file()}
    there = {("notebook", number) for number in books}
    for book in books.values():
        there |= {("section", heading.split(" ")[0]) for heading in section_headings(book)}
        there |= {
            ("exercise", found[1])
            for cell in book.cells
            for found in [re.match(r"### Exercise (\d\.\d):", cell.source)]
            if found
        }
        there |= {
            ("figure", cell.source.split(":")[0].removeprefix("*Figure "))
            for cell in book.cells
            if cell.source.startswith("*Figure ")
        }
    for number, book in books.items():
        for index, cell in enumerate(book.cells):
            for kind, what in references_in(cell.source) if cell.cell_type == "markdown" else ():
                found = what == str(int(number)) if kind == "workflow" else (kind, what) in there
                assert found, f"notebook {number}, cell {index} refers to {kind} {what}, which does not exist: mend the text"


@pytest.mark.parametrize("name", NAMES)
def test_table_asks_the_notebook(name: str) -> None:
    constant = constant_expressions(text for texts in expressions(name).values() for text in texts)
    assert not constant, f"tests/prose_numbers.py, {name}: {constant} name nothing of the notebook and cannot fail: use Fact"
    facts = [entry for section in NUMBERS.get(name, {}).values() for entry in section.values() if isinstance(entry, Fact)]
    assert len(facts) <= FACTS, f"tests/prose_numbers.py, {name}: {len(facts)} facts, at most {FACTS}: use expressions"
    assert all(len(fact.why.split()) >= 3 for fact in facts), f"tests/prose_numbers.py, {name}: a Fact needs its reason"


def test_table_names_notebooks() -> None:
    assert set(NUMBERS) <= set(NAMES)


# --- finding numbers --------------------------------------------------------------------------------------------------


def forms(markdown: str) -> list[str]:
    return [number.form for token in tokens_of(markdown) for number in token.numbers]


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("The weight is 0.7 and the bias 0.3.", ["0.7", "0.3"]),
        ("It fell to 0.", ["0"]),
        ("344 rows; 4,202 g; 10,000,000 points", ["344", "4202", "10000000"]),
        ("4\u202f202 g", ["4202"]),
        ("one, two or 3, 4", ["3", "4"]),
        ("exactly −1, not -0.5 or +2", ["-1", "-0.5", "2"]),
        ("(6 − 1)² = 25", ["6", "1", "25"]),
        ("0 to 1, 0–1 and 3-1", ["0", "1", "0", "1", "3", "1"]),
        ("n-1 samples", ["1"]),
        ("80 % and 20%", ["80 %", "20 %"]),
        ("a rate of 1e-3 or 2.5e4", ["1e-3", "2.5e4"]),
        ("3 × 8 × 8 and 80/20", ["3", "8", "8", "80", "20"]),
        ("0.7x + 0.3, a 32-bit number, the 2nd", ["0.7", "0.3", "32", "2"]),
        ("`float32`, `L1Loss`, `X_0`, LinearRegressionModelV2, t2 and v0.11", []),
        ("`lr=0.1`, `X[:40]`, `(50, 1)`, `(2,)`", ["0.1", "40", "50", "1", "2"]),
        ("torch 2.13.0 needs Python 3.11", ["2.13.0", "3.11"]),
        ("**1.0** and *0.5*", ["1.0", "0.5"]),
        ("> **0.25** in a quotation", ["0.25"]),
        ("| a | 0.5 |\n|---|---|\n| 2. step | 3 |", ["0.5", "2", "3"]),
        ("- 5 of them\n- 6 others", ["5", "6"]),
        ("1. first\n2. second, 7 times", ["7"]),
        ("## 3.3 The 5 steps", ["5"]),
        ("# 01 Get data ready", []),
        ("*Figure 1.3: the same 50 points.*", ["50"]),
        ("Section 1.9 and sections 3.2 and 3.4, figure 2.1; notebook 05, notebooks 02 to 04", []),
        ("*The workflow; this notebook is step 1.* In 2 hours", ["2"]),
        ("[the 3 rules](04_making_predictions.ipynb#45) and <https://a.org/9>", ["3"]),
        ("[02 Build a model](02_building_a_model.ipynb)", []),
        ("[02 Build a model](03_training_a_model.ipynb)", ["02"]),
        ("```python\nx = 7\n```\nthen 8", ["8"]),
        ("<details open=1><summary>4 hints</summary></details> x < 3 and y > 2", ["4", "3", "2"]),
        ("$y = 0.7 x + 0.3$", ["0.7", "0.3"]),
        ("about ten million points", []),
    ],
)
def test_numbers_are_found(markdown: str, expected: list[str]) -> None:
    assert forms(markdown) == expected


def test_a_code_span_is_one_token() -> None:
    tokens = tokens_of("shape `(50, 1)`, value `0.5`, call `f( 3,\n4 )`")
    assert [(token.text, token.is_span) for token in tokens] == [("(50, 1)", True), ("0.5", False), ("f( 3, 4 )", True)]


def test_references_are_found() -> None:
    assert references_in("Section 1.9, figures 2.1 and 2.2; notebooks 02 to 04.") == [
        ("section", "1.9"),
        ("figure", "2.1"),
        ("figure", "2.2"),
        ("notebook", "02"),
        ("notebook", "04"),
    ]
    assert references_in("*The workflow; this notebook is step 3.*") == [("workflow", "3")]


def test_a_printed_float_is_no_whole_number() -> None:
    found = numbers_in("tensor([0., 12., 3.5]) 7", keep_dots=True)
    assert [number.form for number in found] == ["0.", "12.", "3.5", "7"]


@pytest.mark.parametrize(
    ("form", "value", "same"),
    [
        ("0.70", 0.7, True),
        ("0.70", 0.7049, True),
        ("0.70", 0.7051, False),
        ("-1", -1.0, True),
        ("1", -1.0, False),
        ("50", 50, True),
        ("50", 49, False),
        ("0.000", -0.0001, True),
        ("0", 0.2, True),
        ("80 %", 0.8, True),
        ("80 %", 80, False),
        ("1e-3", 0.001, True),
        ("1e-3", 0.002, False),
        ("2.13.0", "2.13.0", True),
        ("2.13.0", 2.13, False),
    ],
)
def test_equals(form: str, value: float | str, same: bool) -> None:
    assert equals(Number(form, form), value) is same


# --- a small notebook, and changes that must be caught ----------------------------------------------------------------

CELLS: list[str | list[str]] = [
    "# 09 Plant numbers\n\n**Time:** 45 minutes.",
    ["X = [0.5, 1.5, 2.5]\nweight = 0.7"],
    "## 9.1 First\n\nThe weight is 0.7, and 3 numbers follow, `X[0]` first.",
    ["print(len(X), X[0], 12345)\nx = X[0]", "3 0.5 12345\n"],
    "3 numbers, 0.5 first; 12,345 is large. The share is 80 %. Its shape is `(3, 1)`.",
    "## 9.2 Second\n\nNext comes 1.5, and then 2.",
    ["for i in range(20):  # 4. count\n    weight = -0.25\nprint(weight, 2)", "-0.25 2\n"],
    "The weight is −0.25, line 4 does it 20 times. It was 0.5 and it is 2.",
    "## Recap\n\nWrite `len(X)` and `range(20)`.",
]
TABLE: Table = {
    "intro": {"45": Fact("minutes, as planned here", 45)},
    "9.1": {"0.7": "weight", "and 3 numbers follow": "len(X)", "80 %": "0.8 * len(X) / 3", "(3, 1)": "(len(X), len([x]))"},
    "9.2": {
        "Next comes 1.5": "X[1]",
        "2": [Out("9.2"), "round(X[2] - X[0])"],
        "line 4": "step_of('range')",
        "20": "argument('range', 0)",
        "0.5": At("9.1", "X[0]"),
    },
}


@pytest.fixture
def planted(plant: Callable[..., Path]) -> Callable[..., list[str]]:
    def problems(*changes: tuple[int, str, str], table: Table = TABLE) -> list[str]:
        cells = [cell if isinstance(cell, str) else list(cell) for cell in CELLS]
        for index, old, new in changes:
            text = cells[index] if isinstance(cells[index], str) else cells[index][-1]
            assert old in text
            if isinstance(cells[index], str):
                cells[index] = text.replace(old, new, 1)
            else:
                cells[index][-1] = text.replace(old, new, 1)
        path = plant(*cells)
        return check_prose(read(path), table, run_notebook(path, expressions=expressions_in(table)))

    return problems


def test_planted_notebook_is_accepted(planted: Callable[..., list[str]]) -> None:
    assert planted() == []


@pytest.mark.parametrize(
    "change",
    [
        (0, "45", "46"),
        (2, "0.7", "0.8"),
        (2, "3 numbers", "4 numbers"),
        (2, "X[0]", "X[1]"),
        (4, "3 numbers", "2 numbers"),
        (4, "0.5", "0.6"),
        (4, "12,345", "12,346"),
        (4, "80", "81"),
        (4, "80 %", "80"),
        (4, "(3, 1)", "(3, 2)"),
        (4, "(3, 1)", "(1, 3)"),
        (5, "1.5", "0.7"),  # stands in another section
        (5, "then 2", "then 2.0"),
        (5, "then 2", "then 0.25"),
        (7, "−0.25", "0.25"),
        (7, "−0.25", "−0.26"),
        (7, "line 4", "line 3"),
        (7, "20", "21"),
        (7, "0.5", "1.5"),
        (8, "range(20)", "range(21)"),
        (8, "Write", "Write 1 line,"),
    ],
)
def test_changed_number_is_caught(change: tuple[int, str, str], planted: Callable[..., list[str]]) -> None:
    problems = planted(change)
    assert problems, f"{change} was not noticed"
    assert all("09_planted" in problem for problem in problems)


def test_stale_output_is_no_excuse(planted: Callable[..., list[str]]) -> None:
    assert planted((3, "0.5", "0.9"))


def test_later_output_of_the_section_does_not_count(planted: Callable[..., list[str]]) -> None:
    problems = planted((5, "then 2.", "then 2 and −0.25."))
    assert len(problems) == 1
    assert "cell 5, section 9.2: '−0.25' stands in no earlier output" in problems[0]


def test_changed_value_is_caught(plant: Callable[..., Path]) -> None:
    cells = [
        cell if isinstance(cell, str) else [cell[0].replace("weight = 0.7", "weight = 0.8"), *cell[1:]] for cell in CELLS
    ]
    path = plant(*cells)
    problems = check_prose(read(path), TABLE, run_notebook(path, expressions=expressions_in(TABLE)))
    assert len(problems) == 1
    assert "'0.7' says 0.7, but weight is 0.8" in problems[0]


@pytest.mark.parametrize(
    ("section", "entries", "complaint"),
    [
        ("9.1", {"99": "len(X)"}, "which no text there has"),
        ("9.3", {"2": "len(X)"}, "which no text there has"),
        ("9.1", {"0.7": "nothing"}, "NameError"),
        ("9.1", {"(3, 1)": "len(X)"}, "has 2 numbers"),
        ("9.1", {"0.7": At("9.9", "weight")}, "does not exist"),
        ("9.1", {"0.7": Out("9.2")}, "stands in no output of section 9.2"),
        ("9.2", {"20": "argument('range', 1)"}, "LookupError"),
        ("9.2", {"line 4": "step_of('X')"}, "LookupError"),
    ],
)
def test_bad_entry_is_caught(section: str, entries: dict, complaint: str, planted: Callable[..., list[str]]) -> None:
    table = TABLE | {section: {**TABLE.get(section, {}), **entries}}
    problems = planted(table=table)
    assert any(complaint in problem for problem in problems), problems


def test_survivors_are_named(plant: Callable[..., Path]) -> None:
    path = plant("## 9.1 First", ["print(1, 2, 5.5)", "1 2 5.5\n"], "There is 1, and 5.5.")
    survivors = ProseCheck(read(path), {}, run_notebook(path)).survivors()
    assert len(survivors) == 1
    assert "could be 2 unnoticed" in survivors[0]


def test_constant_expressions_are_found() -> None:
    def constant(*texts: str) -> Iterable[str]:
        return constant_expressions(texts)

    assert list(constant("50", "len([1, 2])", "len(X)", "round(0.7)", "step_of('x')")) == ["50", "len([1, 2])", "round(0.7)"]
    assert all(ast.parse(text, mode="eval") for name in NAMES for texts in expressions(name).values() for text in texts)


@pytest.mark.parametrize("name", NAMES)
def test_numbers_in_the_text_are_those_of_the_ledger(name: str) -> None:
    kept = json.loads(LEDGER.read_text(encoding="utf-8"))[name]
    now = json.loads(ledger())[name]
    changed = [f"{section}: {kept.get(section)!r} -> {said!r}" for section, said in now.items() if said != kept.get(section)]
    assert now == kept, (
        f"notebooks/{name}.ipynb: numbers in the text changed, in {changed or 'the order of its sections'}. "
        "Is each still true of the output it speaks of? Then run python tests/store_notebooks.py, and commit the ledger."
    )


def test_the_ledger_sees_a_number_swapped_for_its_neighbour(tmp_path: Path) -> None:
    source = FOLDER / f"{NAMES[1]}.ipynb"
    text = source.read_text(encoding="utf-8")
    swapped = text.replace("off by 0.378 on average", "off by 0.161 on average")
    assert swapped != text
    copy = tmp_path / source.name
    copy.write_text(swapped, encoding="utf-8")
    assert numbers_said(copy)["2.8 Predict before training"] != numbers_said(source)["2.8 Predict before training"]
    worded = text.replace("Nearly every PyTorch program is built from five things", "… from six things")
    copy.write_text(worded, encoding="utf-8")
    assert numbers_said(copy) != numbers_said(source)
