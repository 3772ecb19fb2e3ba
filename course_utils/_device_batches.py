"""The data of a training run as batches on the model's device, checked as they come."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import torch
from torch import Tensor, nn

from course_utils._guards import check_input
from course_utils.batches import TensorLoader

Batch = tuple[Tensor, Tensor]
Data = Iterable[Any]  # a DataLoader, a TensorLoader, a list of batches, or one (X, y) pair


class DeviceBatches:
    """The batches of `data` on one device; can be iterated any number of times.

    Tensors in memory, a pair or a TensorLoader, are checked once, here. Batches from elsewhere are checked as they come.
    """

    def __init__(self, data: Data, *, device: torch.device, model: nn.Module, name: str) -> None:
        """Wrap a DataLoader, a TensorLoader, a list of batches, or one (X, y) pair, which is moved to the device once."""
        self.device, self.model, self.name, self.y, self.length = device, model, name, None, None
        self.ready = False  # whether the batches need no check and no move
        if isinstance(data, (tuple, list)) and len(data) == 2 and all(isinstance(part, Tensor) for part in data):
            check_batch(model, data, name)
            self.y = data[1]
            data = [_usable(part) for part in data]
            data = [(data[0].to(device), data[1].to(device))]
            self.ready = True
        elif isinstance(data, TensorLoader):
            check_batch(model, (data.X, data.y), name)
            self.y = data.y
            self.ready = data.X.device == device
        elif isinstance(data, Tensor) or not isinstance(data, Iterable) or isinstance(data, (str, Mapping)):
            raise TypeError(f"{name} is a {type(data).__name__}; expected a DataLoader or a pair (X, y)")
        elif isinstance(data, Iterator):  # not `iter(data) is data`: iter() of a DataLoader draws a random number
            raise TypeError(
                f"{name} is a {type(data).__name__}, which is exhausted after one epoch; "
                "expected a DataLoader, a list of batches or a pair (X, y): use list(...)"
            )
        with suppress(TypeError):  # a DataLoader of a stream has no length
            self.length = len(data)  # type: ignore[arg-type]  # what has no length is suppressed
            if self.length == 0:
                raise ValueError(_no_batches(name))
        self.data = data

    def __iter__(self) -> Iterator[Batch]:
        return iter(self.data) if self.ready else self._checked()

    def _checked(self) -> Iterator[Batch]:
        empty = True
        for batch in self.data:
            X, y = check_batch(self.model, batch, self.name)
            empty = False
            yield X.to(self.device), y.to(self.device)
        if empty:
            raise ValueError(_no_batches(self.name))


def _usable(part: Tensor) -> Tensor:
    """What `predict` returned, say, as an ordinary tensor: autograd takes no other."""
    return part.clone() if part.is_inference() else part


def _no_batches(name: str) -> str:
    return f"{name} gave no batches: expected at least one with a sample in it (is drop_last=True too strict?)"


def check_batches(batches: object) -> None:
    """Refuse what a loop over batches could not go through, such as one (X, y) pair."""
    pair = isinstance(batches, (tuple, list)) and any(isinstance(part, Tensor) for part in batches)
    if pair or isinstance(batches, (Tensor, str, Mapping)) or not isinstance(batches, Iterable):
        came = "one pair of tensors" if pair else f"a {type(batches).__name__}"
        raise TypeError(f"batches is {came}; expected a DataLoader or a list of pairs, as in [(X, y)]")


def check_count(count: int) -> None:
    """Refuse a pass over no samples: it has no mean."""
    if count == 0:
        raise ValueError(_no_batches("batches"))


def check_alike(train: DeviceBatches, evaluation: DeviceBatches) -> None:
    """Refuse to evaluate on one (X, y) pair whose float y lacks a dimension that the y to train on has."""
    y, other = train.y, evaluation.y
    if y is None or other is None or not (y.is_floating_point() and other.is_floating_point()):
        return
    if other.dim() < y.dim():
        remedy = "use y.unsqueeze(1)" if (other.dim(), y.dim()) == (1, 2) else "give both the shape of the model's output"
        raise ValueError(
            f"{evaluation.name}: y has shape {tuple(other.shape)}, y of {train.name} has {tuple(y.shape)}: {remedy}"
        )


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
