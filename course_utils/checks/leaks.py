"""Whether something leaks into a preparation: the target, the name of a row, a row that is to judge, or its statistics.

Each function that begins with explain raises WrongAnswer when it is sure, and lets pass what it cannot tell.
"""

import contextlib
import copy
import itertools
import math
import re
import sys
from collections import Counter
from collections.abc import Iterator
from typing import Any

import numpy as np

from course_utils.checks.frame import WrongAnswer, described, error_in_words

_GAPS = ("", "?", "-", "na", "n/a", "nan", "none", "null", "<na>", "missing", "unknown")
_IDS = {"id", "nr", "uuid", "guid"}
_WHOLE_IDS = {"no", "index", "idx", "row", "rownames", "unnamed: 0"}
_TIMES = {"year", "years", "month", "months", "week", "day", "days", "date", "time", "hour", "quarter", "period", "age", "t"}
_DATES = r"\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|[qw]\d)"


def is_table(value: Any) -> bool:
    """Whether value is a DataFrame; asked without loading pandas, which takes a second."""
    pandas = sys.modules.get("pandas")
    return pandas is not None and isinstance(value, pandas.DataFrame)


def rows_of(name: str, rows: Any) -> Any:
    """Read some rows of a table, also out of their envelope."""
    rows = rows if is_table(rows) else getattr(rows, "rows", rows)
    if not is_table(rows):
        raise WrongAnswer("wrong-type", f"{name} is {described(rows)}; expected rows of a table.", "read_table makes one.")
    if rows.empty:
        raise WrongAnswer("empty-part", f"{name} has no rows.", "Each part needs some. Look at the fractions of the split.")
    return rows


def is_number(column: Any) -> bool:
    """Whether a column holds numbers, not truth values."""
    return column.dtype.kind in "iuf"


def _has_gaps(rows: Any) -> Any:
    """For each row, whether something is missing, also where a word says so."""
    return (rows.isna() | rows.astype(str).apply(lambda column: column.str.strip().str.lower().isin(_GAPS))).any(axis=1)


def _words_in(name: object) -> set[str]:
    """`PassengerId` -> passenger, id."""
    return set(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", str(name)).lower()))


# --- features ---------------------------------------------------------------------------------------------------------


def explain_features(preparation: Any, whole: Any, train: Any) -> None:
    """Raise WrongAnswer when a feature is the target, a copy of it, or the name of its row."""
    features, target = list(getattr(preparation, "features", ())), getattr(preparation, "target", None)
    if target is not None and target in features:
        hint = "Take it out of features: where the model is to be used, nobody knows it yet."
        raise WrongAnswer("leakage-target", f"{target!r} is to be predicted, but is among the features.", hint)
    source = whole if all(own in whole for own in (*features, target) if own is not None) else train
    distinct = source.head(5000)[~source.head(5000).astype(str).duplicated()]  # a repeated row is no further evidence
    alone = len(features) == 1 or all(map(_is_lesson, features))  # x and y, made for a lesson
    for feature in (own for own in features if own in source):
        if _names_the_row(source[feature], alone=alone):
            hint = "A model memorises such names, and a new row has a new one. Take it out of features."
            raise WrongAnswer("leakage-identifier", f"{feature!r} is different in every row: it names the row.", hint)
        if target in source:
            pairs = distinct.loc[~_has_gaps(distinct[[feature, target]]), [feature, target]]
            as_classes = getattr(preparation, "task", "") == "classification" or not is_number(source[target])
            if _are_the_classes(pairs) if as_classes else _is_the_number(pairs, alone=alone):
                hint = f"Take {feature!r} out of features. Or does anybody know it before {target!r} is known?"
                message = f"{feature!r} is {target!r} in disguise: in every row, one can be read off the other."
                raise WrongAnswer("leakage-copy", message, hint)


def _is_lesson(name: object) -> bool:
    """Whether a column is called x or x_1, as in a table that was made up."""
    return re.fullmatch(r"[A-Za-z]_?\d*", str(name)) is not None


def _names_the_row(column: Any, *, alone: bool) -> bool:
    """Whether a feature is an identifier; measurements, dates, years and long texts may also all be distinct."""
    name, values = str(column.name).strip().lower(), column.dropna()
    if len(values) < 10 or values.dtype.kind in "bcmM" or not values.astype(str).is_unique:
        return False
    called = bool(_words_in(column.name) & _IDS) or name in _WHOLE_IDS or re.search(r"[\W_]no\.?$", name) is not None
    if is_number(values):
        counts = values.min() in (0, 1) and values.max() - values.min() == len(values) - 1
        counts = counts and values.sort_index().is_monotonic_increasing  # a rank is in another order
        named = alone or _is_lesson(name) or _words_in(name) & _TIMES
        return bool((values % 1 == 0).all()) and (called or bool(counts and not named))
    text = values.astype(str).str
    return called or bool(
        text.match(rf"(?!{_DATES})\s*[^\W\d]", case=False).mean() > 0.5 and text.split().str.len().mean() < 8
    )


def _are_the_classes(pairs: Any) -> bool:
    """Whether each value of a feature stands for one class, and each class for one value, in many rows."""
    feature, target = (pairs.iloc[:, own].astype(str) for own in (0, 1))
    kinds = {feature.nunique(), target.nunique(), len({*zip(feature, target, strict=True)})}
    others = len(target) - max(Counter(target).values(), default=0)
    return len(kinds) == 1 and min(kinds) > 1 and len(pairs) >= max(30, 4 * min(kinds)) and others >= 8


def _is_the_number(pairs: Any, *, alone: bool) -> bool:
    """Whether a feature is the target in other units, or strictly monotone in it.

    What else gives such a pair is let pass: a line made for a lesson, an axis of times, a trend in the order of the rows.
    """
    name, target = pairs.columns
    if not is_number(pairs[name]) or len(pairs) < 20 or min(pairs[name].nunique(), pairs[target].nunique()) < 5:
        return False
    f, t = (pairs[own].astype(float) for own in (name, target))
    rank = abs(f.rank().corr(t.rank()))
    related = f.equals(t) or any(len(own) > 2 for own in _words_in(name) & _words_in(target))
    if not rank > 0.9995 or (alone and not related) or _is_axis(f):
        return False
    forms = [t, t**2, *([t**0.5] if t.min() >= 0 else []), *([np.log(t), 1 / t] if t.min() > 0 else [])]
    forms += [np.exp(t)] if t.max() < 100 else []
    if any(_is_line(form, f) for form in forms) or _is_line(f, t):
        return True
    trend = t.is_monotonic_increasing or t.is_monotonic_decreasing or _words_in(name) & _TIMES
    return rank > 1 - 1e-9 and f.nunique() >= 30 and not trend


def _is_axis(values: Any) -> bool:
    """Whether numbers are the steps of a time or a grid: in order, one distance apart, few missing."""
    if not values.is_unique or not (values.is_monotonic_increasing or values.is_monotonic_decreasing):
        return False
    steps = np.abs(np.diff(values)) / np.abs(np.diff(values)).min()
    return bool(np.allclose(steps, np.round(steps), rtol=0, atol=1e-4) and steps.sum() < 2 * len(values))


def _is_line(x: Any, y: Any) -> bool:
    """Whether y is a straight line of x, to the last digit that y is written with."""
    if not x.var() > 0:
        return False
    off = (y - y.mean() - x.cov(y) / x.var() * (x - x.mean())).abs().max()
    scaled = ((power, y / 10.0**power) for power in range(4, -7, -1))
    unit = next((10.0**power for power, own in scaled if np.allclose(own, np.round(own), rtol=0, atol=1e-6)), 0.0)
    return bool(off <= max(1e-6 * y.std(), 0.75 * unit * (y.std() > 25 * unit)))  # with few digits, much looks straight


# --- rows -------------------------------------------------------------------------------------------------------------


def explain_parts(whole: Any, parts: dict[str, Any]) -> None:
    """Raise WrongAnswer when the parts do not come from the table, share rows, or leave some out."""
    columns = [own for own in whole if all(own in rows for rows in parts.values())]
    lines, of = _lines(whole[columns]), {name: _lines(rows[columns]) for name, rows in parts.items()}
    every = Counter(lines)
    for name, rows in parts.items():
        known = np.mean([line in every for line in of[name]])
        if not columns or (known < 0.5 and not _were_changed(whole[columns].astype(str), rows[columns].astype(str))):
            raise WrongAnswer("other-table", f"{name} does not come from table.", "Give the check the table that was split.")
    for one, other in itertools.combinations(parts, 2):
        single = {line for line in of[one] if every[line] == 1}  # is in the table once
        count = sum(line in single for line in of[other])
        if whole.index.is_unique:
            first, second = (dict(zip(parts[own].index, of[own], strict=True)) for own in (one, other))
            count = max(count, _same_labels(first, second, every))
        if count:
            hint = "Each row belongs in one part: split_table sees to that, as do slices that end where the next one begins."
            raise WrongAnswer("leakage-rows", f"{count} of the {len(parts[other])} rows of {other} are also in {one}.", hint)
    found, labels = set().union(*of.values()), set().union(*(rows.index for rows in parts.values()))
    lost = [line not in found and label not in labels for line, label in zip(lines, whole.index, strict=True)]
    words = whole[[own for own in columns if not is_number(whole[own])]].astype(str)
    words = words[[own for own in words if words[own].nunique() < len(words) / 5]]
    unseen = (~words.apply(lambda column: column.isin(parts["train_rows"][column.name].astype(str)))).any(axis=1)
    if count := int((~_has_gaps(whole) & ~unseen & np.array(lost)).sum()):  # gaps and unseen words may be left out
        hint = "If you leave them out on purpose, leave them out of table as well, before you split it."
        raise WrongAnswer("rows-lost", f"{count} of the {len(whole)} rows of table are in no part.", hint)


def _lines(rows: Any) -> list[str]:
    return ["\x1f".join(map(str, row)) for row in rows.astype(object).to_numpy().tolist()]


def _were_changed(whole: Any, rows: Any) -> bool:
    """Whether rows come from a table and were changed: one column is as it was, row by row, or in its many values."""
    if whole.index.is_unique and rows.index.isin(whole.index).all():
        as_then = (whole.loc[rows.index] == rows).mean()
        if any(as_then[own] > 0.9 for own in whole if whole[own].nunique() > 1):
            return True
    return any(rows[own].isin(whole[own]).mean() > 0.95 for own in whole if whole[own].nunique() > max(10, len(whole) / 5))


def _same_labels(one: dict[Any, str], other: dict[Any, str], every: Counter[str]) -> int:
    """How many labels stand for the same row in both; 0 where the rows were relabelled and chance can explain it."""
    shared = [label for label in other if label in one]
    renumbered = any(list(own) == [*range(len(own))] for own in (one, other))
    chance = math.prod(every[one[label]] / every.total() for label in shared)
    same = all(one[label] == other[label] for label in shared)
    return len(shared) if same and not (renumbered and chance > 1e-3) else 0


def explain_test_rows(train: Any, test: Any) -> None:
    """Raise WrongAnswer when test rows are training rows, by their labels and their words."""
    columns = [own for own in train if own in test]
    one, other = (dict(zip(rows.index, _lines(rows[columns]), strict=True)) for rows in (train, test))
    if count := _same_labels(one, other, Counter([*one.values(), *other.values()])):
        hint = "split_table splits the rows; the last part goes into TestSet."
        raise WrongAnswer("leakage-rows", f"{count} of the {len(test)} test rows are among train_rows.", hint)


def remarks(preparation: Any, whole: Any, parts: dict[str, Any]) -> str:
    """What looks odd but may be right: a feature that nearly gives the target away, and test rows like training rows."""
    from course_utils.tables import nearly_repeats

    features, target, said = list(getattr(preparation, "features", ())), getattr(preparation, "target", None), ""
    if target in whole and (near := [own for own in features if own in whole and nearly_repeats(whole[own], whole[target])]):
        said += f" {', '.join(map(repr, near))} alone nearly gives {target!r} away: would you know it before?"
    numbers = [own for own in (*features, target) if own in whole and is_number(whole[own])]
    if scaled := [own for own in numbers if abs(whole[own].mean()) < 1e-6 and abs(whole[own].std() - 1) < 1e-2]:
        said += f" {', '.join(map(repr, scaled))} is already normalised: by the mean of all rows?"
    known, test = set(_lines(parts["train_rows"])), _lines(parts["test_set"])
    if twins := sum(line in known for line in test):
        said += f" {twins} of {len(test)} test rows are also in train_rows, word for word: counted twice?"
    return said.strip()


# --- statistics -------------------------------------------------------------------------------------------------------


def explain_statistics(preparation: Any, whole: Any, parts: dict[str, Any]) -> bool:
    """Raise WrongAnswer when fitting on train_rows gives something else; return whether that could be tried."""
    rows, validation, test = parts.values()
    try:
        now = _inputs(preparation, rows)
    except Exception as error:
        if _after_fit(preparation, rows, rows) is None:
            hint = "Call transform(train_rows) in a cell of your own, and read the error from its end."
            raise WrongAnswer("transform-fails", f"it cannot transform train_rows: {error_in_words(error)}", hint) from None
        kind = "leakage-statistics" if _takes_some(preparation, rows) else "not-fitted"
        message = f"it transforms train_rows only once it is fitted on them: {error_in_words(error)}"
        raise WrongAnswer(kind, message, "preparation.fit(train_rows) comes first.") from None
    if any(_same(now, _after_fit(preparation, own, rows)) for own in _cleaned(rows)):
        return True
    right = _after_fit(preparation, rows, rows)
    if right is None or not _same(right, _after_fit(preparation, rows, rows, times=2)):
        return False  # it can be fitted only once, uses random numbers, or adds to what it knows
    import pandas as pd

    pools = {
        "the whole table": whole,
        "train_rows and validation_rows": pd.concat([rows, validation]),
        "train_rows and the test rows": pd.concat([rows, test]),
        "all three parts": pd.concat([rows, validation, test]),
        "validation_rows": validation,
        "the test rows": test,
    }
    tried = ((name, own) for name, pool in pools.items() for own in _cleaned(pool))
    fitted = next((name for name, own in tried if _same(now, _after_fit(preparation, own, rows))), "")
    message = f"preparation was fitted on {fitted}; expected train_rows alone."
    message = message if fitted else "fitted again on train_rows alone, preparation gives different numbers."
    hint = "preparation.fit(train_rows). A mean or a list of categories from other rows tells the model about them."
    raise WrongAnswer("leakage-statistics", message, hint)


def _takes_some(preparation: Any, rows: Any) -> bool:
    """Whether it transforms one of the first rows, and so was fitted on something."""
    for place in range(min(20, len(rows))):
        with contextlib.suppress(Exception):
            return len(_inputs(preparation, rows.iloc[[place]])[0]) == 1
    return False


def _cleaned(rows: Any) -> Iterator[Any]:
    """The rows as they are, and as a learner may have cleaned them before fit."""
    yield rows
    yield from (
        own for own in (rows.dropna(), rows[~_has_gaps(rows)], rows[~rows.astype(str).duplicated()]) if len(own) < len(rows)
    )


def _after_fit(preparation: Any, fit_on: Any, rows: Any, *, times: int = 1) -> list[Any] | None:
    """What a copy that is fitted on some rows makes of others; None when that fails. The learner's own stays as it is."""
    kind = type(preparation)
    kept = {name: value for name, value in vars(kind).items() if not name.startswith("__")}
    try:
        own = copy.deepcopy(preparation)
        for _ in range(times):
            own.fit(_given(own, fit_on))
        return _inputs(own, rows)
    except Exception:
        return None
    finally:
        for name, value in kept.items():  # a class may hold what fit finds
            if vars(kind)[name] is not value:
                setattr(kind, name, value)


def _given(preparation: Any, rows: Any) -> Any:
    names = getattr(preparation, "feature_names_in_", None)  # scikit-learn's
    return rows if names is None else rows[list(names)]


def _inputs(preparation: Any, rows: Any) -> list[Any]:
    """X, and y where there is one, as arrays."""
    if callable(getattr(preparation, "prepare", None)):
        made = preparation.prepare(rows)
    else:
        try:
            made = preparation.transform(_given(preparation, rows))
        except Exception:  # it may refuse gaps
            made = preparation.transform(_given(preparation, rows.dropna()))
    made = made if isinstance(made, (tuple, list)) else [made]
    return [np.asarray(own.toarray() if hasattr(own, "toarray") else own, dtype=float) for own in made]


def _same(one: list[Any], other: list[Any] | None) -> bool:
    def near(a: Any, b: Any) -> bool:
        within = 1e-6 * np.abs(np.nan_to_num(b)).max(initial=0)
        return a.shape == b.shape and np.allclose(a, b, rtol=1e-5, atol=within, equal_nan=True)

    return other is not None and len(one) == len(other) and all(map(near, one, other))
