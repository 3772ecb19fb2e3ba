"""Mini-batches of data that are in memory as tensors."""

import math
from collections.abc import Iterator

import torch
from torch import Tensor

from course_utils._refusals import check_loader


class TensorLoader:
    """Mini-batches of the rows of X and y, as a DataLoader gives them, without its cost for each row.

    A DataLoader fetches one row at a time and stacks them. Tensors that are in memory need not be taken apart: one
    indexing operation fetches the rows of a batch. Every pass gives every row once; the last batch may be short.
    A batch is on the device of X, and a copy of its rows.

    Args:
        X: (n_samples, …), any dtype; nothing is copied when the loader is made.
        y: (n_samples, …), the targets in the same order, on the same device.
        batch_size: samples per batch, 1 or more.
        shuffle: whether each pass draws a new order, that of `torch.randperm(n_samples, generator=generator)`.
        generator: draws the order, on the CPU, so that it is the same for every device; None takes PyTorch's global one.
            A checkpoint that stores its state goes on with the same batches.

    Raises:
        TypeError: an argument is of the wrong kind.
        ValueError: no samples, different lengths or devices, X or y with a gradient, or a batch size below 1.

    Source: notebook 05, "Going deeper".
    """

    def __init__(
        self, X: Tensor, y: Tensor, *, batch_size: int, shuffle: bool = False, generator: torch.Generator | None = None
    ) -> None:
        """Keep the data and the way to take batches of them."""
        check_loader(X, y, batch_size=batch_size, shuffle=shuffle, generator=generator)
        self.X, self.y, self.batch_size, self.shuffle, self.generator = X, y, batch_size, shuffle, generator

    def __len__(self) -> int:
        """The number of batches in a pass."""
        return math.ceil(len(self.X) / self.batch_size)

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Go through all rows once, `(X, y)` batch by batch."""
        n = len(self.X)
        order = torch.randperm(n, generator=self.generator) if self.shuffle else torch.arange(n)
        for rows in order.to(self.X.device).split(self.batch_size):
            yield self.X[rows], self.y[rows]
