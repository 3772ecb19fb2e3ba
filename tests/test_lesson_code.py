"""What a notebook builds is what the package keeps: the same syntax tree, and imported from the next notebook on.

Docstrings, annotations and guards (statements that call a function named `check_…`) are in the package alone; so is what a
function takes beyond the lesson: keyword arguments whose default is None, and the `if` on them that returns.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

import pytest
from nbformat import NotebookNode
from notebook_tools import (
    FOLDER,
    NAMES,
    Placed,
    code_cells,
    notebook_paths,
    read,
    section_headings,
    section_title,
)

import course_utils

PACKAGE = Path(course_utils.__file__).parent
CORES = {
    "make_line": "data",
    "split": "data",
    "plot_data": "plotting",
    "LinearRegressionModel": "models",
    "LinearRegressionModelV2": "models",
    "train_step": "training",
    "train_epoch": "training",
    "eval_epoch": "training",
    "restore_mode": "training",
    "TensorLoader": "batches",
    "mae": "metrics",
    "rmse": "metrics",
    "predict": "training",
    "to_cpu": "saving",
    "rng_states": "saving",
}
KEPT = re.compile(r"# (?:Our lines, )?kept in course_utils\.(\w+)$")
Definition = ast.FunctionDef | ast.ClassDef

# --- comparing syntax trees -------------------------------------------------------------------------------------------


class _Bare(ast.NodeTransformer):
    """Takes out docstrings, annotations and guards."""

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        self.generic_visit(node)
        node.returns = None
        for argument in (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs, node.args.vararg, node.args.kwarg):
            if argument is not None:
                argument.annotation = None
        return self._without_docstring(node)

    def visit_ClassDef(self, node: ast.ClassDef) -> ast.AST:
        self.generic_visit(node)
        return self._without_docstring(node)

    def visit_AnnAssign(self, node: ast.AnnAssign) -> ast.AST:
        self.generic_visit(node)
        return ast.Expr(node.target) if node.value is None else ast.Assign([node.target], node.value)

    def visit_Expr(self, node: ast.Expr) -> ast.AST | None:
        call = node.value
        guard = isinstance(call, ast.Call) and isinstance(call.func, ast.Name) and call.func.id.startswith("check_")
        return None if guard else node

    @staticmethod
    def _without_docstring(node: Definition) -> Definition:
        if ast.get_docstring(node) is not None:
            node.body = node.body[1:] or [ast.Pass()]
        return node


def bare(definition: Definition) -> str:
    """A definition as text, without docstrings, annotations and guards."""
    return ast.unparse(ast.fix_missing_locations(_Bare().visit(ast.parse(ast.unparse(definition)))))


def without_more(kept: Definition, built: Definition) -> Definition:
    """The package's function without what it takes beyond the lesson, and without the `if` that hands it on."""
    if not (isinstance(kept, ast.FunctionDef) and isinstance(built, ast.FunctionDef)):
        return kept
    own = {argument.arg for argument in built.args.kwonlyargs}
    pairs = [*zip(kept.args.kwonlyargs, kept.args.kw_defaults, strict=True)]
    more = {
        a.arg for a, default in pairs if a.arg not in own and isinstance(default, ast.Constant) and default.value is None
    }
    kept.args.kwonlyargs, kept.args.kw_defaults = ([pair[i] for pair in pairs if pair[0].arg not in more] for i in (0, 1))

    def hands_on(node: ast.stmt) -> bool:
        asked = (
            {name.id for name in ast.walk(node.test) if isinstance(name, ast.Name)} if isinstance(node, ast.If) else set()
        )
        return bool(asked) and asked <= more and isinstance(node.body[-1], ast.Return)

    kept.body = [node for node in kept.body if not hands_on(node)]
    return kept


def definitions(source: str) -> dict[str, Definition]:
    """The functions and classes at the top level of some code."""
    return {node.name: node for node in ast.parse(source).body if isinstance(node, (ast.FunctionDef, ast.ClassDef))}


def kept_in(source: str) -> str | None:
    """The module that a cell's first line names."""
    found = KEPT.match(source.split("\n", 1)[0].rstrip())
    return found[1] if found else None


def differences(source: str, package: Path = PACKAGE) -> list[str]:
    """How the definitions of a cell differ from those of the module that its first line names."""
    module = kept_in(source)
    path = package / f"{module}.py"
    if not path.is_file():
        return [f"course_utils.{module} does not exist"]
    kept, found = definitions(path.read_text(encoding="utf-8")), []
    built = definitions(source)
    if not built:
        found.append("the cell defines nothing")
    for name, definition in built.items():
        if name not in kept:
            found.append(f"course_utils.{module} has no {name}")
        elif bare(definition) != bare(without_more(kept[name], definition)):
            lines = zip_longest(bare(definition).splitlines(), bare(kept[name]).splitlines(), fillvalue="(nothing)")
            here, there = next((a, b) for a, b in lines if a != b)
            found.append(f"{name} has `{here.strip()}` in the notebook and `{there.strip()}` in course_utils.{module}")
    return found


# --- the six notebooks ------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Kept:
    """A "kept in" cell and where it stands."""

    book: str
    placed: Placed


def kept_cells() -> list[Kept]:
    return [
        Kept(path.stem, placed) for path in notebook_paths() for placed in code_cells(read(path)) if kept_in(placed.source)
    ]


@pytest.mark.parametrize("kept", kept_cells(), ids=lambda kept: f"{kept.book[:2]}-{kept.placed.index}")
def test_lesson_equals_package(kept: Kept) -> None:
    found = differences(kept.placed.source)
    assert not found, f"notebooks/{kept.book}.ipynb, cell {kept.placed.index}: {'; '.join(found)}: make the two equal"


@pytest.mark.parametrize("name", CORES)
def test_core_is_built_in_one_notebook(name: str) -> None:
    where = [
        (path.stem, placed.index, kept_in(placed.source))
        for path in notebook_paths()
        for placed in code_cells(read(path))
        if name in all_definitions(placed.source)
    ]
    assert [module for _, _, module in where] == [CORES[name]], (
        f"{name} must be written once, in a cell that begins with `# kept in course_utils.{CORES[name]}`; it is in {where}"
    )


@pytest.mark.parametrize("book", NAMES)
def test_later_notebooks_import_the_cores(book: str) -> None:
    built = {name: kept.book for kept in kept_cells() for name in definitions(kept.placed.source)}
    earlier = {name: module for name, module in CORES.items() if built.get(name, "99") < book}
    missing = not_imported(read(FOLDER / f"{book}.ipynb"), earlier)
    assert not missing, f"notebooks/{book}.ipynb: {'; '.join(missing)}"


def all_definitions(source: str) -> set[str]:
    """Names that some code defines or sets anywhere, functions in functions included; a binding by import is none."""
    found = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            found.add(node.name)
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            found.add(node.id)
    return found


def not_imported(notebook: NotebookNode, cores: dict[str, str]) -> list[str]:
    """Cores that a notebook uses without importing them from the package, or writes again."""
    imported, used, problems = set(), {}, []
    for placed in code_cells(notebook):
        for node in ast.walk(ast.parse(placed.source)):
            if isinstance(node, ast.ImportFrom):
                imported |= {(node.module, alias.name) for alias in node.names if alias.asname in (None, alias.name)}
            elif isinstance(node, ast.Name) and node.id in cores:
                used.setdefault(node.id, placed.index)
        problems += [f"cell {placed.index} writes {name} again" for name in cores if name in all_definitions(placed.source)]
    return problems + [
        f"cell {index} uses {name}, which `from course_utils.{cores[name]} import {name}` should bring"
        for name, index in used.items()
        if (f"course_utils.{cores[name]}", name) not in imported
    ]


# --- docstrings name the section where a thing is taught --------------------------------------------------------------


def documented() -> Iterator[tuple[str, str, str]]:
    """Module, name and docstring (spaces normalised) of each public function and class at the top of a module."""
    for path in sorted(PACKAGE.glob("[!_]*.py")):
        for name, node in definitions(path.read_text(encoding="utf-8")).items():
            if not name.startswith("_"):
                yield path.stem, name, " ".join((ast.get_docstring(node) or "").split())


def sources(docstring: str) -> list[tuple[str, str]]:
    """The sections that a docstring's `Source:` line names: [("03", "The training loop")]."""
    line = docstring.partition("Source: ")[2]
    return re.findall(r'notebook (\d\d), "([^"]+)"', line)


@pytest.mark.parametrize(
    ("module", "name", "docstring"), [pytest.param(*item, id=f"{item[0]}.{item[1]}") for item in documented()]
)
def test_docstring_names_its_section(module: str, name: str, docstring: str) -> None:
    where = f"the docstring of course_utils.{module}.{name}"
    named = sources(docstring)
    if docstring.endswith("Source: the opening of every notebook."):
        return
    if 'Source: notebook "Your own table"' in docstring:  # the worksheet, whose headings are questions
        return
    assert named, f'{where} has no line `Source: notebook NN, "Section title".`'
    titles = {
        path.stem[:2]: {section_title(heading) for heading in section_headings(read(path))} for path in notebook_paths()
    }
    for number, title in named:
        assert title in titles.get(number, set()), f"{where} names {title!r} of notebook {number}, which has no such section"
