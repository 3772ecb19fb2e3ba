"""Exercises 4.1 and 4.2: errors in grams, and a classifier of three species."""

from collections.abc import Callable
from typing import Any

import torch
from torch import Tensor, nn

from course_utils.checks._answers import close, function_of, number_of, result_of, tensor_of
from course_utils.checks._errors import errors_in_grams, explain_number
from course_utils.checks._models import mean_absolute_error, model_of, outputs_of
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import SPECIES, Penguins, prepare_penguins

_GOOD_SHARE = 0.85
_FEW = 12


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
        raise WrongAnswer(
            "has-gradients",
            "mass_predictions still carries the record for backward().",
            "One of the three rules is about that: which context switches the record off?",
        )
    came = tensor_of("mass_predictions", mass_predictions, expected="one prediction for each validation bird")
    _check_birds_predicted(came, data)
    came = came.reshape(-1, 1)
    if not torch.allclose(came, right, atol=1e-3):
        if torch.allclose(came, y.to(torch.float64), atol=1e-3):
            hint = "Ask regressor about X_val."
            raise WrongAnswer("targets", "mass_predictions holds the true masses.", hint)
        if torch.allclose(came / 1000, right, atol=1e-3):
            hint = "Leave mass_predictions as regressor gives it, and turn the two errors to grams."
            raise WrongAnswer("wrong-unit", "mass_predictions is in grams; expected kilograms.", hint)
        if torch.corrcoef(torch.cat([came, right], dim=1).T)[0, 1] > 0.8:
            raise WrongAnswer(
                "still-training",
                "mass_predictions is near, but not what regressor gives in eval mode as it is now.",
                "Was its dropout still switching units off when it predicted? Which of the three rules is about that? "
                "Or has regressor been trained since? Then predict again.",
            )
        hint = "Predict for X_val, in its order, with regressor as it was trained; and do not change the result in place."
        raise WrongAnswer("other-predictions", "mass_predictions is not what regressor predicts for these birds.", hint)
    mistakes = errors_in_grams(right, y)
    mae, off = 1000 * mean_absolute_error(right, y), 1000 * (right - y.to(torch.float64))
    mae_came = number_of("mae_grams", mae_grams, expected="one number, in grams")
    rmse_came = number_of("rmse_grams", rmse_grams, expected="one number, in grams")
    rmse, square = mistakes["squared"], mistakes["mean-square"]
    if close(mae_came, rmse) and close(rmse_came, mae):
        raise WrongAnswer("swapped", "mae_grams and rmse_grams are swapped.", "Which of the two squares the errors?")
    explain_number("mae_grams", mae_came, right=mae, candidates=mistakes)
    for kind, wrong, message, hint in (
        (
            "rmse-is-mae",
            mae,
            "rmse_grams is the mean absolute error.",
            "First square, then mean, then the root of that one number.",
        ),
        ("no-root", square, "rmse_grams is in grams squared.", "Take the root at the end."),
        ("no-root", square / 1e6, "rmse_grams is a mean square in kilograms squared.", "Take the root, then turn to grams."),
        (
            "no-root",
            square / 1e3,
            "rmse_grams is a mean square, in no unit at all.",
            "Take the root first, then turn to grams.",
        ),
    ):
        if close(rmse_came, wrong):
            raise WrongAnswer(kind, message, hint)
    if close(rmse_came, rmse / 1000**0.5):
        hint = "In a square the factor is squared, too. Turn to grams after the root."
        raise WrongAnswer("unit-under-root", "rmse_grams was turned to grams under the root.", hint)
    nearest = min(abs(rmse_came - off.std(correction=minus).item()) for minus in (0, 1))
    if nearest < min(1e-4 * rmse, abs(rmse_came - rmse)):
        hint = "It leaves out the mean of the errors. Square the errors themselves, take the mean, then the root."
        raise WrongAnswer("standard-deviation", "rmse_grams is the standard deviation of the errors.", hint)
    explain_number("rmse_grams", rmse_came, right=rmse, candidates={"broadcast": _rmse_of_pairs(right, y)})
    return f"{len(y)} predictions in eval mode and without gradients; the RMSE is above the MAE, as it must be."


def _rmse_of_pairs(predictions: Tensor, y: Tensor) -> float:
    return 1000 * (predictions - y.to(torch.float64).T).square().mean().sqrt().item()


def _check_birds_predicted(came: Tensor, data: Penguins) -> None:
    n = len(data.validation[1])
    if came.numel() == n and came.dim() <= 2:
        return
    for name, kind in (("train", "wrong-birds"), ("test", "test-opened")):
        if came.numel() == len(getattr(data, name)[1]):
            hint = "The model has seen the training birds." if name == "train" else "It stays closed until notebook 05."
            raise WrongAnswer(kind, f"mass_predictions is for the {name} birds; expected the validation birds.", hint)
    hint = "One number a bird. A shape (n, n) comes from (n,) against (n, 1)."
    raise WrongAnswer("wrong-shape", f"mass_predictions has shape {tuple(came.shape)}; expected {(n, 1)}.", hint)


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
    for name, shares in (
        ("the model that train_classifier returns", _logits_of("its model", trained, X)),
        ("species_model", logits),
    ):
        _check_accurate(name, shares, y)
    _check_birds(function, trained, *data.train)
    value = number_of("accuracy", accuracy, expected="one number from 0 to 1")
    true = _accuracy(logits, y)
    if abs(value - true) < 2e-3:
        return f"{len(SPECIES)} logits a bird, and more than {100 * _GOOD_SHARE:.0f} % of the birds named right."
    _explain_accuracy(value, true, logits, model, data)
    raise WrongAnswer(
        "wrong-number",
        f"accuracy is {value:.3g}; species_model does not have that accuracy on the validation birds.",
        "After training, in eval mode: in what share of the rows is the largest of the three logits the right one?",
    )


def _logits_of(name: str, model: nn.Module, X: Tensor) -> Tensor:
    logits = outputs_of(name, model, X, outputs=len(SPECIES))
    if logits.min() >= 0 and logits.max() <= 1:
        sums = torch.allclose(logits.sum(dim=1), torch.ones(len(X), dtype=torch.float64), atol=1e-4)
        ending = "softmax" if sums else "sigmoid"
        raise WrongAnswer(
            "probabilities-before-loss",
            f"{name} returns only numbers from 0 to 1. Does it end with a {ending}?",
            "CrossEntropyLoss takes logits, and does that step itself, more exactly. End with the linear layer.",
        )
    return logits


def _check_accurate(name: str, logits: Tensor, y: Tensor) -> None:
    share = _accuracy(logits, y)
    if share >= _GOOD_SHARE:
        return
    if len(logits.argmax(dim=1).unique()) == 1:
        hint = "It calls every bird by one name. Train longer, or with a higher rate."
    else:
        hint = "Train longer, or with a higher rate. Does the loss fall, and does y hold class indices?"
    raise WrongAnswer(
        "inaccurate",
        f"{name} names {100 * share:.0f} % of the validation birds right; expected {100 * _GOOD_SHARE:.0f} % or more.",
        hint,
    )


def _check_birds(function: Callable[..., Any], trained: nn.Module, X: Tensor, y: Tensor) -> None:
    """A model that was given a few birds with swapped species, and names the true ones, has learned from others.

    Twice, since one model may do so by chance. Of 48 models that learned from what they were given, none named more
    than a fifth of the birds by the true species; of 48 that had the validation birds as well, none less than four fifths.
    """
    shares = []
    for swap in (1, 2):
        try:
            model = function(X[:_FEW].clone(), (y[:_FEW] + swap) % len(SPECIES))
            shares.append(_accuracy(outputs_of("its model", model, X, outputs=len(SPECIES)), y))
        except Exception:  # so few birds may be less than a batch
            return
        if model is trained:
            hint = "Make model and optimizer inside the function."
            raise WrongAnswer("model-outside", "train_classifier returns the same model in each call.", hint)
    if min(shares) > 0.6:
        raise WrongAnswer(
            "wrong-birds",
            f"given {_FEW} birds whose species are swapped, the model of train_classifier still names "
            f"{100 * min(shares):.0f} % of the birds by the true species: it has learned from other birds than X and y.",
            "Inside train_classifier, use X and y alone, the names in its brackets. "
            "A model that has learned from the validation birds cannot be judged by them.",
        )


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
