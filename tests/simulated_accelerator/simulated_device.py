"""An accelerator for tests, on a machine that has none: `simulated:0`, made of the CPU's memory and kernels.

PyTorch treats it as it treats a GPU: `torch.accelerator` finds it, tensors must be moved to it and back, and its random
stream is its own. README.md, beside this file, explains how it works and what it cannot see.
"""

import ctypes
import json
import linecache
import os
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType
from typing import Any

import torch
from torch import Tensor
from torch._C import DispatchKey
from torch.utils._python_dispatch import TorchDispatchMode

NAME = "simulated"
SWITCH = "SIMULATED_ACCELERATOR"  # the environment variable; its value is JSON: {} or the fields of Settings
TORCH = Path(torch.__file__).resolve().parent

CPU_IN_DLPACK, EXTENSION_IN_DLPACK = 1, 12  # kDLCPU and kDLExtDev; PyTorch takes the second for PrivateUse1
OFFSET_OF_DEVICE_TYPE = 8  # in DLPack's DLTensor, behind the pointer to the data

COPIES = {"aten::copy_", "aten::_copy_from", "aten::_copy_from_and_resize"}
INDEXING = {"aten::index", "aten::index_put", "aten::index_put_", "aten::_index_put_impl_", "aten::_unsafe_index"}
# Their results are plain values, or only as long as the data say: the program must wait for them.
WAITS = {"aten::_local_scalar_dense", "aten::_unique2", "aten::equal", "aten::masked_select", "aten::nonzero"}
# These move numbers or write given ones: nothing is computed, so nothing is rounded.
MOVES = """
    _local_scalar_dense _to_copy arange cat clone detach empty empty_strided eye fill_ flip full gather index_select
    lift_fresh masked_fill masked_fill_ masked_select new_empty_strided ones repeat resize_ roll scatter set_ sort stack
    topk where zero_ zeros
"""
EXACT = COPIES | INDEXING | {"aten::" + name for name in MOVES.split()}


@dataclass
class Settings:
    """What the device is like.

    Attributes:
        noise: the relative error of every number that is computed; 0 for none. The same value gets the same error.
        noise_on_cpu: what the CPU computes gets it, too, as on another processor or with another release.
        noise_seed: other errors for other seeds.
        float64: False refuses it, as Apple's GPUs do.
        opens_files: False refuses a file that was saved from it and is loaded without `map_location`.
    """

    noise: float = 0.0
    noise_on_cpu: bool = False
    noise_seed: int = 0
    float64: bool = False
    opens_files: bool = False


@dataclass
class Counts:
    """What happened on the device, by the line of the program that asked for it.

    Attributes:
        kernels: how many computations it made.
        steps: `{device: times}` an optimizer changed parameters that lie there.
        waits: `{line: times}` the program waited for a result: `.item()`, `if tensor:`, a boolean mask.
        to_host: `{line: times}` a tensor was copied from the device.
        to_device: `{line: times}` a tensor was copied to it.
    """

    kernels: int = 0
    steps: Counter[str] = field(default_factory=Counter)
    waits: Counter[str] = field(default_factory=Counter)
    to_host: Counter[str] = field(default_factory=Counter)
    to_device: Counter[str] = field(default_factory=Counter)


settings = Settings()
counts = Counts()
_generator = torch.Generator()
_kept: list[object] = []  # PyTorch forgets registrations whose library is gone


def missing_hook() -> str | None:
    """Say why this PyTorch cannot have a device written in Python, or None when it can."""
    from torch.utils import backend_registration

    if not hasattr(backend_registration, "_setup_privateuseone_for_python_backend"):
        return f"torch {torch.__version__} has no hook for a device written in Python; 2.10 and newer have it"
    return None


def load_if_wanted() -> None:
    """PyTorch calls this at `import torch`, for every installed plug-in; it loads when the environment asks for it."""
    wanted = os.environ.get(SWITCH)
    if wanted is None or missing_hook():
        return
    for name, value in json.loads(wanted).items():
        setattr(settings, name, value)
    load()


def load() -> None:
    """Make `simulated:0` the accelerator of this process. It cannot be unloaded."""
    if _kept:
        return
    from torch.optim.optimizer import register_optimizer_step_post_hook
    from torch.utils.backend_registration import _setup_privateuseone_for_python_backend

    _setup_privateuseone_for_python_backend(NAME, backend_module=_Module())
    everything = torch.library.Library("_", "IMPL")
    everything.fallback(_kernel, "PrivateUse1")
    compatible = torch.library.Library("aten", "IMPL")  # so that Module.to changes parameters, and makes no new ones
    compatible.impl("_has_compatible_shallow_copy_type", lambda self, other: True, "PrivateUse1")
    _kept.extend([everything, compatible])
    _let_storages_be_made()
    _want_map_location()
    register_optimizer_step_post_hook(_count_step)
    _seed(torch.initial_seed())
    if settings.noise_on_cpu:
        _NoisyCPU().__enter__()


# --- memory -----------------------------------------------------------------------------------------------------------

_address = ctypes.pythonapi.PyCapsule_GetPointer
_address.restype, _address.argtypes = ctypes.c_void_p, [ctypes.py_object, ctypes.c_char_p]


def _across(tensor: Tensor, came: int, wanted: int) -> Tensor:
    """The same memory as a tensor of the other side: a DLPack capsule with its device rewritten."""
    capsule = torch._C._to_dlpack(tensor)
    kind = ctypes.c_int32.from_address(_address(capsule, b"dltensor") + OFFSET_OF_DEVICE_TYPE)
    assert kind.value == came, f"DLPack calls this tensor's device {kind.value}, not {came}"
    kind.value = wanted
    return torch._C._from_dlpack(capsule)


def _inside(tensor: Tensor) -> Tensor:
    """The CPU's view of a tensor on the device."""
    return _across(tensor, EXTENSION_IN_DLPACK, CPU_IN_DLPACK)


def _outside(tensor: Tensor) -> Tensor:
    """A tensor on the device, made of a result of the CPU's."""
    return _across(tensor, CPU_IN_DLPACK, EXTENSION_IN_DLPACK)


def _let_storages_be_made() -> None:
    """`copy.deepcopy` and `torch.load` make bare storages, for which PyTorch asks an allocator that we do not have."""
    original = torch.UntypedStorage.__new__

    def new(cls: type, *args: Any, **named: Any) -> torch.UntypedStorage:
        device = named.get("device")
        if device is None or torch.device(device).type != NAME:
            return original(cls, *args, **named)
        return torch.empty(args[0] if args else 0, dtype=torch.uint8, device=device).untyped_storage()

    torch.UntypedStorage.__new__ = staticmethod(new)


def _want_map_location() -> None:
    """Refuse a file that was saved on the device and is loaded without `map_location`, as a machine without it would."""
    original = torch.serialization._get_restore_location

    def elsewhere(storage: torch.UntypedStorage, location: str) -> torch.UntypedStorage:
        if location.startswith(NAME) and not settings.opens_files:
            raise RuntimeError(
                f"Attempting to deserialize object on the {NAME} accelerator, which the next machine lacks: use map_location"
            )
        return torch.serialization.default_restore_location(storage, location)

    torch.serialization._get_restore_location = lambda wanted: elsewhere if wanted is None else original(wanted)


# --- computing --------------------------------------------------------------------------------------------------------


def _kernel(op: torch._ops.OpOverload, *args: Any, **kwargs: Any) -> Any:
    """Every operator that meets a tensor of the device, or is told to make one, comes here."""
    name = op._schema.name
    if op.is_view or name == "aten::set_":
        return op._op_dk(DispatchKey.CPU, *args, **kwargs)  # only sizes and strides; the memory stays
    if name in COPIES and name != "aten::copy_":  # the names that PyTorch has for it inside; target and source change places
        op, name, args, kwargs = torch.ops.aten.copy_.default, "aten::copy_", (args[1], args[0]), {}
    tensors = [value for value in _leaves((args, tuple(kwargs.values()))) if isinstance(value, Tensor)]
    _check(name, tensors, kwargs.get("generator"))
    _count(name, args)
    slots = [slot for slot in op._schema.arguments if slot.alias_info is not None and slot.alias_info.is_write]
    outs = {slot.name for slot in slots if slot.kwarg_only}
    mine: dict[int, Tensor] = {}  # what the CPU works on (its id) -> the tensor of the device that it stands for

    def enter(value: Any, is_out: bool = False) -> Any:
        if isinstance(value, Tensor) and value.device.type == NAME:
            # Borrowed memory cannot grow or shrink, as that of `out=` may have to.
            view = torch.empty(0, dtype=value.dtype) if is_out or not value.numel() else _inside(value)
            mine[id(view)] = value
            return view
        return torch.device("cpu") if isinstance(value, torch.device) and value.type == NAME else value

    def leave(value: Any) -> Any:
        return (mine[id(value)] if id(value) in mine else _outside(value)) if isinstance(value, Tensor) else value

    inner = _each(enter, args)
    named = {key: _each(lambda value, key=key: enter(value, key in outs), value) for key, value in kwargs.items()}
    draws = torch.Tag.nondeterministic_seeded in op.tags
    with _own_random_stream() if draws else nullcontext():
        result = op(*inner, **named)
    written = _written(op, slots, inner, named)
    new = [value for value in _leaves(result) if isinstance(value, Tensor) and id(value) not in mine]
    _check_dtypes(new)
    _add_noise(op, [*new, *written])
    for value in written:
        _give_back(value, mine)
    return _each(leave, result)


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, (list, tuple)):
        for part in value:
            yield from _leaves(part)
    else:
        yield value


def _each(change: Callable[[Any], Any], value: Any) -> Any:
    if isinstance(value, (list, tuple)):
        return type(value)(_each(change, part) for part in value)
    return change(value)


def _written(op: torch._ops.OpOverload, slots: list, args: tuple, kwargs: dict) -> list[Tensor]:
    """The arguments that an operator changed, such as the first of `add_`."""
    places = {slot.name: number for number, slot in enumerate(op._schema.arguments)}
    values = [kwargs.get(slot.name, args[places[slot.name]] if places[slot.name] < len(args) else None) for slot in slots]
    return [value for value in _leaves(values) if isinstance(value, Tensor)]


def _give_back(value: Tensor, mine: dict[int, Tensor]) -> None:
    """Bring a result that was not computed in the device's own memory to its place there."""
    target = mine.get(id(value))
    if target is None or (value.numel() and value.data_ptr() == target.data_ptr()):
        return
    if target.shape == value.shape:
        _inside(target).copy_(value)
    else:
        target.set_(_outside(value))


def _check(name: str, tensors: list[Tensor], generator: torch.Generator | None) -> None:
    """Refuse what a GPU refuses: tensors of two devices in one computation, and a generator of the CPU's."""
    if generator is not None:
        raise RuntimeError(f"Expected a '{NAME}' device type for generator but found '{generator.device.type}'")
    if name in COPIES:
        return
    strangers = [value for value in tensors if value.device.type != NAME and value.dim() > 0]
    if name in INDEXING:  # a GPU, too, takes indices from the CPU
        strangers = [value for value in strangers if value.is_floating_point() or value is tensors[0]]
    if strangers:
        raise RuntimeError(
            "Expected all tensors to be on the same device, but found at least two devices, "
            f"{NAME}:0 and {strangers[0].device}! (in {name})"
        )


def _check_dtypes(results: list[Tensor]) -> None:
    doubles = [value for value in results if value.dtype in (torch.float64, torch.complex128)]
    if doubles and not settings.float64 and not _printing():
        raise TypeError(f"the {NAME} accelerator has no float64, as Apple's GPUs have none; use float32")


def _printing() -> bool:
    """Whether PyTorch writes a tensor out: it then computes in float64, save on the devices that it knows to have none."""
    return any(Path(frame.f_code.co_filename) == TORCH / "_tensor_str.py" for frame in _frames())


def _add_noise(op: torch._ops.OpOverload, results: list[Tensor]) -> None:
    """Change every number by a relative error of up to `settings.noise` that depends on its bits alone."""
    if not settings.noise or op._schema.name in EXACT or torch.Tag.nondeterministic_seeded in op.tags:
        return
    for value in {id(value): value for value in results}.values():
        whole = {torch.float32: torch.int32, torch.float64: torch.int64}.get(value.dtype)
        if whole is not None and value.numel():
            bits = value.contiguous().view(whole).to(torch.int64) + 977 * settings.noise_seed
            bits = (bits ^ (bits >> 15)) * 0x2C1B3C6D & 0xFFFFFFFF
            bits = (bits ^ (bits >> 12)) * 0x297A2D39 & 0xFFFFFFFF
            error = (bits ^ (bits >> 15)).double() / 2**31 - 1  # from -1 to 1
            value.copy_(value.double() * (1 + settings.noise * error))


class _NoisyCPU(TorchDispatchMode):
    """Adds the noise to what the CPU computes."""

    def __torch_dispatch__(self, op: Any, types: Any, args: tuple = (), kwargs: dict | None = None) -> Any:
        result = op(*args, **(kwargs or {}))
        if not op.is_view:
            _add_noise(op, [value for value in _leaves(result) if isinstance(value, Tensor) and value.device.type == "cpu"])
        return result


# --- random numbers ---------------------------------------------------------------------------------------------------


def _seed(seed: int) -> None:
    _generator.manual_seed((seed ^ 0x5EED) % 2**63)  # another stream than the CPU's of the same seed


@contextmanager
def _own_random_stream() -> Iterator[None]:
    """Let the CPU's kernels draw from the device's stream."""
    before = torch.get_rng_state()
    torch.set_rng_state(_generator.get_state())
    try:
        yield
    finally:
        _generator.set_state(torch.get_rng_state())
        torch.set_rng_state(before)


class _Module:
    """`torch.simulated`, as `torch.cuda` is for CUDA: what PyTorch and the course ask of a device."""

    def is_available(self) -> bool:
        return True

    is_initialized = is_available

    def _is_in_bad_fork(self) -> bool:
        return False

    def device_count(self) -> int:
        return 1

    def current_device(self) -> int:
        return 0

    def device(self, device: Any) -> nullcontext:
        return nullcontext()

    def synchronize(self, device: Any = None) -> None:
        counts.waits[_line()] += 1

    def manual_seed(self, seed: int) -> None:
        _seed(seed)

    manual_seed_all = manual_seed

    def get_rng_state(self, device: Any = NAME) -> Tensor:
        return _generator.get_state()

    def set_rng_state(self, state: Tensor, device: Any = NAME) -> None:
        _generator.set_state(state.cpu())


# --- counting ---------------------------------------------------------------------------------------------------------


def _count(name: str, args: tuple) -> None:
    if name in COPIES:
        target, source = args[:2]
        if target.device.type != source.device.type:
            (counts.to_host if source.device.type == NAME else counts.to_device)[_line()] += 1
        return
    counts.kernels += 1
    if name in WAITS:
        counts.waits[_line()] += 1


def _count_step(optimizer: torch.optim.Optimizer, *_: object) -> None:
    parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    counts.steps[parameters[0].device.type] += 1


def _line() -> str:
    """The line of the program, outside of PyTorch, that runs now: `training.py: loss.item()`."""
    for frame in _frames():
        file = frame.f_code.co_filename
        if not file.startswith(("<frozen", f"{TORCH}{os.sep}")) and file != __file__:
            place = "cell" if "ipykernel_" in file else Path(file).name
            return f"{place}: {linecache.getline(file, frame.f_lineno).split('  #')[0].strip()}"
    return "backward"  # the backward pass runs in a thread of PyTorch's own


def _frames() -> Iterator[FrameType]:
    frame: FrameType | None = sys._getframe(2)
    while frame is not None:
        yield frame
        frame = frame.f_back


def write_counts(path: str) -> None:
    """Write what was counted so far, as JSON."""
    Path(path).write_text(json.dumps(vars(counts)), encoding="utf-8")
