"""When nbval has run a section of a notebook, hold the section's text and its rows of the outline against its kernel."""

import ast
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

from nbformat import NotebookNode
from nbval.plugin import IPyNbCell
from notebook_tools import FOLDER, NAMES, code_cells, placed_cells, section_key, section_title
from numbers_in_prose import expressions, problems
from outline_table import ROWS

IN_KERNEL = str(Path(__file__).with_name("in_kernel.py"))
SECONDS = 120
passed: dict[Path, set[int]] = defaultdict(set)  # {notebook: numbers of its code cells}
told: dict[Path, set[str]] = defaultdict(set)  # {notebook: names of its records that hold gradients}


def complaints(item: IPyNbCell) -> list[str]:
    """What is wrong with the sections that end with this code cell, which has run; nothing unless all above it passed."""
    passed[item.path].add(item.cell_num)
    name = item.path.stem
    if item.path.resolve().parent != FOLDER or name not in NAMES or len(passed[item.path]) <= item.cell_num:
        return []
    found = []
    for key, title in _ended(item.parent.nb, item.cell_num):
        rows = [row for row in ROWS if row.notebook == name and row.section in (key, title)]
        wanted = [*expressions(item.parent.nb, key), *(text for row in rows for text in row.expects)]
        values, records = _asked(item, wanted)
        found += problems(name, item.parent.nb, key, values)
        for row in rows:
            where = f"notebooks/{name}.ipynb, {row.section!r}, {row.item!r} (tests/outline_table.py)"
            false = [text for text in row.expects if values[text] is not True]
            found += [f"{where}: {text} is {values[text]!r}, expected True" for text in false]
        for record in sorted({*records} - told[item.path]):
            where = f"notebooks/{name}.ipynb, section {key}"
            found.append(f"{where}: {record} keeps tensors with their gradients: append `loss.item()`, a plain number")
        told[item.path] |= {*records}
    return found


def _ended(notebook: NotebookNode, cell_num: int) -> list[tuple[str, str]]:
    """The key and title of each section that is over when code cell number `cell_num` has run."""
    cells, code = placed_cells(notebook), code_cells(notebook)
    after = code[cell_num + 1].index if cell_num + 1 < len(code) else len(cells)
    last = {placed.section: placed.index for placed in cells}
    return [
        (section_key(heading), section_title(heading))
        for heading, index in last.items()
        if (code[cell_num].index if cell_num else 0) <= index < after
    ]


def _asked(item: IPyNbCell, wanted: list[str]) -> tuple[dict[str, Any], list[str]]:
    """The value of each expression in the notebook's kernel, or the error, and names of records that hold gradients."""
    code = [placed.source for placed in code_cells(item.parent.nb)[: item.cell_num + 1]]
    asked = f"__import__('runpy').run_path({IN_KERNEL!r})['answer'](globals(), {wanted!r}, {code!r})"
    kernel = item.parent.kernel.kc
    reply = kernel.execute(
        "", silent=True, store_history=False, allow_stdin=False, user_expressions={"it": asked}, reply=True, timeout=SECONDS
    )
    it = reply["content"]["user_expressions"]["it"]
    assert it["status"] == "ok", f"tests/in_kernel.py failed in the notebook's kernel: {it}"
    values, records = json.loads(ast.literal_eval(it["data"]["text/plain"]))
    return {
        text: value if error is None else LookupError(error) for text, (value, error) in zip(wanted, values, strict=True)
    }, records
