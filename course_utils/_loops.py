"""What lets `train` keep its promises at the speed of the bare loop: mean losses, modes and measuring at little cost."""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn

from course_utils._guards import Metrics, check_mean, check_target

_KEPT = 1024  # losses on an accelerator that are kept one by one, at about 500 bytes each, before they are added up


class MeanLoss:
    """The mean loss over the samples of a pass; nothing waits for an accelerator before the end of the pass."""

    def __init__(self) -> None:
        """Begin the first pass."""
        self.count = 0
        self.total: Any = 0.0
        self.later: list[Tensor] = []  # losses on an accelerator, of batches of `size` samples, to be added up together
        self.size = 0

    def add(self, loss: Tensor, size: int) -> None:
        """Add the mean loss of a batch of `size` samples."""
        self.count += size
        if loss.is_cpu:
            self.total += loss.item() * size  # there is nothing to wait for
            return
        if self.later and (size != self.size or len(self.later) == _KEPT):
            self._fold()
        self.size = size
        self.later.append(loss.detach())

    def _fold(self) -> None:
        losses = torch.stack(self.later)
        wide = torch.promote_types(losses.dtype, torch.float32)  # a sum in half precision goes wrong, or to infinity
        self.total = self.total + losses.sum(dtype=wide) * self.size  # still on the accelerator
        self.later = []

    def result(self) -> float:
        """The mean of the pass; what is added from now on is of the next one."""
        if len(self.later) == 1 and self.size == self.count:  # a full batch: nothing to add up on the accelerator
            self.total = float(self.later.pop()) * self.size
        elif self.later:
            self._fold()
        mean = float(self.total) / self.count
        self.count, self.total = 0, 0.0
        return mean


class ModeSwitch:
    """Puts a model into train or eval mode, as `model.train(mode)` does, which walks through the whole model to do it.

    Once `remember` has listed the parts, their flags are set one by one.
    """

    def __init__(self, model: nn.Module) -> None:
        """Change nothing yet."""
        self.model = model
        self.parts: list[nn.Module] | None = None

    def __call__(self, mode: bool) -> None:
        if not self.parts:
            self.model.train(mode)
            return
        for part in self.parts:
            object.__setattr__(part, "training", mode)  # nn.Module's own looks first whether it is a parameter

    def remember(self) -> None:
        """List the parts, unless one has a `train` or `eval` of its own: it may freeze a layer, or merge weights."""
        if self.parts is None:
            parts = list(self.model.modules())
            self.parts = parts if all(map(_is_usual, parts)) else []


def _is_usual(part: nn.Module) -> bool:
    own = getattr(part.train, "__func__", None), getattr(part.eval, "__func__", None), type(part).__setattr__
    return own == (nn.Module.train, nn.Module.eval, nn.Module.__setattr__)


class Measure:
    """The test loop of notebook 03, on a model in eval mode; what the model says is kept only where metrics need it."""

    def __init__(self, loss_fn: Callable[[Tensor, Tensor], Tensor], metrics: Metrics) -> None:
        """Measure nothing yet."""
        self.loss_fn, self.metrics = loss_fn, metrics
        self.mean, self.checked = MeanLoss(), None  # type: MeanLoss, torch.dtype | None
        self.seen: Tensor | None = None
        self.join: Callable[[list[Tensor]], Tensor] = torch.cat
        self.inference_mode = torch.inference_mode()  # made once: that costs more than the rest of this class

    def __call__(self, model: nn.Module, batches: Iterable[tuple[Tensor, Tensor]]) -> tuple[float, dict[str, float]]:
        """The mean loss over the samples, and each metric on all predictions."""
        loss_fn, metrics, outputs, targets = self.loss_fn, self.metrics, [], []
        with self.inference_mode:
            for X, y in batches:
                y_pred = model(X)  # 1. forward pass
                if y is not self.seen and (y.dtype is not self.checked or y.shape != y_pred.shape):
                    check_target(y_pred, y, loss_fn)
                loss = loss_fn(y_pred, y)  # 2. loss
                if self.checked is None:  # the first batch
                    check_mean(loss)
                    self.checked = y.dtype
                self.mean.add(loss, X.shape[0])
                self.seen = y  # a pair is the same batch in every epoch
                if metrics:
                    outputs.append(y_pred)  # 3. kept, so that metrics can be computed
                    targets.append(y)
            mean = self.mean.result()
            if not metrics:
                return mean, {}
            y_pred, y = self.join(outputs), self.join(targets)
            return mean, {name: _number(name, metric(y_pred, y)) for name, metric in metrics.items()}


def _number(name: str, result: Any) -> float:
    try:
        return float(result)
    except (TypeError, ValueError, RuntimeError) as error:
        came = f"a tensor of shape {tuple(result.shape)}" if isinstance(result, Tensor) else f"a {type(result).__name__}"
        raise TypeError(f"metric {name!r} returned {came}; expected one number: use .mean() over the samples") from error


def means_stop(answer: object) -> bool:
    """Whether a callback returned True, its own or NumPy's or PyTorch's; anything else, None above all, means to go on."""
    return answer is True or (hasattr(answer, "dtype") and str(answer.dtype) in ("bool", "torch.bool") and bool(answer))


def progress_bar(epochs: int) -> Iterable[int]:
    """Count the epochs with a bar on stderr."""
    from tqdm import tqdm  # here, so that importing the package stays cheap

    return tqdm(range(epochs), unit="epoch", desc="training")
