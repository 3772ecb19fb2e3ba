"""The checks of notebook 03: the five steps, the test loop, a program to repair, a training loop, a run's curves."""

import math
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import pairwise
from numbers import Real
from statistics import median
from types import FrameType
from typing import Any

import torch
from numpy import ndarray
from torch import Tensor, nn

from course_utils.checks.frame import (
    WrongAnswer,
    described,
    exercise,
    explain_slips,
    function_of,
    hints_for,
    in_lesson,
    result_of,
    two_of,
)
from course_utils.checks.judging import (
    after_steps,
    agrees,
    choice_of,
    curves_of,
    letter_of,
    mean_absolute_error,
    model_of,
    outputs_of,
    typical_losses,
    values_of,
)
from course_utils.checks.recall import Question, recall
from course_utils.data import make_line, split
from course_utils.penguins import Penguins, prepare_penguins
from course_utils.runtime import get_device

# --- words on guesses ------------------------------------------------------------------------------------------------

hints_for(
    "3.1",
    {
        1: "It gave the truth 0.9, the highest of the three.",
        2: "0.2 is the smallest number, but the truth is no, and no was given 1 - 0.2.",
    },
)
hints_for(
    "3.2",
    {1.4: "The gradient says where the loss rises. SGD goes the other way.", 0.4: "That is the step. Where does it end?"},
)
hints_for(
    "3.3",
    {
        "negative": "So it is. How large?",
        "positive": "Every prediction is too low. Does the loss rise or fall when the bias rises?",
        -0.1: "That is the loss's change when the bias rises by 0.1. How much is that for each unit of bias?",
        1.0: "The size is right. Does the loss rise or fall when the bias rises?",
        0.1: "Does the loss rise or fall? And how much is that for each unit of bias, rather than for 0.1?",
    },
)
hints_for("3.3b", {0.119: "Against a negative slope means up.", 0.01: "That is the step. Where does it end?"})
hints_for("3.5", {0.003: "That was the loss of the model before its last step."})
hints_for("3.6", {0.6: "That is the mean of the two means. How many samples does each of them stand for?"})
hints_for(
    "3.9",
    {
        "MSE": "Write its whole name: MSELoss.",
        "L1": "Write its whole name: L1Loss.",
        "L1Loss": "Its slope is as steep at the end as at the start. What does that do to its steps?",
    },
)
hints_for("3.9b", {0: "No bias makes up for a wrong weight: the line stays too flat.", 0.2: "You can get lower. Try it."})
hints_for(
    "3.11",
    {
        "rise": "At first every step still points downhill.",
        "fall": "At first it does. Then the slope changes sign, and the old slopes are still in the sum.",
    },
)

# --- the opening questions --------------------------------------------------------------------------------------------

recall(
    "03",
    Question(
        asks=("02.1", "02.2"),
        right=13,
        why="3 in weight, and 4 × 2 weights and 2 biases in the layer; scale is a plain tensor, not a parameter.",
        words={
            14: "scale is a plain tensor. Only an nn.Parameter is found by parameters().",
            3: "that is how many tensors there are. How many numbers do they hold?",
            11: "does the layer also have biases?",
            12: "scale is a plain tensor. And does the layer also have biases?",
            10: "that is the layer alone; weight is a parameter as well.",
        },
        otherwise="count weight, then the layer's weights, then its biases; leave out what is not an nn.Parameter.",
    ),
    Question(
        asks=("02.3",),
        right="b",
        why="backward() measures; only an optimizer's step moves.",
        words={
            "a": "backward() changes no parameter. It only fills .grad.",
            "c": "a gradient is a slope: how fast the loss changes with w, here 2 · 3 · (3w - 6).",
        },
    ),
    Question(
        asks=("02.4",),
        right="a",
        why="the mean looks at no input, and is off by less. A model must beat such a baseline.",
        words={
            "b": "0.41 is a distance in the units of the targets, not a share of right answers.",
            "c": "the device changes where the sums are done, not their results.",
        },
    ),
)

# --- your turn 3A: the order of the five steps ------------------------------------------------------------------------

_STEPS = {"b": "forward pass", "d": "loss", "e": "zero_grad", "c": "backward", "a": "step"}


@in_lesson("your turn 3A")
def check_order(order: object) -> str:
    """Check the order of the five steps, given as five letters.

    Args:
        order: such as "abcde": a is step, b the forward pass, c backward, d the loss, e zero_grad.

    Returns:
        A CheckResult; every order in which the model learns is right, wherever zero_grad goes between two passes.

    Source: notebook 03, "The training loop".
    """
    if isinstance(order, (list, tuple)) and all(isinstance(letter, str) for letter in order):
        order = "".join(order)
    letters = "".join(order.lower().replace(",", " ").split()) if isinstance(order, str) else ""
    if sorted(letters) != sorted(_STEPS):
        hint = 'Write each of a, b, c, d and e once, as in "abcde", with the quotes.'
        raise WrongAnswer("not-five-letters", f"order is {order!r}; expected the five letters, each once.", hint)
    place = {name: letters.index(letter) for letter, name in _STEPS.items()}
    if place["loss"] < place["forward pass"]:
        hint = "The loss compares y_pred with the targets. Which line makes y_pred?"
        raise WrongAnswer("loss-first", "the loss is computed before there is a prediction.", hint)
    if place["backward"] < place["loss"]:
        hint = "backward() is a method of the loss."
        raise WrongAnswer("backward-first", "backward() comes before there is a loss to go back from.", hint)
    if place["step"] < place["backward"]:
        hint = "step() acts on slopes, and backward() finds them."
        raise WrongAnswer("step-first", "step() moves before backward() has found the slopes.", hint)
    if place["backward"] < place["zero_grad"] < place["step"]:
        hint = "zero_grad() is for the old slopes, not the new ones."
        raise WrongAnswer("slopes-thrown-away", "zero_grad() clears the slopes that step() was about to use.", hint)
    if place["zero_grad"] == 2:
        return "forward pass, loss, clear, backpropagation, step: the order of this course."
    return (
        "the model learns. (The course clears the old slopes just before backward(); any place outside the two is as good.)"
    )


# --- your turn 3B: the five steps -------------------------------------------------------------------------------------


@in_lesson("your turn 3B")
def check_one_step(one_step: object) -> str:
    """Check a training step: after each of three calls, the parameters must be where the five steps take them.

    Args:
        one_step: `one_step(model, X, y, loss_fn, optimizer)`.

    Returns:
        A CheckResult.

    Source: notebook 03, "The training loop".
    """
    function = function_of("one_step", one_step, "def one_step(model, X, y, loss_fn, optimizer):")
    (X, y), model, paths = _small_problem(), _small_model(), {}
    for clearing, loss_fn in ((True, nn.MSELoss()), (False, nn.MSELoss()), (True, nn.L1Loss())):
        paths[clearing, type(loss_fn)] = after_steps(_small_model(), [(X, y)] * 3, loss_fn, clearing=clearing)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    start, path = values_of(model), []
    try:
        for _ in range(3):
            result_of("one_step(model, X, y, loss_fn, optimizer)", function, model, X, y, nn.MSELoss(), optimizer)
            path.append(values_of(model))
    except WrongAnswer:
        explain_slips(function, outside=_OUTSIDE, brackets="model, X, y, loss_fn, optimizer")
        raise
    if _same(path, paths[True, nn.MSELoss]):
        return "after three calls the parameters are where the five steps take them."
    explain_slips(function, outside=_OUTSIDE, brackets="model, X, y, loss_fn, optimizer")
    if _same(path, paths[False, nn.MSELoss]):
        hint = "backward() adds to what is in .grad."
        raise WrongAnswer("no-zero-grad", "the first step is right, and later ones still carry old slopes.", hint)
    if _same(path, paths[True, nn.L1Loss]):
        raise WrongAnswer("other-loss", "it computes L1Loss, whichever loss_fn it is given.", "Call loss_fn(y_pred, y).")
    _explain_still(path, start, model)
    hint = "Only the names in the brackets: model, X, y, loss_fn, optimizer; each of the five lines once."
    raise WrongAnswer("other-step", "the parameters move, but not where the five steps would take them.", hint)


_OUTSIDE = {"X_train", "y_train", "X_test", "y_test", "first_model", "first_optimizer", "y_pred", "loss"}


def _explain_still(path: list[Tensor], start: Tensor, model: nn.Module) -> None:
    moved = [not torch.equal(a, b) for a, b in pairwise([start, *path])]
    if moved == [False, True, True]:
        hint = "step() acts on slopes, and backward() finds them."
        raise WrongAnswer("step-first", "the first call moves nothing: step() comes before backward().", hint)
    if any(moved):
        return
    slopes = [parameter.grad for parameter in model.parameters()]
    if all(slope is None for slope in slopes):
        hint = "Is loss.backward() there, before optimizer.step(), with nothing that clears in between?"
        raise WrongAnswer("no-slopes", "no parameter moves, and none has a slope.", hint)
    hint = (
        "Which of the five lines acts on the slopes? Write it last, on the optimizer in the brackets, with its brackets ()."
    )
    raise WrongAnswer("no-step", "backward() finds slopes, but no parameter moves.", hint)


def _small_problem() -> tuple[Tensor, Tensor]:
    X = torch.tensor([[1.0, 2.0], [-1.0, 0.5], [0.5, -1.5]], device=get_device())
    return X, X @ torch.tensor([[2.0], [-1.0]], device=get_device()) + 0.5


def _small_model() -> nn.Linear:
    model = nn.Linear(2, 1).to(get_device())
    nn.init.constant_(model.weight, 0.3)
    nn.init.constant_(model.bias, -0.2)
    return model


def _same(path: list[Tensor], other: list[Tensor]) -> bool:
    return all(torch.allclose(a, b, atol=1e-4) for a, b in zip(path, other, strict=True))


# --- your turn 3C: the test loop --------------------------------------------------------------------------------------


class _Watched(nn.Module):
    """A model with dropout that notes how it is called."""

    def __init__(self) -> None:
        super().__init__()
        self.layers = nn.Sequential(_small_model(), nn.Dropout(0.5))
        self.calls: list[tuple[bool, bool]] = []  # in training mode, recorded for backward()

    def forward(self, X: Tensor) -> Tensor:
        self.calls.append((self.training, torch.is_grad_enabled()))
        return self.layers(X)


@in_lesson("your turn 3C")
def check_test_loss(test_loss_of: object) -> str:
    """Check the test loop for one batch: eval mode, no recording, the loss, and nothing changed.

    Args:
        test_loss_of: `test_loss_of(model, X, y, loss_fn)` -> the loss, a tensor or a plain number.

    Returns:
        A CheckResult.

    Source: notebook 03, "The test loop".
    """
    function = function_of("test_loss_of", test_loss_of, "def test_loss_of(model, X, y, loss_fn):")
    (X, y), model = _small_problem(), _Watched().to(get_device())
    before = values_of(model)
    try:
        loss = result_of("test_loss_of(model, X, y, loss_fn)", function, model, X, y, nn.MSELoss())
        return _judge_test_loss(model, loss, X, y, before)
    except WrongAnswer:
        explain_slips(function, outside=_OUTSIDE, brackets="model, X, y, loss_fn")
        raise


def _judge_test_loss(model: _Watched, loss: object, X: Tensor, y: Tensor, before: Tensor) -> str:
    if not torch.equal(before, values_of(model)):
        hint = "No optimizer, no backward(), no step()."
        raise WrongAnswer("trains", "the model has changed; the test loop only looks.", hint)
    if not model.calls:
        hint = "Call model(X), with the names in the brackets."
        raise WrongAnswer("model-not-called", "it does not call the model that it is given.", hint)
    if any(training for training, _ in model.calls):
        hint = "Which line of the test loop comes first?"
        raise WrongAnswer(
            "no-eval", "the model predicts in training mode, in which the check's model answers differently.", hint
        )
    if any(recorded for _, recorded in model.calls):
        hint = "Put the forward pass and the loss inside with torch.inference_mode():, indented."
        raise WrongAnswer("recorded", "the forward pass is recorded for backward(), which never comes.", hint)
    if loss is None:
        raise WrongAnswer("nothing-returned", "it returns None; expected the loss.", "Its last line is return loss.")
    value = loss.item() if isinstance(loss, Tensor) and loss.numel() == 1 else loss
    if isinstance(value, bool) or not isinstance(value, Real):
        hint = "Return what loss_fn(y_pred, y) gives."
        raise WrongAnswer("not-a-loss", f"it returns {described(loss)}; expected the loss, one number.", hint)
    with torch.no_grad():
        expected = nn.MSELoss()(model.layers[0](X), y).item()
    if abs(float(value) - expected) > 1e-3 * expected:
        hint = "Predict from X, and hand predictions and y to loss_fn."
        raise WrongAnswer("other-loss", f"it returns {float(value):.3f}; the loss of this batch is {expected:.3f}.", hint)
    return "eval mode, nothing recorded, the loss of the batch, and no parameter changed."


# --- find the fault ---------------------------------------------------------------------------------------------------

_FINE = {
    "a": "Line a sets the seed; every other seed gives the same flat line.",
    "b": "Line b is fine: with this rate and these parameters a straight line is learned in 300 epochs.",
    "d": "Line d is fine: training mode is right here, and makes no difference to this model.",
    "f": "Line f is the mean of the squares of what it is given. How many numbers is it given?",
    "g": "Line g is fine: the old slopes are cleared before the new ones are found.",
    "h": "Line h is fine: it comes after backward(), and moves the parameters of this model.",
}


@in_lesson("find the fault 3")
def check_straight_line(fault_line: object, fit_line: object) -> str:
    """Check the letter of the faulty line, and that the repaired program learns the line.

    Args:
        fault_line: its letter.
        fit_line: `fit_line(X, y)` -> the trained model.

    Returns:
        A CheckResult.

    Source: notebook 03, "When it goes wrong".
    """
    letter = letter_of("fault_line", fault_line, letters="abcdefgh")
    if letter in _FINE:
        raise WrongAnswer("other-line", _FINE[letter], "Print a shape or two inside the loop, for one epoch.")
    function = function_of("fit_line", fit_line, "def fit_line(X, y):")
    (X, y), _ = split(*make_line())
    X, y = X.to(get_device()), y.to(get_device())
    model = model_of("the model of fit_line", result_of("fit_line(X, y)", function, X, y))
    predictions = outputs_of("the model of fit_line", model, X.cpu(), outputs=1)
    if float(predictions.max() - predictions.min()) < 0.2:
        hint = "What shapes do model(X) and targets have, and what shape has their difference?"
        raise WrongAnswer("still-flat", f"yes, line {letter}, but the line is still flat.", hint)
    if (error := mean_absolute_error(predictions, y.cpu())) > 0.08:
        hint = "Change only the faulty line, and leave the other lines as they were."
        raise WrongAnswer("other-repair", f"the line rises, but it is {error:.2f} off on average.", hint)
    return f"line {letter}, and repaired: the line is only {error:.2f} off on average."


# --- exercise 3.1: the training loop on the penguins ------------------------------------------------------------------

_EPOCHS = 300
_FEW = 3
_GOOD_GRAMS = 350


@exercise("3.1")
def check_training(fit: object) -> str:
    """Check a training loop: call it on the training birds, and on birds whose masses are mirrored.

    A mirrored mass is as far below the mean as the true one is above it. So a loop that learns from what it is given
    learns both equally well, and one that learns from other birds is caught.

    Args:
        fit: `fit(X, y, epochs)` -> (model, losses): an nn.Module, (n_birds, 7) -> (n_birds, 1) in kilograms, that was
            trained on X and y, and one plain number per epoch.

    Returns:
        A CheckResult.

    Source: notebook 03, "Exercises".
    """
    function, data = function_of("fit", fit, "def fit(X, y, epochs):"), prepare_penguins("mass")
    X, y = data.train
    mirrored = 2 * y.mean() - y
    model, losses = _run(function, X, y, _EPOCHS)
    with _course_loops_called() as used:
        _, few = _run(function, X, y, _FEW)
    if used:
        hint = "Here you write the five steps yourself, inside fit."
        raise WrongAnswer("train-used", f"fit calls {used[0]} from course_utils.", hint)
    _check_model(model, losses, {"training": data.train, "validation": data.validation})
    _check_number_of_losses(len(losses), len(few))
    other, other_losses = _run(function, X, mirrored, _EPOCHS)
    if other is model:
        hint = "Make model and optimizer inside fit, before the loop."
        raise WrongAnswer("model-outside", "fit returns the same model in every call, and trains it further.", hint)
    _check_birds(other, X, y, mirrored)
    _check_losses(losses, other_losses, errors=(_error(model, X, y), _error(other, X, mirrored)))
    return f"a loop that learns from what it is given: below {_GOOD_GRAMS} g on training and validation birds."


def _run(fit: Callable[..., Any], X: Tensor, y: Tensor, epochs: int) -> tuple[nn.Module, list[float]]:
    """What fit returns for these birds."""
    call = f"fit(X, y, {epochs})"
    result = result_of(call, fit, X.clone(), y.clone(), epochs)
    model, losses = two_of(call, result, last_line="return model, losses")
    return model_of("the model of fit", model), _losses_of(losses)


@contextmanager
def _course_loops_called() -> Iterator[list[str]]:
    """The names of the course's own loops that a block calls; watching makes it slower."""
    used: list[str] = []

    def watch(frame: FrameType, event: str, _: object) -> None:
        name = frame.f_code.co_name
        if event == "call" and name in ("train", "train_epoch", "train_step"):
            used.extend([name] if frame.f_globals.get("__name__") == "course_utils.training" else [])

    before = sys.getprofile()
    sys.setprofile(watch)
    try:
        yield used
    finally:
        sys.setprofile(before if callable(before) else None)  # cProfile leaves an object that cannot be set again


def _losses_of(value: object) -> list[float]:
    name, hint = "the second thing that fit returns", "Start with an empty list before the loop, and append to it inside."
    if isinstance(value, (int, float)) or (isinstance(value, Tensor) and value.dim() == 0):
        raise WrongAnswer("one-loss", f"{name} is {described(value)}, one number; expected a list.", hint)
    if isinstance(value, Tensor):
        message = f"{name} is {described(value)}; expected a list of plain numbers."
        raise WrongAnswer("tensors-kept", message, "Append loss.item().")
    values = value.tolist() if hasattr(value, "tolist") else value
    if not isinstance(values, Sequence) or isinstance(values, str):
        raise WrongAnswer("wrong-type", f"{name} is {described(value)}; expected a list of losses.", hint)
    for epoch, loss in enumerate(values):
        if isinstance(loss, Tensor):
            hint = "A tensor may keep the whole computation of its epoch in memory. .item() takes the number out."
            raise WrongAnswer("tensors-kept", f"losses[{epoch}] is {described(loss)}; expected a plain number.", hint)
        if isinstance(loss, (tuple, list, ndarray)):
            hint = "Append only the loss, one number per epoch."
            raise WrongAnswer("not-one-number", f"losses[{epoch}] is {described(loss)}; expected one number.", hint)
        if isinstance(loss, bool) or not isinstance(loss, Real):
            hint = "loss.backward() returns None, and an f-string is text: append loss.item()."
            raise WrongAnswer("wrong-type", f"losses[{epoch}] is {loss!r}; expected a number.", hint)
    if len(values) < 2:
        hint = "Is the list made before the loop, and the append inside? Does the loop run more than once?"
        raise WrongAnswer("one-loss", f"fit returns {len(values)} losses; expected one for each epoch.", hint)
    return [float(loss) for loss in values]


def _check_number_of_losses(many: int, few: int) -> None:
    """At most one loss per epoch; fewer are fine, for a loop that stops early."""
    if many <= _EPOCHS and few <= _FEW:
        return
    came = f"in {_EPOCHS} epochs fit returns {many} losses, and then in {_FEW} epochs {few}"
    if few == many + _FEW:
        hint = "Make the empty list inside fit, before the loop."
        raise WrongAnswer("list-outside", f"{came}: the list grows from call to call.", hint)
    if many > _EPOCHS and few > _FEW:
        hint = "Average the losses of an epoch's batches, and append one number when the epoch ends."
        raise WrongAnswer("loss-per-batch", f"{came}; expected one per epoch.", hint)
    hint = "Its loop begins with for epoch in range(epochs): and takes epochs from the brackets of fit."
    raise WrongAnswer("epochs-ignored", f"{came}: it does not run as many epochs as it is told to.", hint)


def _error(model: nn.Module, X: Tensor, y: Tensor) -> float:
    return mean_absolute_error(outputs_of("the model of fit", model, X, outputs=1), y)


def _check_birds(model: nn.Module, X: Tensor, y: Tensor, mirrored: Tensor) -> None:
    """A model that was given mirrored masses only, and predicts the true ones, has learned from other birds."""
    true, given = 1000 * _error(model, X, y), 1000 * _error(model, X, mirrored)
    if true < _GOOD_GRAMS < given:
        came = f"given the same birds with mirrored masses, the model of fit is {given:.0f} g off"
        message = f"{came}, and predicts the true masses all the same: it has learned from birds other than X and y."
        raise WrongAnswer("wrong-birds", message, "Inside fit, use only X and y, the names in its brackets.")


def _check_losses(losses: list[float], others: list[float], *, errors: tuple[float, float]) -> None:
    """The losses must fall, and be those of the birds that were given."""
    hint = "Append the loss on which backward() was called."
    if losses == others:
        message = "fit returns the same losses for birds with other masses: they were not measured on X and y."
        raise WrongAnswer("not-measured", message, hint)
    if losses[-1] > 0.7 * losses[0]:
        message = f"the model is good, but its losses go from {losses[0]:.3g} to {losses[-1]:.3g}."
        raise WrongAnswer("losses-do-not-fall", message, f"{hint} Does a total start at 0 in each epoch?")
    end, other_end = (median(own[-max(2, len(own) // 10) :]) for own in (losses, others))
    explained = max(1.0, errors[1] / errors[0]) ** 2  # by the models themselves, even where errors are squared
    if errors[1] < _GOOD_GRAMS / 1000 and other_end > 4 * explained * end:
        came = f"given mirrored masses, fit learns them as well, but its losses end at {other_end:.3g} instead of {end:.3g}"
        raise WrongAnswer("not-measured", f"{came}. Are they measured on birds other than X and y?", hint)


def _check_model(model: nn.Module, losses: list[float], sets: dict[str, tuple[Tensor, Tensor]]) -> None:
    if not all(torch.isfinite(part).all() for part in model.parameters()) or not all(map(math.isfinite, losses)):
        hint = "Try a tenth of the rate."
        raise WrongAnswer("diverged", "the run of fit diverged: its losses or its model became NaN or infinite.", hint)
    for name, (X, y) in sets.items():
        predictions = outputs_of("the model of fit", model, X, outputs=1)
        error = 1000 * mean_absolute_error(predictions, y)
        if error > _GOOD_GRAMS:
            found = f"after {_EPOCHS} epochs the model of fit is {error:.0f} g off on the {name} birds"
            _explain_bad_model(predictions, y, losses, f"{found}; expected below {_GOOD_GRAMS} g")


def _explain_bad_model(predictions: Tensor, y: Tensor, losses: list[float], found: str) -> None:
    y = y.to(torch.float64)
    if 1000 * mean_absolute_error(predictions / 1000, y) < _GOOD_GRAMS or losses[0] > 500:
        hint = "Losses in the hundreds or thousands suggest grams. Train on y as it is given, in kilograms."
        raise WrongAnswer("wrong-unit", f"{found}. Does it learn grams?", hint)
    if predictions.std() < 0.15 * y.std() and (predictions.mean() - y.mean()).abs() < 0.3:
        hint = "Print the shapes of prediction and target inside the loop: (n,) against (n, 1) compares all with all."
        raise WrongAnswer("broadcast", f"{found}. It predicts nearly the same mass for every bird.", hint)
    ratio = losses[-1] / losses[0] if losses[0] else 1.0
    if ratio > 1.5:
        raise WrongAnswer("growing-loss", f"{found}. Its loss grew.", "Is the rate too high, or a step missing?")
    rises = sum(b > a for a, b in pairwise(losses)) / (len(losses) - 1)
    if rises > 0.25:
        hint = "Either the steps are too large, or old gradients are still there when backward() adds the new ones."
        raise WrongAnswer("bouncing-loss", f"{found}. Its loss rose in {rises:.0%} of the epochs.", hint)
    if ratio > 0.98:
        hint = "Are all five steps there? Is the model made once, before the loop, and are its parameters in the optimiser?"
        raise WrongAnswer("not-learning", f"{found}. Its loss hardly fell, or not at all.", hint)
    late = losses[-max(2, len(losses) // 10)]
    if losses[-1] < 0.995 * late:
        hint = "A higher learning rate gets further in the same number of epochs."
        raise WrongAnswer("too-slow", f"{found}. Its loss still falls.", hint)
    hint = "Is the model that fit returns the one that the loop trained, on all of X and y just as they are given?"
    raise WrongAnswer("other-model", f"{found}. Its losses fell from {losses[0]:.3g} to {losses[-1]:.3g}.", hint)


# --- exercise 3.2: what the validation curve says ---------------------------------------------------------------------

_EDGE = 0.02


@exercise("3.2")
def check_curves(curve_model: object, mass_history: object, reading: object) -> str:
    """Check a history with both curves, and what the learner reads in the validation curve.

    The last fifth of the curve counts: more than 2 % lower at its end than at its start is "still falling",
    more than 2 % higher "rising", everything between "flat".

    Args:
        curve_model: the model that was trained.
        mass_history: what `train` returned.
        reading: "still falling", "flat" or "rising".

    Returns:
        A CheckResult.

    Source: notebook 03, "Exercises".
    """
    model, data = model_of("curve_model", curve_model), prepare_penguins("mass")
    if outputs_of("curve_model", model, data.validation[0], outputs=1).abs().mean() > 100:
        hint = "Train on y as it is, in kilograms."
        raise WrongAnswer("wrong-unit", "curve_model predicts masses of hundreds of kilograms.", hint)
    train_loss, eval_loss = curves_of("mass_history", mass_history)
    if _on_the_same_birds(train_loss, eval_loss):
        message = "epoch after epoch, both curves have the same losses: they are measured on the same birds."
        hint = "It learns from penguins.train; eval_data=penguins.validation, birds that it does not learn from."
        raise WrongAnswer("same-birds", message, hint)
    _check_measured_on(model, eval_loss[-1], data)
    reading = choice_of("reading", reading, choices=("still falling", "flat", "rising"))
    n = len(eval_loss)
    begin = n - n // 5  # the position of epoch 81 of 100; one more or less where a fifth is not a whole number
    readings = {
        _read(eval_loss[position], eval_loss[-1], edge)
        for position in (begin, begin + (n % 5 > 0))
        for edge in (0.9 * _EDGE, _EDGE, 1.1 * _EDGE)  # either word is right near the edge
    }
    if reading not in readings:
        kind, hint = "misread", "Print the first and the last loss of that fifth, and compare them."
        if reading == _read(train_loss[begin], train_loss[-1], _EDGE):
            kind, hint = "other-curve", f"{hint} Is it the curve of the validation birds that you read?"
        change = eval_loss[-1] / eval_loss[begin] - 1
        came = f"from epoch {begin + 1} to {n} the validation loss changes by {100 * change:+.1f} %"
        raise WrongAnswer(kind, f"{came}: not {reading!r}.", hint)
    return f"over its last fifth the validation curve is {reading}."


def _check_measured_on(model: nn.Module, loss: float, data: Penguins) -> None:
    if agrees(loss, typical_losses("curve_model", model, *data.validation), 2e-4):
        return
    came = f"mass_history ends with a validation loss of {loss:.4f}; that is not curve_model's loss on these birds"
    for name, kind, hint in (
        ("train", "sets-swapped", "It learns from penguins.train; eval_data=penguins.validation."),
        ("test", "test-opened", "They stay closed until notebook 05: eval_data=penguins.validation."),
    ):
        if agrees(loss, typical_losses("curve_model", model, *getattr(data, name)), 5e-5):
            raise WrongAnswer(kind, f"{came}. Was it measured on penguins.{name}?", hint)
    hint = "Is it the history of this model, and of its last epoch? Use one of nn.L1Loss, nn.MSELoss and nn.HuberLoss."
    raise WrongAnswer("other-history", f"{came}.", hint)


def _read(start: float, end: float, edge: float) -> str:
    change = end / start - 1
    return "still falling" if change < -edge else "rising" if change > edge else "flat"


def _on_the_same_birds(train_loss: list[float], eval_loss: list[float]) -> bool:
    """With one batch per epoch, the training loss of an epoch is that of the model before it."""
    return all(abs(a - b) <= 1e-5 * abs(b) for a, b in zip(train_loss[1:], eval_loss[:-1], strict=True))
