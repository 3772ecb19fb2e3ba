"""Asking a learner's model: what it gives, and how far off it is."""

import copy
import math

import torch
from torch import Tensor, nn

from course_utils.checks._answers import described
from course_utils.checks._result import WrongAnswer, first_line


def model_of(name: str, value: object) -> nn.Module:
    """Read a model.

    Raises:
        WrongAnswer: it is a class, a tensor, a function or anything but an nn.Module.
    """
    if isinstance(value, nn.Module):
        return value
    hint = "A model is an object: an nn.Linear, an nn.Sequential, or one of a class of yours, nn.Module its base."
    if isinstance(value, type) and issubclass(value, nn.Module):
        hint = f"That is the class. Make a model of it with brackets: {value.__name__}()."
    elif isinstance(value, Tensor):
        hint = "That is what a model returns. Store the model itself."
    elif isinstance(value, list) and value and all(isinstance(part, nn.Module) for part in value):
        hint = "A list of parts is no model: nn.Sequential(...) makes one of them."
    elif isinstance(value, (tuple, list)):
        hint = "Did a function return more than the model? Take the model out of it."
    elif value is None:
        hint = "None is what a function without return gives back, and what print gives back."
    raise WrongAnswer("not-a-model", f"{name} is {described(value)}; expected a model.", hint)


def outputs_of(name: str, model: nn.Module, X: Tensor, *, outputs: int, training: bool = False) -> Tensor:
    """Ask a learner's model for its outputs (in eval mode, without gradients), and put its mode back.

    Raises:
        WrongAnswer: the model fails, or returns something of another shape than (n_samples, outputs).
    """
    model = copy.deepcopy(model) if training else model  # batch normalisation learns in train mode
    modes = [(module, module.training) for module in model.modules()]
    weights = [*model.parameters(), *model.buffers()]
    try:
        with torch.no_grad():
            model.train(training)
            y = model(X.to(weights[0].device) if weights else X)
    except Exception as error:
        raise WrongAnswer(
            "model-fails",
            f"{name} fails when it is given X of shape {tuple(X.shape)}: {type(error).__name__}: {first_line(error)}",
            _hint_for_failure(str(error), X),
        ) from None
    finally:
        for module, mode in modes:
            module.training = mode
    if not isinstance(y, Tensor):
        raise WrongAnswer(
            "model-fails",
            f"{name} returns {described(y)} for X of shape {tuple(X.shape)}; expected a tensor.",
            "Does forward end with return?",
        )
    if tuple(y.shape) != (len(X), outputs):
        hint = f"Each bird must get {outputs} number{'s' * (outputs > 1)}: look at the size of the last layer's output."
        if tuple(y.shape) == (len(X),) and outputs == 1:
            hint = "A column is asked for: keep the second axis, by keepdim=True or unsqueeze(1)."
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
        return "A class of yours needs a method forward(self, x), spelt just so."
    if "dtype" in message:
        return "Weights and features must both be float32."
    return "Call your model with the features in a cell of your own, and read the error from its end."


def mean_absolute_error(predictions: Tensor, y: Tensor) -> float:
    """The mean absolute difference of two tensors of the same shape."""
    return (predictions - y.to(torch.float64)).abs().mean().item()


def _huber(predictions: Tensor, y: Tensor, width: float) -> Tensor:
    return nn.functional.huber_loss(predictions, y, delta=width)


def _smooth_l1(predictions: Tensor, y: Tensor, width: float) -> Tensor:
    return nn.functional.smooth_l1_loss(predictions, y, beta=width)


def typical_losses(name: str, model: nn.Module, X: Tensor, y: Tensor) -> tuple[float, ...]:
    """What a learner may have measured: mean absolute error, mean squared error, its root, and others, in kg or g."""
    predictions, y = outputs_of(name, model, X, outputs=1), y.to(torch.float64)
    mae, mse = (predictions - y).abs().mean().item(), (predictions - y).square().mean().item()
    widths = (0.1, 0.2, 0.25, 0.3, 0.5, 1.0, 2.0)
    others = [loss(predictions, y, width).item() for width in widths for loss in (_huber, _smooth_l1)]
    return mae, 1000 * mae, mse, 1e6 * mse, math.sqrt(mse), 1000 * math.sqrt(mse), *others


def agrees(value: float, losses: tuple[float, ...], within: float) -> bool:
    """Whether a number is one of some losses, to a relative `within`."""
    return any(abs(value - loss) <= within * loss for loss in losses)
