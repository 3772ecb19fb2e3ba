"""Weights and checkpoints: saved whole or not at all, loaded only when everything matches."""

import contextlib
import glob
import os
import re
import stat
import warnings
import zipfile
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

import torch
from torch import nn
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler

from course_utils._refusals import (
    check_contents,
    check_device,
    check_file,
    check_kind,
    check_model,
    check_parameters,
    check_place,
    check_resumed,
    check_saved_run,
    check_weights,
)
from course_utils.history import History


def to_cpu(state: Any) -> Any:
    """Bring a state to the CPU, so that it opens on a machine without the device it came from.

    Args:
        state: a tensor, or dicts, lists and tuples of them; returned in the same structure, every tensor detached.

    Source: notebook 06, "Save a checkpoint".
    """
    if isinstance(state, torch.Tensor):
        return state.detach().cpu()
    if isinstance(state, dict):
        return {key: to_cpu(value) for key, value in state.items()}
    if isinstance(state, (list, tuple)):
        return type(state)(to_cpu(value) for value in state)
    return state


def rng_states(model: nn.Module, generator: torch.Generator | None = None) -> dict[str, Any]:
    """Collect and return the states of the generators that a training run draws from, by name, as CPU tensors.

    Args:
        model: whose device's generator is included, as `"accelerator"` with its type, when that is not the CPU.
        generator: the DataLoader's own, if it has one.

    Source: notebook 06, "Save a checkpoint".
    """
    check_parameters(model)
    check_kind("generator", generator, torch.Generator | None, "the DataLoader's own torch.Generator, or None")
    states: dict[str, Any] = {"cpu": torch.get_rng_state()}
    if generator is not None:
        states["generator"] = generator.get_state().cpu()
    device = next(model.parameters()).device
    if device.type != "cpu":
        state = torch.get_device_module(device).get_rng_state(device)
        states["accelerator"] = {"type": device.type, "state": state.cpu()}
    return states


def save_weights(model: nn.Module, path: str | Path) -> Path:
    """Save the model's state_dict as CPU tensors, which plain `torch.load` reads too; return the path.

    The file is written beside its place, flushed to the disk and then renamed: after a crash there is
    the old file or the new one, never half of one.

    Args:
        model: on any device.
        path: the file, in a folder that exists; by custom it ends in `.pt` or `.pth`.

    Raises:
        TypeError: model is not an nn.Module.
        OSError: there is no such folder, or it could not be written; what was there before is untouched.

    Source: notebook 06, "Save the weights".
    """
    check_model(model)
    return _write(_weights(model), Path(path))


def load_weights(model: nn.Module, path: str | Path, *, device: str | torch.device | None = None) -> nn.Module:
    """Load weights into a model of the same structure, after names, shapes and dtypes all matched; return the model.

    Args:
        model: receives the weights; unchanged when anything is wrong.
        path: a file of `save_weights`, or any state_dict saved by `torch.save`.
        device: moves the model there afterwards; None leaves it where it is.

    Raises:
        TypeError, FileNotFoundError: model is not an nn.Module, or there is no such file.
        ValueError: the file is damaged, holds something else, or belongs to another model; or the device is unknown.

    Source: notebook 06, "Load the weights".
    """
    check_model(model)
    check_device(device)
    state = _read(Path(path))
    check_weights(path, state, _inner(model))
    _inner(model).load_state_dict(state)
    return model if device is None else model.to(device)


def save_checkpoint(
    path: str | Path,
    *,
    model: nn.Module,
    optimizer: Optimizer,
    history: History,
    scheduler: LRScheduler | None = None,
    generator: torch.Generator | None = None,
) -> Path:
    """Save everything that a training run needs to go on as if it had never stopped; return the path.

    Args:
        path: the file, in a folder that exists. Written whole or not at all, as by `save_weights`.
        model: its weights are stored as CPU tensors.
        optimizer: its state (such as Adam's averages) and its settings.
        history: the epochs so far.
        scheduler: the run's plan for the learning rate, if it has one.
        generator: the one given to a shuffling DataLoader, if any; the global random states are always stored.

    Raises:
        ValueError, OSError: parts that do not belong together; or the file could not be written, and is unchanged.

    Source: notebook 06, "Save a checkpoint".
    """
    check_saved_run(model, optimizer, scheduler)
    check_kind("history", history, History, "a History, as train returned it")
    return _write(
        {
            "model": _weights(model),
            "optimizer": to_cpu(optimizer.state_dict()),
            "optimizer_name": type(optimizer).__name__,
            "scheduler": scheduler and [type(scheduler).__name__, scheduler.state_dict()],
            "history": asdict(history),
            "rng": rng_states(model, generator),
        },
        Path(path),
    )


def load_checkpoint(
    path: str | Path,
    *,
    model: nn.Module,
    optimizer: Optimizer | None = None,
    scheduler: LRScheduler | None = None,
    generator: torch.Generator | None = None,
) -> History:
    """Load a checkpoint into a model and its optimizer, and return the history: `train(..., history=history)` goes on.

    Nothing changes unless everything matches. An optimizer that is given means *resume*: then the random
    states are set as well. Without one, only the weights are loaded.

    Args:
        path: a file of `save_checkpoint`.
        model: of the same structure, on any device.
        optimizer: of the same class, made from `model.parameters()`.
        scheduler: of the same class, made from `optimizer`, if the checkpoint was saved with one.
        generator: the DataLoader's own, if the checkpoint was saved with one.

    Raises:
        TypeError, FileNotFoundError: an argument is of the wrong kind; or there is no such file.
        ValueError: the file is damaged, holds something else, or belongs to another model, optimizer or scheduler;
            or there is a scheduler or generator without an optimizer.

    Source: notebook 06, "Resume from a checkpoint".
    """
    check_model(model)
    if optimizer is not None:
        check_saved_run(model, optimizer, scheduler)
    elif scheduler is not None or generator is not None:
        raise ValueError("scheduler and generator belong to a run that goes on: pass optimizer=, too")
    check_kind("generator", generator, torch.Generator | None, "the DataLoader's own torch.Generator, or None")
    contents = _read(Path(path))
    check_contents(path, contents, _inner(model))
    history = History(**contents["history"])
    if optimizer is not None:
        check_resumed(path, contents, optimizer=optimizer, scheduler=scheduler, generator=generator)
        _try_random_states(path, contents["rng"], model, generator)
    _inner(model).load_state_dict(contents["model"])  # first: what it may still refuse leaves the rest unchanged
    if optimizer is not None:
        optimizer.load_state_dict(contents["optimizer"])
        if scheduler is not None:
            scheduler.load_state_dict(contents["scheduler"][1])
        _set_random_states(contents["rng"], model, generator)
    return history


def _inner(model: nn.Module) -> nn.Module:
    """The model inside torch.compile or DataParallel: their prefixes would fit no other model."""
    return getattr(model, "_orig_mod", model.module if isinstance(model, nn.DataParallel) else model)


def _weights(model: nn.Module) -> dict[str, Any]:
    """The model's state_dict on the CPU, with the versions of its modules, which some need to read older files."""
    state = _inner(model).state_dict()
    weights = OrderedDict(to_cpu(state))
    weights._metadata = getattr(state, "_metadata", {})  # type: ignore[attr-defined]  # as torch.save keeps it
    return weights


def _set_random_states(states: Mapping[str, Any], model: nn.Module, generator: torch.Generator | None) -> None:
    torch.set_rng_state(states["cpu"])
    if generator is not None:
        generator.set_state(states["generator"])
    device = next(model.parameters()).device
    if (accelerator := states.get("accelerator")) is not None and accelerator["type"] == device.type:
        torch.get_device_module(device).set_rng_state(accelerator["state"], device)


def _try_random_states(path: str | Path, states: Any, model: nn.Module, generator: torch.Generator | None) -> None:
    """Raise unless these random states can be set; the current ones are restored afterwards."""
    now = rng_states(model, generator)
    try:
        _set_random_states(states, model, generator)
    except (TypeError, KeyError, RuntimeError, AttributeError) as error:
        raise ValueError(f"{path}: its random states are damaged; expected those that save_checkpoint wrote") from error
    finally:
        _set_random_states(now, model, generator)


def _write(contents: Any, path: Path) -> Path:
    """Write by torch.save to a temporary file in the same folder, flush it to the disk, rename it into its place."""
    place = Path(os.path.realpath(path))  # a link stays a link, to the new contents
    check_place(path, place)
    beginning = f".{place.name[:40]}."
    temporary = place.with_name(f"{beginning}{os.getpid()}.{os.urandom(6).hex()}.tmp")  # no two savers share one
    try:
        with temporary.open("xb") as file:
            torch.save(contents, file)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            temporary.chmod(stat.S_IMODE(place.stat().st_mode))  # who could read it before can, and nobody else
        temporary.replace(place)
    except (OSError, RuntimeError) as error:  # torch.save raises the second when the disk is full
        raise OSError(f"{path} could not be written, and what was there before is untouched: {error}") from error
    finally:
        temporary.unlink(missing_ok=True)
    _remove_left_over(place.parent, beginning)
    return path


def _remove_left_over(folder: Path, beginning: str) -> None:
    """Remove the temporary files of saves that died."""
    for old in folder.glob(f"{glob.escape(beginning)}*.*.tmp"):
        with contextlib.suppress(OSError, ValueError):  # of a saver that runs as somebody else, or not a saver's file
            if os.name == "nt" or not _runs(int(old.name.split(".")[-3])):
                old.unlink()  # Windows does not remove an open file


def _runs(process: int) -> bool:
    with contextlib.suppress(ProcessLookupError):
        os.kill(process, 0)  # signal 0 does nothing: it only asks
        return True
    return False


def _read(path: Path) -> Any:
    """Load tensors and plain data, on the CPU; never run a program that the file may hold."""
    check_file(path)
    try:
        if zipfile.is_zipfile(path):  # as torch.save writes; PyTorch itself does not look at the checksums
            with zipfile.ZipFile(path) as archive:
                damaged = archive.testzip()
            if damaged is not None:
                raise ValueError(f"the checksum of {damaged} is wrong")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch's remarks on a pickle that it then refuses
            return torch.load(path, weights_only=True, map_location="cpu")
    except (MemoryError, PermissionError):
        raise
    except Exception as error:  # torch and zipfile raise many kinds here
        if "weights_only" in str(error) and _begins_like_torch_or_pickle(path):
            found = re.search(r"GLOBAL (\S+)", str(error))
            came = f"more than tensors and plain data ({found[1] if found else 'a program'}), which could run any program"
            remedy = "save model.state_dict() and plain numbers, such as float(best), not the model or a NumPy number"
            raise ValueError(f"{path} holds {came}; expected a state_dict or a checkpoint: {remedy}") from error
        came = f"{path} ({path.stat().st_size} bytes) cannot be read; expected a file that torch.save wrote"
        raise ValueError(f"{came}: it may be damaged, cut short or of another kind; save or copy it again") from error


def _begins_like_torch_or_pickle(path: Path) -> bool:
    """Whether a file starts as torch.save (a zip archive) or pickle write it; a text or a picture does not."""
    with path.open("rb") as file:
        return file.read(4).startswith((b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"))
