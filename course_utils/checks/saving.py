"""Exercise 6.1: a file that another process can read."""

import copy
import os
import pickle
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import Any

import torch
from torch import nn

from course_utils.checks._answers import described
from course_utils.checks._files import FOLDER, tensors_in
from course_utils.checks._models import model_of, outputs_of
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import prepare_penguins

_SECONDS = 60


@exercise("6.1")
def check_fresh_process(bird_weights: object, program: object, bird_model: object) -> str:
    """Check saved weights, and a program that loads them in a new process and predicts with them.

    The program runs with this Python for a minute at most, in a copy of the current folder where the file holds
    other weights: so a number that is written into it is found out.

    Args:
        bird_weights: the path of the file with the weights of `bird_model`, in the folder of the exercises.
        program: a whole Python program, as text; the last number that it prints is its prediction for the
            first validation bird, in kilograms or grams.
        bird_model: the model that the notebook trained.

    Returns:
        A CheckResult.

    Source: notebook 06, "Exercises".
    """
    model = model_of("bird_model", bird_model)
    path = _weights_file("bird_weights", bird_weights, model)
    if not isinstance(program, str):
        hint = 'Write it between three quotation marks: program = """…""".'
        raise WrongAnswer("wrong-type", f"program is {described(program)}; expected text.", hint)
    X, _ = prepare_penguins("mass").validation
    right = outputs_of("bird_model", model, X[:1], outputs=1).item()
    with tempfile.TemporaryDirectory() as folder:  # a copy of this folder, with other weights in the file
        other = _copy_with_other_weights(path, Path(folder), model, X)
        printed = _run(program, Path(folder))
    numbers = re.findall(r"[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?", printed)
    if not numbers:
        hint = "End it with print(...) of the prediction, as a number."
        raise WrongAnswer("nothing-printed", "the program ran and printed no number.", hint)
    came = float(numbers[-1])  # of the changed file; of the first one when the program names the file's full path
    if _near(came, other) or (_near(came, right) and path.resolve().as_posix() in program.replace("\\", "/")):
        return "the file holds the weights, and a process that knew nothing else predicts the same mass."
    if _near(came, right):
        hint = "Build the model in the program, and load the weights from the file."
        message = "the program prints the mass without the file: with other weights in it, it prints the same."
        raise WrongAnswer("number-written-in", message, hint)
    hint = "Does it load the weights before it predicts, take the first row of the validation set, and print no more?"
    if "grad_fn" in printed:
        hint = "It prints a tensor with its record for backward(), which holds digits. .item() gives the plain number."
    message = f"the last number that the program prints is {came:g}; bird_model predicts another mass for the first bird."
    raise WrongAnswer("other-prediction", message, hint)


def _near(came: float, mass: float) -> bool:
    return min(abs(came - mass), abs(came / 1000 - mass)) <= 0.006


def _copy_with_other_weights(path: Path, folder: Path, model: nn.Module, X: torch.Tensor) -> float:
    """Copy the data and the files beside the weights; change the last tensor in the copy; return the new prediction."""
    shutil.copytree("data", folder / "data")
    shutil.copytree(path.parent, folder / FOLDER)
    name, last = [*model.state_dict().items()][-1]
    twin = copy.deepcopy(model)
    twin.load_state_dict({**twin.state_dict(), name: last + 1})
    changed = _changed(torch.load(path, weights_only=True, map_location="cpu"), last.detach().cpu())
    if zipfile.is_zipfile(path):
        torch.save(changed, folder / FOLDER / path.name)
    else:  # torch.load reads safetensors, too
        from safetensors.torch import save_file

        save_file(changed, folder / FOLDER / path.name)
    return outputs_of("bird_model", twin, X[:1], outputs=1).item()


def _changed(value: Any, tensor: torch.Tensor) -> Any:
    if isinstance(value, torch.Tensor):
        same = value.shape == tensor.shape and torch.allclose(value.to(tensor), tensor, atol=1e-6)
        return value + 1 if same else value
    if isinstance(value, dict):
        return type(value)((key, _changed(item, tensor)) for key, item in value.items())
    return type(value)(_changed(item, tensor) for item in value) if isinstance(value, (list, tuple)) else value


def _weights_file(name: str, value: object, model: nn.Module) -> Path:
    """The path of a file in the exercise's folder that holds the model's weights, under whatever names."""
    if not isinstance(value, (str, os.PathLike)):
        hint = "save_weights(...) returns the path; torch.save(...) returns nothing."
        raise WrongAnswer("wrong-type", f"{name} is {described(value)}; expected the path of a file.", hint)
    path = Path(value)
    if not path.is_file():
        raise WrongAnswer("no-file", f"there is no file {path.as_posix()}.", "Was it saved elsewhere, or not at all?")
    if path.resolve().parent != FOLDER.resolve():
        hint = f"The task asks for bird_folder, {FOLDER.as_posix()}."
        raise WrongAnswer("other-folder", f"{path.as_posix()} is in another folder.", hint)
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except pickle.UnpicklingError as error:
        if "Unsupported operand" in str(error) or "invalid load key" in str(error):
            hint = "torch.save or save_weights writes one."
            raise WrongAnswer("not-a-torch-file", f"{path.name} is not a file that torch can load.", hint) from None
        raise WrongAnswer(
            "whole-model",
            f"{path.name} holds more than numbers: it was saved as a whole model, or as another object.",
            "Such a file is a program, and ties itself to your class. Save the state_dict.",
        ) from None
    except (RuntimeError, EOFError, ValueError, OSError):
        hint = "torch.save or save_weights writes one."
        raise WrongAnswer("not-a-torch-file", f"{path.name} is not a file that torch can load.", hint) from None
    came, wanted = tensors_in(state), [tensor.detach().cpu() for tensor in model.state_dict().values()]
    if any(all(own.shape != tensor.shape for own in came) for tensor in wanted):
        hint = "Save bird_model's own state_dict."
        raise WrongAnswer("other-model", f"{path.name} holds the weights of a model of another structure.", hint)
    if any(not any(own.shape == t.shape and torch.allclose(own.to(t), t, atol=1e-6) for own in came) for t in wanted):
        hint = "Was it saved before the training, by another run, or rounded?"
        raise WrongAnswer("other-weights", f"{path.name} holds other weights than bird_model has now.", hint)
    return path


def _run(program: str, folder: Path) -> str:
    environment = {**os.environ, "PYTHONIOENCODING": "utf-8", "COURSE_DEVICE": os.environ.get("COURSE_DEVICE", "cpu")}
    try:
        done = subprocess.run(
            [sys.executable, "-c", program], capture_output=True, text=True, encoding="utf-8", errors="replace",
            timeout=_SECONDS, stdin=subprocess.DEVNULL, env=environment, cwd=folder, check=False,
        )  # fmt: skip
    except subprocess.TimeoutExpired:
        hint = "It should load, predict once and end. Does it train?"
        raise WrongAnswer("too-slow", f"the program ran for more than {_SECONDS} seconds.", hint) from None
    if done.returncode:
        last = (done.stderr.strip().splitlines() or ["no message"])[-1].strip().replace(f"{folder}{os.sep}", "")[:160]
        missing = "A fresh process knows none of your variables: import and define all that it needs."
        hint = missing if "NameError" in last else "Run its lines in a fresh notebook, and read the error from its end."
        if "FileNotFoundError" in last:
            hint = "Is it the name of the file that you saved, with its folder, written with /?"
        raise WrongAnswer("program-fails", f"the program stopped with: {last}", hint)
    return done.stdout
