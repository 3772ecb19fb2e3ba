"""The checks of notebook 04: predictions, a classifier, and a confusion matrix."""

import itertools
from collections.abc import Callable, Mapping
from numbers import Integral
from typing import Any

import torch
from torch import Tensor, nn

from course_utils.checks.frame import WrongAnswer, described, exercise, function_of, result_of
from course_utils.checks.judging import (
    close,
    errors_in_grams,
    explain_number,
    mean_absolute_error,
    model_of,
    must_be_tensor,
    number_of,
    outputs_of,
    tensor_of,
    whole_number_of,
)
from course_utils.penguins import SPECIES, Penguins, prepare_penguins

# --- exercise 4.1: predictions, and their errors in grams -------------------------------------------------------------


@exercise("4.1")
def check_predictions(mass_predictions: object, mae_grams: object, rmse_grams: object, regressor: object) -> str:
    """Check predictions made by the three rules, and two errors in grams.

    Args:
        mass_predictions: of `regressor` for the validation birds, (66, 1) or (66,), in kilograms.
        mae_grams: mean absolute error, in grams.
        rmse_grams: root mean squared error, in grams.
        regressor: the model that the notebook trained; it has dropout.

    Returns:
        A CheckResult.

    Source: notebook 04, "Exercises".
    """
    model, data = model_of("regressor", regressor), prepare_penguins("mass")
    X, y = data.validation
    right = outputs_of("regressor", model, X, outputs=1)
    if isinstance(mass_predictions, Tensor) and mass_predictions.requires_grad:
        hint = "One of the three rules is about that: which context switches the record off?"
        raise WrongAnswer("has-gradients", "mass_predictions still carries the record for backward().", hint)
    came = tensor_of("mass_predictions", mass_predictions, expected="one prediction for each validation bird")
    _check_number_of_predictions(came, data)
    _check_masses_predicted(came.reshape(-1, 1), right, y.to(torch.float64))
    mistakes, mae = errors_in_grams(right, y), 1000 * mean_absolute_error(right, y)
    mae_came = number_of("mae_grams", mae_grams, expected="one number, in grams")
    rmse_came = number_of("rmse_grams", rmse_grams, expected="one number, in grams")
    rmse = mistakes["squared"]
    if close(mae_came, rmse) and close(rmse_came, mae):
        raise WrongAnswer("swapped", "mae_grams and rmse_grams are swapped.", "Which of the two squares the errors?")
    explain_number("mae_grams", mae_came, right=mae, candidates=mistakes)
    for kind, wrong, what, hint in (
        ("rmse-is-mae", mae, "the mean absolute error", "First square, then mean, then the root of that one number."),
        ("no-root", rmse**2, "in grams squared", "Take the root at the end."),
        ("no-root", rmse**2 / 1e6, "a mean square in kilograms squared", "Take the root, then convert to grams."),
        ("no-root", rmse**2 / 1e3, "a mean square, in no unit at all", "Take the root first, then convert to grams."),
    ):
        if close(rmse_came, wrong):
            raise WrongAnswer(kind, f"rmse_grams is {what}.", hint)
    if close(rmse_came, rmse / 1000**0.5):
        hint = "In a square the factor is squared, too. Convert to grams after the root."
        raise WrongAnswer("unit-under-root", "rmse_grams was converted to grams under the root.", hint)
    off, pairs = 1000 * (right - y), 1000 * (right - y.T)
    nearest = min(abs(rmse_came - off.std(correction=minus).item()) for minus in (0, 1))
    if nearest < min(1e-4 * rmse, abs(rmse_came - rmse)):
        hint = "It leaves out the mean of the errors. Square the errors themselves, take the mean, then the root."
        raise WrongAnswer("standard-deviation", "rmse_grams is the standard deviation of the errors.", hint)
    explain_number("rmse_grams", rmse_came, right=rmse, candidates={"broadcast": pairs.square().mean().sqrt().item()})
    return f"{len(y)} predictions in eval mode and without gradients; the RMSE is above the MAE, as it must be."


def _check_number_of_predictions(came: Tensor, data: Penguins) -> None:
    n = len(data.validation[1])
    if came.numel() == n and came.dim() <= 2:
        return
    for name, kind in (("train", "wrong-birds"), ("test", "test-opened")):
        if came.numel() == len(getattr(data, name)[1]):
            hint = "The model has seen the training birds." if name == "train" else "It stays closed until notebook 05."
            raise WrongAnswer(kind, f"mass_predictions is for the {name} birds; expected the validation birds.", hint)
    hint = "One number a bird. A shape (n, n) comes from (n,) against (n, 1)."
    raise WrongAnswer("wrong-shape", f"mass_predictions has shape {tuple(came.shape)}; expected {(n, 1)}.", hint)


def _check_masses_predicted(came: Tensor, right: Tensor, y: Tensor) -> None:
    if torch.allclose(came, right, atol=1e-3):
        return
    if torch.allclose(came, y, atol=1e-3):
        raise WrongAnswer("targets", "mass_predictions holds the true masses.", "Ask regressor about X_val.")
    if torch.allclose(came / 1000, right, atol=1e-3):
        hint = "Leave mass_predictions as regressor gives it, and convert the two errors to grams."
        raise WrongAnswer("wrong-unit", "mass_predictions is in grams; expected kilograms.", hint)
    if torch.corrcoef(torch.cat([came, right], dim=1).T)[0, 1] > 0.8:
        message = "mass_predictions is near, but not what regressor gives in eval mode as it is now."
        hint = "Was its dropout still switching units off when it predicted? Which of the three rules is about that?"
        raise WrongAnswer("still-training", message, f"{hint} Or has regressor been trained since? Then predict again.")
    hint = "Predict for X_val, in its order, with regressor as it was trained; and do not change the result in place."
    raise WrongAnswer("other-predictions", "mass_predictions is not what regressor predicts for these birds.", hint)


# --- exercise 4.2: a classifier of three species ----------------------------------------------------------------------

_GOOD_SHARE = 0.85
_FEW = 12
_ITS_MODEL = "the model that train_classifier returns"


@exercise("4.2")
def check_classifier(train_classifier: object, species_model: object, accuracy: object) -> str:
    """Check a function that trains a classifier of three species, a model from it, and the accuracy of that model.

    The function is called on the training birds, and on a few of them whose species are swapped: a model that was
    given those, and still names the true species, has learned from other birds.

    Args:
        train_classifier: `train_classifier(X, y)` -> an nn.Module, (n_birds, 3) -> (n_birds, 3) logits.
        species_model: what it returned for the training birds.
        accuracy: share of right decisions of `species_model` on the validation birds, 0 to 1.

    Returns:
        A CheckResult.

    Source: notebook 04, "Exercises".
    """
    function = function_of("train_classifier", train_classifier, "def train_classifier(X, y):")
    model, data = model_of("species_model", species_model), prepare_penguins("species")
    X, y = data.validation
    logits = _logits_of("species_model", model, X)
    result = result_of("train_classifier(X, y)", function, *(part.clone() for part in data.train))
    trained = model_of("what train_classifier returns", result)
    _check_accurate(_ITS_MODEL, _logits_of(_ITS_MODEL, trained, X), y)
    _check_accurate("species_model", logits, y)
    _check_birds(function, trained, *data.train)
    value = number_of("accuracy", accuracy, expected="one number from 0 to 1")
    true = _accuracy(logits, y)
    if abs(value - true) < 2e-3:
        return f"{len(SPECIES)} logits a bird, and more than {100 * _GOOD_SHARE:.0f} % of the birds named right."
    _explain_accuracy(value, true, logits, model, data)
    message = f"accuracy is {value:.3g}; species_model does not have that accuracy on the validation birds."
    hint = "After training, in eval mode: in what share of the rows is the largest of the three logits the right one?"
    raise WrongAnswer("wrong-number", message, hint)


def _logits_of(name: str, model: nn.Module, X: Tensor) -> Tensor:
    logits = outputs_of(name, model, X, outputs=len(SPECIES))
    if logits.min() >= 0 and logits.max() <= 1:
        sums = torch.allclose(logits.sum(dim=1), torch.ones(len(X), dtype=torch.float64), atol=1e-4)
        ending = "softmax" if sums else "sigmoid"
        message = f"{name} returns only numbers from 0 to 1. Does it end with a {ending}?"
        hint = "CrossEntropyLoss takes logits, and does that step itself, more exactly. End with the linear layer."
        raise WrongAnswer("probabilities-before-loss", message, hint)
    return logits


def _check_accurate(name: str, logits: Tensor, y: Tensor) -> None:
    share = _accuracy(logits, y)
    if share >= _GOOD_SHARE:
        return
    hint = "Train longer, or with a higher rate. Does the loss fall, and does y hold class indices?"
    if len(logits.argmax(dim=1).unique()) == 1:
        hint = "It calls every bird by one name. Train longer, or with a higher rate."
    message = f"{name} names {100 * share:.0f} % of the validation birds right; expected {100 * _GOOD_SHARE:.0f} % or more."
    raise WrongAnswer("inaccurate", message, hint)


def _check_birds(function: Callable[..., Any], trained: nn.Module, X: Tensor, y: Tensor) -> None:
    """A model that was given a few birds with swapped species, and names the true ones, has learned from others.

    Twice, since one model may do so by chance. Of 48 models that learned from what they were given, none named more
    than a fifth of the birds by the true species; of 48 that had the validation birds as well, none less than four fifths.
    """
    shares = []
    for swap in (1, 2):
        try:
            model = function(X[:_FEW].clone(), (y[:_FEW] + swap) % len(SPECIES))
            shares.append(_accuracy(outputs_of(_ITS_MODEL, model, X, outputs=len(SPECIES)), y))
        except Exception:  # so few birds may be less than a batch
            return
        if model is trained:
            hint = "Make model and optimizer inside the function."
            raise WrongAnswer("model-outside", "train_classifier returns the same model in each call.", hint)
    if min(shares) > 0.6:
        message = (
            f"given {_FEW} birds whose species are swapped, the model of train_classifier still names "
            f"{100 * min(shares):.0f} % of the birds by the true species: it has learned from other birds than X and y."
        )
        hint = (
            "Inside train_classifier, use X and y alone, the names in its brackets. "
            "A model that has learned from the validation birds cannot be judged by them."
        )
        raise WrongAnswer("wrong-birds", message, hint)


def _explain_accuracy(value: float, true: float, logits: Tensor, model: nn.Module, data: Penguins) -> None:
    y = data.validation[1]
    on = {
        name: _accuracy(outputs_of("species_model", model, part[0], outputs=len(SPECIES)), part[1])
        for name, part in (("test", data.test), ("train", data.train))
    }
    pairs = (logits.argmax(dim=1).unsqueeze(1) == y).double().mean().item()
    for kind, number, message, hint in (
        ("wrong-unit", 100 * true, "is in per cent.", "A share of all birds is a number from 0 to 1."),
        ("count", len(y) * true, "counts the birds that are right.", "Divide by how many there are: mean() does it."),
        ("error-rate", 1 - true, "is the share of birds that are wrong.", "Count with ==, not with !=."),
        ("broadcast", pairs, "compares every bird with every other.", "Both sides of == need the same shape, (n,)."),
        ("test-opened", on["test"], "is as on the test birds.", "Is it? The test set stays closed until notebook 05."),
        ("by-training-birds", on["train"], "is as on the training birds.", "Is it? The model has seen those."),
    ):
        if abs(value - number) < 2e-3:
            raise WrongAnswer(kind, f"accuracy is {value:.3g}: it {message}", hint)


def _accuracy(logits: Tensor, y: Tensor) -> float:
    return (logits.argmax(dim=1) == y).double().mean().item()


# --- exercise 4.3: which species are taken for which, and one bird that was -------------------------------------------


@exercise("4.3")
def check_confusion(confusion: object, wrong_bird: object, species_model: object) -> str:
    """Check a confusion matrix of the validation birds, and one bird that the classifier names wrong.

    Args:
        confusion: (3, 3) counts; the row is the true species, the column the one that the model says.
        wrong_bird: a row number of a misclassified validation bird; None if there is none.
        species_model: the model of exercise 4.2.

    Returns:
        A CheckResult.

    Source: notebook 04, "Exercises".
    """
    model, data = model_of("species_model", species_model), prepare_penguins("species")
    (X, y), k = data.validation, len(SPECIES)
    said = outputs_of("species_model", model, X, outputs=k).argmax(dim=1)
    right = _counts(y, said)
    came = tensor_of("confusion", must_be_tensor("confusion", confusion), expected="a table of 3 by 3 counts")
    if tuple(came.shape) != (k, k):
        hint = "One row for each true species, one column for each that the model says."
        raise WrongAnswer("wrong-shape", f"confusion has shape {tuple(came.shape)}; expected {(k, k)}.", hint)
    whole = torch.tensor([[round(count) for count in row] for row in came.tolist()], dtype=torch.float64)
    came = whole if torch.allclose(came, whole, atol=1e-3) else came  # the counts may come from a product of floats
    if not torch.equal(came, right):
        _explain_confusion(came, right, data)
    _check_wrong_bird(wrong_bird, said, y)
    return "the table adds up, and you know which bird was taken for another species."


def _counts(y: Tensor, said: Tensor) -> Tensor:
    counts = torch.zeros(len(SPECIES), len(SPECIES), dtype=torch.int64)
    for true, guess in zip(y.tolist(), said.tolist(), strict=True):
        counts[true, guess] += 1
    return counts.double()


def _explain_confusion(came: Tensor, right: Tensor, data: Penguins) -> None:
    total, n = came.sum().item(), len(data.validation[1])
    if torch.equal(came, right.T):
        hint = "The row is the true species, the column what the model says."
        raise WrongAnswer("transposed", "confusion has rows and columns swapped.", hint)
    for divided in (right / n, right / right.sum(dim=1, keepdim=True), right / right.sum(dim=0, keepdim=True)):
        if torch.allclose(came, divided, atol=5e-3) or torch.allclose(came, 100 * divided, atol=0.5):
            raise WrongAnswer("fractions", "confusion holds shares; expected counts of birds.", "Do not divide.")
    for name, kind in (("train", "by-training-birds"), ("test", "test-opened")):
        if total == len(getattr(data, name)[1]):
            hint = "Use the validation birds."
            raise WrongAnswer(kind, f"confusion counts the {name} birds: it sums to {total:.0f}.", hint)
    if came.diagonal().sum() == 0 and torch.equal(came, right - right.diag().diag()):
        raise WrongAnswer("diagonal-empty", "confusion counts the mistakes alone.", "Birds that are named right count, too.")
    for order in itertools.permutations(range(len(SPECIES))):
        if torch.equal(came, right[list(order)][:, list(order)]):
            raise WrongAnswer("other-order", "the species are in another order.", "0 Adelie, 1 Chinstrap, 2 Gentoo.")
    if total == len(SPECIES):
        hint = "argmax(dim=0) asks which bird has the largest logit in each column. Each bird has its own row."
        raise WrongAnswer("wrong-axis", f"confusion counts {total:.0f} birds; there are {n}.", hint)
    if total != n:
        hint = "Add 1 for one bird after the other, in rows that are no copies; confusion[y, said] += 1 counts a pair once."
        raise WrongAnswer("wrong-total", f"confusion sums to {total:g}; there are {n} birds.", hint)
    hint = "Take argmax(dim=1) of the model as it is now, in eval mode, and keep the order of the birds."
    raise WrongAnswer("wrong-counts", f"confusion sums to {n}, but its counts are not those of species_model.", hint)


def _check_wrong_bird(value: object, said: Tensor, y: Tensor) -> None:
    wrong = (said != y).nonzero().flatten().tolist()
    if value is None:
        if wrong:
            hint = "Compare the two class tensors with !=, and ask nonzero() where that is True."
            raise WrongAnswer("none-found", f"wrong_bird is None, but {len(wrong)} birds are misclassified.", hint)
        return
    if isinstance(value, (Mapping, str)):
        hint = 'Its row number is what leads to it: species_data.birds["validation"][wrong_bird].'
        raise WrongAnswer("bird-itself", f"wrong_bird is {described(value)}; expected its row number.", hint)
    if not isinstance(value, Integral) and getattr(value, "numel", lambda: 1)() != 1:
        hint = "Pick one of them, as in rows[0]. nonzero() turns a row of True and False into row numbers."
        raise WrongAnswer("several", f"wrong_bird is {described(value)}; expected one row number.", hint)
    row = whole_number_of("wrong_bird", value, expected="one row number", many="Pick one of them, as in rows[0].")
    if not -len(y) <= row < len(y):
        raise WrongAnswer("no-such-row", f"wrong_bird is {row}; there are {len(y)} validation birds.", "Rows count from 0.")
    if row % len(y) not in wrong:
        name = SPECIES[int(y[row])]
        hint = "Look for a row where the two class tensors differ."
        raise WrongAnswer("bird-is-right", f"the species of bird {row} is {name}, and the model says so.", hint)
