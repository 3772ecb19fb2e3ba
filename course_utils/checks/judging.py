"""What several checks judge: numbers, models, curves, and errors in grams.

A function that reads an answer, such as number_of, raises WrongAnswer when something else was given.
"""

import copy
import math
from collections.abc import Iterable, Mapping, Sequence
from numbers import Real

import torch
from numpy import ndarray
from torch import Tensor, nn

from course_utils.checks.frame import WrongAnswer, described, error_in_words

# --- numbers ----------------------------------------------------------------------------------------------------------


def tensor_of(name: str, value: object, *, expected: str) -> Tensor:
    """Read numbers of any usual kind as a float64 tensor on the CPU."""
    try:
        if isinstance(value, Tensor):
            tensor = value.detach().cpu()
        elif isinstance(value, Sequence) and any(isinstance(item, (Tensor, ndarray)) for item in value):
            tensor = torch.stack([torch.as_tensor(item).detach().cpu() for item in value])
        elif _is_no_number(value):
            raise TypeError
        else:
            tensor = torch.as_tensor(value)
        tensor = tensor.to(torch.float64)
    except (TypeError, ValueError, RuntimeError):
        for row, item in enumerate(value if isinstance(value, (list, tuple)) else []):
            if _is_no_number(item):
                message = f"{name}[{row}] is {item!r} ({described(item)}); expected {expected}."
                raise WrongAnswer("wrong-type", message, _hint_for(item)) from None
        raise WrongAnswer("wrong-type", f"{name} is {described(value)}; expected {expected}.", _hint_for(value)) from None
    if not torch.isfinite(tensor).all():
        hint = "A gap that was not dropped, a division by zero, or a run that diverged leaves NaN behind."
        raise WrongAnswer("not-finite", f"{name} holds numbers that are NaN or infinite.", hint)
    return tensor


def must_be_tensor(name: str, value: object) -> Tensor:
    """Read a value that must already be a tensor."""
    if isinstance(value, Tensor):
        return value
    hint = "torch.tensor(...) or torch.from_numpy(...) makes one."
    raise WrongAnswer("not-a-tensor", f"{name} is {described(value)}; expected a tensor.", hint)


def _is_no_number(value: object) -> bool:
    return value is None or isinstance(value, (str, bytes, dict, set, type, nn.Module))


def _hint_for(value: object) -> str:
    if value is None:
        return "None is what a function without return gives back; loss.backward() and my_list.append(...) also return it."
    if isinstance(value, type):
        return "A class is a plan. Make an object of it with brackets, as in Name()."
    if isinstance(value, nn.Module):
        return "That is the model itself. Call it with data to get numbers."
    if isinstance(value, dict):
        return "A dict holds values under names. Take the one that is asked for out of it, by its name."
    if callable(value):
        return "A function gives its result when it is called: are its brackets missing?"
    if isinstance(value, str):
        return "Text is not a number. Leave the quotation marks out, or use float(...); round only when you print."
    if isinstance(value, (list, tuple)):
        return "torch.tensor(...) makes a tensor of numbers and of nested lists of equal length."
    return "Plain numbers are expected. print(type(...)) shows what a name holds."


def number_of(name: str, value: object, *, expected: str) -> float:
    """Read one number: a Python or NumPy number, or a tensor with one element."""
    if isinstance(value, bool):
        raise WrongAnswer("wrong-type", f"{name} is {value}; expected {expected}.", "That is not a number.")
    if not isinstance(value, Real):
        tensor = tensor_of(name, value, expected=expected)
        if tensor.numel() != 1:
            hint = "One number sums up all birds. mean() makes one of many, and .item() takes it out of its tensor."
            raise WrongAnswer("not-one-number", f"{name} is {described(value)}; expected {expected}.", hint)
        return tensor.item()
    if not math.isfinite(value):
        raise WrongAnswer("not-finite", f"{name} is {value}.", "Something before it was NaN or infinite: print each step.")
    return float(value)


def whole_number_of(name: str, value: object, *, expected: str, many: str = "Add them up.") -> int:
    """Read a whole number."""
    if isinstance(value, (list, tuple)):
        raise WrongAnswer("not-one-number", f"{name} is {described(value)}; expected {expected}.", many)
    number = number_of(name, value, expected=expected)
    if number != round(number):
        raise WrongAnswer("not-whole", f"{name} is {number:g}; expected {expected}.", "It counts things, so it is whole.")
    return round(number)


def choice_of(name: str, value: object, *, choices: Sequence[str]) -> str:
    """Read one of some words, in any case."""
    listed = ", ".join(repr(choice) for choice in choices)
    if not isinstance(value, str) or value.strip().lower() not in choices:
        came = repr(value) if isinstance(value, str) else described(value)
        raise WrongAnswer("no-such-choice", f"{name} is {came}; expected one of {listed}.", "Copy a word from the task.")
    return value.strip().lower()


def letter_of(name: str, value: object, *, letters: str) -> str:
    """Read the letter of a line, also as in "line d"."""
    letter = value.strip().lower().removeprefix("line").strip(" ().:") if isinstance(value, str) else ""
    if len(letter) != 1 or letter not in letters:
        came = repr(value) if isinstance(value, str) else described(value)
        hint = 'Write the letter in quotes, as in "a". Where two lines belong together, take one of them.'
        raise WrongAnswer("no-such-choice", f"{name} is {came}; expected one letter, {letters[0]} to {letters[-1]}.", hint)
    return letter


def close(a: float, b: float, *, within: float = 1e-3) -> bool:
    """Whether two numbers agree to a relative (or, near 0, absolute) `within`."""
    return abs(a - b) <= within * max(1.0, abs(b))


# --- models -----------------------------------------------------------------------------------------------------------


def model_of(name: str, value: object) -> nn.Module:
    """Read a model."""
    if isinstance(value, nn.Module):
        return value
    hint = "A model is an object: an nn.Linear, an nn.Sequential, or one of your own class that is based on nn.Module."
    if isinstance(value, type) and issubclass(value, nn.Module):
        hint = f"That is the class. Make a model of it with brackets: {value.__name__}()."
    elif isinstance(value, Tensor):
        hint = "That is what a model returns. Store the model itself."
    elif isinstance(value, list) and value and all(isinstance(part, nn.Module) for part in value):
        hint = "A list of parts is not a model: nn.Sequential(...) turns it into one."
    elif isinstance(value, (tuple, list)):
        hint = "Did a function return more than the model? Take the model out of it."
    elif value is None:
        hint = "None is what a function without return gives back, and what print gives back."
    raise WrongAnswer("not-a-model", f"{name} is {described(value)}; expected a model.", hint)


def outputs_of(name: str, model: nn.Module, X: Tensor, *, outputs: int, training: bool = False) -> Tensor:
    """Ask a learner's model for its outputs (in eval mode, without gradients), and put its mode back."""
    model = copy.deepcopy(model) if training else model  # batch normalisation learns in train mode
    modes = [(module, module.training) for module in model.modules()]
    weights = [*model.parameters(), *model.buffers()]
    try:
        with torch.no_grad():
            model.train(training)
            y = model(X.to(weights[0].device) if weights else X)
    except Exception as error:
        message = f"{name} fails when it is given X of shape {tuple(X.shape)}: {error_in_words(error)}"
        raise WrongAnswer("model-fails", message, _hint_for_failure(str(error), X)) from None
    finally:
        for module, mode in modes:
            module.training = mode
    if not isinstance(y, Tensor):
        message = f"{name} returns {described(y)} for X of shape {tuple(X.shape)}; expected a tensor."
        raise WrongAnswer("model-fails", message, "Does forward end with return?")
    if tuple(y.shape) != (len(X), outputs):
        hint = (
            f"Each bird must get {outputs} number{'s' * (outputs > 1)}: look at the last layer's size, or at dim= of a sum."
        )
        if tuple(y.shape) == (len(X),) and outputs == 1:
            hint = "A column is asked for: keep the second axis, by keepdim=True or unsqueeze(1)."
        elif y.shape == X.shape and any(isinstance(layer, nn.Linear) for layer in model.modules()):
            hint = f"The last layer gives {y.shape[1]} numbers for each bird, and should give {outputs}."
        elif y.shape == X.shape:
            hint = "The products are not added up yet: a linear layer does it, or sum(dim=1, keepdim=True), row by row."
        message = f"{name} returns shape {tuple(y.shape)} for X of shape {tuple(X.shape)}; expected {(len(X), outputs)}."
        raise WrongAnswer("wrong-output-shape", message, hint)
    if not torch.isfinite(y).all():
        hint = "A run that diverged leaves NaN behind: make a new model and optimizer, and try a tenth of the rate."
        raise WrongAnswer("not-finite", f"{name} returns numbers that are NaN or infinite.", hint)
    return y.detach().cpu().to(torch.float64)


def _hint_for_failure(message: str, X: Tensor) -> str:
    if "shapes cannot be multiplied" in message or "size mismatch" in message:
        return f"The first layer must take {X.shape[1]} features, and each next layer what the one before gives."
    if "not implemented" in message or "forward" in message:
        return "A class of yours needs a method with exactly this name: forward(self, x)."
    if "dtype" in message:
        return "Weights and features must both be float32."
    return "Call your model with the features in a cell of your own, and read the error from its end."


def added_up(name: str, model: nn.Module, one: Tensor, other: Tensor) -> tuple[Tensor, Tensor]:
    """What the model gives for two birds, added up, and what it gives for their sum: the same where it is linear."""
    zero, a, b, both = (outputs_of(name, model, part, outputs=1) for part in (0 * one[:1], one, other, one + other))
    return a + b - zero, both


def parameter_count(model: nn.Module) -> int:
    """How many numbers a model can adjust."""
    return sum(parameter.numel() for parameter in model.parameters())


def values_of(model: nn.Module) -> Tensor:
    """All numbers of a model's parameters in a row, on the CPU."""
    return torch.cat([parameter.detach().flatten().cpu() for parameter in model.parameters()])


def after_steps(
    model: nn.Module, batches: Iterable[tuple[Tensor, Tensor]], loss_fn: nn.Module, *, clearing: bool = True
) -> list[Tensor]:
    """The numbers of a model's parameters after each step of SGD at a rate of 0.1, one step per batch."""
    optimizer, path = torch.optim.SGD(model.parameters(), lr=0.1), []
    for X, y in batches:
        loss = loss_fn(model(X), y)
        if clearing:
            optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        path.append(values_of(model))
    return path


def mean_absolute_error(predictions: Tensor, y: Tensor) -> float:
    """The mean absolute difference of two tensors of the same shape."""
    return (predictions - y.to(torch.float64)).abs().mean().item()


def typical_losses(name: str, model: nn.Module, X: Tensor, y: Tensor) -> tuple[float, ...]:
    """What a learner may have measured: mean absolute error, mean squared error, its root, and others, in kg or g."""
    predictions, y = outputs_of(name, model, X, outputs=1), y.to(torch.float64)
    mae, mse = mean_absolute_error(predictions, y), (predictions - y).square().mean().item()
    widths = (0.1, 0.2, 0.25, 0.3, 0.5, 1.0, 2.0)
    others = [nn.HuberLoss(delta=width)(predictions, y).item() for width in widths]
    others += [nn.SmoothL1Loss(beta=width)(predictions, y).item() for width in widths]
    return mae, 1000 * mae, mse, 1e6 * mse, math.sqrt(mse), 1000 * math.sqrt(mse), *others


def agrees(value: float, losses: tuple[float, ...], within: float) -> bool:
    """Whether a number is one of some losses, to a relative `within`."""
    return any(abs(value - loss) <= within * loss for loss in losses)


# --- the curves of a run ----------------------------------------------------------------------------------------------

_MIN_EPOCHS = 20


def curves_of(name: str, value: object) -> tuple[list[float], list[float]]:
    """Read the two curves of a history, of 20 epochs or more."""
    found = getattr(value, "train_loss", None), getattr(value, "eval_loss", None)
    if found[0] is None or found[1] is None:
        hint = f"train(...) returns it: {name} = train(...)."
        raise WrongAnswer("wrong-type", f"{name} is {described(value)}; expected a history.", hint)
    train_loss, eval_loss = (
        tensor_of(f"{name}.{own}", losses, expected="one number per epoch").flatten().tolist()
        for own, losses in zip(("train_loss", "eval_loss"), found, strict=True)
    )
    if not eval_loss:
        hint = "train measures the curve of the validation birds when eval_data=penguins.validation is given."
        raise WrongAnswer("not-evaluated", f"{name} has no validation losses.", hint)
    if len(train_loss) != len(eval_loss) or len(eval_loss) < _MIN_EPOCHS:
        message = f"{name} has {len(eval_loss)} epochs; expected {_MIN_EPOCHS} or more."
        raise WrongAnswer("too-short", message, "Train longer.")
    return train_loss, eval_loss


# --- errors in grams --------------------------------------------------------------------------------------------------

# kind of mistake -> (what the number is, hint)
_MISTAKES = {
    "wrong-unit": ("the right error in kilograms; expected grams", "The masses are in kilograms: how many grams is one?"),
    "by-training-birds": (
        "the error on the training birds",
        "A model has seen those birds. Ask about birds that it has not seen.",
    ),
    "test-opened": (
        "the error on the test birds",
        "The test set stays closed until notebook 05. Use the validation birds.",
    ),
    "validation-again": (
        "the error on the validation birds",
        "Those birds chose the model. The question is about the test birds.",
    ),
    "leakage": (
        "the error of another guess than the mean of the training birds",
        "A baseline may know the training birds only, all of them: guess their mean, and do not round it.",
    ),
    "signed": ("the mean of the signed errors", "Errors up and down cancel out. Take abs() before mean()."),
    "squared": ("the root of the mean squared error", "The mean absolute error is expected: abs(), then mean()."),
    "mean-square": ("a mean squared error", "The mean absolute error is expected: abs(), then mean()."),
    "mixed-units": ("a difference of grams and kilograms", "Turn both to grams, or the error at the end."),
    "guess-itself": ("the guess itself", "How far off is that guess, for each validation bird?"),
    "summed": ("a sum over the birds", "A mean can be compared between sets of different sizes: mean(), not sum()."),
    "median-error": ("the median of the absolute errors", "Their mean is expected."),
    "broadcast": (
        "a mean over all pairs of birds",
        "Shapes (n,) and (n, 1) broadcast to (n, n). Print both shapes before you subtract.",
    ),
}


def explain_number(name: str, value: float, *, right: float, candidates: Mapping[str, float], within: float = 0.51) -> None:
    """Compare a number in grams with the right one, and with those that typical mistakes give.

    Args:
        name: the learner's name for it.
        value: what they got.
        right: what is right, in grams.
        within: how far off a right number may be, in grams; it may be rounded.
        candidates: {kind of mistake: the number it gives, in grams}; the nearest one is named.
    """
    if abs(value - right) <= within:
        return
    every = [("wrong-unit", right / 1000), ("wrong-unit", right / 1e6), *candidates.items()]
    off = [(abs(abs(value) - abs(number)), abs(number), kind) for kind, number in every]
    if near := [(distance, kind) for distance, number, kind in off if distance <= 1e-3 * number + 1e-6]:
        kind = min(near)[1]
        what, hint = _MISTAKES[kind]
        raise WrongAnswer(kind, f"{name} is {value:.4g}: that looks like {what}.", hint)
    if value == math.floor(right):
        hint = "Round it, as round(...) does, or keep its digits: int(...) cuts them off."
        raise WrongAnswer("cut-off", f"{name} is {value:g}: the digits after the point are cut off.", hint)
    for kind, number in candidates.items():
        if abs(abs(value) - abs(number) / 1000) <= 1e-6 * abs(number) + 1e-6:
            what, hint = _MISTAKES[kind]
            raise WrongAnswer(kind, f"{name} is {value:.4g}: that looks like {what}, in kilograms.", hint)
    raise WrongAnswer(
        "wrong-number",
        f"{name} is {value:.4g}: neither the right number nor that of a mistake which this check knows.",
        "Print each step: the predictions, the differences, what you do with them, the mean of all. What surprises you?",
    )


def errors_in_grams(predictions: Tensor, y: Tensor) -> dict[str, float]:
    """The numbers that mistakes give: `{kind: grams}`, for predictions and targets of shape (n, 1) in kilograms."""
    off = 1000 * (predictions - y.to(torch.float64))
    pairs = 1000 * (predictions - y.to(torch.float64).T)
    return {
        "signed": off.mean().item(),
        "squared": off.square().mean().sqrt().item(),
        "mean-square": off.square().mean().item(),
        "summed": off.abs().sum().item(),
        "median-error": off.abs().median().item(),
        "broadcast": pairs.abs().mean().item(),
    }
