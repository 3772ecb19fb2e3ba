"""Checks that modules share: each names what came, what was expected, and the remedy."""

from collections.abc import Callable, Mapping
from typing import Any
from weakref import WeakKeyDictionary

import torch
from torch import Tensor, nn

from course_utils.history import History

Metrics = Mapping[str, Callable[[Tensor, Tensor], Any]]

# The kind of input that each model was last found to take: a training run checks its model once, not in every batch.
_FITS: WeakKeyDictionary[nn.Module, tuple[torch.dtype, torch.Size, torch.dtype | None]] = WeakKeyDictionary()


def device_of(model: nn.Module) -> torch.device:
    """The device of the model's first parameter or buffer; the CPU for a model with neither."""
    check_model(model)
    first = next(iter(model.parameters()), next(iter(model.buffers()), None))
    return torch.device("cpu") if first is None else first.device


def check_model(model: object) -> None:
    """Refuse what is not an nn.Module instance."""
    if isinstance(model, type) and issubclass(model, nn.Module):
        raise TypeError(f"model is the class {model.__name__}; expected an instance: use {model.__name__}()")
    if not isinstance(model, nn.Module):
        raise TypeError(f"model is a {type(model).__name__}; expected an nn.Module, as in LinearRegressionModel()")


def _input_width(model: nn.Module) -> int | None:
    """How many features the model takes, where its structure leaves no doubt."""
    while isinstance(model, nn.Sequential) and len(model):
        model = model[0]
    leaves = [module for module in model.modules() if not any(module.children())]
    own = any(True for _ in model.parameters(recurse=False)) and not isinstance(model, nn.Linear)
    return leaves[0].in_features if len(leaves) == 1 and isinstance(leaves[0], nn.Linear) and not own else None


def check_seed(seed: object) -> None:
    """Refuse what is not a whole number of at most 64 bits."""
    if isinstance(seed, bool) or not isinstance(seed, int):
        raise TypeError(f"seed is {seed!r}, a {type(seed).__name__}; expected a whole number such as 42")
    low, high = -(2**63), 2**64 - 1  # what torch.manual_seed takes
    if not low <= seed <= high:
        raise ValueError(f"seed is {seed}; expected a number from {low} to {high}, such as 42")


def _takes(model: nn.Module, X: Tensor) -> bool:
    """Whether X goes through after all, as in a model whose own forward adds columns."""
    try:
        with torch.inference_mode():
            model(X.to(device_of(model)))
    except RuntimeError:
        return False
    return True


def check_input(model: nn.Module, X: object, name: str = "X") -> None:
    """Refuse an X that the model cannot take: no tensor, no samples, wrong dtype or width."""
    check_model(model)
    if not isinstance(X, Tensor):
        raise TypeError(f"{name} is a {type(X).__name__}; expected a tensor: use torch.tensor(X)")
    if X.dim() == 0 or len(X) == 0:
        raise ValueError(f"{name} has shape {tuple(X.shape)}: no samples; expected at least one row, as in (50, 1)")
    wanted = next((p.dtype for p in model.parameters() if p.is_floating_point()), None)
    kind = (X.dtype, X.shape[1:], wanted)
    if _FITS.get(model) == kind:
        return
    counts = any(isinstance(module, (nn.Embedding, nn.EmbeddingBag)) for module in model.modules())
    if wanted is not None and X.dtype != wanted and not X.is_complex() and (X.is_floating_point() or not counts):
        short = str(wanted).removeprefix("torch.")
        remedy = "X.float()" if wanted == torch.float32 else f"X.to({wanted})"
        raise ValueError(
            f"{name} is {str(X.dtype).removeprefix('torch.')}, the model's parameters are {short}: use {remedy}"
        )
    width = _input_width(model)
    if width is not None and X.shape[-1] != width and not _takes(model, X):
        remedy = "use X.unsqueeze(1)" if X.dim() == 1 and width == 1 else "give it one column a feature"
        raise ValueError(f"{name} has shape {tuple(X.shape)}, the model takes (n_samples, {width}): {remedy}")
    _FITS[model] = kind


def check_target(y_pred: object, y: object, loss_fn: object = None) -> None:
    """Refuse targets that would broadcast against the predictions, or that the loss could not learn from."""
    if not isinstance(y, Tensor):
        raise TypeError(f"y is a {type(y).__name__}; expected a tensor: use torch.tensor(y)")
    if not isinstance(y_pred, Tensor):
        raise TypeError(f"the model returns a {type(y_pred).__name__}; expected one tensor, (n_samples, n_outputs)")
    came, returned, floating = tuple(y.shape), tuple(y_pred.shape), y.is_floating_point()
    if isinstance(loss_fn, nn.CrossEntropyLoss) and len(returned) > 1 and returned[1] == 1:
        raise ValueError(
            f"the model returns {returned}, one number a sample, and CrossEntropyLoss compares one number a class: "
            "end the model with as many outputs as there are classes, as in nn.Linear(…, 3), and leave y as class indices"
        )
    if not came or came[0] == 0:
        raise ValueError(f"y has shape {came}: no samples; expected one target for each sample, as in (50, 1)")
    if came == returned:
        if not floating:
            raise ValueError(f"y is {y.dtype} of the output's shape {came}; expected float32: use y.float()")
        if y.dtype != y_pred.dtype:
            raise ValueError(f"y is {y.dtype}, the model returns {y_pred.dtype}: use y.to({y_pred.dtype})")
        return
    classes = len(returned) == len(came) + 1 and returned[0] == came[0] and returned[1] > 1
    if classes and y.dtype == torch.int64:
        return  # class indices
    remedy = "give y the shape of the output, or make it class indices, (n_samples,) of dtype int64"
    if floating and returned == (*came, 1):
        remedy = "use y.unsqueeze(1)"
    elif floating and came == (*returned, 1):
        remedy = "give the model X of shape (n_samples, 1), or use y.squeeze(1)"
    elif floating and len(returned) == 2 and came == (returned[0], 1):
        remedy = "let the model return one number a sample: its last layer needs one output"
    elif not floating and returned == (*came, 1):
        remedy = "use y.float().unsqueeze(1)"
    elif not floating and len(returned) == 2 and came == (returned[0], 1):
        remedy = "class indices have the shape (n_samples,): use y.squeeze(1)"
    elif not floating and classes:
        remedy = f"class indices are int64, y is {y.dtype}: use y.long()"
    raise ValueError(f"y has shape {came} but the model returns {returned}: {remedy}")


def check_function(name: str, function: object) -> None:
    """Refuse a loss or metric that is no function of predictions and targets."""
    if isinstance(function, type) or not callable(function):
        came = f"the class {function.__name__}" if isinstance(function, type) else f"a {type(function).__name__}"
        raise TypeError(f"{name} is {came}; expected a function of (y_pred, y), as in nn.L1Loss()")


def check_loss(loss_fn: object, *results: object) -> None:
    """Refuse a loss that is not a mean over the batch, a scalar."""
    check_function("loss_fn", loss_fn)
    reduction = getattr(loss_fn, "reduction", "mean")
    if reduction != "mean":
        raise ValueError(f"loss_fn has reduction={reduction!r}; expected the mean over the batch: use reduction='mean'")
    for loss in results:
        check_mean(loss)


def check_mean(loss: object) -> None:
    """Refuse what a loss returned, unless it is one number, a tensor."""
    if not isinstance(loss, Tensor):
        raise TypeError(f"loss_fn returns a {type(loss).__name__}; expected a tensor: return it without .item()")
    if loss.dim() != 0:
        raise ValueError(f"loss_fn returns shape {tuple(loss.shape)}; expected one number: use .mean() over the batch")


def check_slopes(loss: Tensor) -> None:
    """Refuse a loss without gradients: nothing could be learned from it."""
    if not loss.requires_grad:
        raise ValueError(
            "the loss does not depend on any parameter that may change, so there is nothing to learn: "
            "is there a .detach(), .item() or no_grad() on the way from the model to the loss?"
        )


def check_parameters(model: nn.Module) -> None:
    """Refuse a model without parameters: it has nothing to learn and no device."""
    if next(model.parameters(), None) is None:
        raise ValueError(
            f"{type(model).__name__} has no parameters; expected a model with some: is one kept in a plain list?"
        )


def _check_optimizer(optimizer: object) -> None:
    if not isinstance(optimizer, torch.optim.Optimizer):
        came = f"the class {optimizer.__name__}" if isinstance(optimizer, type) else f"a {type(optimizer).__name__}"
        raise TypeError(f"optimizer is {came}; expected an instance, as in torch.optim.SGD(model.parameters(), lr=0.01)")
    if isinstance(optimizer, torch.optim.LBFGS):
        raise TypeError("optimizer is an LBFGS, whose step() must measure the loss again; use another, or a loop by hand")


def check_step(model: nn.Module, X: object, *, loss_fn: object, optimizer: object) -> None:
    """Refuse a step that could not work, before anything changes."""
    check_input(model, X)
    check_loss(loss_fn)
    _check_optimizer(optimizer)


def check_own(model: nn.Module, optimizer: torch.optim.Optimizer) -> list[Tensor]:
    """Refuse an optimizer of another model; the parameters that it holds of this one."""
    own = {id(parameter) for parameter in model.parameters()}
    held = [parameter for group in optimizer.param_groups for parameter in group["params"] if id(parameter) in own]
    if not held:
        raise ValueError(
            "the optimizer holds no parameter of this model, so the model would never change: "
            "make the optimizer after the model, from model.parameters()"
        )
    return held


def check_run(model: nn.Module, optimizer: torch.optim.Optimizer, *, epochs: object, callback: object) -> None:
    """Refuse a training run that could not work, before anything changes."""
    check_model(model)
    check_parameters(model)
    _check_optimizer(optimizer)
    if not any(parameter.requires_grad for parameter in check_own(model, optimizer)):
        raise ValueError(
            "no parameter that the optimizer holds of this model has requires_grad=True, so the model would never change: "
            "leave some of them free"
        )
    if isinstance(epochs, bool) or not isinstance(epochs, int):
        raise TypeError(f"epochs is {epochs!r}, a {type(epochs).__name__}; expected a whole number such as 100")
    if epochs < 1:
        raise ValueError(f"epochs is {epochs}; expected 1 or more further epochs")
    if isinstance(callback, type):
        name = callback.__name__
        raise TypeError(f"callback is the class {name}; expected a function of the history, or an object such as {name}(…)")
    if callback is not None and not callable(callback):
        raise TypeError(f"callback is a {type(callback).__name__}; expected a function of the history")


def check_history(history: object, *, metrics: Metrics | None, eval_data: object) -> None:
    """Refuse a history that the coming epochs would not fit."""
    if not isinstance(history, History):
        raise TypeError(f"history is a {type(history).__name__}; expected a History, as train returned it")
    if metrics and eval_data is None:
        raise ValueError(f"metrics {sorted(metrics)} need data to be measured on: pass eval_data=(X, y) or a DataLoader")
    coming = {"train_loss"} | ({"eval_loss"} if eval_data is not None else set()) | set(metrics or {})
    if history.n_epochs and set(history.columns()) != coming:
        raise ValueError(
            f"the history has the columns {sorted(history.columns())}, this run would add {sorted(coming)}; "
            "pass the same eval_data and metrics as before, or start a new History"
        )


def check_metrics(metrics: Metrics | None) -> None:
    """Refuse metrics that are no `{name: function}`."""
    if metrics is not None and not isinstance(metrics, Mapping):
        raise TypeError(f"metrics is a {type(metrics).__name__}; expected {{name: function}}, as in {{'mae': nn.L1Loss()}}")
    for name, metric in (metrics or {}).items():
        if not isinstance(name, str):
            raise TypeError(f"a metric is named {name!r}; expected a name in quotes, as in {{'mae': nn.L1Loss()}}")
        if name in ("loss", "train_loss", "eval_loss"):
            raise ValueError(f"a metric is named {name!r}, as a loss is; expected another name, such as 'mae'")
        check_function(f"metric {name!r}", metric)
