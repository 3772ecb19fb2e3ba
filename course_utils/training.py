"""One step, one epoch, a whole training run; evaluation and prediction."""

import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from math import isfinite
from operator import length_hint
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler
from tqdm import tqdm

from course_utils._refusals import (
    as_metric,
    check_batch,
    check_batches,
    check_count,
    check_finite,
    check_input,
    check_kind,
    check_loss,
    check_loss_fn,
    check_metrics,
    check_model,
    check_parameters,
    check_plan,
    check_run,
    check_target,
)
from course_utils.history import History

Batch = tuple[Tensor, Tensor]
Data = Iterable[Any]  # a DataLoader, a list of batches, or one (X, y) pair
Metrics = Mapping[str, Callable[[Tensor, Tensor], Any]]
LossFn = Callable[[Tensor, Tensor], Tensor]


def train_step(model: nn.Module, X: Tensor, y: Tensor, *, loss_fn: LossFn, optimizer: Optimizer) -> Tensor:
    """Update the model once from one batch: the five steps of the training loop.

    Args:
        model: on the device of X and y, in train mode.
        X: (n_samples, n_features) float32.
        y: as `loss_fn` wants it: float32 of the output's shape, or class indices (n_samples,) int64; else a ValueError.
        loss_fn: `loss_fn(y_pred, y)` -> mean loss over the batch, a scalar.
        optimizer: holds the model's parameters.

    Returns:
        The loss *before* the update, a detached scalar, still on the device.

    Source: notebook 03, "The training loop".
    """
    y_pred = model(X)  # 1. forward pass
    check_target(y_pred, y, loss_fn)
    loss = loss_fn(y_pred, y)  # 2. loss
    check_loss(loss, needs_grad=True)
    optimizer.zero_grad()  # 3. clear the old gradients
    loss.backward()  # 4. backpropagation
    optimizer.step()  # 5. update the parameters
    return loss.detach()  # .item() would wait for the device in every batch


def train_epoch(model: nn.Module, batches: Iterable[Batch], *, loss_fn: LossFn, optimizer: Optimizer) -> float:
    """Update the model once from each batch, by `train_step`.

    `model`, `loss_fn` and `optimizer` are as in `train_step`; `batches` are pairs `(X, y)` on its device.

    Returns:
        The mean loss over the samples, each measured before the update made from its batch.

    Source: notebook 03, "The training loop as a function".
    """
    check_loss_fn(loss_fn)
    check_batches(batches)
    model.train()
    losses, sizes = [], []
    for X, y in batches:
        losses.append(train_step(model, X, y, loss_fn=loss_fn, optimizer=optimizer))
        sizes.append(len(X))
    check_count(sum(sizes))
    total = sum(loss.item() * size for loss, size in zip(losses, sizes, strict=True))
    return total / sum(sizes)


def eval_epoch(model: nn.Module, batches: Iterable[Batch], *, loss_fn: LossFn) -> tuple[float, Tensor, Tensor]:
    """Measure the model on every batch without training it: the three steps of the test loop.

    `model` is left in eval mode; `batches` and `loss_fn` are as in `train_epoch`.

    Returns:
        The mean loss over the samples, and all predictions and all targets, on the device.

    Source: notebook 03, "The test loop".
    """
    check_loss_fn(loss_fn)
    check_batches(batches)
    model.eval()
    losses, sizes, outputs, targets = [], [], [], []
    with torch.inference_mode():
        for X, y in batches:
            y_pred = model(X)  # 1. forward pass
            check_target(y_pred, y, loss_fn)
            loss = loss_fn(y_pred, y)  # 2. loss
            check_loss(loss)
            losses.append(loss)
            sizes.append(len(X))
            outputs.append(y_pred)  # 3. kept, so that metrics can be computed
            targets.append(y)
    check_count(sum(sizes))
    total = sum(loss.item() * size for loss, size in zip(losses, sizes, strict=True))
    return total / sum(sizes), torch.cat(outputs), torch.cat(targets)


@contextmanager
def restore_mode(model: nn.Module) -> Iterator[None]:
    """Put every part of `model` back, after a block, into the mode it was in: train, or eval as a frozen layer may be.

    Source: notebook 04, "Predict with all three rules".
    """
    modes = [(module, module.training) for module in model.modules()]
    try:
        yield  # the block inside `with` runs here
    finally:
        for module, mode in modes:
            module.training = mode


def predict(model: nn.Module, X: Tensor) -> Tensor:
    """Run the model on `X` by the three rules: eval mode, inference mode, same device.

    Args:
        model: left in the mode it was in.
        X: (n_samples, n_features) float32, on any device.

    Returns:
        The model's output, (n_samples, n_outputs), on the CPU, without gradients.

    Raises:
        TypeError: model is not an nn.Module, or X not a tensor.
        ValueError: X is empty, or of another dtype or width than the model takes; or the model has no parameters.

    Source: notebook 04, "Predict with all three rules".
    """
    check_parameters(model)
    check_input(model, X)
    device = next(model.parameters()).device
    with restore_mode(model), torch.inference_mode():
        model.eval()
        return model(X.to(device)).cpu()


def evaluate(model: nn.Module, data: Data, *, loss_fn: LossFn, metrics: Metrics | None = None) -> dict[str, float]:
    """Average the loss, and any metrics, of `model` over `data` without training it.

    Args:
        model: put into eval mode for the pass, and back into the mode it was in.
        data: a DataLoader, a list of batches, or `(X, y)` as one batch. X (n_samples, n_features) float32; y as
            `loss_fn` wants it: float32 of the output's shape, or class indices (n_samples,) int64.
        loss_fn: `loss_fn(y_pred, y)` -> mean loss over the batch, a scalar in the units of the loss.
        metrics: `{name: metric(y_pred, y) -> float}`, each computed once on all predictions
            (a mean of per-batch RMSEs is not the RMSE).

    Returns:
        `{"loss": …, name: …}`; the loss is averaged over samples, so a short last batch does not count double.

    Raises:
        TypeError: data, loss_fn or metrics are of the wrong kind.
        ValueError: no batches, or a float y whose shape differs from the output's.

    Source: notebook 03, "The test loop".
    """
    check_metrics(metrics)
    check_model(model)
    batches = _batches_of(data, model, "data")
    with restore_mode(model):
        return _measure(model, batches(), loss_fn, metrics)


def _measure(model: nn.Module, batches: Iterable[Batch], loss_fn: LossFn, metrics: Metrics | None) -> dict[str, float]:
    """The loss over the batches, and each metric on all of their predictions, as numbers."""
    loss, y_pred, y = eval_epoch(model, batches, loss_fn=loss_fn)
    return {"loss": loss} | {name: as_metric(name, metric(y_pred, y)) for name, metric in (metrics or {}).items()}


def _batches_of(data: Data, model: nn.Module, name: str) -> Callable[[], Iterable[Batch]]:
    """Check `data`; return a function, called once per epoch, that gives its batches on the model's device."""
    device = [*model.parameters(), *model.buffers(), torch.empty(0)][0].device  # of the first; else the default one

    def moved(batch: Any) -> Any:
        check_batch(model, batch, name)
        return tuple((t.clone() if t.is_inference() else t).to(device) for t in batch)  # notebook 04, section 4.3

    is_pair = isinstance(data, tuple | list) and len(data) == 2 and not isinstance(data[0], tuple | list)  # (X, y)
    pair = [moved(data)] if is_pair else None  # checked and moved only once
    check_batches(pair or data, name, again=True)
    check_count(length_hint(data, 1), name)  # its length, or 1 for a stream, which has none
    for part, tensor in zip("Xy", getattr(getattr(data, "dataset", None), "tensors", ()), strict=False):
        check_finite(f"{name}: {part}", tensor)  # a TensorDataset's, before the first batch
    return lambda: pair or (moved(batch) for batch in data)


class DivergenceError(RuntimeError):
    """A loss became NaN or infinite: `history` holds the completed epochs, `epoch` is the one that failed, from 1.

    Source: notebook 05, "A learning-rate sweep".
    """

    def __init__(self, name: str, loss: float, history: History) -> None:
        self.history, self.epoch = history, history.n_epochs + 1
        cause = "Usual cause: the learning rate is too high for these data, or the data are not normalised"
        remedy = "Make model and optimizer again, since these are spoilt, and try a tenth of the rate"
        super().__init__(f"the {name} loss became {loss} in epoch {self.epoch}. {cause}. {remedy}")


def train(
    model: nn.Module,
    train_data: Data,
    *,
    loss_fn: LossFn,
    optimizer: Optimizer,
    epochs: int,
    eval_data: Data | None = None,
    metrics: Metrics | None = None,
    scheduler: LRScheduler | None = None,
    history: History | None = None,
    callback: Callable[[History], object] | None = None,
    progress: bool = False,
) -> History:
    """Train `model` for some epochs, measure it after each one if there is `eval_data`, and return the history.

    Args:
        model: trained in place, on the device it is on; put back into the mode it was in.
        train_data: a DataLoader, a list of batches, or `(X, y)` as one batch (full-batch gradient descent).
        loss_fn: `loss_fn(y_pred, y)` -> mean loss over the batch, a scalar.
        optimizer: made from `model.parameters()`.
        epochs: how many further epochs, 1 or more.
        eval_data: measured after each epoch; the same kinds as `train_data`.
        metrics: `{name: metric(y_pred, y) -> float}`, measured on all of `eval_data`, which they need.
        scheduler: plans the learning rate, from `torch.optim.lr_scheduler` (notebook 05); stepped once per epoch.
        history: of an earlier run, to continue it; after a stop (■) it holds the completed epochs, the model all updates.
        callback: called with the history after each epoch; when it returns True, training ends.
        progress: show a bar.

    Raises:
        TypeError, ValueError: an argument does not fit; nothing has changed, unless a batch, metric or callback fails later.
        DivergenceError: a loss became NaN or infinite; the history so far is in `error.history`.

    Source: notebook 03, "The course's own train".
    """
    history = History() if history is None else history
    check_run(model, optimizer, scheduler)
    check_plan(epochs, eval_data, metrics=metrics, scheduler=scheduler, history=history)
    check_loss_fn(loss_fn)
    check_kind("callback", callback, Callable | None, "a function of the history")
    batches = _batches_of(train_data, model, "train_data")
    eval_batches = None if eval_data is None else _batches_of(eval_data, model, "eval_data")
    with restore_mode(model):
        try:
            for _ in tqdm(range(epochs), unit="epoch", desc="training", disable=not progress):  # tqdm draws the bar
                train_loss = train_epoch(model, batches(), loss_fn=loss_fn, optimizer=optimizer)
                measured = {} if eval_batches is None else _measure(model, eval_batches(), loss_fn, metrics)
                eval_loss = measured.pop("loss", None)  # None without eval_data
                for name, loss in (("training", train_loss), ("evaluation", eval_loss)):
                    if loss is not None and not isfinite(loss):
                        raise DivergenceError(name, loss, history)
                history.append(train_loss, eval_loss, measured)
                if scheduler is not None:
                    scheduler.step()
                if callback is not None and str(callback(history)).startswith(("True", "tensor(True")):  # NumPy's, too
                    break
        except KeyboardInterrupt:  # what ■ raises
            for column in history.columns().values():
                del column[history.n_epochs :]  # left by a half-recorded epoch
            kept = f"completed epochs kept: {history.n_epochs}; train(..., history=history) goes on from here"
            warnings.warn(f"stopped in epoch {history.n_epochs + 1}: {kept}", stacklevel=2)  # names the caller's line
    return history
