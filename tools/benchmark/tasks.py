"""The mini-batch task: two models, and the ways to go through many rows in batches."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from course_utils.models import LinearRegressionModel
from course_utils.training import train

BATCH = 256
LR = 0.01


@dataclass(frozen=True)
class Task:
    """A model, its loss, and rows for it."""

    name: str
    features: int
    new_model: Callable[[], nn.Module]
    loss_fn: nn.Module

    def model(self) -> nn.Module:
        """A new model with the same start as the last."""
        torch.manual_seed(42)
        return self.new_model()

    def rows(self, n: int) -> tuple[Tensor, Tensor]:
        """X (n, features) and y (n, 1), float32."""
        X = torch.rand(n, self.features, generator=torch.Generator().manual_seed(1))
        return X, X.sum(dim=1, keepdim=True) * 0.7 + 0.3


LINEAR = Task("linear model", 1, LinearRegressionModel, nn.L1Loss())
NETWORK = Task("16→64→1 network", 16, lambda: nn.Sequential(nn.Linear(16, 64), nn.ReLU(), nn.Linear(64, 1)), nn.MSELoss())
TASKS = (LINEAR, NETWORK)

# A way: (task, model, X, y, epochs, shuffle) -> a run.
Way = Callable[[Task, nn.Module, Tensor, Tensor, int, bool], Callable[[], object]]


def _step(task: Task, model: nn.Module, optimizer: torch.optim.Optimizer, X: Tensor, y: Tensor) -> None:
    loss = task.loss_fn(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def fixed_batch(task: Task, model: nn.Module, X: Tensor, y: Tensor, epochs: int, shuffle: bool) -> Callable[[], object]:
    """As many bare steps as the epochs have batches, all on the first batch: what the steps cost without the rows."""
    optimizer, steps = torch.optim.SGD(model.parameters(), lr=LR), epochs * -(-len(X) // BATCH)
    X_batch, y_batch = X[:BATCH].clone(), y[:BATCH].clone()

    def run() -> None:
        for _ in range(steps):
            _step(task, model, optimizer, X_batch, y_batch)

    return run


def slices(task: Task, model: nn.Module, X: Tensor, y: Tensor, epochs: int, shuffle: bool) -> Callable[[], object]:
    """By hand: a new order each epoch, and the rows of one slice of it at a time."""
    optimizer, generator = torch.optim.SGD(model.parameters(), lr=LR), torch.Generator().manual_seed(42)

    def run() -> None:
        for _ in range(epochs):
            order = torch.randperm(len(X), generator=generator) if shuffle else torch.arange(len(X))
            for rows in order.split(BATCH):
                _step(task, model, optimizer, X[rows], y[rows])

    return run


def dataloader(X: Tensor, y: Tensor, shuffle: bool) -> DataLoader:
    generator = torch.Generator().manual_seed(42)
    return DataLoader(TensorDataset(X, y), batch_size=BATCH, shuffle=shuffle, generator=generator)


def tensorloader(X: Tensor, y: Tensor, shuffle: bool) -> Iterable[tuple[Tensor, Tensor]]:
    from course_utils.batches import TensorLoader

    return TensorLoader(X, y, batch_size=BATCH, shuffle=shuffle, generator=torch.Generator().manual_seed(42))


def trained_from(source: Callable[[Tensor, Tensor, bool], Iterable]) -> Way:
    """The course's `train` over a source of batches."""

    def way(task: Task, model: nn.Module, X: Tensor, y: Tensor, epochs: int, shuffle: bool) -> Callable[[], object]:
        batches, optimizer = source(X, y, shuffle), torch.optim.SGD(model.parameters(), lr=LR)
        return lambda: train(model, batches, loss_fn=task.loss_fn, optimizer=optimizer, epochs=epochs)

    return way
