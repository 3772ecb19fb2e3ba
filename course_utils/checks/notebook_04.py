"""The checks of notebook 04: the three rules, an error, decisions, a program to repair, a classifier, its mistakes."""

import itertools
from collections.abc import Callable, Mapping
from numbers import Integral
from typing import Any

import torch
from torch import Tensor, nn

from course_utils.checks.frame import (
    WrongAnswer,
    described,
    error_in_words,
    exercise,
    function_of,
    hints_for,
    in_lesson,
    must_stay_inside,
    result_of,
    two_of,
)
from course_utils.checks.judging import (
    close,
    errors_in_grams,
    explain_number,
    letter_of,
    mean_absolute_error,
    model_of,
    must_be_tensor,
    number_of,
    outputs_of,
    tensor_of,
    whole_number_of,
)
from course_utils.checks.recall import Question, recall
from course_utils.data import load_penguins, split
from course_utils.penguins import SPECIES, Penguins, prepare_penguins

# --- words on guesses ------------------------------------------------------------------------------------------------

hints_for("4.1", {"larger": "The line began too flat. Does a weight on its way up arrive early or late?"})
hints_for("4.6", {"left": "On the left x is near 0, and the bias alone counts. Is it too large or too small?"})
hints_for("4.7", {"MAE": "Ten errors share the 0.5 in the MAE. What happens to a large error when it is squared?"})
hints_for(
    "4.8",
    {
        -1.4: "The size is right; an error here is a distance, and so positive.",
        0.02: "Each step to the right adds to the error: the weight is 0.07 too small.",
        0.4: "Twenty times the error near the data? The weight is off by 0.07: how much is that at x = 20?",
    },
)
hints_for(
    "4.10",
    {
        "more": "A lower threshold says Chinstrap more often. Can it overlook more of them?",
        "less": "You are right. Birds are counted, so write fewer.",
    },
)
hints_for(
    "4.12",
    {
        4: "Draw the four points and your line. Do both lit corners lie on one side, and nothing else?",
        2: "You can do better: cut off a single corner.",
        1: "If a line gets 1 right, the other side of it gets the rest right: swap the names.",
        0: "If a line gets none right, swap the names of its two sides.",
    },
)

# --- the opening questions --------------------------------------------------------------------------------------------

recall(
    "04",
    Question(
        asks=("03.1",),
        right=9,
        why="MSELoss squares the distances 1, 1 and 5, and 27 / 3 is 9. The one large error makes nearly all of it.",
        words={
            7: "that is the sum of the distances. Which loss makes a large error count more? And it takes a mean.",
            27: "that is the sum of the squares; the loss is their mean.",
            3: "that is the root of the loss.",
            5: "the signs cancel there. And which loss makes a large error count more?",
        },
        otherwise="choose the loss that squares, then take the mean of the three squares.",
    ),
    Question(
        asks=("03.2", "03.4"),
        right="c",
        why="zero_grad() clears the slopes just before step(), so nothing ever moves.",
        words={
            "a": "step() would use the slopes of the epoch before, if zero_grad() had not just cleared them.",
            "b": "slopes would pile up without zero_grad(). Here it is called, right before step().",
        },
    ),
    Question(
        asks=("03.3",),
        right="a",
        why="the steps are too long for the valley, and a lower rate makes them shorter.",
        words={
            "b": "steps of the same length jump over the same place for ever.",
            "c": "both paths cross the same valley. It is the length of the steps that keeps them from its floor.",
        },
    ),
)

# --- your turn 4A: the three rules ------------------------------------------------------------------------------------


class _Asked(nn.Module):
    """A model with dropout that notes how it is called, and where its inputs are."""

    def __init__(self) -> None:
        super().__init__()
        self.linear, self.dropout = nn.Linear(2, 1), nn.Dropout(0.5)
        nn.init.constant_(self.linear.weight, 0.7)
        nn.init.constant_(self.linear.bias, 0.3)
        self.calls: list[tuple[bool, bool, bool]] = []  # in training mode, recorded, on the model's device

    def forward(self, X: Tensor) -> Tensor:
        place = self.linear.weight.device
        self.calls.append((self.training, torch.is_grad_enabled(), X.device == place))
        return self.dropout(self.linear(X.to(place)))


_Asked.__name__ = "Model"  # as it appears in PyTorch's messages


@in_lesson("your turn 4A")
def check_by_the_rules(by_the_rules: object) -> str:
    """Check a function that predicts by the three rules; whether it puts the mode back makes no difference.

    A second model is on the device `meta`, which exists on every machine: X must follow it there.

    Args:
        by_the_rules: `by_the_rules(model, X)` -> the predictions, on any device.

    Returns:
        A CheckResult.

    Source: notebook 04, "Predict with all three rules".
    """
    call, function = "by_the_rules(model, X)", function_of("by_the_rules", by_the_rules, "def by_the_rules(model, X):")
    model, X = _Asked(), torch.tensor([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5]])
    result = result_of(call, function, model, X)
    if not model.calls:
        raise WrongAnswer("model-not-called", "it never calls the model in the brackets.", "Call model(X).")
    if any(training for training, _, _ in model.calls):
        hint = "Rule 1, with its brackets (), before the model is called."
        raise WrongAnswer("no-eval", "the model predicts in training mode, so dropout still drops.", hint)
    if any(recorded for _, recorded, _ in model.calls):
        hint = "Rule 2: call the model inside with torch.inference_mode():, indented."
        message = "the forward pass is recorded for backward(), which never comes."
        if isinstance(result, Tensor) and not result.requires_grad:
            message = "the result no longer has its record, but the forward pass still made one."
        raise WrongAnswer("recorded", message, hint)
    if result is None:
        hint = "Its last line returns what model(…) gives."
        raise WrongAnswer("nothing-returned", "it returns None; expected the predictions.", hint)
    came = tensor_of("what it returns", result, expected="one prediction for each row of X")
    with torch.no_grad():
        right = model.linear(X).double()
    if came.numel() != len(X) or not torch.allclose(came.reshape(-1, 1), right, atol=1e-4):
        hint = "Return what the model gives for X, all of it, and unchanged."
        raise WrongAnswer("other-result", "it does not return what the model gives in eval mode.", hint)
    _check_follows(function, X)
    return "eval mode, nothing recorded, and X goes where the model is."


def _check_follows(function: Callable[..., Any], X: Tensor) -> None:
    model, failed = _Asked().to("meta"), ""
    try:
        function(model, X)
    except Exception as error:  # no number can be taken from there, so what comes after the model may fail
        if "meta tensor" in str(error) and not model.calls:
            hint = "Leave the model where it is, and move X to it."
            raise WrongAnswer("other-device", "your lines move the model to another device.", hint) from None
        failed = f" ({error_in_words(error)})"
    if not model.calls or not all(there for _, _, there in model.calls):
        hint = "Rule 3: ask the model's first parameter for its device, and send X there. Leave the model where it is."
        message = "a model on another device" + (
            " gets an X that is not there." if model.calls else f" is not asked{failed}."
        )
        raise WrongAnswer("other-device", message, hint)


# --- your turn 4B: the root mean squared error ------------------------------------------------------------------------


@in_lesson("your turn 4B")
def check_rmse(rmse_of: object) -> str:
    """Check the root mean squared error on two sets of four errors.

    Args:
        rmse_of: `rmse_of(y_pred, y)` -> one number, plain or a tensor.

    Returns:
        A CheckResult.

    Source: notebook 04, "MAE and RMSE against the baseline".
    """
    function = function_of("rmse_of", rmse_of, "def rmse_of(y_pred, y):")
    targets = torch.tensor([[1.0], [4.0], [2.0], [6.0]])
    values, both = [], (torch.tensor([[3.0], [-1.0], [2.0], [0.0]]), torch.tensor([[-4.0], [5.0], [-6.0], [2.0]]))
    for errors in both:
        try:
            value = result_of("rmse_of(y_pred, y)", function, targets + errors, targets)
        except WrongAnswer:
            must_stay_inside(function, outside={"X_test", "y_test", "X_train", "y_train"}, brackets="y_pred, y")
            raise
        if value is None:
            raise WrongAnswer(
                "nothing-returned", "it returns None; expected one number.", "Begin its last line with return."
            )
        if getattr(value, "numel", lambda: 1)() != 1:
            hint = "Which of the three steps makes one number of many? It comes before the root."
            raise WrongAnswer("not-one-number", f"it returns {described(value)}; expected one number.", hint)
        values.append(number_of("what it returns", value, expected="one number"))
    if values[0] == values[1]:
        hint = "Take them from the brackets: y_pred and y."
        raise WrongAnswer("other-names", "it gives the same number for any predictions.", hint)
    for value, errors in zip(values, both, strict=True):
        if not close(value, errors.square().mean().sqrt().item()):
            _explain_rmse(value, errors)
    return "square, mean, root."


def _explain_rmse(value: float, errors: Tensor) -> None:
    square, distances = errors.square(), errors.abs()
    for kind, wrong, what, hint in (
        ("is-mae", distances.mean(), "the mean absolute error", "Square first. The root is taken of the mean, at the end."),
        ("no-root", square.mean(), "the mean of the squares", "The root is missing."),
        ("cancelled", errors.mean().abs(), "the mean of the errors, which cancel", "Square each error before the mean."),
        ("summed", square.sum(), "the sum of the squares", "The mean, then the root."),
        ("summed", square.sum().sqrt(), "the root of the sum", "A mean goes between square and root."),
        ("root-of-mae", distances.mean().sqrt(), "the root of the mean distance", "The squares are missing."),
        ("standard-deviation", errors.std(), "the standard deviation", "It leaves out the mean of the errors."),
        ("standard-deviation", errors.std(correction=0), "the standard deviation", "It leaves out the mean of the errors."),
    ):
        if close(abs(value), wrong.item()):
            raise WrongAnswer(kind, f"it gives {what}.", hint)
    right = errors.square().mean().sqrt().item()
    message = f"for the errors {errors.flatten().tolist()} it gives {value:.3f}; expected {right:.3f}."
    raise WrongAnswer("wrong-number", message, "Subtract, square, mean, root: print each step.")


# --- your turn 4C: from logits to decisions ---------------------------------------------------------------------------

_LOGITS = (-3.0, -1.2, -0.3, 0.3, 1.2, 3.0)  # probabilities 0.05, 0.23, 0.43, 0.57, 0.77, 0.95
_THRESHOLDS = (0.5, 0.35, 0.65, 0.85)


@in_lesson("your turn 4C")
def check_decide(decide: object) -> str:
    """Check decisions by several thresholds.

    Args:
        decide: `decide(logits, threshold)` -> true or false, or 1 or 0, for each logit.

    Returns:
        A CheckResult.

    Source: notebook 04, "From logit to decision".
    """
    function, z = function_of("decide", decide, "def decide(logits, threshold):"), torch.tensor(_LOGITS)
    must_stay_inside(function, outside={"probability", "classifier", "c_val", "X_val"}, brackets="logits, threshold")
    came = []
    for threshold in _THRESHOLDS:
        result = result_of("decide(logits, threshold)", function, z.unsqueeze(1), threshold)
        if result is None:
            raise WrongAnswer("nothing-returned", "it returns None.", "Begin its last line with return.")
        said = tensor_of("what it returns", result, expected="true or false for each logit").flatten()
        if said.numel() != len(z):
            hint = "Compare all of them at once, without any() or all()."
            raise WrongAnswer("not-one-each", f"for {len(z)} logits it returns {described(result)}.", hint)
        if not torch.isin(said, torch.tensor([0.0, 1.0]).double()).all():
            hint = "A comparison makes True or False of each probability."
            raise WrongAnswer("not-decided", "it returns numbers between yes and no; expected decisions.", hint)
        came.append(said == 1)
    right = _decisions(z.sigmoid())
    if all(map(torch.equal, came, right)):
        return "a probability first, then the comparison, with whatever threshold it is given."
    _explain_decisions(came, right, z)
    hint = "Two steps: the sigmoid of each logit, and a comparison with the threshold in the brackets."
    raise WrongAnswer("other-decisions", "some logits get the wrong decision.", hint)


def _decisions(probability: Tensor) -> list[Tensor]:
    return [probability >= threshold for threshold in _THRESHOLDS]


def _explain_decisions(came: list[Tensor], right: list[Tensor], z: Tensor) -> None:
    def is_like(other: list[Tensor]) -> bool:
        return all(map(torch.equal, came, other))

    if is_like(_decisions(z)):
        hint = "A logit of 0.3 is a probability of 0.57. Which of the two is the threshold meant for?"
        raise WrongAnswer("logits-compared", "it compares the logits with the threshold.", hint)
    if is_like([~decisions for decisions in right]):
        raise WrongAnswer("reversed", "yes and no are swapped.", "Chinstrap from the threshold up.")
    if is_like(_decisions(z.sigmoid().sigmoid())):
        hint = "Logits to probabilities takes one sigmoid; the second squeezes them between 0.5 and 0.73."
        raise WrongAnswer("sigmoid-twice", "the sigmoid is taken twice.", hint)
    if is_like(_decisions(torch.ones_like(z))):
        hint = "Softmax shares 1 among several logits of a bird. Here each bird has one: which function is for that?"
        raise WrongAnswer("all-yes", "it says yes to every logit.", hint)
    if is_like([right[0]] * len(right)):
        hint = "Use the threshold in the brackets: a number below 0.5 lets more through."
        raise WrongAnswer("threshold-ignored", "it decides at 0.5, whichever threshold it is given.", hint)


# --- find the fault ---------------------------------------------------------------------------------------------------

_FINE = {
    "a": "Line a sets the seed; every other seed gives the same.",
    "b": "Line b is fine: two measurements go in, and the hidden layer has 8 units.",
    "c": "Line c is fine: it lets the border bend. Without it the border is straight, and the birds are named no better.",
    "d": "Line d is fine: 8 numbers go in, and one logit comes out.",
    "f": "Line f is right for a model that returns logits. Does this one?",
    "g": "Line g is fine: the inputs are normalised, and the loss does fall, as far as it can.",
    "h": "Line h is right for a model that returns logits. Does this one?",
}


@in_lesson("find the fault 4")
def check_probabilities(fault_line: object, chinstrap_or_not: object) -> str:
    """Check the letter of the faulty line, and that the repaired program learns to tell the two species apart.

    Lines f and h are right letters when the sigmoid was taken out in both, so that one is left.

    Args:
        fault_line: its letter.
        chinstrap_or_not: `chinstrap_or_not(Z, c, Z_new)` -> the last training loss, and a probability for each new bird.

    Returns:
        A CheckResult.

    Source: notebook 04, "When it goes wrong".
    """
    letter = letter_of("fault_line", fault_line, letters="abcdefgh")
    hint = "Follow one number from the model to the loss: what is done to it, and how often?"
    if letter in set(_FINE) - set("fh"):
        raise WrongAnswer("other-line", _FINE[letter], hint)
    call = "chinstrap_or_not(Z, c, Z_new)"
    function = function_of("chinstrap_or_not", chinstrap_or_not, f"def {call}:")
    Z, c, Z_new, c_new = _two_species()
    loss, probability = _loss_and_probabilities(call, result_of(call, function, Z, c, Z_new), len(c_new))
    right = ((probability >= 0.5) == (c_new == 1)).double().mean().item()
    if letter in _FINE and (loss > _GOOD_LOSS or right < _GOOD_NAMES):
        raise WrongAnswer("other-line", _FINE[letter], hint)
    if probability.min() < 0 or probability.max() > 1:
        hint = "Reading a probability from a logit takes one sigmoid."
        raise WrongAnswer("logits-returned", "some of the probabilities are below 0 or above 1.", hint)
    if loss > _GOOD_LOSS:
        message = f"yes, line {letter}, but the loss still stops at {loss:.2f}."
        raise WrongAnswer("still-stuck", message, "How many sigmoids does a number meet on its way into the loss?")
    if right < _GOOD_NAMES:
        message = f"the loss falls to {loss:.2f}, but only {100 * right:.0f} % of the new birds are named right."
        raise WrongAnswer("still-wrong-names", message, "And on its way into the probability that is returned?")
    return f"line {letter}, and repaired: the loss falls to {loss:.2f}, and {100 * right:.0f} % are named right."


_GOOD_LOSS = 0.25  # with two sigmoids no loss falls below 0.57 here; with one it is about 0.04
_GOOD_NAMES = 0.85


def _loss_and_probabilities(call: str, result: object, n: int) -> tuple[float, Tensor]:
    """Read a loss, and n probabilities as one row."""
    loss, probability = two_of(call, result, last_line="return history.train_loss[-1], probability")
    loss = number_of("the loss", loss, expected="one number")
    came = tensor_of("the second thing", probability, expected="a probability for each new bird").flatten()
    if came.numel() != n:
        hint = "Return what predict gives for Z_new, after the sigmoid."
        raise WrongAnswer("wrong-shape", f"it returns {came.numel()} probabilities for {n} new birds.", hint)
    return loss, came


def _two_species() -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """The normalised birds of the lesson: training inputs and targets, test inputs, and test targets as one row."""
    birds = [bird for bird in load_penguins() if bird["species"] != "Gentoo" and bird["body_mass_g"] is not None]
    P = torch.tensor([[bird["bill_length_mm"], bird["body_mass_g"]] for bird in birds])
    c = torch.tensor([[float(bird["species"] == "Chinstrap")] for bird in birds])
    (P_train, c_train), (P_test, c_test) = split(P, c)
    mean, std = P_train.mean(dim=0), P_train.std(dim=0)
    return (P_train - mean) / std, c_train, (P_test - mean) / std, c_test.flatten()


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
        ("no-root", rmse**2 / 1e3, "1000 times a mean square", "The root is missing: take it first, then convert to grams."),
    ):
        if close(rmse_came, wrong):
            raise WrongAnswer(kind, f"rmse_grams is {what}.", hint)
    if close(rmse_came, rmse / 1000**0.5):
        hint = "In a square the factor is also squared. Convert to grams after the root."
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
    hint = "One number per bird. A shape (n, n) comes from (n,) against (n, 1)."
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
    _check_not_by_validation(function, logits, _logits_of(_ITS_MODEL, trained, X), data)
    _check_birds(function, trained, *data.train)
    value = number_of("accuracy", accuracy, expected="one number from 0 to 1")
    true = _accuracy(logits, y)
    if abs(value - true) < 2e-3:
        return f"{len(SPECIES)} logits a bird, and more than {100 * _GOOD_SHARE:.0f} % of the birds named right."
    _explain_accuracy(value, true, logits, model, data)
    message = f"accuracy is {value:.3g}; species_model does not have that accuracy on the validation birds."
    hint = "After training, in eval mode: in what share of the rows is the largest of the three logits the right one?"
    raise WrongAnswer("wrong-number", message, hint)


def _check_not_by_validation(function: Callable[..., Any], came: Tensor, trained: Tensor, data: Penguins) -> None:
    """A model that is to the last digits what the function makes of the validation birds, and not of the training birds."""
    if torch.allclose(came, trained, atol=1e-4):
        return
    result = result_of("train_classifier(X, y)", function, *(part.clone() for part in data.validation))
    other = _logits_of(_ITS_MODEL, model_of("what train_classifier returns", result), data.validation[0])
    if torch.allclose(came, other, atol=1e-4):
        hint = "species_model = train_classifier(X_train, y_train): the validation birds are to judge it."
        raise WrongAnswer("trained-on-validation", "species_model has learned from the validation birds.", hint)


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
            f"{100 * min(shares):.0f} % of the birds by the true species: it has learned from birds other than X and y."
        )
        hint = (
            "Inside train_classifier, use only X and y, the names in its brackets. "
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
        ("test-opened", on["test"], "is that of the test birds.", "Is it? The test set stays closed until notebook 05."),
        ("by-training-birds", on["train"], "is that of the training birds.", "Is it? The model has seen those."),
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
        raise WrongAnswer("diagonal-empty", "confusion counts the mistakes alone.", "Birds that are named right also count.")
    for order in itertools.permutations(range(len(SPECIES))):
        if torch.equal(came, right[list(order)][:, list(order)]):
            raise WrongAnswer("other-order", "the species are in another order.", "0 Adelie, 1 Chinstrap, 2 Gentoo.")
    if total == len(SPECIES):
        hint = "argmax(dim=0) asks which bird has the largest logit in each column. Each bird has its own row."
        raise WrongAnswer("wrong-axis", f"confusion counts {total:.0f} birds; there are {n}.", hint)
    if total != n:
        hint = "Add 1 for one bird after another, in rows that are not copies; confusion[y, said] += 1 counts a pair once."
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
