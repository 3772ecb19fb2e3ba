"""The checks of "Your own table": properties of a preparation and of a report, on whatever table they are."""

import copy
import itertools
import math
import re
from collections import Counter
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
import torch
from torch import nn

from course_utils.checks.frame import WrongAnswer, _notebook_names, described, error_in_words, in_lesson
from course_utils.checks.judging import model_of, number_of
from course_utils.training import predict

_GAPS = ("", "?", "-", "na", "n/a", "nan", "none", "null", "<na>", "missing", "unknown")
_IDS = {"id", "nr", "uuid", "guid"}
_WHOLE_IDS = {"no", "number", "index", "idx", "row", "rownames", "unnamed: 0"}
_TIMES = {"year", "years", "month", "months", "week", "day", "days", "date", "time", "hour", "quarter", "period", "age", "t"}
_DATES = r"\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|[qw]\d)"

# --- a preparation ----------------------------------------------------------------------------------------------------


@in_lesson("preparation")
def check_preparation(
    preparation: object, table: object, train_rows: object, validation_rows: object, test_set: object
) -> str:
    """Check a preparation and the parts of its table: nothing of what is to be predicted, or is to judge, leaks in.

    Args:
        preparation: fitted; any object with `fit(rows)` and `transform(rows)`.
        table: all rows.
        train_rows: the rows that it was fitted on.
        validation_rows: the rows that choose.
        test_set: the rows that judge, in their envelope.

    Returns:
        A CheckResult.

    Source: notebook "Your own table".
    """
    whole, train = _rows_of("table", table), _rows_of("train_rows", train_rows)
    parts = {
        "train_rows": train,
        "validation_rows": _rows_of("validation_rows", validation_rows),
        "test_set": _test(test_set),
    }
    if isinstance(preparation, type) or not all(callable(getattr(preparation, own, None)) for own in ("fit", "transform")):
        hint = "Make it as in Preparation(features=[...], target=...), and fit it on train_rows."
        raise WrongAnswer(
            "wrong-type", f"preparation is {described(preparation)}; expected one with fit and transform.", hint
        )
    features, target = _features_of(preparation), getattr(preparation, "target", None)
    if target is not None and target in features:
        hint = "Take it out of features: where the model is to be used, nobody knows it yet."
        raise WrongAnswer("leakage-target", f"{target!r} is to be predicted, and stands among the features.", hint)
    source = whole if all(own in whole for own in (*features, target) if own is not None) else train
    distinct = source[~source.astype(str).duplicated()]  # a row that comes again is no further evidence
    alone = len(features) == 1
    for feature in (own for own in features if own in source):
        if _names_the_row(source[feature], alone=alone):
            hint = "A model learns such names by heart, and a new row has a new one. Take it out of features."
            raise WrongAnswer("leakage-identifier", f"{feature!r} is different in every row: it names the row.", hint)
        if target in source:
            pairs = distinct.loc[~_has_gaps(distinct[[feature, target]]), [feature, target]]
            as_classes = getattr(preparation, "task", "") == "classification" or not _is_number(source[target])
            if _are_the_classes(pairs) if as_classes else _is_the_number(pairs, alone=alone):
                hint = f"Take {feature!r} out of features. Or who knows it before {target!r} is known?"
                message = f"{feature!r} is {target!r} in disguise: in every row, the one can be read off the other."
                raise WrongAnswer("leakage-copy", message, hint)
    _explain_parts(whole, parts)
    if _explain_statistics(preparation, whole, parts):
        return "its statistics come from train_rows alone, the parts are apart, and no feature gives the target away."
    return "the parts are apart, and no feature gives the target away. This check cannot fit it again to see its statistics."


def _rows_of(name: str, rows: Any) -> Any:
    if not isinstance(rows, pd.DataFrame):
        raise WrongAnswer("wrong-type", f"{name} is {described(rows)}; expected rows of a table.", "read_table makes one.")
    if rows.empty:
        raise WrongAnswer("empty-part", f"{name} has no rows.", "Each part needs some. Look at the fractions of the split.")
    return rows


def _test(test_set: Any) -> Any:
    return _rows_of("test_set", getattr(test_set, "rows", test_set))


def _features_of(preparation: Any) -> list[Any]:
    """The names of the columns that go in, as far as the preparation tells them."""
    if (steps := getattr(preparation, "transformers_", None)) is not None:  # scikit-learn's ColumnTransformer
        own = [names for _, step, names in steps if not isinstance(step, str) or step != "drop"]
        return [name for names in own for name in ([names] if isinstance(names, str) else names) if isinstance(name, str)]
    found = getattr(preparation, "features", getattr(preparation, "feature_names_in_", ()))
    return [found] if isinstance(found, str) else list(found)


def _is_number(column: Any) -> bool:
    return column.dtype.kind in "iuf"


def _has_gaps(rows: Any) -> Any:
    """For each row, whether something is missing, also where a word says so."""
    return (rows.isna() | rows.astype(str).apply(lambda column: column.str.strip().str.lower().isin(_GAPS))).any(axis=1)


def _words_in(name: object) -> set[str]:
    """`PassengerId` -> passenger, id."""
    return set(re.findall(r"[a-z]+", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", str(name)).lower()))


def _names_the_row(column: Any, *, alone: bool) -> bool:
    """Whether a feature is an identifier; measurements, dates, years and long texts may all be distinct, too."""
    name, values = str(column.name).strip().lower(), column.dropna()
    if len(values) < 10 or values.dtype.kind in "bcmM" or not values.astype(str).is_unique:
        return False
    called = bool(_words_in(column.name) & _IDS) or name in _WHOLE_IDS or re.search(r"[\W_]no\.?$", name) is not None
    if _is_number(values):
        counts = values.min() in (0, 1) and values.max() - values.min() == len(values) - 1
        return bool((values % 1 == 0).all()) and (called or (counts and not alone and not _words_in(name) & _TIMES))
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
    if not _is_number(pairs[name]) or len(pairs) < 20 or min(pairs[name].nunique(), pairs[target].nunique()) < 5:
        return False
    f, t = (pairs[own].astype(float) for own in (name, target))
    rank = abs(f.rank().corr(t.rank()))
    lesson = alone or re.fullmatch(r"[A-Za-z]_?\d*", str(name))
    related = f.equals(t) or any(len(own) > 2 for own in _words_in(name) & _words_in(target))
    if not rank > 0.9995 or (lesson and not related) or _is_axis(f):
        return False
    forms = [t, t**2, *([t**0.5, np.log(t), 1 / t] if t.min() > 0 else [])]
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
    return bool(off <= max(1e-6 * y.std(), 0.6 * unit * (y.nunique() >= 10)))


def _explain_parts(whole: Any, parts: dict[str, Any]) -> None:
    """Raise WrongAnswer when the parts do not come from the table, share rows, or leave some out."""
    columns = [own for own in whole if all(own in rows for rows in parts.values())]
    lines, of = _lines(whole[columns]), {name: _lines(rows[columns]) for name, rows in parts.items()}
    every = Counter(lines)
    for name, rows in parts.items():
        known = np.mean([line in every for line in of[name]])
        if not columns or (known < 0.5 and not _were_changed(whole[columns], rows[columns])):
            raise WrongAnswer("other-table", f"{name} does not come from table.", "Give the check the table that was split.")
    for one, other in itertools.combinations(parts, 2):
        single = {line for line in of[one] if every[line] == 1}  # stands in the table once
        count = sum(line in single for line in of[other])
        if whole.index.is_unique:
            first, second = (dict(zip(parts[own].index, of[own], strict=True)) for own in (one, other))
            count = max(count, _same_labels(first, second, every))
        if count:
            hint = "Each row belongs into one part: split_table sees to it, and slices that end where the next one begins."
            raise WrongAnswer("leakage-rows", f"{count} of the {len(parts[other])} rows of {other} are in {one}, too.", hint)
    found, labels = set().union(*of.values()), set().union(*(rows.index for rows in parts.values()))
    lost = [line not in found and label not in labels for line, label in zip(lines, whole.index, strict=True)]
    if count := int((~_has_gaps(whole) & np.array(lost)).sum()):
        hint = "If you leave them out on purpose, leave them out of table as well, before you split it."
        raise WrongAnswer("rows-lost", f"{count} of the {len(whole)} rows of table are in no part.", hint)


def _lines(rows: Any) -> list[str]:
    return ["\x1f".join(map(str, row)) for row in rows.astype(object).to_numpy().tolist()]


def _were_changed(whole: Any, rows: Any) -> bool:
    """Whether rows come from a table and were changed: one column is as it was, row by row, or in its many values."""
    if whole.index.is_unique and rows.index.isin(whole.index).all():
        as_then = (whole.loc[rows.index].astype(str) == rows.astype(str)).mean()
        if any(as_then[own] > 0.9 for own in whole if whole[own].nunique() > 1):
            return True
    return any(rows[own].isin(whole[own]).mean() > 0.95 for own in whole if whole[own].nunique() > max(10, len(whole) / 5))


def _same_labels(one: dict[Any, str], other: dict[Any, str], every: Counter[str]) -> int:
    """How many labels stand for the same row in both; 0 where labels were given anew and chance can explain it."""
    shared = [label for label in other if label in one]
    anew = any(list(own) == [*range(len(own))] for own in (one, other))
    chance = math.prod(every[one[label]] / every.total() for label in shared)
    same = all(one[label] == other[label] for label in shared)
    return len(shared) if same and not (anew and chance > 1e-3) else 0


def _explain_statistics(preparation: Any, whole: Any, parts: dict[str, Any]) -> bool:
    """Raise WrongAnswer when fit on train_rows gives something else; return whether that could be tried."""
    rows, validation, test = parts.values()
    try:
        now = _inputs(preparation, rows)
    except Exception as error:
        if _after_fit(preparation, rows, rows) is None:
            hint = "Call transform(train_rows) in a cell of your own, and read the error from its end."
            raise WrongAnswer("transform-fails", f"it cannot transform train_rows: {error_in_words(error)}", hint) from None
        hint = "preparation.fit(train_rows) comes first."
        raise WrongAnswer(
            "not-fitted", "preparation is not fitted: it transforms train_rows only after fit.", hint
        ) from None
    if any(_same(now, _after_fit(preparation, own, rows)) for own in _cleaned(rows)):
        return True
    right = _after_fit(preparation, rows, rows)
    if right is None or not _same(right, _after_fit(preparation, rows, rows, times=2)):
        return False  # it can be fitted once, draws lots, or adds to what it knows
    pools = {
        "the whole table": whole,
        "train_rows and validation_rows": pd.concat([rows, validation]),
        "train_rows and the test rows": pd.concat([rows, test]),
        "all three parts": pd.concat([rows, validation, test]),
        "validation_rows": validation,
        "the test rows": test,
    }
    fitted = [
        name for name, pool in pools.items() for own in _cleaned(pool) if _same(now, _after_fit(preparation, own, rows))
    ]
    message = "fitted again on train_rows alone, preparation gives other numbers."
    message = f"preparation was fitted on {fitted[0]}; expected train_rows alone." if fitted else message
    hint = "preparation.fit(train_rows). A mean or a list of categories of other rows is news from them."
    raise WrongAnswer("leakage-statistics", message, hint)


def _cleaned(rows: Any) -> list[Any]:
    """The rows as they are, and as a learner may have cleaned them before fit."""
    return [rows, rows.dropna(), rows[~_has_gaps(rows)], rows[~rows.astype(str).duplicated()]]


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


# --- a report ---------------------------------------------------------------------------------------------------------

_KEYS = ("baseline", "target", "units", "test", "better", "sentence")
_MEASURES: dict[str, Callable[[Any, Any], float]] = {
    "MAE": lambda predicted, true: float(np.abs(predicted - true).mean()),
    "RMSE": lambda predicted, true: float(np.sqrt(np.square(predicted - true).mean())),
    "accuracy": lambda predicted, true: float((predicted == true).mean()),
    "error rate": lambda predicted, true: float((predicted != true).mean()),
}


class _Answers(NamedTuple):
    """What a model says to some rows: in the target's units, or as classes; and as the model itself counts."""

    predicted: Any
    true: Any
    outputs: Any
    y: Any
    known: list[Any]  # what is true in these rows, and in all that know their target


@in_lesson("report")
def check_report(report: object, preparation: object, model: object, train_rows: object, test_set: object) -> str:
    """Check a report: two numbers that can be found again, in the target's units, and what they say.

    Args:
        report: a dict with "target", "units", "baseline", "test", "better" and "sentence".
        preparation: what made the model's inputs.
        model: the chosen model.
        train_rows: the rows that it learned from.
        test_set: the rows that judge, in their envelope; the check's own look is not counted.

    Returns:
        A CheckResult.

    Source: notebook "Your own table".
    """
    if not isinstance(report, Mapping):
        raise WrongAnswer("wrong-type", f"report is {described(report)}; expected a dict.", 'As in {"target": ..., ...}.')
    lacking = [own for own in _KEYS if report.get(own) is None or report[own] is ... or not str(report[own]).strip(" .…_")]
    if "baseline" in lacking:
        hint = "How far off is who always guesses the mean, or the most frequent class, of the training rows?"
        raise WrongAnswer("no-baseline", "there is no baseline, so nobody can tell what the number is worth.", hint)
    if lacking:
        message = f"the report says nothing under {', '.join(map(repr, lacking))}."
        raise WrongAnswer("nothing-said", message, "Each of the six names needs its number or its words.")
    looks = getattr(test_set, "looks", [None])
    if not looks:
        hint = "test_set.look(model, preparation), once, with the model that you chose."
        raise WrongAnswer("no-look", "no model has looked at the test rows yet.", hint)
    if len(looks) > 1:
        hint = "Rows that helped to choose cannot judge any more. Choose on validation_rows, and split anew for the test."
        raise WrongAnswer("second-look", f"{len(looks)} different models have looked at the test rows.", hint)
    net, learned = model_of("model", model), _rows_of("train_rows", train_rows)
    value, baseline = (_one_number(own, report[own]) for own in ("test", "baseline"))
    test, train = (_asked(preparation, net, own, report) for own in (_test(test_set), learned))
    numbers = test.true.dtype.kind == "f"
    keys = list(
        itertools.product(("MAE", "RMSE"), (1,)) if numbers else itertools.product(("accuracy", "error rate"), (1, 100))
    )
    right = {(name, scale): scale * _MEASURES[name](test.predicted, test.true) for name, scale in keys}
    guesses = [own for known in train.known for own in _guesses(known)]
    bases = {
        (name, scale): [scale * _MEASURES[name](np.full_like(true, own), true) for own in guesses for true in test.known]
        for name, scale in keys
    }
    if not any(_is_written(value, own) for own in right.values()):
        validation = _notebook_names().get("validation_rows")
        seen = {"training": train}
        if isinstance(validation, pd.DataFrame):
            seen["validation"] = _asked(preparation, net, validation, report)
        _explain_test(value, right, test, seen)
    if not any(_is_written(baseline, own) for many in bases.values() for own in many):
        _explain_baseline(baseline, right, test, bases, guesses)
    verdicts = set()
    for key in keys:
        for base in bases[key]:
            if _is_written(value, right[key]) and _is_written(baseline, base):
                higher = key[0] == "accuracy"
                verdicts |= {
                    one > other if higher else one < other for one, other in ((value, baseline), (right[key], base))
                }
    if not verdicts:
        hint = "Two MAEs, two RMSEs or two accuracies can be compared, both as fractions or both in percent."
        raise WrongAnswer("no-baseline", "test and baseline are not the same measure.", hint)
    better = getattr(report["better"], "item", lambda: report["better"])()
    if not isinstance(better, bool):
        raise WrongAnswer(
            "wrong-type", f"better is {better!r}; expected True or False.", "Does the model beat the baseline?"
        )
    if better not in verdicts:
        hint = "An error is better when it is lower, an accuracy when it is higher. Not to be better is a result, too."
        raise WrongAnswer("wrong-conclusion", f"better is {better}, with test {value:g} and baseline {baseline:g}.", hint)
    if better:
        return "one look, two numbers in the same measure, and the model beats the baseline."
    return "an honest no: the model does not beat the baseline on rows that it has not seen, and the report says so."


def _one_number(name: str, value: Any) -> float:
    if isinstance(value, (list, tuple)) or getattr(value, "shape", ()) not in ((), (1,), (1, 1)):
        hint = "One number sums up all rows: mean() makes one of many."
        raise WrongAnswer("not-one-number", f"{name} is {described(value)}; expected one number.", hint)
    return number_of(name, value, expected="one number, in the units of the target")


def _is_written(value: float, right: float) -> bool:
    """Whether a number is the right one, rounded to the digits that it shows, two or more."""
    if not math.isfinite(right):
        return False
    digits = Decimal(f"{value:.6g}").normalize().as_tuple().exponent
    second = math.floor(math.log10(abs(right))) - 1 if right else -6
    return abs(value - right) <= 0.51 * 10.0 ** min(int(digits), second) + 1e-4 * abs(right)


def _guesses(known: Any) -> list[Any]:
    """What somebody guesses who knows no features: the mean, the median, or each most frequent class."""
    if known.dtype.kind == "f":
        return [known.mean(), np.median(known)]
    counts = Counter(known.tolist())
    return [name for name, count in counts.items() if count == max(counts.values())]


def _asked(preparation: Any, model: nn.Module, rows: Any, report: Mapping[Any, Any]) -> _Answers:
    """What the model says to the rows."""
    target = getattr(preparation, "target", report["target"])
    if callable(getattr(preparation, "prepare", None)):
        X, y = preparation.prepare(rows)
    else:
        if target not in rows:
            raise WrongAnswer("other-target", f"there is no column {target!r}.", "Write the column's name under target.")
        rows = rows[rows[target].notna()]
        X = torch.as_tensor(_inputs(preparation, rows)[0], dtype=torch.float32)
        y = (rows if len(X) == len(rows) else rows.dropna())[target].to_numpy()
    try:
        outputs = predict(model, X)
    except Exception as error:
        hint = "Is it the model that was trained on what this preparation makes?"
        raise WrongAnswer("model-fails", f"model cannot predict these rows: {error_in_words(error)}", hint) from None
    numbers = torch.is_floating_point(y) if isinstance(y, torch.Tensor) else y.dtype.kind in "iuf"
    read = _read_numbers if numbers else _read_words
    if callable(units := getattr(preparation, "in_units", None)):
        predicted, true = units(outputs), units(y) if isinstance(y, torch.Tensor) else y
    elif numbers:
        predicted, true = outputs, y
    else:
        names = list(getattr(preparation, "classes", None) or sorted(set(np.asarray(y).tolist())))
        places = outputs.argmax(dim=1) if outputs.shape[1] > 1 else (outputs > 0).flatten().long()
        predicted, true = [names[own] for own in places], [names[own] for own in y] if isinstance(y, torch.Tensor) else y
    found = _Answers(read(predicted), read(true), read(outputs), read(y), [read(true)])
    if found.predicted.shape != found.true.shape:
        message = f"model gives {len(found.predicted)} numbers for {len(found.true)} rows; expected one a row."
        raise WrongAnswer(
            "wrong-output-shape", message, "Its last layer has one output for a number, and one a class for classes."
        )
    if target in rows and (not numbers or _is_number(rows[target])):
        found.known.append(read(rows[target].dropna()))
    return found


def _read_numbers(values: Any) -> Any:
    return np.asarray(values, dtype=float).reshape(-1)


def _read_words(values: Any) -> Any:
    values = values.tolist() if hasattr(values, "tolist") else values
    return np.array([str(own).removesuffix(".0") for own in values], dtype=object)


def _explain_test(value: float, right: Mapping[Any, float], test: _Answers, seen: Mapping[str, _Answers]) -> None:
    """Raise WrongAnswer, for a number that is not what the model gives on the test rows."""
    for name, scale in right:
        if name in ("MAE", "RMSE") and _is_written(value, own := _MEASURES[name](test.outputs, test.y)):
            hint = f"Multiply it by {right[name, 1] / own:.4g}, or compute it from what in_units gives."
            raise WrongAnswer("wrong-units", f"test is {value:g}: that is the {name} in standard deviations.", hint)
        for which, answers in seen.items():
            raw = _MEASURES[name](answers.outputs, answers.y) if name in ("MAE", "RMSE") else math.nan
            if _is_written(value, scale * _MEASURES[name](answers.predicted, answers.true)) or _is_written(value, raw):
                hint = "A model has seen the training rows, and the validation rows have chosen it. Report the test rows."
                raise WrongAnswer(
                    "leakage-training-score", f"test is {value:g}: that is the {name} on the {which} rows.", hint
                )
    hint = (
        "test_set.look gives what is predicted and what is true. Take the MAE or RMSE of them, or the share that is right."
    )
    if any(name == "RMSE" and _is_written(value, own**2) for (name, _), own in right.items()):
        hint = "That is the mean of the squares. Take its root."
    raise WrongAnswer("wrong-number", f"test is {value:g}, and the model gives something else on the test rows.", hint)


def _explain_baseline(
    baseline: float, right: Mapping[Any, float], test: _Answers, bases: Mapping[Any, list[float]], guesses: list[Any]
) -> None:
    """Raise WrongAnswer, for a number that is not what a guess gives on the test rows."""
    for name, _ in right:
        if name in ("MAE", "RMSE") and (own := _MEASURES[name](test.outputs, test.y)):
            factor = right[name, 1] / own
            if any(_is_written(baseline, base / factor) for base in bases[name, 1]):
                message = f"baseline is {baseline:g}: that is the {name} in standard deviations."
                raise WrongAnswer(
                    "wrong-units", message, f"Multiply it by {factor:.4g}, or compute it from what in_units gives."
                )
    if any(not isinstance(own, str) and _is_written(baseline, own) for own in guesses):
        hint = "How far off is that guess from the true values of the test rows?"
        raise WrongAnswer("no-baseline", f"baseline is {baseline:g}: that is the guess itself.", hint)
    message = f"baseline is {baseline:g}, and that is not what guessing gives on the test rows."
    hint = "Guess one thing for every test row: the mean, median or most frequent class of train_rows."
    raise WrongAnswer("no-baseline", message, hint)
