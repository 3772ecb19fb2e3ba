"""One step, one epoch, a whole training run; evaluation and prediction."""

import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from math import isfinite
from typing import Any  # noqa: F401  # in type comments

import torch
from torch import Tensor, nn

from course_utils._device_batches import Batch, Data, DeviceBatches, check_alike
from course_utils._device_batches import check_batches as _check_batches
from course_utils._device_batches import check_count as _check_count
from course_utils._guards import Metrics, check_history, check_mean, check_metrics, check_run, device_of
from course_utils._guards import check_input as _check_input
from course_utils._guards import check_loss as _check_loss
from course_utils._guards import check_parameters as _check_parameters
from course_utils._guards import check_slopes as _check_slopes
from course_utils._guards import check_step as _check_step
from course_utils._guards import check_target as _check_target
from course_utils._loops import ModeSwitch, means_stop, progress_bar
from course_utils._processes import check_alone as _check_alone
from course_utils._processes import sharing
from course_utils.history import History

LossFn = Callable[[Tensor, Tensor], Tensor]


class DivergenceError(RuntimeError):
    """A loss became NaN or infinite, so that the parameters are of no use any more.

    Attributes:
        history: the completed epochs before.
        epoch: the epoch that failed, counted from 1.

    Source: notebook 05, "A learning-rate sweep".
    """

    def __init__(self, message: str, *, history: History, epoch: int) -> None:
        """Carry the history so far beside the message."""
        super().__init__(message)
        self.history, self.epoch = history, epoch


def train_step(model: nn.Module, X: Tensor, y: Tensor, *, loss_fn: LossFn, optimizer: torch.optim.Optimizer) -> Tensor:
    """Update the model once from one batch: the five steps of the training loop.

    Args:
        model: on the device of X and y, in train mode.
        X: (n_samples, n_features) float32.
        y: as `loss_fn` wants it: float32 of the output's shape, or class indices (n_samples,) int64.
        loss_fn: `loss_fn(y_pred, y)` -> mean loss over the batch, a scalar.
        optimizer: holds the model's parameters.

    Returns:
        The loss *before* the update, a detached scalar, still on the device.

    Raises:
        TypeError: an argument is of the wrong kind.
        ValueError: no samples, X of another dtype or width than the model takes, or y that would broadcast.

    Source: notebook 03, "The training loop".
    """
    _check_step(model, X, loss_fn=loss_fn, optimizer=optimizer)
    y_pred = model(X)  # 1. forward pass
    _check_target(y_pred, y, loss_fn)
    loss = loss_fn(y_pred, y)  # 2. loss
    _check_loss(loss_fn, loss)
    _check_slopes(loss)
    optimizer.zero_grad()  # 3. clear the old gradients
    loss.backward()  # 4. backpropagation
    optimizer.step()  # 5. update the parameters
    return loss.detach()  # not .item(): no wait for the device in every batch


def train_epoch(model: nn.Module, batches: Iterable[Batch], *, loss_fn: LossFn, optimizer: torch.optim.Optimizer) -> Tensor:
    """Update the model once from each batch.

    Args:
        model: on the device of the batches; left in train mode.
        batches: `(X, y)` pairs, at least one.
        loss_fn: `loss_fn(y_pred, y)` -> mean loss over the batch, a scalar.
        optimizer: holds the model's parameters.

    Returns:
        The mean loss over the samples, each measured before the update made from its batch; a scalar on the device.

    Raises:
        TypeError: an argument is of the wrong kind; one `(X, y)` pair must be given as `[(X, y)]`.
        ValueError: no batches, or y would broadcast against the model's output.

    Source: notebook 03, "The training loop as a function".
    """
    _check_batches(batches)
    model.train()
    total, count = 0.0, 0  # type: Any, int
    for X, y in batches:
        loss = train_step(model, X, y, loss_fn=loss_fn, optimizer=optimizer)
        total, count = total + loss * len(X), count + len(X)
    _check_count(count)
    return total / count


def eval_epoch(model: nn.Module, batches: Iterable[Batch], *, loss_fn: LossFn) -> tuple[Tensor, Tensor, Tensor]:
    """Measure the model on every batch without changing it: the three steps of the test loop.

    Args:
        model: on the device of the batches; left in eval mode.
        batches: `(X, y)` pairs, at least one.
        loss_fn: `loss_fn(y_pred, y)` -> mean loss over the batch, a scalar.

    Returns:
        The mean loss over the samples (a scalar), all predictions and all targets, on the device.

    Raises:
        TypeError: an argument is of the wrong kind; one `(X, y)` pair must be given as `[(X, y)]`.
        ValueError: no batches, or y would broadcast against the model's output.

    Source: notebook 03, "The test loop".
    """
    _check_loss(loss_fn)
    _check_batches(batches)
    model.eval()
    total, count, outputs, targets = 0.0, 0, [], []  # type: Any, int, list[Tensor], list[Tensor]
    with torch.inference_mode():
        for X, y in batches:
            _check_input(model, X)
            y_pred = model(X)  # 1. forward pass
            _check_target(y_pred, y, loss_fn)
            loss = loss_fn(y_pred, y)  # 2. loss
            _check_loss(loss_fn, loss)
            total, count = total + loss * len(X), count + len(X)
            outputs.append(y_pred)  # 3. kept, so that metrics can be computed
            targets.append(y)
    _check_count(count)
    return total / count, torch.cat(outputs), torch.cat(targets)


@contextmanager
def restore_mode(model: nn.Module) -> Iterator[None]:
    """Put every part of a model back, after a block, into the mode it was in: train or eval.

    Args:
        model: any module. A part that was in eval mode on its own (a frozen layer) is so again.

    Source: notebook 04, "Predict with all three rules".
    """
    modes = [(module, module.training) for module in model.modules()]
    try:
        yield
    finally:
        for module, mode in modes:
            module.training = mode


def predict(model: nn.Module, X: Tensor) -> Tensor:
    """Run the model on `X` by the three rules: eval mode, inference mode, same device.

    Args:
        model: left in the mode it was in; of a DistributedDataParallel its `.module`.
        X: (n_samples, n_features) float32, on any device.

    Returns:
        The model's output, (n_samples, n_outputs), on the CPU, without gradients.

    Raises:
        TypeError: X is not a tensor.
        ValueError: X is empty, or of another dtype or width than the model takes; or the model waits for others.

    Source: notebook 04, "Predict with all three rules".
    """
    _check_alone(model)
    _check_input(model, X)
    _check_parameters(model)
    device = next(model.parameters()).device
    with restore_mode(model), torch.inference_mode():
        model.eval()
        return model(X.to(device)).cpu()


def evaluate(model: nn.Module, data: Data, *, loss_fn: LossFn, metrics: Metrics | None = None) -> dict[str, float]:
    """Average the loss, and any metrics, of `model` over `data` without training it.

    Args:
        model: put into eval mode for the pass, and back into the mode it was in. With a DistributedDataParallel, all
            processes must call this; the numbers are of the samples of all, as in `train`.
        data: a DataLoader, a TensorLoader, or `(X, y)` as one batch. X (n_samples, n_features) float32; y as
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
    processes = sharing(model)
    with processes.agreeing():
        _check_loss(loss_fn)
        check_metrics(metrics)
        batches = DeviceBatches(data, device=device_of(model), model=processes.model, name="data")
    with restore_mode(model):
        model.eval()
        loss, measured = processes.measure(loss_fn, metrics or {})(model, batches)
    return {"loss": loss} | measured


def train(
    model: nn.Module,
    train_data: Data,
    *,
    loss_fn: LossFn,
    optimizer: torch.optim.Optimizer,
    epochs: int,
    eval_data: Data | None = None,
    metrics: Metrics | None = None,
    history: History | None = None,
    callback: Callable[[History], object] | None = None,
    progress: bool = False,
) -> History:
    """Train `model` for `epochs` further epochs; the same parameters as the five-step loop, to the last bit.

    Args:
        model: trained in place, on the device it is on; put back into the mode it was in. A DistributedDataParallel
            is trained by several processes, as `notebooks/train_distributed.py` shows: each calls this with its own
            part of the data, `course_utils.distributed.Shard(loader)`, and gets the history of the whole.
        train_data: a DataLoader, a TensorLoader, a list of batches, or `(X, y)` as one batch (full-batch gradient descent).
        loss_fn: `loss_fn(y_pred, y)` -> mean loss over the batch, a scalar.
        optimizer: made from `model.parameters()`.
        epochs: how many further epochs, 1 or more.
        eval_data: measured after each epoch; the same kinds as `train_data`. Several processes may each give a part
            of it, or each the whole: the means are the same.
        metrics: `{name: metric(y_pred, y) -> float}`, measured on `eval_data`.
        history: of an earlier run, to go on with: new epochs are added to it.
        callback: called with the history after each epoch; when it returns True, training ends.
        progress: show a bar (tqdm); of several processes, the first does.

    Returns:
        The history. `train_loss` is measured during the epoch, each batch before the update made from it;
        `eval_loss` and the metrics are of the model after the epoch.
        After a stop (■ in JupyterLab) it holds the completed epochs, and a UserWarning says so; the
        model then also carries the updates of the epoch that was not completed.

    Raises:
        TypeError: an argument is of the wrong kind, or the data can be read only once.
        ValueError: epochs below 1, no batches, y that would broadcast, an optimizer of another model, …;
            or processes that have, say, different numbers of batches.
        RuntimeError: another of the processes was refused its arguments.
        DivergenceError: a loss became NaN or infinite; the history so far is in `error.history`.

    Source: notebook 03, "The course's own train".
    """
    processes = sharing(model)
    with processes.agreeing() as plan:
        _check_loss(loss_fn)
        check_metrics(metrics)
        check_run(model, optimizer, epochs=epochs, callback=callback)
        history = History() if history is None else history
        check_history(history, metrics=metrics, eval_data=eval_data)
        device = device_of(model)
        batches = DeviceBatches(train_data, device=device, model=processes.model, name="train_data")
        if eval_data is not None:
            eval_data = DeviceBatches(eval_data, device=device, model=processes.model, name="eval_data")
            check_alike(batches, eval_data)
        plan |= {"numbers of batches": batches.length, "epochs": epochs, "earlier epochs": history.n_epochs}
        plan |= {"eval_data": eval_data is not None, "metrics": sorted(metrics or {})}
    set_mode, mean, checked, seen = ModeSwitch(model), processes.mean(), None, None
    measure = processes.measure(loss_fn, metrics or {})
    loss_fn = processes.weighted(loss_fn)
    with restore_mode(model):
        try:
            for _ in progress_bar(epochs) if progress and processes.first else range(epochs):
                set_mode(True)
                for X, y in batches:
                    y_pred = model(X)  # 1. forward pass
                    if y is not seen and (y.dtype is not checked or y.shape != y_pred.shape):
                        _check_target(y_pred, y, loss_fn)
                    loss = loss_fn(y_pred, y)  # 2. loss
                    if checked is None:  # the first batch
                        check_mean(loss)
                        _check_slopes(loss)
                        checked = y.dtype
                    optimizer.zero_grad()  # 3. clear the old gradients
                    loss.backward()  # 4. backpropagation
                    optimizer.step()  # 5. update the parameters
                    mean.add(loss, X.shape[0])
                    seen = y  # a pair is the same batch in every epoch
                train_loss = mean.result()
                if not isfinite(train_loss):
                    _refuse_divergence("training", train_loss, history=history, optimizer=optimizer)
                eval_loss = measured = None
                if eval_data is not None:
                    set_mode(False)
                    eval_loss, measured = measure(model, eval_data)
                    if not isfinite(eval_loss):
                        _refuse_divergence("evaluation", eval_loss, history=history, optimizer=optimizer)
                history.append(train_loss, eval_loss, measured)
                if callback is None:
                    set_mode.remember()
                elif means_stop(callback(history)):
                    break
        except KeyboardInterrupt:
            history.drop_unfinished()
            warnings.warn(
                f"stopped in epoch {history.n_epochs + 1}: the history keeps the {history.n_epochs} completed epochs; "
                "train(..., history=history) goes on from here",
                stacklevel=2,
            )
    return history


def _refuse_divergence(name: str, loss: float, *, history: History, optimizer: torch.optim.Optimizer) -> None:
    epoch = history.n_epochs + 1
    rates = ", ".join(f"{group['lr']:g}" for group in optimizer.param_groups)
    raise DivergenceError(
        f"the {name} loss became {loss} in epoch {epoch}. Usual causes: the learning rate is too high "
        f"(lr={rates}), or the data are not normalised or hold a NaN. Make model and optimizer anew and try "
        f"a tenth of the rate; the {history.n_epochs} epochs before are in error.history",
        history=history,
        epoch=epoch,
    )
