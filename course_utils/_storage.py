"""Reading and writing files for `saving`, and the checks made before anything is loaded."""

import contextlib
import copy
import os
import stat
import warnings
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from course_utils._mapped import LARGE, mapped, tensors_in

CHECKPOINT_KEYS = {"model", "optimizer", "optimizer_name", "history", "rng"}


def check_kind(name: str, value: object, kind: type) -> None:
    """Refuse an argument of another class."""
    if not isinstance(value, kind):
        came = f"the class {value.__name__}" if isinstance(value, type) else f"a {type(value).__name__}"
        remedy = f": use {value.__name__}(...)" if isinstance(value, type) and issubclass(value, kind) else ""
        raise TypeError(
            f"{name} is {came}; expected an instance of {kind.__module__.split('.')[0]}'s {kind.__name__}{remedy}"
        )
    if isinstance(value, DistributedDataParallel):  # its names begin with "module.", which no other model has
        raise ValueError(f"{name} is a DistributedDataParallel; expected the model inside it: use {name}.module")


def usable_device(device: str | torch.device) -> torch.device:
    """Refuse a device that this machine does not have."""
    try:
        return torch.empty(0, device=device).device
    except (RuntimeError, AssertionError, TypeError) as error:
        here = torch.accelerator.current_accelerator(check_available=True)
        have = "cpu" if here is None else f"cpu, {here.type}"
        raise ValueError(f"device {device!r} cannot be used here; this machine has: {have}") from error


def write_whole(contents: Any, path: str | Path) -> Path:
    """Write by torch.save to a temporary file in the same folder, flush to disk, rename into place."""
    path = Path(path)
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder; expected a file in it, such as {path / 'model.pt'}")
    place = Path(os.path.realpath(path))  # a link stays a link, to the new contents
    if not place.parent.is_dir():
        raise FileNotFoundError(
            f"the folder {place.parent} does not exist: make it with Path({str(place.parent)!r}).mkdir(parents=True)"
        )
    if place.exists() and not place.is_file():
        raise FileExistsError(f"{path} is no ordinary file, so nothing was written; expected the name of a file")
    temporary = place.with_name(f".{place.name[:40]}.{os.urandom(6).hex()}.tmp")  # no two savers share one
    try:
        with temporary.open("xb") as file, _quick_when_large(contents):
            torch.save(contents, file)
            file.flush()
            os.fsync(file.fileno())
        if place.exists():
            temporary.chmod(stat.S_IMODE(place.stat().st_mode))  # who could read it before can, and nobody else
        temporary.replace(place)
    except (OSError, RuntimeError) as error:  # torch.save raises the second when the disk is full
        kind = PermissionError if isinstance(error, PermissionError) else OSError
        raise kind(f"{path} could not be written, and what was there before is untouched: {error}") from error
    finally:
        temporary.unlink(missing_ok=True)
    with contextlib.suppress(OSError):  # Windows cannot open a folder
        folder = os.open(place.parent, os.O_RDONLY)
        try:
            os.fsync(folder)  # the new name is on the disk as well
        finally:
            os.close(folder)
    return path


@contextlib.contextmanager
def _quick_when_large(contents: Any) -> Iterator[None]:
    """Leave out the zip archive's checksums of a large file: they take as long as the disk, and torch.load reads none."""
    before = torch.serialization.get_crc32_options()
    size = sum(tensor.numel() * tensor.element_size() for tensor in tensors_in(contents))
    torch.serialization.set_crc32_options(before and size < LARGE)
    try:
        yield
    finally:
        torch.serialization.set_crc32_options(before)


@contextlib.contextmanager
def opened(path: str | Path) -> Iterator[Any]:
    """What `read` gives; a large file's tensors are for use inside the `with` block alone, see `mapped`."""
    with mapped(path) as contents:
        yield read(path) if contents is None else contents


def read(path: str | Path) -> Any:
    """Load tensors and plain data, on the CPU; never run a program that a file may hold."""
    path = Path(path)
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder; expected a file that torch.save wrote")
    if not path.exists():
        raise FileNotFoundError(f"no file {path} in {Path.cwd()}: was it saved, and under this name?")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # torch's remarks on a pickle that it then refuses
            return torch.load(path, weights_only=True, map_location="cpu")
    except (MemoryError, PermissionError):
        raise
    except Exception as error:  # torch raises many kinds here, from EOFError to its own
        if "weights_only" in str(error) and _starts_like_pickle(path):
            raise ValueError(
                f"{path} holds more than tensors and plain data, such as a whole pickled model, which could run any "
                "program; expected a state_dict or a checkpoint: save model.state_dict(), not the model"
            ) from error
        raise ValueError(
            f"{path} ({path.stat().st_size} bytes) cannot be read; expected a file that torch.save wrote: "
            "it may be cut short or of another kind; save or copy it again"
        ) from error


def _starts_like_pickle(path: Path) -> bool:
    """Whether a file starts as torch.save (a zip archive) or pickle write it; a text or a picture does not."""
    with path.open("rb") as file:
        return file.read(4).startswith((b"PK\x03\x04", b"\x80\x02", b"\x80\x03", b"\x80\x04", b"\x80\x05"))


def check_state(path: str | Path, state: Any, model: nn.Module) -> None:
    """Refuse a state_dict whose names, shapes or dtypes are not the model's."""
    if not isinstance(state, dict) or not all(isinstance(name, str) for name in state) or not state:
        raise ValueError(f"{path} holds a {type(state).__name__}; expected a state_dict, as model.state_dict() gives")
    own, kind = model.state_dict(), type(model).__name__
    strangers = [name for name, value in state.items() if not isinstance(value, Tensor) and name not in own]
    if strangers:
        raise ValueError(f"{path} is not a state_dict: {strangers[:5]} are no tensors; expected {list(own)[:5]} of {kind}")
    problems = [f"missing {name}" for name in own if name not in state]
    problems += [f"unexpected {name}" for name in state if name not in own]
    for name in own.keys() & state.keys():
        mine, came = own[name], state[name]
        if isinstance(mine, Tensor) != isinstance(came, Tensor):
            problems.append(f"{name}: {type(came).__name__} instead of {type(mine).__name__}")
        elif isinstance(mine, Tensor) and (mine.shape != came.shape or mine.dtype != came.dtype):
            problems.append(f"{name}: {_describe(came)} in the file, {_describe(mine)} in the model")
    if problems:
        raise ValueError(
            f"{path} does not fit {kind}: {'; '.join(sorted(problems)[:8])}. "
            "Make the model with the class and sizes it had when it was saved"
        )


def check_optimizer(path: str | Path, contents: Mapping[str, Any], optimizer: torch.optim.Optimizer) -> None:
    """Refuse an optimizer state of another class, other parameter groups or other shapes."""
    came, own = contents["optimizer_name"], type(optimizer).__name__
    if came != own:
        raise ValueError(f"{path} was saved with the optimizer {came}, this one is {own}: make a torch.optim.{came}")
    try:
        state, groups = contents["optimizer"]["state"], contents["optimizer"]["param_groups"]
        sizes = [len(group["params"]) for group in groups]
        entries = [(name, value, number) for number, entry in state.items() for name, value in entry.items()]
    except (TypeError, KeyError, AttributeError) as error:
        raise ValueError(f"{path}: its optimizer part is damaged; expected what optimizer.state_dict() gives") from error
    own_sizes = [len(group["params"]) for group in optimizer.param_groups]
    if sizes != own_sizes:
        raise ValueError(
            f"{path}: the saved optimizer has {sizes} parameters a group, this one {own_sizes}: "
            "make it from model.parameters(), as before"
        )
    numbers = [number for group in groups for number in group["params"]]
    parameters = dict(zip(numbers, _parameters(optimizer), strict=True))
    whole = isinstance(optimizer, torch.optim.LBFGS)  # its state is of all parameters together
    for name, value, number in entries:
        shape = parameters[number].shape if number in parameters else None
        if isinstance(value, Tensor) and value.dim() > 0 and not whole and not _fits(value, shape):
            expected = None if shape is None else tuple(shape)
            raise ValueError(
                f"{path}: the optimizer's {name} of parameter {number} has shape {tuple(value.shape)}, not {expected}"
            )
    try:  # whatever else is wrong shows here, on a copy; the parameters are not in the state, and stay
        copied: dict[int, Any] = {id(parameter): parameter for parameter in _parameters(optimizer)}
        copy.deepcopy(optimizer, copied).load_state_dict(contents["optimizer"])
    except Exception as error:  # a damaged part can raise anything
        raise ValueError(f"{path}: its optimizer part is damaged; expected what optimizer.state_dict() gives") from error


def check_rng(path: str | Path, states: Any, model: nn.Module, generator: torch.Generator | None) -> None:
    """Refuse random states that are damaged, or a generator where the file has none (and the reverse)."""
    device = next((parameter.device for parameter in model.parameters()), torch.device("cpu"))
    try:
        torch.Generator().set_state(states["cpu"])
        if generator is not None and "generator" in states:
            torch.Generator(generator.device).set_state(states["generator"])
        if "accelerator" in states and states["accelerator"]["type"] == device.type:
            module = torch.get_device_module(device)
            before = module.get_rng_state(device)  # not every device's generator can be made a second time, to try on
            try:
                module.set_rng_state(states["accelerator"]["state"], device)
            finally:
                module.set_rng_state(before, device)
    except (TypeError, KeyError, RuntimeError, AttributeError) as error:
        raise ValueError(f"{path}: its random states are damaged; expected those that save_checkpoint wrote") from error
    if ("generator" in states) != (generator is not None):
        has, remedy = ("a", "pass generator=, the one given to the DataLoader")
        if generator is not None:
            has, remedy = ("no", "leave generator= out, or save the checkpoint with it")
        raise ValueError(f"{path} holds {has} generator state, so the run could not go on with the same batches: {remedy}")


def _parameters(optimizer: torch.optim.Optimizer) -> Iterator[Tensor]:
    for group in optimizer.param_groups:
        yield from group["params"]


def _fits(value: Tensor, shape: torch.Size | None) -> bool:
    """Whether a state has its parameter's shape, or one number a row or column, as Adafactor keeps."""
    return (
        shape is not None
        and value.dim() == len(shape)
        and all(size in (1, own) for size, own in zip(value.shape, shape, strict=True))
    )


def _describe(tensor: Tensor) -> str:
    return f"{tuple(tensor.shape)} {str(tensor.dtype).removeprefix('torch.')}"
