"""Exercise 3.2: what the validation curve says."""

from torch import nn

from course_utils.checks._answers import choice_of
from course_utils.checks._curves import curves_of
from course_utils.checks._models import agrees, model_of, outputs_of, typical_losses
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import Penguins, prepare_penguins

_READINGS = ("still falling", "flat", "rising")
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
    if _shifted_alike(train_loss, eval_loss):
        raise WrongAnswer(
            "same-birds",
            "epoch after epoch, both curves have the same losses: they are measured on the same birds.",
            "It learns from penguins.train; eval_data=penguins.validation, birds that it does not learn from.",
        )
    _check_measured_on(model, eval_loss[-1], data)
    reading = choice_of("reading", reading, choices=_READINGS)
    n = len(eval_loss)
    begin = n - n // 5  # the position of epoch 81 of 100; one more or less where a fifth is no whole number
    readings = {
        _read(eval_loss[position], eval_loss[-1], edge)
        for position in (begin, begin + bool(n % 5))
        for edge in (0.9 * _EDGE, _EDGE)
    }
    if reading not in readings:
        kind = "other-curve" if reading == _read(train_loss[begin], train_loss[-1], _EDGE) else "misread"
        hint = "Print the first and the last loss of that fifth, and compare them." + (
            " Is it the curve of the validation birds that you read?" if kind == "other-curve" else ""
        )
        raise WrongAnswer(
            kind,
            f"from epoch {begin + 1} to {n} the validation loss goes from {eval_loss[begin]:.4f} to {eval_loss[-1]:.4f}: "
            f"not {reading!r}.",
            hint,
        )
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
    raise WrongAnswer(
        "other-history",
        f"{came}.",
        "Is it the history of this model, and of its last epoch? Use one of nn.L1Loss, nn.MSELoss and nn.HuberLoss.",
    )


def _read(start: float, end: float, edge: float) -> str:
    change = end / start - 1
    return "still falling" if change < -edge else "rising" if change > edge else "flat"


def _shifted_alike(train_loss: list[float], eval_loss: list[float]) -> bool:
    """With one batch an epoch, the training loss of an epoch is that of the model before it."""
    return all(abs(a - b) <= 1e-5 * abs(b) for a, b in zip(train_loss[1:], eval_loss[:-1], strict=True))
