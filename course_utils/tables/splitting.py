"""Rows to learn from, rows to choose by, and the closed test set."""

from collections.abc import Sequence
from typing import Any, ClassVar

import pandas as pd
import torch
from pandas import DataFrame
from torch import Tensor, nn

from course_utils.data import split
from course_utils.tables._errors import check_columns
from course_utils.tables.describing import as_dates
from course_utils.tables.preparing import Preparation
from course_utils.training import predict


def split_table(
    table: DataFrame,
    *,
    fractions: Sequence[float] = (0.6, 0.2, 0.2),
    strata: str | None = None,
    groups: str | None = None,
    time: str | None = None,
    seed: int = 42,
) -> tuple[DataFrame, ...]:
    """Split the rows of a table by `split`, at random or by the column that is named; each part keeps the table's index.

    Args:
        table: as `read_table` returns it.
        fractions: the size of each part; they add up to 1.
        strata: a column of classes: every part gets its share of each.
        groups: a column that says which rows belong together: they land in one part.
        time: a column of dates or numbers: the oldest rows come first, the newest are the last part.
        seed: of the shuffle.

    Returns:
        One DataFrame per fraction.

    Raises:
        ValueError: there is no such column, it has gaps, or the rows cannot be split this way.

    Source: notebook 05, "Going deeper"; notebook "Your own table".
    """
    columns = {how: name for how, name in {"strata": strata, "groups": groups, "time": time}.items() if name is not None}
    check_columns(table, list(columns.values()), complete=True)
    labels: dict[str, Any] = {how: table[name].tolist() for how, name in columns.items()}
    if time is not None and not pd.api.types.is_numeric_dtype(table[time]):
        dates = as_dates(table[time])
        if dates.isna().any():
            place = dates.isna().argmax()
            came = f"row {table.index[place]}: {time} is {table[time].iloc[place]!r}"
            raise ValueError(f"{came}, not a date like the others: leave the row out")
        labels["time"] = dates.tolist()
    rows = torch.arange(len(table))
    parts = split(rows, rows, fractions=fractions, seed=seed, **labels)
    return tuple(table.iloc[own.tolist()] for own, _ in parts)


class TestSet:
    """The rows for the one last look, kept closed: it notes which models have looked.

    A new envelope for the same rows goes on counting, since rows that have helped to choose cannot judge any more.

    Attributes:
        rows: the rows; a learner leaves them closed.
        looks: what each different model said to these rows; the same model twice is one look.

    Source: notebook "Your own table".
    """

    __test__ = False  # not a test, whatever pytest thinks of its name
    _looks: ClassVar[dict[tuple[int, ...], list[Tensor]]] = {}  # of all envelopes, by their rows' labels and targets

    def __init__(self, rows: DataFrame) -> None:
        check_columns(rows, [])
        self.rows = rows
        self.looks: list[Tensor] = []

    def look(self, model: nn.Module, preparation: Preparation) -> tuple[Any, Any]:
        """Let `model` predict the test rows, as `preparation` prepares them, and note it.

        Returns:
            What it predicts and what is true, in the units of the target, each (n_rows, 1); or two lists of classes.
        """
        X, y = preparation.prepare(self.rows)
        y_pred = predict(model, X)
        rows = pd.util.hash_pandas_object(self.rows[preparation.target])
        self.looks = self._looks.setdefault(tuple(rows), [])
        same = (torch.allclose(one, y_pred, rtol=1e-3, atol=1e-4) for one in self.looks if one.shape == y_pred.shape)
        if not any(same):
            self.looks.append(y_pred)
        return preparation.in_units(y_pred), preparation.in_units(y)

    def __len__(self) -> int:
        return len(self.rows)

    def __repr__(self) -> str:
        return f"TestSet({len(self)} rows, {'opened' if self.looks else 'closed'}; models that looked: {len(self.looks)})"
