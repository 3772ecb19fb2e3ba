"""The record of a training run: one number per epoch."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import SupportsFloat

Loss = SupportsFloat  # a number, or a tensor of one number


@dataclass(repr=False)
class History:
    """What a training run measured, one plain number per epoch; `metrics` holds a list for each name.

    Source: notebook 03, "The test loop".
    """

    train_loss: list[float] = field(default_factory=list)  # mean over the samples, each *before* its batch's update
    eval_loss: list[float] = field(default_factory=list)  # measured *after* the epoch's last update; may be empty
    metrics: dict[str, list[float]] = field(default_factory=dict)  # measured together with eval_loss

    def __len__(self) -> int:
        """The number of completed epochs; `n_epochs` is the same."""
        return len(self.train_loss)

    n_epochs = property(__len__)  # so history.n_epochs needs no brackets

    def __repr__(self) -> str:
        last = [f"{name}={column[-1]:.4g}" for name, column in self.columns().items() if column]
        return f"History({self.n_epochs} epochs{': ' if last else ''}{', '.join(last)})"

    def columns(self) -> dict[str, list[float]]:
        """Every column by its name: `train_loss`, `eval_loss` when there is one, and each metric."""
        return {"train_loss": self.train_loss} | ({"eval_loss": self.eval_loss} if self.eval_loss else {}) | self.metrics

    def append(self, train_loss: Loss, eval_loss: Loss | None = None, metrics: Mapping[str, float] | None = None) -> None:
        """Add one epoch: `train_loss`, `eval_loss` and `metrics`, `{name: number}`; the columns must be as before."""
        epoch = {"train_loss": train_loss} | ({} if eval_loss is None else {"eval_loss": eval_loss}) | dict(metrics or {})
        numbers = {name: float(value) for name, value in epoch.items()}
        if self.train_loss and numbers.keys() != self.columns().keys():
            before = f"the epochs so far have the columns {sorted(self.columns())}"
            raise ValueError(f"{before}, this one has {sorted(numbers)}: keep eval_data and metrics, or start a new History")
        for name in metrics or {}:
            self.metrics.setdefault(name, []).append(numbers[name])
        self.eval_loss += [numbers["eval_loss"]] if "eval_loss" in numbers else []
        self.train_loss.append(numbers["train_loss"])  # last: an epoch counts once all of it is there
