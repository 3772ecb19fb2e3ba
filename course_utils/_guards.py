"""Checks that training shares: each names what came, what was expected, and the remedy."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import torch
from torch import Tensor, nn

from course_utils.history import History

Batch = tuple[Tensor, Tensor]
Data = Iterable[Any]  # a DataLoader, a list of batches, or one (X, y) pair
Metrics = Mapping[str, Callable[[Tensor, Tensor], Any]]


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


def check_input(model: nn.Module, X: object, name: str = "X") -> None:
    """Refuse an X that the model cannot take: no tensor, no samples, wrong dtype or width."""
    check_model(model)
    if not isinstance(X, Tensor):
        raise TypeError(f"{name} is a {type(X).__name__}; expected a tensor: use torch.tensor({name})")
    if X.dim() == 0 or len(X) == 0:
        raise ValueError(f"{name} has shape {tuple(X.shape)}: no samples; expected at least one row, as in (50, 1)")
    wanted = next((p.dtype for p in model.parameters() if p.is_floating_point()), None)
    counts = any(isinstance(module, (nn.Embedding, nn.EmbeddingBag)) for module in model.modules())
    if wanted is not None and X.dtype != wanted and not X.is_complex() and (X.is_floating_point() or not counts):
        short = str(wanted).removeprefix("torch.")
        remedy = f"{name}.float()" if wanted == torch.float32 else f"{name}.to({wanted})"
        raise ValueError(
            f"{name} is {str(X.dtype).removeprefix('torch.')}, the model's parameters are {short}: use {remedy}"
        )
    width = _input_width(model)
    if width is not None and X.shape[-1] != width:
        remedy = f"use {name}.unsqueeze(1)" if X.dim() == 1 and width == 1 else "give it one column a feature"
        raise ValueError(f"{name} has shape {tuple(X.shape)}, the model takes (n_samples, {width}): {remedy}")


def check_target(y_pred: object, y: object) -> None:
    """Refuse targets that would broadcast against the predictions, or that no loss could take."""
    if not isinstance(y, Tensor):
        raise TypeError(f"y is a {type(y).__name__}; expected a tensor: use torch.tensor(y)")
    if not isinstance(y_pred, Tensor):
        raise TypeError(f"the model returns a {type(y_pred).__name__}; expected one tensor, (n_samples, n_outputs)")
    if y.is_floating_point():
        if y.shape == y_pred.shape:
            if y.dtype != y_pred.dtype:
                raise ValueError(f"y is {y.dtype}, the model returns {y_pred.dtype}: use y.to({y_pred.dtype})")
            return
    elif y.dtype == torch.int64 and y_pred.dim() == y.dim() + 1 and y_pred.shape[0] == y.shape[0]:
        return  # class indices
    came, returned = tuple(y.shape), tuple(y_pred.shape)
    if came == returned:
        raise ValueError(f"y is {y.dtype} of the output's shape {came}; expected float32: use y.float()")
    remedy = "give y the shape of the output, or float targets class indices (n_samples,) of dtype int64"
    if y.is_floating_point() and returned == (*came, 1):
        remedy = "use y.unsqueeze(1)"
    elif y.is_floating_point() and came == (*returned, 1):
        remedy = "give the model X of shape (n_samples, 1), or use y.squeeze(1)"
    elif not y.is_floating_point() and came == (returned[0], 1):
        remedy = "use y.float() for one output, y.squeeze(1) for class indices" if returned[-1] == 1 else "use y.squeeze(1)"
    elif not y.is_floating_point() and returned == (*came, 1):
        remedy = "use y.float().unsqueeze(1)"
    elif not y.is_floating_point() and len(returned) == len(came) + 1:
        remedy = f"class indices are int64, y is {y.dtype}: use y.long()"
    raise ValueError(f"y has shape {came} but the model returns {returned}: {remedy}")


def check_loss(loss_fn: object, loss: object = None) -> None:
    """Refuse a loss that is not a mean over the batch, a scalar."""
    if isinstance(loss_fn, type) or not callable(loss_fn):
        came = f"the class {loss_fn.__name__}" if isinstance(loss_fn, type) else f"a {type(loss_fn).__name__}"
        raise TypeError(f"loss_fn is {came}; expected a function of (y_pred, y), as in nn.L1Loss()")
    reduction = getattr(loss_fn, "reduction", "mean")
    if reduction != "mean" or (isinstance(loss, Tensor) and loss.dim() != 0):
        came = f"reduction={reduction!r}" if reduction != "mean" else f"a result of shape {tuple(loss.shape)}"
        raise ValueError(f"loss_fn has {came}; expected the mean over the batch, one number: use reduction='mean'")


def check_parameters(model: nn.Module) -> None:
    """Refuse a model without parameters: it has nothing to learn and no device."""
    if next(model.parameters(), None) is None:
        raise ValueError(
            f"{type(model).__name__} has no parameters; expected a model with some: is one kept in a plain list?"
        )


def check_run(model: nn.Module, optimizer: object, *, epochs: object, callback: object) -> None:
    """Refuse a training run that could not work, before anything changes."""
    check_model(model)
    check_parameters(model)
    if not isinstance(optimizer, torch.optim.Optimizer):
        raise TypeError(
            f"optimizer is {optimizer if isinstance(optimizer, type) else type(optimizer).__name__}; "
            "expected an instance, as in torch.optim.SGD(model.parameters(), lr=0.01)"
        )
    own = {id(parameter) for parameter in model.parameters()}
    if not any(id(parameter) in own for group in optimizer.param_groups for parameter in group["params"]):
        raise ValueError(
            "the optimizer holds no parameter of this model, so the model would never change: "
            "make the optimizer after the model, from model.parameters()"
        )
    if isinstance(epochs, bool) or not isinstance(epochs, int):
        raise TypeError(f"epochs is {epochs!r}, a {type(epochs).__name__}; expected a whole number such as 100")
    if epochs < 1:
        raise ValueError(f"epochs is {epochs}; expected 1 or more further epochs")
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
        if name in ("loss", "train_loss", "eval_loss") or not callable(metric):
            raise ValueError(f"metric {name!r}: expected a function, under another name than the losses have")


class DeviceBatches:
    """The batches of `data` on one device, checked as they come; can be iterated any number of times."""

    def __init__(self, data: Data, *, device: torch.device, model: nn.Module, name: str) -> None:
        """Wrap a DataLoader, a list of batches, or one (X, y) pair, which is moved to the device once."""
        self.device, self.model, self.name = device, model, name
        if isinstance(data, (tuple, list)) and len(data) == 2 and all(isinstance(part, Tensor) for part in data):
            check_batch(model, data, name)
            data = [(data[0].to(device), data[1].to(device))]
        elif isinstance(data, Tensor) or not isinstance(data, Iterable) or isinstance(data, (str, Mapping)):
            raise TypeError(f"{name} is a {type(data).__name__}; expected a DataLoader or a pair (X, y)")
        elif iter(data) is data:
            raise TypeError(
                f"{name} is a {type(data).__name__}, which is exhausted after one epoch; "
                "expected a DataLoader, a list of batches or a pair (X, y): use list(...)"
            )
        self.data = data

    def __iter__(self) -> Iterator[Batch]:
        first = True
        for batch in self.data:
            X, y = check_batch(self.model, batch, self.name) if first else batch
            first = False
            yield X.to(self.device), y.to(self.device)
        if first:
            raise ValueError(f"{self.name} gave no batches: expected at least one sample (is drop_last=True too strict?)")


def check_batch(model: nn.Module, batch: object, name: str) -> Batch:
    """Refuse a batch that is not a pair of tensors with one target a sample."""
    if not isinstance(batch, (tuple, list)) or len(batch) != 2 or not all(isinstance(part, Tensor) for part in batch):
        came = [type(part).__name__ for part in batch] if isinstance(batch, (tuple, list)) else type(batch).__name__
        raise TypeError(f"{name}: a batch is {came}; expected a pair of tensors (X, y)")
    X, y = batch
    check_input(model, X, f"{name}: X")
    if y.dim() == 0 or len(X) != len(y):
        raise ValueError(f"{name}: X has shape {tuple(X.shape)} and y {tuple(y.shape)}; expected one target for each sample")
    return X, y
