"""The record of a training run: one number an epoch."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any


@dataclass(repr=False)
class History:
    """What a training run measured, one number an epoch, as plain Python numbers.

    Attributes:
        train_loss: mean loss over the training samples, each measured *before* the update made from it.
        eval_loss: mean loss over the evaluation samples, measured *after* the epoch's last update;
            empty when nothing was evaluated.
        metrics: `{name: numbers}`, measured together with `eval_loss`.

    Raises:
        ValueError: the columns have different lengths.

    Source: notebook 03, "The test loop".
    """

    train_loss: list[float] = field(default_factory=list)
    eval_loss: list[float] = field(default_factory=list)
    metrics: dict[str, list[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name, column in self._evaluated().items():
            if len(column) not in (0, len(self.train_loss)):
                raise ValueError(
                    f"{name} has {len(column)} numbers and train_loss {len(self.train_loss)}; expected one of each an epoch"
                )

    @property
    def n_epochs(self) -> int:
        """The number of completed epochs."""
        return len(self.train_loss)

    def __len__(self) -> int:
        return self.n_epochs

    def __bool__(self) -> bool:
        return True  # an empty History is still a History: `history or History()` must not drop it

    def __repr__(self) -> str:
        last = [f"{name}={column[-1]:.4g}" for name, column in self.columns().items() if column]
        return f"History({self.n_epochs} epochs{': ' if last else ''}{', '.join(last)})"

    def columns(self) -> dict[str, list[float]]:
        """Every column by its name: `train_loss`, `eval_loss` when there is one, and each metric."""
        return {"train_loss": self.train_loss, **self._evaluated()}

    def _evaluated(self) -> dict[str, list[float]]:
        return ({"eval_loss": self.eval_loss} if self.eval_loss else {}) | self.metrics

    def append(self, train_loss: float, eval_loss: float | None = None, metrics: Mapping[str, float] | None = None) -> None:
        """Add one epoch. `train_loss` goes in last: an epoch counts once all of it is there.

        Args:
            train_loss: the epoch's mean training loss.
            eval_loss: the mean evaluation loss after the epoch, if there was an evaluation.
            metrics: `{name: number}` of the same evaluation.

        Raises:
            ValueError: the columns are not those of the epochs before.
        """
        metrics = metrics or {}
        unlike = (eval_loss is None) == bool(self.eval_loss) or metrics.keys() != self.metrics.keys()
        if unlike and self.train_loss:
            given = ({"eval_loss"} if eval_loss is not None else set()) | set(metrics)
            raise ValueError(
                f"the epochs so far have the columns {sorted(self._evaluated())}, this one has {sorted(given)}; "
                "pass the same evaluation data and metrics as before, or start a new History"
            )
        numbers = {name: float(number) for name, number in metrics.items()}  # what is no number changes nothing
        train_loss, eval_loss = float(train_loss), None if eval_loss is None else float(eval_loss)
        if eval_loss is not None:
            self.eval_loss.append(eval_loss)
        for name, number in numbers.items():
            self.metrics.setdefault(name, []).append(number)
        self.train_loss.append(train_loss)

    def drop_unfinished(self) -> None:
        """Cut every column to the completed epochs, after a stop in the middle of `append`."""
        for column in self._evaluated().values():
            del column[self.n_epochs :]
        self.metrics = {name: column for name, column in self.metrics.items() if column}

    def to_dict(self) -> dict[str, Any]:
        """The history as dicts and lists of numbers, as a checkpoint stores it."""
        return asdict(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> "History":
        """Make a History of what `to_dict` gave.

        Args:
            data: a dict with `train_loss`, `eval_loss` and `metrics`.

        Raises:
            ValueError: names are missing or unknown, a column is not one of numbers, or the columns differ in length.
        """
        expected = {"train_loss", "eval_loss", "metrics"}
        if not isinstance(data, Mapping) or set(data) != expected:
            came = sorted(map(str, data)) if isinstance(data, Mapping) else type(data).__name__
            raise ValueError(f"not a history: it has {came}; expected {sorted(expected)}")
        try:
            losses = {name: [float(x) for x in data[name]] for name in ("train_loss", "eval_loss")}
            metrics = {str(name): [float(x) for x in column] for name, column in data["metrics"].items()}
        except (TypeError, ValueError, AttributeError) as error:
            raise ValueError(f"not a history: {error}; expected lists of numbers, one number an epoch") from error
        return cls(**losses, metrics=metrics)
