"""Run a notebook once, in a process of its own, and keep what expressions about it are worth when a section is over."""

import ast
import functools
import multiprocessing
import os
import re
import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import torch
from cells_in_process import new_shell, outputs_of
from notebook_tools import FOLDER, Placed, placed_cells, read, section_key, section_title
from torch import Tensor


class NotebookError(AssertionError):
    """A cell failed; the message holds the notebook, the cell and the error."""


@dataclass
class Section:
    """What one section did."""

    key: str  # "1.4", or "intro", "Recap", "Going deeper", "Next"
    title: str  # "A sentence becomes a tensor"
    text: str = ""  # what it showed
    values: dict[str, Any] = field(default_factory=dict)  # expression: its value, or the error
    records: list[str] = field(default_factory=list)  # names of lists and dicts that hold results with their gradients


def run_notebook(path: Path, *, expressions: Mapping[str, Iterable[str]] | None = None) -> list[Section]:
    """Run every code cell in order, but for the checks of the solutions, in the notebook's folder.

    Args:
        path: the notebook.
        expressions: {section key or title: Python expressions}, evaluated when that section is over.

    Raises:
        NotebookError: a cell failed.
    """
    ways = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if "forkserver" in ways else "spawn")
    context.set_forkserver_preload(["notebook_runner"])  # it imports PyTorch once for all notebooks
    with ProcessPoolExecutor(1, mp_context=context) as process:
        return process.submit(_run, path, dict(expressions or {})).result()


def _run(path: Path, expressions: Mapping[str, Iterable[str]]) -> list[Section]:
    os.chdir(path.parent)
    shell = new_shell()
    shell.display_formatter.active_types = ["text/plain"]  # drawing takes long
    cells, sections = placed_cells(read(path)), {}
    last = {section_key(placed.section): placed.index for placed in cells}
    for placed in cells:
        key = section_key(placed.section)
        section = sections.setdefault(key, Section(key, section_title(placed.section)))
        source = placed.source
        if "solution" in placed.tags:
            source = source.rsplit("\ncheck_", 1)[0]  # the check trains once more, and nbval runs it
        outputs = outputs_of(shell, source) if placed.is_code else []
        section.text += "".join(f"{out.get('text') or out.get('data', {}).get('text/plain', '')}\n" for out in outputs)
        if errors := [out for out in outputs if "ename" in out]:
            raise NotebookError(
                f"{path.stem}, cell {placed.index} (counted from 0), section {key} failed when run in order:\n"
                f"{placed.source}\n\n{errors[0].ename}: {errors[0].evalue}"
            )
        if placed.index == last[key]:
            section.records = sorted(name for name, value in shell.user_ns.items() if _holds_gradients(value))
            names = shell.user_ns | _helpers(cells[: placed.index + 1])
            wanted = (*expressions.get(key, ()), *expressions.get(section.title, ()))
            section.values = {text: _evaluate(text, names) for text in dict.fromkeys(wanted)}
    return list(sections.values())


def _helpers(cells: list[Placed]) -> dict[str, Callable[..., Any]]:
    """Functions for expressions that ask about the code itself."""
    code = [placed.source for placed in cells if placed.is_code]

    def step_of(text: str) -> int:
        """The number n in the comment `# n. …` on the lines that hold `text`."""
        lines = [line for source in code for line in source.splitlines() if text in line]
        numbers = {int(found[1]) for line in lines if (found := re.search(r"# (\d+)\. ", line))}
        if len(numbers) != 1:
            raise LookupError(f"{text!r} stands on lines numbered {sorted(numbers)}; expected one number")
        return numbers.pop()

    def argument(function: str, which: int | str) -> Any:
        """The literal that the last call of `function` so far has as argument number or name `which`."""
        found = []
        for source in code:
            for node in ast.walk(ast.parse(source)):
                if isinstance(node, ast.Call) and ast.unparse(node.func).split(".")[-1] == function:
                    given = dict(enumerate(node.args)) | {keyword.arg: keyword.value for keyword in node.keywords}
                    found += [given[which]] if which in given else []
        if not found:
            raise LookupError(f"no call of {function} with the argument {which!r}")
        return ast.literal_eval(found[-1])

    return {"step_of": step_of, "argument": argument}


def _holds_gradients(value: Any) -> bool:
    """Whether a list or dict holds a tensor that remembers how it was computed, and so keeps all of that in memory."""
    items = value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
    return any(isinstance(item, Tensor) and item.grad_fn is not None for item in items)


def _evaluate(text: str, namespace: dict[str, Any]) -> Any:
    """The value of an expression, copied, since later cells may change it in place; or the error."""
    state = torch.get_rng_state()
    try:
        return _copied(eval(text, {"torch": torch, **namespace}))
    except Exception as error:
        return LookupError(f"{type(error).__name__}: {error}")  # its own class may not come through to another process
    finally:
        torch.set_rng_state(state)


def _copied(value: Any) -> Any:
    if isinstance(value, Tensor):
        return value.detach().cpu().tolist()
    if isinstance(value, (list, tuple)):
        return tuple(_copied(item) for item in value)
    return value


@functools.cache
def course_run(name: str) -> list[Section]:
    """Run one of the six notebooks, once a session, with everything evaluated that the outline and its own cells name."""
    import numbers_in_prose
    import outline_table

    expressions = numbers_in_prose.expressions(read(FOLDER / f"{name}.ipynb"))
    for row in outline_table.ROWS:
        if row.notebook == name:
            expressions.setdefault(row.section, []).extend(row.expects)
    with tempfile.TemporaryDirectory() as folder:  # a copy: the same notebook may be running under nbval meanwhile
        copy = Path(shutil.copytree(FOLDER, Path(folder) / "notebooks", ignore=shutil.ignore_patterns("models", ".*")))
        return run_notebook(copy / f"{name}.ipynb", expressions=expressions)
