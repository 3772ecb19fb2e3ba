"""What expressions about a notebook are worth, asked inside its kernel, which has PyTorch and nothing of the tests."""

import ast
import json
import re
from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor


def answer(namespace: dict[str, Any], expressions: list[str], code: list[str]) -> str:
    """Evaluate expressions, and look for records that hold gradients; nothing of it is left in the kernel.

    Args:
        namespace: the notebook's.
        expressions: in Python.
        code: the notebook's code cells so far, for `step_of` and `argument`.

    Returns:
        JSON: a list of [its value, None] or [None, the error] for each expression, and names of lists and dicts that hold
        results with their gradients.
    """
    names = {"torch": torch, **namespace, **_helpers(code)}
    records = sorted(name for name, value in namespace.items() if _holds_gradients(value))
    return json.dumps([[_evaluate(text, names) for text in expressions], records])


def _helpers(code: list[str]) -> dict[str, Callable[..., Any]]:
    """Functions for expressions that ask about the code itself."""

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


def _evaluate(text: str, names: dict[str, Any]) -> tuple[Any, str | None]:
    """The value of an expression as JSON takes it, or the error; the random state stays as it is."""
    state = torch.get_rng_state()
    try:
        return _plain(eval(text, names)), None
    except Exception as error:
        return None, f"{type(error).__name__}: {error}"
    finally:
        torch.set_rng_state(state)


def _plain(value: Any) -> Any:
    if hasattr(value, "tolist"):  # a tensor, or NumPy's
        return value.tolist()
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if isinstance(value, (str, int, float, type(None))) else repr(value)
