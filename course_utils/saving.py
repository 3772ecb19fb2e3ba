"""Weights and checkpoints: saved whole or not at all, loaded only when everything matches."""

from collections import OrderedDict
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import torch
from torch import nn

from course_utils._guards import check_own, check_parameters, device_of
from course_utils._storage import (
    CHECKPOINT_KEYS,
    check_kind,
    check_optimizer,
    check_rng,
    check_state,
    opened,
    usable_device,
    write_whole,
)
from course_utils.history import History


def to_cpu(state: Any) -> Any:
    """Bring a state to the CPU, so that it opens on a machine without the device it came from.

    A tensor that is on the CPU already is not copied: it goes on changing with its model. To keep one as it is now,
    `copy.deepcopy` it.

    Args:
        state: a tensor, or dicts, lists and tuples of them with plain numbers and strings between.

    Returns:
        The same structure with every tensor detached and on the CPU; plain dicts, lists and tuples around them.

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
    """Collect the states of the random-number generators that a training run draws from.

    Args:
        model: whose device's generator is included when that is an accelerator.
        generator: the DataLoader's own, if it has one.

    Returns:
        `{"cpu": …}`, and `"generator"` and `"accelerator"` (with its `"type"`) where they apply; states are CPU tensors.

    Raises:
        TypeError: model is not an nn.Module, or generator no torch.Generator.
        ValueError: model has no parameters, and so no device.

    Source: notebook 06, "Save a checkpoint".
    """
    _check_drawn(model, generator)
    states: dict[str, Any] = {"cpu": torch.get_rng_state()}
    if generator is not None:
        states["generator"] = generator.get_state().cpu()
    device = next(model.parameters()).device
    if device.type != "cpu":
        state = torch.get_device_module(device).get_rng_state(device)
        states["accelerator"] = {"type": device.type, "state": state.cpu()}
    return states


def save_weights(model: nn.Module, path: str | Path) -> Path:
    """Save the model's state_dict as CPU tensors; plain `torch.load` and `load_state_dict` read it too.

    The file is written beside its place, flushed to the disk and then renamed: after a crash there is
    the old file or the new one, never half of one. Above a megabyte it has no zip checksums, which PyTorch
    never reads; programs that unpack it may complain.

    Args:
        model: on any device.
        path: the file, in a folder that exists; by custom it ends in `.pt` or `.pth`.

    Returns:
        The path.

    Raises:
        TypeError: model is not an nn.Module.
        FileNotFoundError: the folder does not exist.
        IsADirectoryError: the path is a folder.
        OSError: it could not be written; what was there before is untouched.

    Source: notebook 06, "Save the weights".
    """
    check_kind("model", model, nn.Module)
    return write_whole(_weights(model), path)


def load_weights(model: nn.Module, path: str | Path, *, device: str | torch.device | None = None) -> nn.Module:
    """Load weights into a model of the same structure, after names, shapes and dtypes all matched.

    Args:
        model: receives the weights; unchanged when anything is wrong.
        path: a file of `save_weights`, or any state_dict saved by `torch.save`.
        device: moves the model there afterwards; None leaves it where it is.

    Returns:
        The same model.

    Raises:
        TypeError: model is not an nn.Module.
        FileNotFoundError: there is no such file.
        ValueError: the file is damaged, holds something else, or belongs to another model; or the device is unknown.

    Source: notebook 06, "Load the weights".
    """
    check_kind("model", model, nn.Module)
    device = None if device is None else usable_device(device)
    with opened(path) as state:
        if isinstance(state, dict) and set(state) >= CHECKPOINT_KEYS:
            raise ValueError(
                f"{path} is a checkpoint; expected weights alone: use load_checkpoint, or save with save_weights"
            )
        check_state(path, state, model)
        model.load_state_dict(state)
    return model if device is None else model.to(device)


def save_checkpoint(
    path: str | Path,
    *,
    model: nn.Module,
    optimizer: torch.optim.Optimizer,
    history: History,
    generator: torch.Generator | None = None,
) -> Path:
    """Save everything that a training run needs to go on as if it had never stopped.

    Args:
        path: the file, in a folder that exists. Written whole or not at all, as by `save_weights`.
        model: its weights are stored as CPU tensors.
        optimizer: its state (such as Adam's averages) and its settings.
        history: the epochs so far.
        generator: the one given to a shuffling DataLoader, if any; the global random states are always stored.

    Returns:
        The path.

    Raises:
        TypeError: an argument is of the wrong kind.
        ValueError: the optimizer is another model's.
        FileNotFoundError: the folder does not exist.
        IsADirectoryError: the path is a folder.
        OSError: it could not be written; what was there before is untouched.

    Source: notebook 06, "Save a checkpoint".
    """
    check_kind("model", model, nn.Module)
    check_kind("optimizer", optimizer, torch.optim.Optimizer)
    check_own(model, optimizer)
    check_kind("history", history, History)
    if generator is not None:
        check_kind("generator", generator, torch.Generator)
    contents = {
        "model": _weights(model),
        "optimizer": to_cpu(optimizer.state_dict()),
        "optimizer_name": type(optimizer).__name__,
        "history": history.to_dict(),
        "rng": rng_states(model, generator),
    }
    return write_whole(contents, path)


def load_checkpoint(
    path: str | Path,
    *,
    model: nn.Module,
    optimizer: torch.optim.Optimizer | None = None,
    generator: torch.Generator | None = None,
) -> History:
    """Load a checkpoint into a model and its optimizer, and set the random states; then `train` goes on.

    Nothing changes unless everything matches. An optimizer that is given means *resume*: then the random
    states are set as well. Without one, only the weights are loaded.

    Args:
        path: a file of `save_checkpoint`.
        model: of the same structure, on any device.
        optimizer: of the same class, made from `model.parameters()`.
        generator: the DataLoader's own, if the checkpoint was saved with one.

    Returns:
        The history so far, for `train(..., history=history)`.

    Raises:
        TypeError: an argument is of the wrong kind.
        FileNotFoundError: there is no such file.
        ValueError: the file is damaged, holds something else, or belongs to another model or optimizer;
            or it was saved with a generator and none is given, or the other way round.

    Source: notebook 06, "Resume from a checkpoint".
    """
    check_kind("model", model, nn.Module)
    if optimizer is not None:
        check_kind("optimizer", optimizer, torch.optim.Optimizer)
        check_own(model, optimizer)
    if generator is not None:
        check_kind("generator", generator, torch.Generator)
    with opened(path) as contents:
        if not isinstance(contents, dict) or set(contents) != CHECKPOINT_KEYS:
            came = sorted(map(str, contents))[:6] if isinstance(contents, dict) else type(contents).__name__
            raise ValueError(
                f"{path} is not a checkpoint of this course: it holds {came}, expected {sorted(CHECKPOINT_KEYS)}; "
                "for weights alone use load_weights"
            )
        check_state(path, contents["model"], model)
        try:
            history = History.from_dict(contents["history"])
        except (TypeError, ValueError) as error:
            raise ValueError(f"{path}: {error}") from error
        if optimizer is not None:
            check_optimizer(path, contents, optimizer)
            check_rng(path, contents["rng"], model, generator)
        model.load_state_dict(contents["model"])
        if optimizer is not None:
            optimizer.load_state_dict(contents["optimizer"])
            _set_rng(contents["rng"], model, generator)
    return history


def _check_drawn(model: Any, generator: Any) -> None:
    check_kind("model", model, nn.Module)
    check_parameters(model)
    if generator is not None:
        check_kind("generator", generator, torch.Generator)


def _weights(model: nn.Module) -> dict[str, Any]:
    """The model's state_dict on the CPU, with the versions of its modules, which some need to read older files."""
    state = model.state_dict()
    weights = OrderedDict(to_cpu(state))
    if hasattr(state, "_metadata"):
        weights._metadata = state._metadata  # type: ignore[attr-defined]  # as torch.save keeps it
    return weights


def _set_rng(states: Mapping[str, Any], model: nn.Module, generator: torch.Generator | None) -> None:
    torch.set_rng_state(states["cpu"])
    if generator is not None:
        generator.set_state(states["generator"])
    device = device_of(model)
    accelerator = states.get("accelerator")
    if accelerator is not None and accelerator["type"] == device.type:
        torch.get_device_module(device).set_rng_state(accelerator["state"], device)
