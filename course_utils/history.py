"""The record of a training run: one number per epoch."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from typing import Any, SupportsFloat

Loss = SupportsFloat  # a number, or a tensor of one number


@dataclass(repr=False)
class History:
    """What a training run measured, one plain number per epoch; `metrics` holds a list for each name.

    Source: notebook 03, "The test loop".
    """

    train_loss: list[float] = field(default_factory=list)  # mean over the samples, each *before* the update made from it
    eval_loss: list[float] = field(default_factory=list)  # measured *after* the epoch's last update; may be empty
    metrics: dict[str, list[float]] = field(default_factory=dict)  # measured together with eval_loss

    def __len__(self) -> int:
        """The number of completed epochs; `n_epochs` is the same."""
        return len(self.train_loss)

    n_epochs = property(__len__)

    def __repr__(self) -> str:
        last = [f"{name}={column[-1]:.4g}" for name, column in self.columns().items() if column]
        return f"History({self.n_epochs} epochs{': ' if last else ''}{', '.join(last)})"

    def columns(self) -> dict[str, list[float]]:
        """Every column by its name: `train_loss`, `eval_loss` when there is one, and each metric."""
        return {"train_loss": self.train_loss} | ({"eval_loss": self.eval_loss} if self.eval_loss else {}) | self.metrics

    def append(self, train_loss: Loss, eval_loss: Loss | None = None, metrics: Mapping[str, float] | None = None) -> None:
        """Add one epoch: `train_loss`, `eval_loss` and `metrics`, `{name: number}`; the columns must be as before."""
        trained, evaluated = float(train_loss), None if eval_loss is None else float(eval_loss)
        measured = {name: float(number) for name, number in (metrics or {}).items()}
        if self.train_loss and (measured.keys() != self.metrics.keys() or (evaluated is None) == bool(self.eval_loss)):
            came = {"train_loss", *measured} if evaluated is None else {"train_loss", "eval_loss", *measured}
            before = f"the epochs so far have the columns {sorted(self.columns())}"
            raise ValueError(f"{before}, this one has {sorted(came)}: measure the same, or start a new History")
        for name, number in measured.items():
            self.metrics.setdefault(name, []).append(number)
        self.eval_loss += [] if evaluated is None else [evaluated]
        self.train_loss.append(trained)  # last: an epoch counts once all of it is there

    def drop_unfinished(self) -> None:
        """Cut every column to the completed epochs, after a stop in the middle of `append`."""
        for column in self.columns().values():
            del column[self.n_epochs :]
        self.metrics = {name: column for name, column in self.metrics.items() if column}

    def to_dict(self) -> dict[str, Any]:
        """The history as dicts and lists of numbers, as a checkpoint stores it."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: dict[str, Any]) -> "History":
        """Make a History of `data`, which `to_dict` gave."""
        return cls(**deepcopy(data))
