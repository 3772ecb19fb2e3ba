"""The checks of "Your own table": properties of a preparation and of a report, on whatever table they are."""

import itertools
import math
from collections import Counter
from collections.abc import Mapping
from contextlib import suppress
from decimal import Decimal
from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from course_utils.checks.frame import WrongAnswer, _notebook_names, described, of_own_table
from course_utils.checks.judging import model_of, number_of
from course_utils.checks.leaks import (
    explain_features,
    explain_parts,
    explain_statistics,
    explain_test_rows,
    is_number,
    is_table,
    remarks,
    rows_of,
)
from course_utils.training import predict

# --- a preparation ----------------------------------------------------------------------------------------------------


@of_own_table("preparation")
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
    whole = rows_of("table", table)
    given = {"train_rows": train_rows, "validation_rows": validation_rows, "test_set": test_set}
    parts = {name: rows_of(name, rows) for name, rows in given.items()}
    if isinstance(preparation, type) or not all(callable(getattr(preparation, own, None)) for own in ("fit", "transform")):
        message = f"preparation is {described(preparation)}; expected one with fit and transform."
        raise WrongAnswer("wrong-type", message, "Make it as in Preparation(features=[...], target=...).")
    explain_features(preparation, whole, parts["train_rows"])
    explain_parts(whole, parts)
    odd = remarks(preparation, whole, parts)
    fitted = explain_statistics(preparation, whole, parts)
    rest = "it was fitted on train_rows alone, the parts share no row, and no feature is a copy of the target."
    if not fitted:
        rest = "the parts share no row. This check cannot fit it again to see where its statistics come from."
    return f"a question first: {odd} Otherwise {rest}" if odd else rest


# --- a report ---------------------------------------------------------------------------------------------------------

_KEYS = ("baseline", "target", "units", "test", "better", "sentence")


@of_own_table("report")
def check_report(report: object, preparation: object, model: object, train_rows: object, test_set: object) -> str:
    """Check a report: two numbers that can be reproduced, in the target's units, and what they say.

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
        hint = "How far off is somebody who always guesses the mean, or the most frequent class, of the training rows?"
        raise WrongAnswer("no-baseline", "there is no baseline, so nobody can tell what the number is worth.", hint)
    if lacking:
        message = f"the report says nothing under {', '.join(map(repr, lacking))}."
        raise WrongAnswer("nothing-said", message, "Each of the six names needs its number or its words.")
    sentence, known = str(report["sentence"]), rows_of("train_rows", train_rows)
    if len(sentence.split()) < 4 or ("says nothing about other birds" in sentence and "Island" not in known):
        hint = "What is predicted from what, how far off it is, and where it should not be trusted."
        raise WrongAnswer("nothing-said", "the sentence is not about this table yet.", hint)
    if not (looks := getattr(test_set, "looks", [None])):
        hint = "test_set.look(model, preparation), once, with the model that you chose."
        raise WrongAnswer("no-look", "no model has looked at the test rows yet.", hint)
    if len(looks) > 1:
        hint = "Rows that helped to choose cannot judge any more. If there are no new ones, report both numbers and say so."
        raise WrongAnswer("second-look", f"{len(looks)} different models have looked at the test rows.", hint)
    if report["target"] != getattr(preparation, "target", report["target"]):
        message = f"the report is about {report['target']!r}, but the model predicts {getattr(preparation, 'target', '')!r}."
        raise WrongAnswer("other-target", message, "Write the target that the model predicts.")
    train, test = known, rows_of("test_set", test_set)
    explain_test_rows(train, test)
    value, baseline = (_one_number(own, report[own]) for own in ("test", "baseline"))
    better = getattr(report["better"], "item", lambda: report["better"])()
    if not isinstance(better, bool):
        raise WrongAnswer("wrong-type", f"better is {better!r}; expected True or False.", "Is it better than the baseline?")
    if not all(callable(getattr(preparation, own, None)) for own in ("prepare", "in_units")):
        return "one look, two numbers and a sentence. With this preparation the check cannot compute the numbers again."
    explain_statistics(preparation, train, {"train_rows": train, "validation_rows": train, "test_set": test})
    if str(report.get("measure", "MAE")).strip().lower() not in ("mae", "rmse", "accuracy", "error rate"):
        return f"one look and a sentence. {report['measure']!r} is your own measure, so the check did not compute it again."
    net = model_of("model", model)
    asked, learned = (_asked(preparation, net, rows) for rows in (test, train))
    knowing = [[true, *_column(preparation, own, true)] for own, (_, true) in ((test, asked), (train, learned))]
    right = _figures(*asked)
    bases = [
        _figures(np.full_like(true, guess), true) for true, known in itertools.product(*knowing) for guess in _guesses(known)
    ]
    if not (fits := {name for name, own in right.items() if _is_written(value, own)}):
        _explain_test(value, right, learned, preparation, net)
    if not (based := {name for base in bases for name, own in base.items() if _is_written(baseline, own)}):
        _explain_baseline(baseline, bases, preparation, knowing[1])
    if not (same := fits & based):
        hint = "Two MAEs, two RMSEs or two accuracies can be compared, both as fractions or both in percent."
        raise WrongAnswer("no-baseline", "test and baseline are not the same measure.", hint)
    pairs = [(name, right[name], base[name]) for name in same for base in bases if _is_written(baseline, base[name])]
    pairs += [(name, value, baseline) for name in same]
    if better not in {one > other if "accuracy" in name else one < other for name, one, other in pairs}:
        hint = "An error is better when it is lower, an accuracy when it is higher. 'Not better' is also a result."
        raise WrongAnswer("wrong-conclusion", f"better is {better}, with test {value:g} and baseline {baseline:g}.", hint)
    if better:
        perfect = right.get("MAE", 1 - right.get("accuracy", 0)) < 1e-9
        asks = " Every answer is right: is a feature known only afterwards?" if perfect else ""
        return "one look, two numbers in the same measure, and the model beats the baseline." + asks
    return "an honest no: on rows that it has not seen, the model does not beat the baseline, and the report says so."


def _one_number(name: str, value: Any) -> float:
    if isinstance(value, (list, tuple)) or getattr(value, "shape", ()) not in ((), (1,), (1, 1)):
        hint = "One number sums up all rows: mean() makes one of many."
        raise WrongAnswer("not-one-number", f"{name} is {described(value)}; expected one number.", hint)
    return number_of(name, value, expected="one number, in the units of the target")


def _asked(preparation: Any, model: nn.Module, rows: Any) -> tuple[Any, Any]:
    """What the model predicts for the rows and what is true: numbers in the units of the target, or classes."""
    X, y = preparation.prepare(rows)
    found = (preparation.in_units(own) for own in (predict(model, X), y))
    predicted, true = (own.double().flatten().numpy() if isinstance(own, Tensor) else _words(own) for own in found)
    return predicted, true


def _words(classes: Any) -> Any:
    return np.array([str(own).removesuffix(".0") for own in classes], dtype=object)


def _column(preparation: Any, rows: Any, true: Any) -> list[Any]:
    """What is true in all rows that know their target, also in those that the preparation drops."""
    rows, target = rows_of("", rows), getattr(preparation, "target", None)
    if target not in rows or (true.dtype.kind == "f" and not is_number(rows[target])):
        return []
    known = rows[target].dropna()
    return [known.to_numpy(float) if true.dtype.kind == "f" else _words(known)]


def _figures(predicted: Any, true: Any) -> dict[str, float]:
    """Every number that may stand in a report."""
    if true.dtype.kind == "f":
        off = np.abs(predicted - true)
        return {"MAE": off.mean(), "RMSE": np.sqrt((off**2).mean())}
    share = np.mean(predicted == true)
    whole = {"accuracy": share, "error rate": 1 - share}
    return whole | {f"{name} in percent": 100 * own for name, own in whole.items()}


def _guesses(known: Any) -> list[Any]:
    """What somebody guesses who knows no features: the mean, the median, or each most frequent class."""
    if known.dtype.kind == "f":
        return [known.mean(), np.median(known)]
    counts = Counter(known.tolist())
    return [name for name, count in counts.items() if count == max(counts.values())]


def _is_written(value: float, right: float) -> bool:
    """Whether a number is the right one, rounded to the digits that it shows, two or more."""
    if not math.isfinite(right):
        return False
    last = int(Decimal(f"{value:.6g}").normalize().as_tuple().exponent)
    second = math.floor(math.log10(abs(right))) - 1 if right else -6
    return abs(value - right) <= 0.51 * 10.0 ** min(last, second) + 1e-4 * abs(right)


def _unit(preparation: Any) -> float:
    """How much one standard deviation is, in the units of the target; not a number for classes."""
    with suppress(ValueError):  # of classes, which want an output for each
        one, zero = (preparation.in_units(torch.full((1, 1), own)) for own in (1.0, 0.0))
        if isinstance(one, Tensor):
            return (one - zero).abs().item()
    return math.nan


def _explain_test(value: float, right: Mapping[str, float], train: Any, preparation: Any, model: nn.Module) -> None:
    """Raise WrongAnswer, for a number that is not what the model gives on the test rows."""
    validation, unit = _notebook_names().get("validation_rows"), _unit(preparation)
    seen = {"training": train}
    if is_table(validation):
        with suppress(Exception):  # they may have words that training rows lack
            seen["validation"] = _asked(preparation, model, validation)
    if named := [name for name, own in right.items() if _is_written(value, own / unit)]:
        message = f"test is {value:g}: that is the {named[0]} in standard deviations."
        raise WrongAnswer("wrong-units", message, f"Multiply it by {unit:.4g}, or compute it from what in_units gives.")
    for which, answers in seen.items():
        for name, own in _figures(*answers).items():
            if _is_written(value, own) or _is_written(value, own / unit):
                message = f"test is {value:g}: that is the {name} on the {which} rows."
                hint = "The model has learned from the training rows, and validation rows chose it. Report the test rows."
                raise WrongAnswer("leakage-training-score", message, hint)
    hint = "test_set.look gives what is predicted and what is true: take their MAE or RMSE, or the share that is right."
    if _is_written(value, right.get("RMSE", math.nan) ** 2):
        hint = "That is the mean of the squares. Take its root."
    known = ", ".join(f"{name} {own:.4g}" for name, own in right.items())
    hint += ' Another measure, such as the median error, is named in the report: "measure": "median error".'
    raise WrongAnswer("wrong-number", f"test is {value:g}; the check finds {known} on the test rows.", hint)


def _explain_baseline(baseline: float, bases: list[dict[str, float]], preparation: Any, known: list[Any]) -> None:
    """Raise WrongAnswer, for a number that is not what a guess gives on the test rows."""
    unit, message = _unit(preparation), f"baseline is {baseline:g}, which is not what guessing gives on the test rows."
    if any(_is_written(baseline, own / unit) for base in bases for own in base.values()):
        message = f"baseline is {baseline:g}: that is in standard deviations."
        raise WrongAnswer("wrong-units", message, f"Multiply it by {unit:.4g}, or compute it from what in_units gives.")
    if any(not isinstance(own, str) and _is_written(baseline, own) for each in known for own in _guesses(each)):
        message = f"baseline is {baseline:g}: that is the guess itself, not how far off it is."
    hint = "Guess one thing for every test row: the mean, the median or the most frequent class of train_rows."
    raise WrongAnswer("no-baseline", message, hint)
