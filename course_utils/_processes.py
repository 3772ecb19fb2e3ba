"""One model in one process, or in several that train it together: what each does and measures, so that all agree."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import Any

import torch
from torch import Tensor, distributed, nn
from torch.nn.parallel import DistributedDataParallel

from course_utils._guards import Metrics, check_mean, device_of
from course_utils._loops import MeanLoss, Measure

LossFn = Callable[[Tensor, Tensor], Tensor]


class Alone:
    """A model that is trained in this process alone: nothing is shared."""

    first = True

    def __init__(self, model: nn.Module) -> None:
        """Keep the model."""
        self.model = model

    def agreeing(self) -> AbstractContextManager[dict[str, Any]]:
        """Run a block that fills a plan."""
        return nullcontext({})

    def weighted(self, loss_fn: LossFn) -> LossFn:
        """The loss to train with."""
        return loss_fn

    def mean(self) -> MeanLoss:
        """A mean loss over all samples."""
        return MeanLoss()

    def measure(self, loss_fn: LossFn, metrics: Metrics) -> Measure:
        """A test loop over all samples."""
        return Measure(loss_fn, metrics)


class Together(Alone):
    """A DistributedDataParallel model: each process has a copy of it, and a part of the data."""

    def __init__(self, model: DistributedDataParallel) -> None:
        """Unpack the model, and find out how many processes there are and which of them this is."""
        super().__init__(model.module)
        self.group = model.process_group
        self.size, self.first = self.group.size(), self.group.rank() == 0
        self.device = device_of(model)

    def gather(self, value: Any) -> list[Any]:
        """The values of all processes, in the same order in each."""
        values = [None] * self.size
        distributed.all_gather_object(values, value, group=self.group)
        return values

    def add_up(self, total: float, count: int) -> tuple[float, int]:
        """The sums of two numbers over all processes, the same in each to the last bit."""
        dtype = torch.float64 if self.device.type in ("cpu", "cuda") else torch.float32  # some devices have no float64
        sums = torch.tensor([total, count], dtype=dtype, device=self.device)
        distributed.all_reduce(sums, group=self.group)
        return sums[0].item(), int(sums[1])

    @contextmanager
    def agreeing(self) -> Iterator[dict[str, Any]]:
        """Refuse in every process what one of them refuses, and plans that differ, so that none waits for ever."""
        plan: dict[str, Any] = {}
        try:
            yield plan
        except Exception as error:
            self.gather(f"{type(error).__name__}: {error}")
            raise
        plans = self.gather(plan)
        for rank, other in enumerate(plans):
            if isinstance(other, str):
                raise RuntimeError(f"process {rank} cannot take part, so the others stop, too. It said: {other}")
        for name in plan:
            values = [other[name] for other in plans]
            if any(value != values[0] for value in values):
                raise ValueError(
                    f"the processes have different {name}: {', '.join(map(str, values))}; expected the same in each: "
                    "give each the same arguments, and its part of the same batches, course_utils.distributed.Shard(loader)"
                )

    def weighted(self, loss_fn: LossFn) -> LossFn:
        """A loss whose gradient counts every sample alike: the mean of DDP counts every process alike, full or not."""

        def weighted_loss(y_pred: Tensor, y: Tensor) -> Tensor:
            loss = loss_fn(y_pred, y)
            check_mean(loss)
            wide = torch.promote_types(loss.dtype, torch.float32)  # float16 ends at 65,504
            samples = torch.full((), len(y), dtype=wide, device=loss.device)
            distributed.all_reduce(samples, group=self.group)
            weight = (len(y) * self.size / samples).to(loss.dtype)
            loss.register_hook(lambda gradient: gradient * weight)
            return loss

        return weighted_loss

    def mean(self) -> MeanLoss:
        """A mean loss over the samples of all processes."""
        return _WholeMean(self)

    def measure(self, loss_fn: LossFn, metrics: Metrics) -> Measure:
        """A test loop over the samples of all processes."""
        measure = Measure(loss_fn, metrics)
        measure.mean, measure.join = self.mean(), self._join
        return measure

    def _join(self, tensors: list[Tensor]) -> Tensor:
        own = torch.cat(tensors)
        return torch.cat(self.gather(own.cpu())).to(own.device)


class _WholeMean(MeanLoss):
    def __init__(self, processes: Together) -> None:
        super().__init__()
        self.processes = processes

    def result(self) -> float:
        if self.later:
            self._fold()
        self.total, self.count = self.processes.add_up(float(self.total), self.count)
        return super().result()


def sharing(model: nn.Module) -> Alone:
    """How a model is trained: together with other processes, when it is a DistributedDataParallel."""
    return Together(model) if isinstance(model, DistributedDataParallel) else Alone(model)


def check_alone(model: object) -> None:
    """Refuse a DistributedDataParallel, whose output may wait for other processes."""
    if isinstance(model, DistributedDataParallel):
        raise ValueError("model is a DistributedDataParallel; expected the model inside it: use model.module")
