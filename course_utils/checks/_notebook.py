"""Where a check finds the learner's answer: the notebook's names, and which of them come from a cell that failed."""

import ast
import difflib
import re
import sys
from collections.abc import Mapping
from typing import Any

_failed: set[str] = set()  # names whose last cell stopped with an error: what they hold is an older answer
_DEFINED = re.compile(r"^[ \t]*(?:(?:def|class)[ \t]+(\w+)|([\w \t,()\[\]*]+?)(?::[^=\n]*)?=(?!=))", re.MULTILINE)


def _shell() -> Any:
    """The IPython that runs the notebook; None in a plain Python."""
    if "IPython" not in sys.modules:
        return None
    from IPython.core.getipython import get_ipython

    return get_ipython()


def notebook_names() -> Mapping[str, Any]:
    """All that the notebook's cells have defined."""
    shell = _shell()
    return vars(sys.modules["__main__"]) if shell is None else shell.user_ns


def from_a_failed_cell(names: tuple[str, ...]) -> list[str]:
    """Those of the names that the last cell which defines them did not define, because it stopped with an error."""
    return [name for name in names if name in _failed]


def misspelt(name: str, known: Mapping[str, Any]) -> str:
    """A name in the notebook that is nearly this one; "" when there is none, or when this one is defined."""
    if name in known:
        return ""
    others = [other for other in known if not other.startswith("_") and not other.endswith("_solution")]
    near = difflib.get_close_matches(name, others, n=1, cutoff=0.8)
    return near[0] if near else ""


def watch_cells() -> None:
    """From now on, note after each cell of the notebook whether it ran to its end."""
    shell = _shell()
    if shell is not None and not any(own.__name__ == "note_cell" for own in shell.events.callbacks["post_run_cell"]):
        shell.events.register("post_run_cell", note_cell)


def note_cell(result: Any) -> None:
    """Note the names that a cell defines: as failed when it stopped with an error, as good when it ran to its end."""
    names = _defined_in(result.info.raw_cell or "")
    if result.success:
        _failed.difference_update(names)
    else:
        _failed.update(names)


def _defined_in(source: str) -> set[str]:
    try:
        tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError):  # then by the look of its lines
        found = [a or b for a, b in _DEFINED.findall(source)]
        return {name for part in found for name in re.findall(r"\w+", part)}
    names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    return names | {node.name for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.ClassDef))}
