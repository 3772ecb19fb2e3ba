"""Exercise 6.2: a run that goes on after a break."""

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import nn

from course_utils.checks._answers import described, function_of, result_of, tensor_of, two_of
from course_utils.checks._models import model_of, outputs_of
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import prepare_penguins


@exercise("6.2")
def check_resume(first_half: object, second_half: object, straight_model: object, straight_history: object) -> str:
    """Check that a run which is saved, loaded and resumed ends where the run without a break ends.

    Both functions are called with a path in an empty folder. Then the second one is called once more, when the files
    are damaged: what still comes back from it cannot come from a file.

    Args:
        first_half: `first_half(path)` trains half of the epochs, and saves a checkpoint under the path.
        second_half: `second_half(path)` -> (model, history): it loads the checkpoint, and trains the other half. The
            history is that of all epochs, a History or a list of training losses.
        straight_model: the model that was trained without a break.
        straight_history: its history.

    Returns:
        A CheckResult.

    Source: notebook 06, "Exercises".
    """
    begin = function_of("first_half", first_half, "def first_half(path):")
    resume = function_of("second_half", second_half, "def second_half(path):")
    straight, wanted = model_of("straight_model", straight_model), list(getattr(straight_history, "train_loss", []))
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "half.pt"
        result_of("first_half(path)", begin, path)
        if not any(Path(folder).iterdir()):
            hint = "save_checkpoint(path, model=…, optimizer=…, history=…), with the path that it is given."
            raise WrongAnswer("never-saved", "first_half(path) leaves no file at the path that it is given.", hint)
        model, losses = _resumed(result_of("second_half(path)", resume, path), straight, straight_history)
        _compare(model, losses, straight, wanted)
        if _ends_alike_with_damaged_files(resume, path, losses):
            raise WrongAnswer(
                "never-loaded",
                "with a damaged file, second_half(path) ends just as before: it does not go on from the checkpoint.",
                "After a crash nothing is left but the file. Build another new_run(), and load the checkpoint into it.",
            )
    return f"{len(wanted)} epochs in two halves, and the same model as without a break."


def _ends_alike_with_damaged_files(resume: Callable[..., Any], path: Path, losses: list[float]) -> bool:
    for file in path.parent.rglob("*"):
        if file.is_file():
            file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    try:
        _, history = resume(path)
        return list(getattr(history, "train_loss", history)) == losses
    except Exception:  # as it should be
        return False


def _resumed(result: Any, straight: nn.Module, straight_history: object) -> tuple[nn.Module, list[float]]:
    first, history = two_of("second_half(path)", result, last_line="return model, history")
    model = model_of("the model of second_half", first)
    if model is straight or history is straight_history:
        hint = "Build a new model and optimizer with new_run(), and load the checkpoint into them."
        raise WrongAnswer("same-object", "second_half returns the run without a break itself.", hint)
    came = getattr(history, "train_loss", history)
    if not isinstance(came, (list, tuple)):
        hint = "load_checkpoint returns the history so far; train(..., history=...) goes on with it."
        raise WrongAnswer("wrong-type", f"second_half returns {described(came)} for the history.", hint)
    return model, tensor_of("the history", came, expected="one training loss an epoch").tolist()


def _compare(model: nn.Module, losses: list[float], straight: nn.Module, wanted: list[float]) -> None:
    n, half = len(wanted), len(wanted) // 2
    if len(losses) != n:
        if len(losses) == half:
            kind, hint = "history-lost", "Give train the history that load_checkpoint returned, and train the other half."
        elif len(losses) > n:
            kind, hint = "too-long", "epochs= says how many *further* epochs."
        else:
            kind, hint = "too-short", "The second half is missing, or only a part of it was run."
        raise WrongAnswer(kind, f"the history has {len(losses)} epochs; the run without a break has {n}.", hint)
    off = (i for i, (a, b) in enumerate(zip(losses, wanted, strict=True)) if abs(a - b) > 1e-4 * abs(b) + 1e-6)
    at = next(off, n)
    if at < half:
        hint = "Start the first half with new_run(), too, and use the same loss and the same birds."
        raise WrongAnswer("other-start", f"the two runs part in epoch {at + 1}, before the break.", hint)
    if at == half:
        raise WrongAnswer(
            "weights-lost",
            f"the two runs part in epoch {at + 1}, the first after the break.",
            "Its loss is that of the model as it was loaded. Are the file's weights in it, and are loss and birds the same?",
        )
    if at < n:
        raise WrongAnswer(
            "optimizer-lost",
            f"the two runs part in epoch {at + 1}, after the break.",
            "Adam remembers its last steps. Is its state in the checkpoint and loaded again, and is the rate the same?",
        )
    X, _ = prepare_penguins("mass").validation
    came, expected = (
        outputs_of(name, own, X, outputs=1)
        for name, own in (("the model of second_half", model), ("straight_model", straight))
    )
    if not torch.allclose(came, expected, atol=1e-3):
        hint = "Does second_half return the model that it trained?"
        raise WrongAnswer("other-model", "the histories agree, but the model of second_half predicts other masses.", hint)
