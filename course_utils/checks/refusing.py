"""Exercise 6.3: a function that loads good weights, and refuses every bad file."""

import copy
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn

from course_utils.checks._answers import described
from course_utils.checks._models import model_of, outputs_of
from course_utils.checks._result import WrongAnswer, exercise, first_line
from course_utils.penguins import prepare_penguins


class _Attack:
    """Unpickled, it touches a file: harmless, and a proof that a program ran."""

    def __init__(self, marker: str) -> None:
        self.marker = marker

    def __reduce__(self) -> tuple[Any, ...]:
        return Path.touch, (Path(self.marker),)


@exercise("6.3")
def check_refuses(load_or_refuse: object, bird_model: object) -> str:
    """Check a loader with good files and bad ones, made for the purpose in a temporary folder.

    Args:
        load_or_refuse: `load_or_refuse(path)` -> a model with the weights of the file, or a ValueError.
        bird_model: the model whose structure the files are for.

    Returns:
        A CheckResult.

    Source: notebook 06, "Exercises".
    """
    if isinstance(load_or_refuse, (type, nn.Module)) or not callable(load_or_refuse):
        hint = "It starts with def load_or_refuse(path): and returns a model."
        raise WrongAnswer("wrong-type", f"load_or_refuse is {described(load_or_refuse)}; expected a function.", hint)
    model = model_of("bird_model", bird_model)
    X, _ = prepare_penguins("mass").validation
    before = {own: tensor.detach().clone() for own, tensor in model.state_dict().items()}
    try:
        _try_files(load_or_refuse, model, before, X)
    finally:
        model.load_state_dict(before)  # whatever the learner's function did to it
    return "good weights are loaded; no file, a damaged one, another model's and a program are refused."


def _try_files(load: Callable[..., Any], like: nn.Module, before: dict[str, Tensor], X: Tensor) -> None:
    with tempfile.TemporaryDirectory() as folder:
        models = []
        for number in (1, 2):  # two good files: a function that gives back one fixed model is found out
            good = {own: tensor.cpu() + 0.01 * number for own, tensor in before.items()}
            models.append(_check_good(load, Path(folder) / f"good_{number}.pt", good, like, X))
        if models[0] is models[1]:
            hint = "Make the model inside the function, anew in every call."
            raise WrongAnswer("one-model", "load_or_refuse returns the same model for two files.", hint)
        marker = Path(folder) / "attacked"
        whole = (Path(folder) / "good_1.pt").read_bytes()
        for name, what, content in _bad_files(good, whole, str(marker)):
            path = Path(folder) / f"{name}.pt"
            if isinstance(content, bytes):
                path.write_bytes(content)
            elif content is not None:
                torch.save(content, path)
            _check_bad(load, path, name, what, marker)


def _bad_files(good: dict[str, Tensor], whole: bytes, marker: str) -> list[tuple[str, str, object]]:
    first = next(iter(good))
    wider = {**good, first: torch.zeros(good[first].shape[0], good[first].shape[1] + 1)}
    fewer = {own: tensor for own, tensor in good.items() if own != [*good][-1]}
    return [
        ("missing", "a path with no file", None),
        ("text", "a text file", b"weights: 1, 2, 3\n"),
        ("cut-short", "the first half of a good file", whole[: len(whole) // 2]),
        ("other-shape", "the weights of a model with one feature more", wider),
        ("list", "a file with a list of numbers", [1.0, 2.0]),
        ("missing-key", "a state_dict that lacks a tensor", fewer),
        ("attack", "a pickle that runs a program", {**good, "note": _Attack(marker)}),
    ]


def _check_good(load: Callable[..., Any], path: Path, state: dict[str, Tensor], like: nn.Module, X: Tensor) -> nn.Module:
    torch.save(state, path)
    try:
        loaded = load(path)
    except Exception as error:
        hint = "Build a new model, put the state_dict of the file into it, and return it."
        message = f"load_or_refuse refuses a good file: {type(error).__name__}: {first_line(error)}"
        raise WrongAnswer("refuses-good", message, hint) from None
    if not isinstance(loaded, nn.Module):
        hint = "Its last line is: return model."
        message = f"load_or_refuse returns {described(loaded)} for a good file; expected a model."
        raise WrongAnswer("returns-no-model", message, hint)
    if loaded is like:
        hint = "Build a new one, so that a bad file can never spoil the model that you have."
        raise WrongAnswer("same-model", "load_or_refuse returns bird_model itself.", hint)
    reference = _with_state(loaded, state)
    if reference is None or not torch.allclose(
        outputs_of("the loaded model", loaded, X, outputs=1),
        outputs_of("the loaded model", reference, X, outputs=1),
        atol=1e-4,
    ):
        hint = "load_state_dict puts the weights into the model."
        raise WrongAnswer(
            "weights-not-loaded", "the model that load_or_refuse returns does not have the file's weights.", hint
        )
    return loaded


def _with_state(model: nn.Module, state: dict[str, Tensor]) -> nn.Module | None:
    twin = copy.deepcopy(model)
    try:
        twin.load_state_dict(state)
    except RuntimeError:
        return None
    return twin


def _check_bad(load: Callable[..., Any], path: Path, name: str, what: str, marker: Path) -> None:
    try:
        came = load(path)
    except ValueError as error:
        if not str(error).strip():
            hint = 'raise ValueError("…") takes the words.'
            raise WrongAnswer("no-words", f"given {what}: a ValueError without a message.", hint) from None
        done = "the program in it ran before you refused the file."
    except (Exception, SystemExit) as error:
        raise WrongAnswer(
            "other-error",
            f"given {what}: {type(error).__name__} instead of ValueError.",
            "Whatever goes wrong inside, a caller should see ValueError: catch the error, and raise one with a message.",
        ) from None
    else:
        done = "the program in it ran; it should raise ValueError."
        if not marker.exists():
            hints = {
                "other-shape": "load_state_dict complains about shapes by itself: is its error swallowed?",
                "missing-key": "load_state_dict is strict by itself: is strict=False set, or its error swallowed?",
            }
            hint = hints.get(name, "To refuse is to raise ValueError, not to return None or to print.")
            message = f"given {what}: load_or_refuse returns {described(came)}; it should raise ValueError."
            raise WrongAnswer(f"accepts-{name}", message, hint)
    if marker.exists():
        hint = "weights_only=True refuses such a file before anything in it runs."
        raise WrongAnswer("program-ran", f"given {what}: {done}", hint)
