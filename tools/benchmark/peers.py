"""The contender that needs the extra `bench`; it is imported only when it is asked for."""

from collections.abc import Callable

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


IGNITE = Contender("ignite, no metric", ignite, "ignite.engine")
