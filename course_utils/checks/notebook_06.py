"""The checks of notebook 06: numbers to a file and back, a run that goes on, a fresh process, and bad files."""

import contextlib
import copy
import os
import pickle
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.optim import Adam
from torch.utils.data import DataLoader, TensorDataset

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
from course_utils.checks.judging import letter_of, model_of, outputs_of, tensor_of
from course_utils.checks.recall import Question, recall
from course_utils.data import make_line, split
from course_utils.models import LinearRegressionModel
from course_utils.penguins import prepare_penguins
from course_utils.runtime import get_device, set_seed
from course_utils.saving import save_checkpoint
from course_utils.training import train

# --- words on guesses, and the opening questions ----------------------------------------------------------------------

hints_for(
    "6.4",
    {
        0: "That is SGD as in notebook 03: each step from the gradient of this batch alone. Adam looks back.",
        1: "The gradients of the last steps, averaged, are one. Adam also looks at how much they scatter.",
        2: "It keeps two averages, right. And how does it know over how many steps they run?",
        4: "The rate and the like are settings, one for all parameters. What is left for each?",
    },
)
hints_for("6.6", {0: "That was with weights_only=True. Now the file's instructions are carried out."})
hints_for("6.7", {"file": "Then the file of a graphics card could never be opened on a laptop without one."})
hints_for(
    "6.8",
    {
        2: "Two are missing from the file, right. And which of the file's own names does the model not know?",
        0: "Both models are the same line, but one says weight where the other says linear_layer.weight.",
    },
)

recall(
    "06",
    Question(
        asks=("05.1",),
        right="b",
        why="the winner is picked by validation, and a set that has picked a model flatters it.",
        words={
            "a": "on the training set, the network that has memorised its samples wins.",
            "c": "a test set that chooses is no longer a test: the best of twelve is partly lucky on it.",
        },
    ),
    Question(
        asks=("05.2", "05.3"),
        right="c",
        why="nan is divergence, and differences of 0.001 or 0.002 are smaller than those between seeds.",
        words={
            "a": "0.001 ahead, and another seed moves the result by 0.003. Is that more than luck?",
            "b": "a run that diverges ends at inf or nan. The run at 0.4 ended near the others.",
        },
    ),
    Question(
        asks=("05.4",),
        right=24,
        why="3 batches of 30 and one of 10 make 4 steps per epoch, and 6 epochs were run.",
        words={
            18: "the last batch, of 10 samples, is also a step.",
            20: "100 / 30 is 3.33. The last batch is shorter, and still one step.",
            6: "that many epochs. How many batches are in one?",
            4: "that many batches are in one epoch. How many epochs were run?",
            600: "that many samples were seen. A step takes a batch of them.",
        },
        otherwise="count the batches of one epoch, the short one as well, and multiply by the epochs.",
    ),
)

# --- your turn 6A and 6B: numbers to a file, and back -----------------------------------------------------------------


@in_lesson("your turn 6A")
def check_saved_numbers(save_numbers: object) -> str:
    """Check a function that saves a model's numbers: the file must load into a new model, by numbers alone.

    Args:
        save_numbers: `save_numbers(model, path)`.

    Returns:
        A CheckResult.

    Source: notebook 06, "Save the weights".
    """
    function, model = function_of("save_numbers", save_numbers, "def save_numbers(model, path):"), _line(0.25, -1.5)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "numbers.pth"
        try:
            result_of("save_numbers(model, path)", function, model, path)
        except WrongAnswer as wrong:
            if "'f'" not in wrong.message:
                raise
            hint = "torch.save takes what is to be saved, and then the path."
            raise WrongAnswer("swapped", "torch.save was given something else as its path.", hint) from None
        if not path.is_file():
            hint = "torch.save takes what is to be saved, and then the path in the brackets."
            raise WrongAnswer("no-file", "after save_numbers(model, path) there is no file at path.", hint)
        try:
            state = torch.load(path, weights_only=True, map_location="cpu")
        except Exception as error:
            hint = "Save model.state_dict(), with its brackets (): the numbers by name, and not the model."
            raise WrongAnswer(
                "whole-model",
                "torch.load(path, weights_only=True) refuses the file: it holds more, or torch.save did not write it.",
                hint,
            ) from error
    if not isinstance(state, dict) or set(state) != set(model.state_dict()):
        hint = "Save what model.state_dict() returns, whole."
        raise WrongAnswer("not-a-state-dict", f"the file holds {described(state)}; expected the state_dict.", hint)
    if any(not torch.equal(state[name], tensor.cpu()) for name, tensor in model.state_dict().items()):
        hint = "Save the model that is in the brackets."
        raise WrongAnswer("other-numbers", "the file does not hold the numbers of the model that was given.", hint)
    return "the file holds the model's numbers by name, and nothing else."


@in_lesson("your turn 6B")
def check_loader_of_numbers(load_numbers: object) -> str:
    """Check a function that loads numbers into a new model, by a file with numbers and one that is a program.

    Args:
        load_numbers: `load_numbers(path)` -> a LinearRegressionModel, or any model that predicts the same.

    Returns:
        A CheckResult.

    Source: notebook 06, "Load the weights".
    """
    function = function_of("load_numbers", load_numbers, "def load_numbers(path):")
    must_stay_inside(function, outside={"line", "loaded", "state", "again"}, brackets="path")
    X = torch.tensor([[0.0], [1.0], [2.0]])
    with tempfile.TemporaryDirectory() as folder:
        path, loaded = Path(folder) / "numbers.pth", []
        for model in (_line(0.25, -1.5), _line(4.0, 3.0)):
            torch.save({name: tensor.cpu() for name, tensor in model.state_dict().items()}, path)
            came = result_of("load_numbers(path)", function, path)
            if came is None or type(came).__name__ == "_IncompatibleKeys":
                hint = (
                    "load_state_dict changes the model, and returns only a report. The last line is return, and the model."
                )
                raise WrongAnswer("no-model", f"load_numbers(path) returns {described(came)}; expected the model.", hint)
            loaded.append(model_of("what load_numbers returns", came))
            if _differs(loaded[-1], model, X):
                hint = "Is it load_state_dict of the new model, with what torch.load read from the path in the brackets?"
                raise WrongAnswer("not-loaded", "the model does not predict what the saved one did.", hint)
        if loaded[0] is loaded[1]:
            hint = "Make the instance inside the function."
            raise WrongAnswer("not-new", "it returns the same model each time, with new numbers in it.", hint)
        if _runs_programs(function, Path(folder)):
            hint = "Write torch.load(path, weights_only=True, …): section 6.6 shows what it guards against."
            raise WrongAnswer("program-ran", "given a file that is a program, it runs the program.", hint)
        try:
            function(_from_another_machine(path))
        except Exception as error:
            message = f"a file from a machine with a graphics card cannot be loaded: {error_in_words(error)}"
            hint = 'Write torch.load(path, …, map_location="cpu"): section 6.7 shows what it does.'
            raise WrongAnswer("place-missing", message, hint) from None
    return "a new model, with the numbers of the file, from any machine; and a file that is a program is refused."


def _line(weight: float, bias: float) -> LinearRegressionModel:
    model = LinearRegressionModel()
    nn.init.constant_(model.weight, weight)
    nn.init.constant_(model.bias, bias)
    return model.to(get_device())


def _differs(model: nn.Module, other: nn.Module, X: Tensor) -> bool:
    came, wanted = (outputs_of("what load_numbers returns", own, X, outputs=1) for own in (model, other))
    return not torch.allclose(came.cpu(), wanted.cpu(), atol=1e-5)


def _from_another_machine(path: Path) -> Path:
    """The same file as a machine with a hundred graphics cards saves it, from the last of them."""
    there, here, last = path.with_stem("there"), b"X\x03\x00\x00\x00cpu", b"X\x07\x00\x00\x00cuda:99"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(there, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            new.writestr(name, data.replace(here, last) if name.endswith("data.pkl") else data)
    return there


def _runs_programs(load: Callable[..., Any], folder: Path) -> bool:
    program, made = folder / "program.pth", folder / "made"
    torch.save({"weight": _Attack(str(made))}, program)
    with contextlib.suppress(Exception):
        load(program)
    return made.exists()


# --- your turn 6C: the run that goes on -------------------------------------------------------------------------------


@in_lesson("your turn 6C")
def check_resumed_run(go_on: object) -> str:
    """Check a function that resumes the run of section 6.4: it must end where the run without a break ends.

    Args:
        go_on: `go_on(path)` -> the model and the History of 40 epochs.

    Returns:
        A CheckResult.

    Source: notebook 06, "Resume from a checkpoint".
    """
    function, half = function_of("go_on", go_on, "def go_on(path):"), 20
    must_stay_inside(function, outside={"history", "checkpoint_path", "straight", "model", "optimizer"}, brackets="path")
    model, optimizer, loader, generator = _start()
    history = train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=half)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "run.pt"
        save_checkpoint(path, model=model, optimizer=optimizer, history=history, generator=generator)
        result = two_of("go_on(path)", result_of("go_on(path)", function, path), last_line="return model, history")
        came, losses = model_of("the model of go_on", result[0]), _losses_of("the history of go_on", result[1])
        unread = _ends_alike_with_damaged_files(function, path, losses)
    train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=half, history=history)
    if len(losses) != 2 * half:
        hint = "load_checkpoint returns the history so far; hand it to train as history=."
        if len(losses) > 2 * half:
            hint = "epochs= counts further epochs, and 20 are in the file already."
        raise WrongAnswer("history-lost", f"the history has {len(losses)} epochs; expected all {2 * half}.", hint)
    if all(abs(a - b) <= 1e-3 * b + 1e-7 for a, b in zip(losses, history.train_loss, strict=True)):
        if _differs(came, model, torch.tensor([[0.0], [1.0]])):
            raise WrongAnswer(
                "other-model", "the losses are right, but it is a different model.", "Return the one you trained."
            )
        if unread:
            hint = "load_checkpoint reads it: hand over the path, and the model, optimizer and generator of one start()."
            raise WrongAnswer(
                "never-loaded", "with a damaged file, go_on(path) ends just as before: it never reads it.", hint
            )
        return "the same 40 losses as without a break."
    hint = "load_checkpoint needs model, optimizer and generator of one start(); then the same loss and the same loader."
    raise WrongAnswer("other-run", f"from epoch {half + 1} on, the losses are not those of the run without a break.", hint)


def _losses_of(name: str, value: object) -> list[float]:
    """Read a History's training losses, or a list of losses."""
    losses = getattr(value, "train_loss", value)
    if (
        isinstance(losses, (list, tuple))
        and len(losses) > 1
        and all(isinstance(loss, (int, float, Tensor)) for loss in losses)
    ):
        return [float(loss) for loss in losses]
    raise WrongAnswer(
        "not-losses", f"{name} is {described(value)}; expected the losses of all epochs.", "What does it return?"
    )


def _start() -> tuple[nn.Module, Adam, DataLoader[Any], torch.Generator]:
    """The run of section 6.4."""
    train_set, _ = split(*make_line())
    set_seed(42)
    model = LinearRegressionModel().to(get_device())
    generator = torch.Generator().manual_seed(0)
    loader = DataLoader(TensorDataset(*train_set), batch_size=16, shuffle=True, generator=generator)
    return model, Adam(model.parameters(), lr=0.05), loader, generator


# --- find the fault ---------------------------------------------------------------------------------------------------

_FINE = {
    "d": "Line d is fine: the model is in training mode, as it should be.",
    "e": "Line e is fine: two columns are compared, and the mean of the squares is taken.",
    "f": "Line f is fine: the old slopes are cleared before the new ones are found.",
    "g": "Line g comes after backward(), as it should. Whose parameters does it move?",
}


@in_lesson("find the fault 6")
def check_fine_tuning(fault_line: object, train_further: object) -> str:
    """Check the letter of the faulty line, and that the repaired program trains the loaded model.

    Args:
        fault_line: its letter.
        train_further: `train_further(path, X, y)` -> the losses of 100 epochs.

    Returns:
        A CheckResult.

    Source: notebook 06, "When it goes wrong".
    """
    letter = letter_of("fault_line", fault_line, letters="abcdefg")
    if letter in _FINE:
        raise WrongAnswer("other-line", _FINE[letter], "Which parameters does the optimiser hold, and which model is used?")
    function = function_of("train_further", train_further, "def train_further(path, X, y):")
    X = torch.linspace(0, 1, 20).unsqueeze(1)
    y = 0.7 * X + 0.5
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "line.pth"
        torch.save({name: tensor.cpu() for name, tensor in _line(0.7, 0.3).state_dict().items()}, path)
        losses = result_of("train_further(path, X, y)", function, path, X, y)
    losses = _losses_of("what train_further returns", losses)
    if abs(losses[0] - 0.04) > 0.002:
        hint = "Load the numbers of the file into the model that is trained, before the loop."
        raise WrongAnswer("not-loaded", f"its first loss is {losses[0]:.3f}; the saved line begins at 0.040.", hint)
    if losses[-1] > 0.5 * losses[0] and letter == "a":
        hint = "Which parameters does the optimiser hold, and which model is used?"
        raise WrongAnswer("other-line", "Line a makes a model. What becomes of it is another line's doing.", hint)
    if losses[-1] > 0.5 * losses[0]:
        hint = "The optimiser must hold the parameters of the model that the loop uses."
        raise WrongAnswer("still-stuck", f"yes, line {letter}, but the loss still does not fall.", hint)
    return f"line {letter}, and repaired: the loss falls from {losses[0]:.3f} to {losses[-1]:.3f}."


# --- exercise 6.1: a file that another process can read ---------------------------------------------------------------

FOLDER = Path("models") / "exercises_06"
_SECONDS = 60


@exercise("6.1")
def check_fresh_process(bird_weights: object, program: object, bird_model: object) -> str:
    """Check saved weights, and a program that loads them in a new process and predicts with them.

    The program runs with this Python for a minute at most, in a copy of the current folder in which the file holds
    different weights: so a number that is hard-coded in it is caught.

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
    path = _weights_file(bird_weights, model)
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
    hint = "Does it load the weights before it predicts, take the first row of the validation set, and print nothing else?"
    if "grad_fn" in printed:
        hint = "It prints a tensor with its record for backward(), which holds digits. .item() gives the plain number."
    message = f"the last number that the program prints is {came:g}; bird_model predicts another mass for the first bird."
    raise WrongAnswer("other-prediction", message, hint)


def _near(came: float, mass: float) -> bool:
    return min(abs(came - mass), abs(came / 1000 - mass)) <= 0.006


def _copy_with_other_weights(path: Path, folder: Path, model: nn.Module, X: Tensor) -> float:
    """Copy the data and the files beside the weights; change the last tensor in the copy; return the new prediction."""
    shutil.copytree("data", folder / "data")
    shutil.copytree(path.parent, folder / FOLDER)
    name, last = [*model.state_dict().items()][-1]
    twin = copy.deepcopy(model)
    twin.load_state_dict({**twin.state_dict(), name: last + 1})
    changed = _changed(torch.load(path, weights_only=True, map_location="cpu"), last.detach().cpu())
    if zipfile.is_zipfile(path):
        torch.save(changed, folder / FOLDER / path.name)
    else:  # torch.load also reads safetensors
        from safetensors.torch import save_file

        save_file(changed, folder / FOLDER / path.name)
    return outputs_of("bird_model", twin, X[:1], outputs=1).item()


def _changed(value: Any, tensor: Tensor) -> Any:
    if isinstance(value, Tensor):
        same = value.shape == tensor.shape and torch.allclose(value.to(tensor), tensor, atol=1e-6)
        return value + 1 if same else value
    if isinstance(value, dict):
        return type(value)((key, _changed(item, tensor)) for key, item in value.items())
    return type(value)(_changed(item, tensor) for item in value) if isinstance(value, (list, tuple)) else value


def _weights_file(value: object, model: nn.Module) -> Path:
    """The path of a file in the exercise's folder that holds the model's weights, under whatever names."""
    if not isinstance(value, (str, os.PathLike)):
        hint = "save_weights(...) returns the path; torch.save(...) returns nothing."
        raise WrongAnswer("wrong-type", f"bird_weights is {described(value)}; expected the path of a file.", hint)
    path = Path(value)
    if not path.is_file():
        raise WrongAnswer("no-file", f"there is no file {path.as_posix()}.", "Was it saved elsewhere, or not at all?")
    if path.resolve().parent != FOLDER.resolve():
        hint = f"The task asks for bird_folder, {FOLDER.as_posix()}."
        raise WrongAnswer("other-folder", f"{path.as_posix()} is in another folder.", hint)
    try:
        state = torch.load(path, weights_only=True, map_location="cpu")
    except (pickle.UnpicklingError, RuntimeError, EOFError, ValueError, OSError) as error:
        no_pickle = "Unsupported operand" in str(error) or "invalid load key" in str(error)
        if isinstance(error, pickle.UnpicklingError) and not no_pickle:
            message = f"{path.name} holds more than numbers: it was saved as a whole model, or as another object."
            hint = "Such a file is a program, and ties itself to your class. Save the state_dict."
            raise WrongAnswer("whole-model", message, hint) from None
        hint = "torch.save or save_weights writes one."
        raise WrongAnswer("not-a-torch-file", f"{path.name} is not a file that torch can load.", hint) from None
    came, wanted = _tensors_in(state), [tensor.detach().cpu() for tensor in model.state_dict().values()]
    if any(all(own.shape != tensor.shape for own in came) for tensor in wanted):
        hint = "Save bird_model's own state_dict."
        raise WrongAnswer("other-model", f"{path.name} holds the weights of a model with a different structure.", hint)
    if any(not any(own.shape == t.shape and torch.allclose(own.to(t), t, atol=1e-6) for own in came) for t in wanted):
        hint = "Was it saved before the training, by another run, or rounded?"
        raise WrongAnswer("other-weights", f"{path.name} does not hold the weights that bird_model has now.", hint)
    return path


def _tensors_in(value: object) -> list[Tensor]:
    """All tensors in what a file held, however deep in dicts and lists."""
    if isinstance(value, Tensor):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return [tensor for item in items for tensor in _tensors_in(item)]


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
        hint = "Run its lines in a fresh notebook, and read the error from its end."
        if "NameError" in last:
            hint = "A fresh process knows none of your variables: import and define all that it needs."
        elif "FileNotFoundError" in last:
            hint = "Is it the name of the file that you saved, with its folder, written with /?"
        raise WrongAnswer("program-fails", f"the program stopped with: {last}", hint)
    return done.stdout


# --- exercise 6.2: a run that goes on after a break -------------------------------------------------------------------


@exercise("6.2")
def check_resume(first_half: object, second_half: object, straight_model: object, straight_history: object) -> str:
    """Check that a run which is saved, loaded and resumed ends where the run without a break ends.

    Both functions are called with a path in an empty folder. Then the second one is called once more, when the files
    are damaged: what it still returns cannot come from a file.

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
            message = "with a damaged file, second_half(path) ends just as before: it does not go on from the checkpoint."
            hint = "After a crash nothing is left but the file. Build another new_run(), and load the checkpoint into it."
            raise WrongAnswer("never-loaded", message, hint)
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
        raise WrongAnswer("same-object", "second_half returns the unbroken run itself.", hint)
    came = getattr(history, "train_loss", history)
    if not isinstance(came, (list, tuple)):
        hint = "load_checkpoint returns the history so far; train(..., history=...) goes on with it."
        raise WrongAnswer("wrong-type", f"second_half returns {described(came)} for the history.", hint)
    return model, tensor_of("the history", came, expected="one training loss per epoch").tolist()


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
        hint = "Start the first half with new_run() as well, and use the same loss and the same birds."
        raise WrongAnswer("other-start", f"the two runs differ from epoch {at + 1} on, before the break.", hint)
    if at == half:
        hint = "Its loss is that of the model as loaded. Are the file's weights in it, and are loss and birds the same?"
        raise WrongAnswer("weights-lost", f"the two runs differ from epoch {at + 1} on, the first after the break.", hint)
    if at < n:
        hint = "Adam remembers its last steps. Is its state in the checkpoint and loaded again, and is the rate the same?"
        raise WrongAnswer("optimizer-lost", f"the two runs differ from epoch {at + 1} on, after the break.", hint)
    X, _ = prepare_penguins("mass").validation
    came = outputs_of("the model of second_half", model, X, outputs=1)
    if not torch.allclose(came, outputs_of("straight_model", straight, X, outputs=1), atol=1e-3):
        hint = "Does second_half return the model that it trained?"
        raise WrongAnswer("other-model", "the histories agree, but the model of second_half predicts other masses.", hint)


# --- exercise 6.3: a function that loads good weights, and refuses every bad file -------------------------------------


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
    function = function_of("load_or_refuse", load_or_refuse, "def load_or_refuse(path):")
    model = model_of("bird_model", bird_model)
    X, _ = prepare_penguins("mass").validation
    before = {own: tensor.detach().clone() for own, tensor in model.state_dict().items()}
    try:
        _try_files(function, model, before, X)
    finally:
        model.load_state_dict(before)  # whatever the learner's function did to it
    return "good weights are loaded; no file, a damaged one, another model's and a program are refused."


def _try_files(load: Callable[..., Any], like: nn.Module, before: dict[str, Tensor], X: Tensor) -> None:
    with tempfile.TemporaryDirectory() as folder:
        models = []
        for number in (1, 2):  # two good files: a function that gives back one fixed model is caught
            good = {own: tensor.cpu() + 0.01 * number for own, tensor in before.items()}
            models.append(_check_good(load, Path(folder) / f"good_{number}.pt", good, like, X))
        if models[0] is models[1]:
            hint = "Make a new model inside the function, in every call."
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
        message = f"load_or_refuse refuses a good file: {error_in_words(error)}"
        raise WrongAnswer("refuses-good", message, hint) from None
    if not isinstance(loaded, nn.Module):
        hint = "Its last line is: return model."
        message = f"load_or_refuse returns {described(loaded)} for a good file; expected a model."
        raise WrongAnswer("returns-no-model", message, hint)
    if loaded is like:
        hint = "Build a new one, so that a bad file can never spoil the model that you have."
        raise WrongAnswer("same-model", "load_or_refuse returns bird_model itself.", hint)
    twin, came = copy.deepcopy(loaded), outputs_of("the loaded model", loaded, X, outputs=1)
    try:
        twin.load_state_dict(state)
        has_weights = torch.allclose(came, outputs_of("the loaded model", twin, X, outputs=1), atol=1e-4)
    except RuntimeError:
        has_weights = False
    if not has_weights:
        hint = "load_state_dict puts the weights into the model."
        message = "the model that load_or_refuse returns does not have the file's weights."
        raise WrongAnswer("weights-not-loaded", message, hint)
    return loaded


def _check_bad(load: Callable[..., Any], path: Path, name: str, what: str, marker: Path) -> None:
    try:
        came = load(path)
    except ValueError as error:
        if not str(error).strip():
            hint = 'Say what is wrong with the file: raise ValueError("…").'
            raise WrongAnswer("no-words", f"given {what}: a ValueError without a message.", hint) from None
        done = "the program in it ran before you refused the file."
    except (Exception, SystemExit) as error:
        hint = "Whatever goes wrong inside, a caller should see ValueError: catch the error, and raise one with a message."
        raise WrongAnswer("other-error", f"given {what}: {type(error).__name__} instead of ValueError.", hint) from None
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
