"""From the rows of any table to X and y, by what the training rows say."""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd
import torch
from pandas import DataFrame, Series
from torch import Tensor, nn

from course_utils._refusals import check_kind
from course_utils.tables._errors import check_columns, check_features, check_fitted, refuse_feature
from course_utils.tables.describing import kind_of

_CHOSEN = ("features", "target", "gaps", "categories", "task")


class Preparation:
    """Turn rows into numbers as in notebook 01: fill or drop gaps, encode categories, normalise by the training rows.

    A number becomes one column, two words one column of 0 and 1, more words one column each.

    Args:
        features: the columns that a prediction is made from.
        target: the column that is predicted: a number (also normalised), or classes (class indices).
        gaps: "drop" rows with a gap, or "fill" them: a number by the training mean, a word by the commonest one.
        categories: features that are numbers in the file but really classes, such as a code.
        task: "regression" or "classification"; with None, a number means a regression.

    Attributes:
        columns: the names of the columns of X, once fitted.
        classes: the words of the target, in the order of their indices; empty for a regression.

    Raises:
        TypeError, ValueError: an argument is of the wrong kind, or the target is among the features.

    Source: notebook 06, "A new row, after a restart".
    """

    def __init__(
        self,
        *,
        features: Sequence[str],
        target: str,
        gaps: str = "drop",
        categories: Sequence[str] = (),
        task: str | None = None,
    ) -> None:
        check_features(features, target, gaps, categories, task)
        self.features, self.target, self.gaps = list(features), target, gaps
        self.categories, self.task = list(categories), task
        self._keep({})

    def fit(self, rows: DataFrame) -> "Preparation":
        """Learn means, standard deviations and words from the training `rows` alone, and return this preparation.

        Raises:
            ValueError: a column is not there, never changes, or is neither a number nor a category.
        """
        rows = self._kept(rows)
        number = kind_of(rows[self.target]) in ("number", "identifier")
        task = self.task or ("regression" if number else "classification")
        learned = {name: _learn(rows[name], name in self.categories) for name in self.features}
        target = _learn(rows[self.target], task == "classification", as_number=task == "regression")
        self._keep(learned | {self.target: target})
        self.task = task  # last: a column that cannot be learned changes nothing
        return self

    def _keep(self, learned: dict[str, dict[str, Any]]) -> None:
        """Keep what was learned of each feature and the target: mean and std, or words; and what fills a gap."""
        self._learned = learned
        self.classes: list[str] = learned.get(self.target, {}).get("words", [])
        self.columns: list[str] = []
        for name in self.features if learned else ():
            words = learned[name].get("words")
            self.columns += [name] if words is None else [f"{name} = {word}" for word in words[len(words) == 2 :]]

    def transform(self, rows: DataFrame | Mapping[str, Any]) -> Tensor:
        """Turn `rows`, or one row as a dict, into X, (n_rows, n_columns) float32. No row is lost.

        Raises:
            ValueError: not fitted; or a gap, an unknown word or text where a number is expected, with row and column.
        """
        check_fitted(self._learned)
        rows = DataFrame([rows]) if isinstance(rows, Mapping) else rows
        check_columns(rows, self.features)
        parts = []
        for name in self.features:
            column, learned = rows[name], self._learned[name]
            if self.gaps == "fill":
                column = column.astype(object).where(column.notna(), learned["fill"])
            part = _encoded(column, learned)
            if "words" in learned:
                n = len(learned["words"])
                part = nn.functional.one_hot(part, n)[:, n == 2 :].float()  # one column is enough for two words
            parts.append(part)
        return torch.cat(parts, dim=1)

    def prepare(self, rows: DataFrame) -> tuple[Tensor, Tensor]:
        """Turn `rows` into the pair `(X, y)`, without those that lack the target, or a feature when gaps are dropped.

        Returns:
            X, as from `transform`; y, (n_rows, 1) float32 and normalised, or (n_rows,) int64 class indices.
        """
        check_fitted(self._learned)
        rows = self._kept(rows)
        return self.transform(rows), _encoded(rows[self.target], self._learned[self.target])

    def in_units(self, y_pred: Tensor) -> Tensor | list[str]:
        """Turn `y_pred`, a model's output or a y, back: numbers in the target's units, (n_rows, 1), or classes.

        Raises:
            ValueError: not fitted, or the model has not one output for each class.
        """
        check_fitted(self._learned)
        check_kind("y_pred", y_pred, Tensor, "a tensor, as predict(model, X) returns it")
        learned, y_pred = self._learned[self.target], y_pred.detach().cpu()
        if "words" not in learned:
            return y_pred * learned["std"] + learned["mean"]
        if y_pred.dim() > 1 and y_pred.shape[1] != len(learned["words"]):
            expected = f"{len(learned['words'])} for the classes {', '.join(learned['words'][:5])}"
            raise ValueError(f"y_pred has {y_pred.shape[1]} outputs for each row; expected {expected}: one for each class")
        indices = y_pred.argmax(dim=1) if y_pred.dim() > 1 else y_pred
        return [learned["words"][index] for index in indices.tolist()]

    def state_dict(self) -> dict[str, Any]:
        """Return all that was chosen and learned, as plain data: save it beside the model's weights."""
        check_fitted(self._learned)
        return {**{name: getattr(self, name) for name in _CHOSEN}, "learned": self._learned}

    @classmethod
    def from_state(cls, state: Mapping[str, Any]) -> "Preparation":
        """Make the preparation again from what `state_dict` returned.

        Raises:
            TypeError, ValueError: it is something else.
        """
        check_kind("state", state, Mapping, "a dict, as preparation.state_dict() gives")
        if set(state) != {*_CHOSEN, "learned"}:
            raise ValueError(f"state has {[*state]}; expected {[*_CHOSEN, 'learned']}, as preparation.state_dict() gives")
        made = cls(**{name: state[name] for name in _CHOSEN})
        made._keep(state["learned"])
        return made

    def _kept(self, rows: DataFrame) -> DataFrame:
        """The rows that can be used, with the target and, unless gaps are filled, every feature."""
        check_columns(rows, [*self.features, self.target])
        kept = rows.dropna(subset=[self.target, *(self.features if self.gaps == "drop" else [])])
        if kept.empty:
            raise ValueError(f"none of the {len(rows)} rows is whole: use gaps='fill', or leave out features with gaps")
        return kept

    def __repr__(self) -> str:
        state = f"{len(self.columns)} columns" if self._learned else "not fitted"
        return f"Preparation({', '.join(self.features)} -> {self.target}; {state})"


def _learn(column: Series, as_words: bool, *, as_number: bool = False) -> dict[str, Any]:
    """What the training rows say about a column: mean and standard deviation, or its words, and what fills a gap."""
    kind = kind_of(column)
    if kind not in ("constant", "empty"):
        kind = "category" if as_words else "number" if as_number and kind in ("category", "yes/no") else kind
    refuse_feature(column, kind)
    if kind in ("category", "yes/no"):
        words = column.dropna().map(_word)
        return {"words": sorted(words.unique()), "fill": words.mode().iloc[0]}
    numbers = _numbers(column.dropna())
    return {"mean": numbers.mean().item(), "std": numbers.std().item(), "fill": numbers.mean().item()}


def _encoded(column: Series, learned: Mapping[str, Any]) -> Tensor:
    """A column normalised, (n_rows, 1) float32; or which of its words each row has, (n_rows,) int64."""
    if "words" in learned:
        return _numbers(column, learned["words"]).long()
    return ((_numbers(column).unsqueeze(1) - learned["mean"]) / learned["std"]).float()


def _word(value: object) -> str:
    """A category as a word; a gap elsewhere makes 1 a 1.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _numbers(column: Series, words: Sequence[str] | None = None) -> Tensor:
    """A column as numbers, or as the places of its cells among `words`, (n_rows,) float64."""
    if words is None:
        read, expected = pd.to_numeric(column, errors="coerce"), "expected a number"
        remedy = "write it with a point, as in 17.5, or leave the row out"
    else:
        read = column.map(_word, na_action="ignore").map({word: place for place, word in enumerate(words)})
        listed = ", ".join(words[:8]) + (f" and {len(words) - 8} more" if len(words) > 8 else "")
        expected = f"the training rows have {listed}"
        remedy = "leave the row out, or group rare words"
    if read.isna().any():
        place = read.isna().argmax()
        came = f"is {_word(column.iloc[place])!r}"
        if column.isna().iloc[place]:
            came, remedy = "has no value", "take gaps='fill', or leave the row out"
        raise ValueError(f"row {column.index[place]}: {column.name} {came}; {expected}: {remedy}")
    numbers = torch.tensor(read.to_numpy("float64"))
    if infinite := int(numbers.isinf().sum()):
        raise ValueError(f"{column.name} has {infinite} values that are infinite: make them gaps")
    return numbers
