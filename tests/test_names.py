"""Every name in a code span of the texts exists: a misspelt function, argument or variable would not."""

import ast
import builtins
import functools
import keyword
import re

import matplotlib.pyplot as plt
import pytest
import torch
from notebook_tools import FOLDER, NAMES, ROOT, code_cells, markdown_cells, notebook_paths, read
from torch import Tensor, nn

from course_utils.history import History
from course_utils.penguins import Penguins

NAME = r"[A-Za-z_]\w*"
SPAN = re.compile(r"`([^`\n]+)`")
FENCE = re.compile(r"^(```+).*?^\1", re.DOTALL | re.MULTILINE)
# What the usual names of the notebooks stand for: an attribute that is written behind one of them must be there.
STANDS_FOR: dict[str, object] = {
    **{"torch": torch, "nn": nn, "plt": plt, "penguins": Penguins, "history": History},
    **dict.fromkeys(("model", "network", "twin", "classifier"), nn.Module()),
    **dict.fromkeys(("loss", "X", "y", "w", "weight", "bias", "y_pred"), Tensor),
    "optimizer": torch.optim.SGD,
}
KEYS = {"Shift", "Enter"}  # on the keyboard
EXAMPLES = {"M"}  # a class that stands for any


def names_in(source: str) -> set[str]:
    """The names that some code uses, defines, imports or passes; not the words of its strings and comments."""
    found, tree = set(), ast.parse(source)
    docstrings = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        for attribute in ("id", "attr", "arg", "name", "asname", "module"):
            found |= set(re.findall(NAME, str(getattr(node, attribute, None) or "")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            found |= set(re.findall(NAME, node.value[:80]))  # keys, columns, files, messages
    return found


@functools.cache
def known_names() -> frozenset[str]:
    """All names that a text may use: of the notebooks, the package, its files, Python, and the torch that is installed."""
    sources = [placed.source for path in notebook_paths() for placed in code_cells(read(path))]
    sources += [path.read_text(encoding="utf-8") for path in (ROOT / "course_utils").rglob("*.py")]
    known = set().union(*map(names_in, sources), KEYS, EXAMPLES, dir(builtins), keyword.kwlist)
    for owner in (torch, nn, nn.Module, Tensor, torch.optim, torch.optim.SGD, torch.optim.lr_scheduler):
        known |= set(dir(owner))
    data = (FOLDER / "data" / "penguins.csv").read_text(encoding="utf-8")
    return frozenset(known | set(re.findall(NAME, data)))


def problems(text: str, more: frozenset[str] | set[str] = frozenset()) -> list[str]:
    """The names in the code spans of a text that exist nowhere, and attributes that their owner lacks."""
    found = []
    for span in SPAN.findall(FENCE.sub("", text)):
        lost = sorted(set(re.findall(NAME, span)) - known_names() - more)
        found += [f"`{span}`: {name} is no name of the course, of torch or of Python" for name in lost]
        for path in re.findall(rf"(?<![\w.\"'/]){NAME}(?:\.{NAME})+(?!\.?\w|/)", span):
            owner, *rest = path.split(".")
            if owner in STANDS_FOR and not _resolves(STANDS_FOR[owner], rest):
                found.append(f"`{span}`: there is no {path}")
    return found


def _resolves(owner: object, names: list[str]) -> bool:
    for name in names:
        fields = getattr(owner, "__dataclass_fields__", {})
        if isinstance(owner, nn.Module) and name in ("weight", "bias", "linear_layer", "training"):
            return True
        if not hasattr(owner, name):
            return name in fields
        owner = getattr(owner, name)
        if not isinstance(owner, type(torch)):  # what a method returns is not looked into
            return True
    return True


@pytest.mark.parametrize("name", NAMES)
def test_names_in_the_text_exist(name: str) -> None:
    found = [
        f"cell {placed.index} (id {placed.cell.id}): {problem}"
        for placed in markdown_cells(read(FOLDER / f"{name}.ipynb"))
        for problem in problems(placed.source)
    ]
    assert not found, "\n- ".join([f"notebooks/{name}.ipynb:", *found])


def test_names_in_the_glossary_exist() -> None:
    assert problems((FOLDER / "glossary.md").read_text(encoding="utf-8")) == []
