"""Training in several processes: the part of the data that falls to each."""

from collections.abc import Iterable, Iterator
from typing import Any

from torch import Tensor, distributed

from course_utils._device_batches import check_batches


class Shard:
    """The samples of each batch that fall to this process: of two processes, every other one.

    Each process makes the same loader, with a generator of the same seed, so that all draw the same batches. Then
    DistributedDataParallel and `course_utils.training.train` take the steps that one process takes with the whole
    batches: the parameters are the same, up to rounding. (Not with BatchNorm, whose means are of a process's own part.)

    Attributes:
        loader: gives the whole batches.

    Source: notebook 05, "Going deeper".
    """

    def __init__(self, loader: Iterable[Any]) -> None:
        """Keep the loader.

        Args:
            loader: a TensorLoader, a DataLoader or a list of `(X, y)` batches, the same in every process.

        Raises:
            TypeError: the loader is no such thing; one `(X, y)` pair must be given as `[(X, y)]`.
        """
        check_batches(loader)
        if isinstance(loader, Iterator):
            raise TypeError(
                f"loader is a {type(loader).__name__}, which is exhausted after one epoch; "
                "expected a DataLoader, a TensorLoader or a list of batches: use list(...)"
            )
        self.loader = loader

    def __len__(self) -> int:
        """The number of batches in a pass, the same in every process."""
        return len(self.loader)  # type: ignore[arg-type]  # of a stream it is an error, as it should be

    def __iter__(self) -> Iterator[tuple[Tensor, Tensor]]:
        """Go through the batches once, with this process's samples of each.

        Raises:
            RuntimeError: no process group was started.
            ValueError: a batch has fewer samples than there are processes.
        """
        if not distributed.is_initialized():
            raise RuntimeError("there is no process group: call torch.distributed.init_process_group('gloo') first")
        rank, size = distributed.get_rank(), distributed.get_world_size()
        for X, y in self.loader:
            if len(X) < size:
                raise ValueError(
                    f"a batch has {len(X)} samples for {size} processes; expected one each or more: choose a batch_size "
                    "that leaves no such rest"
                )
            yield X[rank::size], y[rank::size]
