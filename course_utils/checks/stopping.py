"""Exercise 5.2: the model of the best epoch is kept."""

from course_utils.checks._answers import close, whole_number_of
from course_utils.checks._curves import curves_of
from course_utils.checks._models import agrees, model_of, typical_losses
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import prepare_penguins


@exercise("5.2")
def check_early_stopping(kept_model: object, kept_history: object, best_epoch: object) -> str:
    """Check that the model of the best epoch was kept, by the validation loss.

    Args:
        kept_model: the model as it was after the best epoch.
        kept_history: of the whole run, with the validation loss.
        best_epoch: its number, counted from 1.

    Returns:
        A CheckResult.

    Source: notebook 05, "Exercises".
    """
    model, data = model_of("kept_model", kept_model), prepare_penguins("mass")
    _, curve = curves_of("kept_history", kept_history)
    epoch, lowest = whole_number_of("best_epoch", best_epoch, expected="one whole number"), min(curve)
    best = [i for i, loss in enumerate(curve, start=1) if close(loss, lowest, within=1e-6)]
    measured = typical_losses("kept_model", model, *data.validation)
    kept = agrees(lowest, measured, 2e-4)
    for kind, part, birds, hint in (
        ("tuned-on-test", "test", data.test, "eval_data chooses the epoch, so it must be the validation birds."),
        (
            "by-training-birds",
            "train",
            data.train,
            "On birds that it learns from, a network gets better and better. eval_data must be the validation birds.",
        ),
    ):
        if not kept and agrees(lowest, typical_losses("kept_model", model, *birds), 2e-4):
            message = "the lowest loss of kept_history is not that of kept_model on the validation birds."
            raise WrongAnswer(kind, f"{message} Was it measured on penguins.{part}?", hint)
    if epoch + 1 in best:
        hint = "Epochs are counted from 1, as in section 5.8, and the positions in a list from 0."
        raise WrongAnswer("off-by-one", f"the validation loss is lowest one epoch after epoch {epoch}.", hint)
    if epoch not in best:
        hint = "Look for the position of the lowest validation loss."
        raise WrongAnswer("not-the-best", f"the validation loss is not lowest in epoch {epoch}.", hint)
    if not kept:
        if agrees(curve[-1], measured, 2e-4):
            raise WrongAnswer(
                "last-kept",
                "kept_model has the validation loss of the last epoch, not of the best one.",
                "A state_dict shows the living parameters: keep a copy. Or was the copy not loaded back at the end?",
            )
        hint = "Load the copied state_dict into the model when the run is over."
        raise WrongAnswer("other-model", "kept_model does not have the lowest loss of kept_history.", hint)
    if close(curve[-1], lowest, within=1e-6):
        hint = "A larger network and more epochs: go on until the curve turns."
        raise WrongAnswer("too-short", "the validation loss is lowest in the last epoch: it has not turned yet.", hint)
    return "the lowest point of the validation curve, and the model of that epoch."
