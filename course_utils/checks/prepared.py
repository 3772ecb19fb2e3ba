"""Exercise 1.3: split, and normalise by the training birds."""

from collections import Counter
from typing import NoReturn

import torch
from torch import Tensor

from course_utils.checks._answers import pair_of
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import MEASURED, SPECIES, complete_penguins, encode_penguins


@exercise("1.3")
def check_prepared(train_set: object, test_set: object) -> str:
    """Check a split of the penguins, and that the statistics of the training birds alone normalised both parts.

    Args:
        train_set: `(features, masses)` of the training birds.
        test_set: `(features, masses)` of the test birds.

    Returns:
        A CheckResult.

    Source: notebook 01, "Exercises".
    """
    X_all, y_all = (part.to(torch.float64) for part in encode_penguins(complete_penguins()))
    (X_train, y_train), (X_test, y_test) = pair_of("train_set", train_set), pair_of("test_set", test_set)
    n, columns = X_all.shape
    for name, X, y in (("train_set", X_train, y_train), ("test_set", X_test, y_test)):
        if X.dim() != 2 or X.shape[1] != columns or tuple(y.shape) != (len(X), 1):
            raise WrongAnswer(
                "wrong-shape",
                f"{name} has features of shape {tuple(X.shape)} and masses of shape {tuple(y.shape)}.",
                f"Features need all {columns} columns, and masses one column: (n, {columns}) and (n, 1).",
            )
    if (total := len(X_train) + len(X_test)) != n:
        hint = "Every bird lands in exactly one part." + (" Some are in both." if total > n else " Some are in none.")
        raise WrongAnswer("overlap" if total > n else "birds-lost", f"the parts hold {total} birds; there are {n}.", hint)
    if not 0.05 <= len(X_test) / n <= 0.5:
        raise WrongAnswer(
            "odd-sizes",
            f"{len(X_test)} of {n} birds are in the test set.",
            "A fifth is asked for. Where the test set is the larger part, the two are swapped.",
        )
    X, y = torch.cat([X_train, X_test]), torch.cat([y_train, y_test])
    if not torch.allclose(y.sort(dim=0).values, y_all.sort(dim=0).values, atol=0.01):
        if torch.isin(y, y_all).all():
            hint = "Every bird lands in exactly one part. Were rows drawn with repetition?"
            raise WrongAnswer("overlap", "some birds came twice, and others are lost.", hint)
        hint = "Leave the masses as they are, in grams, so that an error can be read in grams."
        raise WrongAnswer("masses-changed", "the masses of the two parts are not the grams of the table.", hint)
    raw = _undo_normalising(X, X_all)
    measured = slice(0, len(MEASURED))
    if raw is None:
        _explain_two_scales(X_train[:, measured], X_test[:, measured])
    if _as_counter(raw, y) != _as_counter(X_all, y_all):
        pairs = _as_counter(raw, raw[:, :0]) == _as_counter(X_all, raw[:, :0])
        hint = "Shuffle once, and pick the same rows from both: X[rows] and y[rows]."
        raise WrongAnswer(
            "rows-mixed" if pairs else "overlap",
            "features and masses no longer belong to the same birds."
            if pairs
            else "some birds came twice, others are lost.",
            hint if pairs else "Every bird lands in exactly one part.",
        )
    _check_statistics(X_train[:, measured], X_test[:, measured], X[:, measured], X_all[:, measured])
    species = raw[len(X_train) :, len(MEASURED) : len(MEASURED) + len(SPECIES)].round().sum(dim=0)
    if (species > 0).sum() == 1:
        name = SPECIES[int(species.argmax())]
        hint = "The table is sorted by species. Shuffle before you cut."
        raise WrongAnswer("ordered-split", f"every test bird is a {name}.", hint)
    return f"{len(X_train)} training and {len(X_test)} test birds, normalised by the training birds alone."


def _undo_normalising(X: Tensor, X_all: Tensor) -> Tensor | None:
    """The features in the table's units, if one shift and one scale a column explain all rows; else None."""
    spread = X.amax(dim=0) - X.amin(dim=0)
    if (spread == 0).any():
        return None
    scale = (X_all.amax(dim=0) - X_all.amin(dim=0)) / spread
    raw = (X - X.amin(dim=0)) * scale + X_all.amin(dim=0)
    alike = torch.allclose(raw.sort(dim=0).values, X_all.sort(dim=0).values, atol=0.02)
    return raw if alike else None


def _as_counter(X: Tensor, y: Tensor) -> Counter[tuple[float, ...]]:
    return Counter(tuple(round(number, 1) + 0.0 for number in row) for row in torch.cat([X, y], dim=1).tolist())


def _standard(X: Tensor) -> bool:
    return bool((X.mean(dim=0).abs() < 2e-3).all() and ((X.std(dim=0) - 1).abs() < 0.01).all())


def _explain_two_scales(X_train: Tensor, X_test: Tensor) -> NoReturn:
    if _standard(X_train) and _standard(X_test):
        raise WrongAnswer(
            "test-own-statistics",
            "the test birds were normalised by their own mean and standard deviation.",
            "The same bird would get other numbers among other birds. Use the training birds' numbers for both parts.",
        )
    raise WrongAnswer(
        "two-scales",
        "the training and the test features do not have the same scale.",
        "Keep mean and std in variables before you change the training set, and use the same for both, column by column.",
    )


def _check_statistics(X_train: Tensor, X_test: Tensor, X: Tensor, X_all: Tensor) -> None:
    if _standard(X_train):
        return
    mean, std = X_train.mean(dim=0), X_train.std(dim=0)
    if _standard(X):
        raise WrongAnswer(
            "leakage",
            "mean and standard deviation come from all birds, the test birds among them.",
            "First split, then compute the statistics.",
        )
    if _standard(X_test):
        hint = "The model learns from the training birds: compute mean and std there."
        raise WrongAnswer("test-statistics", "mean and standard deviation come from the test birds.", hint)
    if torch.allclose(X.sort(dim=0).values, X_all.sort(dim=0).values, atol=0.02):
        hint = "Subtract a mean from each measurement, and divide by a standard deviation."
        raise WrongAnswer("not-normalised", "the measurements are still in mm.", hint)
    if ((X.std(dim=0) - 1).abs() < 1e-3).all() or (X.mean(dim=0).abs() < 1e-4).all():
        which = "mean" if (X.mean(dim=0).abs() < 1e-4).all() else "standard deviation"
        hint = "Both statistics come from the training birds alone. First split, then compute them."
        raise WrongAnswer("leakage", f"the {which} comes from all birds, the test birds among them.", hint)
    if (mean.abs() < 2e-3).all():
        came = ", ".join(f"{number:.2f}" for number in std)
        hint = "After subtracting the mean, divide by the standard deviation of each column, taken from the training birds."
        raise WrongAnswer("not-divided", f"the training columns have standard deviations of {came}; expected 1.", hint)
    came = ", ".join(f"{number:.2f}" for number in mean)
    raise WrongAnswer(
        "other-normalising",
        f"the measured training columns have means of {came}; expected 0.",
        "One mean and one standard deviation for each column: mean(dim=0), of the training birds.",
    )
