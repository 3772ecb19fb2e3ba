"""Reading what a learner defined: tensors, arrays, lists, numbers, models, or something of another kind."""

import math
from collections.abc import Callable, Sequence
from numbers import Real
from typing import Any

import torch
from numpy import ndarray
from torch import Tensor, nn

from course_utils.checks._result import WrongAnswer, first_line


def described(value: object) -> str:
    """What came, in words: `a tensor of shape (3, 1)`, `a list of 5`, `None`."""
    if value is None:
        return "None"
    if isinstance(value, type):
        return f"the class {value.__name__}"
    shape = getattr(value, "shape", None)
    if isinstance(value, Tensor):
        return f"a tensor of shape {tuple(value.shape)}"
    name = type(value).__name__
    article = "an" if name.lstrip("_")[0] in "aeiouAEIOU" else "a"
    if isinstance(shape, tuple):
        return f"{article} {name} of shape {shape}"
    if isinstance(value, (list, tuple, dict, set)):
        return f"{article} {name} of {len(value)}"
    return f"{article} {name}"


def tensor_of(name: str, value: object, *, expected: str) -> Tensor:
    """Read numbers of any usual kind as a float64 tensor on the CPU.

    Raises:
        WrongAnswer: it is not numbers, or some of them are NaN or infinite.
    """
    try:
        if isinstance(value, Tensor):
            tensor = value.detach().cpu()
        elif isinstance(value, Sequence) and any(isinstance(item, (Tensor, ndarray)) for item in value):
            tensor = torch.stack([torch.as_tensor(item).detach().cpu() for item in value])
        elif value is None or isinstance(value, (str, bytes, dict, set, nn.Module, type)):
            raise TypeError
        else:
            tensor = torch.as_tensor(value)
        tensor = tensor.to(torch.float64)
    except (TypeError, ValueError, RuntimeError):
        odd = _odd_item(value)
        if odd is not None:
            row, item = odd
            message = f"{name}[{row}] is {item!r} ({described(item)}); expected {expected}."
            raise WrongAnswer("wrong-type", message, _hint_for(item)) from None
        raise WrongAnswer("wrong-type", f"{name} is {described(value)}; expected {expected}.", _hint_for(value)) from None
    if not torch.isfinite(tensor).all():
        raise WrongAnswer(
            "not-finite",
            f"{name} holds numbers that are NaN or infinite.",
            "A gap that was not dropped, a division by zero, or a run that diverged leaves NaN behind.",
        )
    return tensor


def _odd_item(value: object) -> tuple[int, object] | None:
    """The first item of a list that is no number."""
    if not isinstance(value, (list, tuple)):
        return None
    odd = (i for i, item in enumerate(value) if item is None or isinstance(item, (str, bytes, dict, set, type, nn.Module)))
    row = next(odd, None)
    return None if row is None else (row, value[row])


def _hint_for(value: object) -> str:
    if value is None:
        return "None is what a function without return gives back; loss.backward() and my_list.append(...) return it, too."
    if isinstance(value, type):
        return "A class is a plan. Make an object of it with brackets, as in Name()."
    if isinstance(value, nn.Module):
        return "That is the model itself. Call it with data to get numbers."
    if isinstance(value, dict):
        return "A dict holds values under names. Take the one that is asked for out of it, by its name."
    if callable(value):
        return "A function gives its result when it is called: are its brackets missing?"
    if isinstance(value, str):
        return "Text is no number. Leave the quotation marks out, or use float(...); round only when you print."
    if isinstance(value, (list, tuple)):
        return "torch.tensor(...) makes a tensor of numbers and of nested lists of equal length."
    return "Plain numbers are expected. print(type(...)) shows what a name holds."


def number_of(name: str, value: object, *, expected: str) -> float:
    """Read one number: a Python or NumPy number, or a tensor with one element.

    Raises:
        WrongAnswer: it is something else.
    """
    if isinstance(value, bool):
        raise WrongAnswer("wrong-type", f"{name} is {value}; expected {expected}.", "It is no number.")
    if not isinstance(value, Real):
        tensor = tensor_of(name, value, expected=expected)
        if tensor.numel() != 1:
            raise WrongAnswer(
                "not-one-number",
                f"{name} is {described(value)}; expected {expected}.",
                "One number sums all birds up. mean() makes one of many, and .item() takes it out of its tensor.",
            )
        return tensor.item()
    if not math.isfinite(value):
        raise WrongAnswer("not-finite", f"{name} is {value}.", "Something before it was NaN or infinite: print each step.")
    return float(value)


def whole_number_of(name: str, value: object, *, expected: str, many: str = "Add them up.") -> int:
    """Read a whole number.

    Raises:
        WrongAnswer: it is something else.
    """
    if isinstance(value, (list, tuple)):
        raise WrongAnswer("not-one-number", f"{name} is {described(value)}; expected {expected}.", many)
    number = number_of(name, value, expected=expected)
    if number != round(number):
        raise WrongAnswer("not-whole", f"{name} is {number:g}; expected {expected}.", "It counts things, so it is whole.")
    return round(number)


def choice_of(name: str, value: object, *, choices: Sequence[str]) -> str:
    """Read one of some words, in any case.

    Raises:
        WrongAnswer: it is none of them.
    """
    listed = ", ".join(repr(choice) for choice in choices)
    if not isinstance(value, str) or value.strip().lower() not in choices:
        came = repr(value) if isinstance(value, str) else described(value)
        raise WrongAnswer("no-such-choice", f"{name} is {came}; expected one of {listed}.", "Copy a word from the task.")
    return value.strip().lower()


def function_of(name: str, value: object, start: str) -> Callable[..., Any]:
    """Read a function that the learner wrote.

    Args:
        name: the learner's name for it.
        value: what they defined.
        start: its first line, as in "def fit(X, y, epochs):".

    Raises:
        WrongAnswer: it is something else, such as what the function returned.
    """
    if isinstance(value, (type, nn.Module)) or not callable(value):
        hint = f"It starts with {start} and is given to the check itself, not what it returns."
        raise WrongAnswer("wrong-type", f"{name} is {described(value)}; expected a function.", hint)
    return value


def result_of(call: str, function: Callable[..., Any], *arguments: object) -> Any:
    """Call a function that the learner wrote.

    Args:
        call: how it is called, in words, as in "fit(X, y, 300)".
        function: the function.
        *arguments: what it is given.

    Raises:
        WrongAnswer: it fails.
    """
    try:
        return function(*arguments)
    except Exception as error:
        hint = "Call it in a cell of your own, and read the error from its end."
        if isinstance(error, TypeError) and "argument" in str(error):
            hint = f"It is called as {call}: does it take these things, in this order?"
        elif isinstance(error, NameError):
            hint = "All that it needs must be made inside it, come from its brackets, or from the given cells."
        raise WrongAnswer("function-fails", f"{call} fails: {type(error).__name__}: {first_line(error)}", hint) from None


def two_of(call: str, result: object, *, last_line: str) -> tuple[Any, Any]:
    """Read the model and the second thing that a learner's function returns.

    Raises:
        WrongAnswer: it returns something else, or the model second.
    """
    hint = f"Its last line is: {last_line}."
    if not isinstance(result, (tuple, list)) or len(result) != 2:
        raise WrongAnswer("wrong-return", f"{call} returns {described(result)}; expected two things.", hint)
    first, second = result
    if isinstance(second, nn.Module) and not isinstance(first, nn.Module):
        raise WrongAnswer("wrong-order", f"{call} returns the model second; expected it first.", hint)
    return first, second


def pair_of(name: str, value: object) -> tuple[Tensor, Tensor]:
    """Read `(X, y)`.

    Raises:
        WrongAnswer: it is not a pair of equal length.
    """
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        raise WrongAnswer(
            "wrong-type",
            f"{name} is {described(value)}; expected a pair, (features, masses).",
            "A comma makes a pair: train_set = features_of_some, masses_of_the_same.",
        )
    for part in value:
        if not isinstance(part, Tensor):
            hint = "torch.tensor(...) or torch.from_numpy(...) makes tensors; models take nothing else."
            raise WrongAnswer("not-a-tensor", f"{name} holds {described(part)}; expected two tensors.", hint)
    X = tensor_of(f"{name}[0]", value[0], expected="the features, a tensor of shape (n_birds, n_features)")
    y = tensor_of(f"{name}[1]", value[1], expected="the masses, a tensor of shape (n_birds, 1)")
    if X.dim() == 0 or y.dim() == 0 or len(X) != len(y):
        raise WrongAnswer(
            "wrong-shape",
            f"{name} has features of shape {tuple(X.shape)} and masses of shape {tuple(y.shape)}.",
            "Each bird needs one row in both. Pick the same rows from both tensors.",
        )
    return X, y


def close(a: float, b: float, *, within: float = 1e-3) -> bool:
    """Whether two numbers agree to a relative (or, near 0, absolute) `within`."""
    return abs(a - b) <= within * max(1.0, abs(b))
