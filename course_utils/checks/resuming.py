"""Exercise 6.2: a run that goes on after a break."""

import torch
from torch import nn

from course_utils.checks._answers import described
from course_utils.checks._files import FOLDER, tensors_in
from course_utils.checks._models import model_of, outputs_of
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import prepare_penguins


@exercise("6.2")
def check_resume(resumed_model: object, resumed_history: object, straight_model: object, straight_history: object) -> str:
    """Check that a run which was saved, loaded and resumed ends where the run without a break ends.

    Args:
        resumed_model: the model after both halves.
        resumed_history: all of its epochs.
        straight_model: the model that was trained without a break.
        straight_history: its history.

    Returns:
        A CheckResult.

    Source: notebook 06, "Exercises".
    """
    model, straight = model_of("resumed_model", resumed_model), model_of("straight_model", straight_model)
    losses = getattr(straight_history, "train_loss", [])
    came = getattr(resumed_history, "train_loss", None)
    if came is None:
        hint = "load_checkpoint returns the history so far; train(..., history=...) goes on with it."
        raise WrongAnswer("wrong-type", f"resumed_history is {described(resumed_history)}; expected a history.", hint)
    if resumed_history is straight_history or model is straight:
        hint = "Build a new model and optimizer with new_run(), and load the checkpoint into them."
        raise WrongAnswer("same-object", "that is the run without a break itself.", hint)
    n, wanted = len(came), len(losses)
    if n != wanted:
        if n == wanted // 2:
            kind, hint = "history-lost", "Give train the history that load_checkpoint returned, and train the other half."
        elif n > wanted:
            kind, hint = "too-long", "epochs= says how many *further* epochs."
        else:
            kind, hint = "too-short", "The second half is missing, or only a part of it was run."
        raise WrongAnswer(kind, f"resumed_history has {n} epochs; the run without a break has {wanted}.", hint)
    _check_file(model)
    at = next((i for i, (a, b) in enumerate(zip(came, losses, strict=True)) if abs(a - b) > 1e-4 * abs(b) + 1e-6), None)
    X, _ = prepare_penguins("mass").validation
    pairs = [outputs_of(name, own, X, outputs=1) for name, own in (("resumed_model", model), ("straight_model", straight))]
    if at is not None and at == wanted // 2:
        raise WrongAnswer(
            "weights-lost",
            f"the two runs part in epoch {at + 1}, the first after the break.",
            "Its loss is that of the model as it was loaded. Are the file's weights in it, and are loss and birds the same?",
        )
    if at is not None and at > wanted // 2:
        raise WrongAnswer(
            "optimizer-lost",
            f"the two runs part in epoch {at + 1}, after the break.",
            "Adam remembers its last steps. Is its state in the checkpoint and loaded again, and is the rate the same?",
        )
    if at is not None:
        hint = "Start the first half with new_run(), too, and use the same loss and the same birds."
        raise WrongAnswer("other-start", f"the two runs part in epoch {at + 1}, before the break.", hint)
    if not torch.allclose(pairs[0], pairs[1], atol=1e-3):
        hint = "Is resumed_model the model that the second half trained?"
        raise WrongAnswer("other-model", "the histories agree, but resumed_model predicts other masses.", hint)
    return f"{wanted} epochs in two halves, and the same model as without a break."


def _check_file(model: nn.Module) -> None:
    """Some file in the folder must hold more than the weights; a file of a kind of one's own is believed."""
    weights, late = [tensor.detach().cpu() for tensor in model.state_dict().values()], False
    for path in FOLDER.glob("*"):
        try:
            found = tensors_in(torch.load(path, weights_only=True, map_location="cpu"))
        except Exception:
            return
        if len(found) >= 2 * len(weights):
            if not any(own.shape == weights[0].shape and torch.equal(own.to(weights[0]), weights[0]) for own in found):
                return
            late = True
    if late:
        hint = "Save after 30 epochs, and go on from that file."
        raise WrongAnswer("saved-too-late", f"the file in {FOLDER.as_posix()} holds the end of the run.", hint)
    raise WrongAnswer(
        "never-saved",
        f"no file in {FOLDER.as_posix()} holds a model and its optimizer.",
        "The point is to go on from a file, as after a crash: save_checkpoint, then load_checkpoint into another new_run().",
    )
