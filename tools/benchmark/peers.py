"""The contenders that need a trainer of the extra `bench`; each is imported only when it is asked for."""

import contextlib
import logging
import warnings
from collections.abc import Callable, Iterator
from typing import Any

import torch
from torch import nn

from benchmark.problem import LR, Contender, Outcome, Problem

Run = Callable[[], Outcome]


def ignite(problem: Problem, model: nn.Module, epochs: int) -> Run:
    """Two engines with steps by hand."""
    from ignite.engine import Engine, Events

    (X, y), test, loss_fn = problem.train, [problem.test], problem.loss_fn
    optimizer = torch.optim.SGD(model.parameters(), lr=LR)

    def update(engine: Engine, batch: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        model.train()
        loss = loss_fn(model(batch[0]), batch[1])
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        return loss.detach()

    def measure(engine: Engine, batch: tuple[torch.Tensor, torch.Tensor]) -> torch.Tensor:
        model.eval()
        with torch.inference_mode():
            return loss_fn(model(batch[0]), batch[1])

    trainer, evaluator = Engine(update), Engine(measure)
    trainer.add_event_handler(Events.EPOCH_COMPLETED, lambda: evaluator.run(test))

    def run() -> Outcome:
        trainer.run([(X, y)], max_epochs=epochs)
        return Outcome(evaluator.state.output)

    return run


def skorch(problem: Problem, model: nn.Module, epochs: int) -> Run:
    from skorch import NeuralNet
    from skorch.dataset import Dataset
    from skorch.helper import predefined_split

    net = NeuralNet(
        model,
        criterion=problem.loss_fn,
        optimizer=torch.optim.SGD,
        lr=LR,
        max_epochs=epochs,
        batch_size=-1,
        train_split=predefined_split(Dataset(*problem.test)),
        callbacks="disable",
        verbose=0,
    ).initialize()

    def run() -> Outcome:
        net.partial_fit(*problem.train)
        return Outcome(net.history[-1, "batches", -1, "valid_loss"])

    return run


class OneBatch:
    """All rows as one batch, in what Lightning takes for a loader: it would take a list apart."""

    def __init__(self, data: tuple[torch.Tensor, torch.Tensor]) -> None:
        self.data = data

    def __iter__(self) -> Iterator[tuple[torch.Tensor, torch.Tensor]]:
        yield self.data

    def __len__(self) -> int:
        return 1


def lean_trainer(epochs: int) -> Any:
    """Lightning's Trainer with everything switched off that can be."""
    from lightning.pytorch import Trainer

    off = ("logger", "enable_checkpointing", "enable_progress_bar", "enable_model_summary")
    with silence():
        return Trainer(max_epochs=epochs, accelerator="cpu", num_sanity_val_steps=0, **dict.fromkeys(off, False))


def lightning(problem: Problem, model: nn.Module, epochs: int) -> Run:
    from lightning.pytorch import LightningModule

    class Lit(LightningModule):
        def __init__(self) -> None:
            super().__init__()
            self.model, self.loss_fn, self.test_loss = model, problem.loss_fn, None

        def training_step(self, batch: tuple[torch.Tensor, torch.Tensor], number: int) -> torch.Tensor:
            return self.loss_fn(self.model(batch[0]), batch[1])

        def validation_step(self, batch: tuple[torch.Tensor, torch.Tensor], number: int) -> None:
            self.test_loss = self.loss_fn(self.model(batch[0]), batch[1])

        def configure_optimizers(self) -> torch.optim.Optimizer:
            return torch.optim.SGD(self.model.parameters(), lr=LR)

    trainer, module = lean_trainer(epochs), Lit()
    data = OneBatch(problem.train), OneBatch(problem.test)

    def run() -> Outcome:
        with silence():
            trainer.fit(module, *data)
        return Outcome(module.test_loss)

    return run


@contextlib.contextmanager
def silence() -> Iterator[None]:
    """Lightning's remarks on what was switched off, and on DataLoaders without workers."""
    logger = logging.getLogger("lightning.pytorch")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


IGNITE = Contender("ignite, no metric", ignite, "ignite.engine")
PEERS = (
    IGNITE,
    Contender("skorch, no callbacks", skorch, "skorch"),
    Contender("Lightning, leanest", lightning, "lightning.pytorch"),
)
