"""The machine: its devices, a figure, the folder of the notebooks, room on its disk, and memory."""

import json
import os
import re
import shutil
import sys
import tempfile
from importlib import metadata
from pathlib import Path
from typing import Any

from course_utils.doctor._software import FAULT, NOTE, OK, Row, ask, start_over

_DEVICE_SECONDS = 180.0
_CLOSE = 1e-3  # the numbers compared are around 0.1 to 1
_COMPUTE_ON_DEVICES = """
import math
import torch
from course_utils.runtime import available_devices, get_device

draw = torch.Generator().manual_seed(0)
X, w = torch.randn(64, 8, generator=draw), torch.randn(8, 1, generator=draw)
rows, weights = X.tolist(), [one for one, in w.tolist()]
sums = [sum(x * v for x, v in zip(row, weights)) for row in rows]
# the mean of log(1 + exp(sum)) and its slope by each weight, in plain Python
wanted = [math.fsum(math.log1p(math.exp(s)) for s in sums) / 64]
wanted += [math.fsum(row[i] / (1 + math.exp(-s)) for row, s in zip(rows, sums)) / 64 for i in range(8)]

def differs(device):
    there = w.to(device, copy=True).requires_grad_()
    loss = torch.nn.functional.softplus(X.to(device) @ there).mean()
    loss.backward()
    found = [loss.item(), *there.grad.cpu().flatten().tolist()]
    return max(abs(a - b) if math.isfinite(a) else math.inf for a, b in zip(found, wanted))

devices = available_devices()
try:
    tell({"chosen": str(get_device()), "devices": devices, "cuda_build": torch.version.cuda or torch.version.hip or ""})
except ValueError as error:
    tell({"refused": str(error), "devices": devices})
for device in devices:
    try:
        tell({"device": device, "differs": repr(differs(device))})
    except Exception as error:
        tell({"device": device, "raised": type(error).__name__ + ": " + (str(error).strip().splitlines() or [""])[0][:200]})
"""
_DRAW = """
import io, warnings
import matplotlib
matplotlib.use("agg")
warnings.filterwarnings("error", message="Glyph")
import matplotlib.pyplot as plt
figure, axes = plt.subplots(figsize=(2, 1))
axes.set_title("loss − θ → ∂ × √ ≈ é ü")
file = io.BytesIO()
figure.savefig(file, format="png")
tell([len(file.getvalue())])
"""


def check_devices() -> list[Row]:
    """The device that the notebooks will compute on, and a row for each: does it agree with plain Python?"""
    told, problem = ask(_COMPUTE_ON_DEVICES, seconds=_DEVICE_SECONDS)
    if not told:
        return [Row(FAULT, "device", f"PyTorch could not be asked: it {problem}", f"Fix torch. {start_over()}")]
    first, *each = told
    rows = [_chosen_device(first), *map(_computed, each)]
    if problem and len(each) < len(first["devices"]):
        name = first["devices"][len(each)]
        rows.append(Row(FAULT, f"computing on {name}", f"Python {problem}", _on_the_cpu(name)))
    return rows


def _chosen_device(told: dict[str, Any]) -> Row:
    if "refused" in told:
        command = "Remove-Item Env:COURSE_DEVICE" if os.name == "nt" else "unset COURSE_DEVICE"
        remedy = f"Remove the environment variable COURSE_DEVICE ({command}), and start JupyterLab from the same terminal."
        return Row(FAULT, "device", told["refused"], remedy)
    if told["devices"] != ["cpu"]:
        return Row(OK, "device", f"{told['chosen']}. This machine has: {', '.join(told['devices'])}")
    if shutil.which("nvidia-smi") and not told["cuda_build"]:
        found = "cpu; there is an NVIDIA card, but PyTorch's build is the one for the CPU. It is enough"
        return Row(NOTE, "device", found)
    return Row(OK, "device", "cpu. There is no accelerator, and the course needs none")


def _computed(told: dict[str, Any]) -> Row:
    device, name = told["device"], f"computing on {told['device']}"
    if "raised" in told:
        return Row(FAULT, name, told["raised"], _on_the_cpu(device))
    off = float(told["differs"])
    if off < _CLOSE:
        return Row(OK, name, "loss and gradient are those of plain Python")
    return Row(FAULT, name, f"wrong: loss and gradient differ by {off:.1g} from those of plain Python", _on_the_cpu(device))


def _on_the_cpu(device: str) -> str:
    if device == "cpu":
        return start_over()
    return (
        "Bring the device's driver up to date. Until then use the CPU, which is enough: set the environment variable "
        "COURSE_DEVICE to cpu before you start JupyterLab (README.md, “Stuck?”)."
    )


def check_figure() -> list[Row]:
    """Draw a figure with the letters that the course's figures use."""
    told, problem = ask(_DRAW, seconds=_DEVICE_SECONDS)
    if told and not problem:
        return [Row(OK, "figures", "Matplotlib draws, and its fonts have the letters")]
    return [Row(FAULT, "figures", f"Matplotlib cannot draw: it {problem}", f"Fix matplotlib. {start_over()}")]


# --- the notebooks' folder, room on its disk, and memory --------------------------------------------------------------

_WRITE_BYTES = 2_000_000  # more than the six notebooks and all that they save weigh together
_DISK_MB, _DISK_ROOMY_MB = 200, 1000
# Measured on Linux with PyTorch's CPU build: a notebook's kernel takes up to 330 MB for itself (06, at its peak),
# JupyterLab's server 100 MB. The rest is room; a browser has its own needs.
_MEMORY_MB, _MEMORY_ROOMY_MB = 600, 1500
_MEMORY_SECONDS = 60.0
_TAKE_MEMORY = """
try:
    open("/proc/self/oom_score_adj", "w").write("1000")  # Linux: when memory runs out, this is what must end
except OSError:
    pass
size = int(_sys.argv[1])
try:
    taken = bytearray(size)
    for at in range(0, size, 4096):
        taken[at] = 1
except MemoryError:
    tell(["refused"])
else:
    tell(["taken"])
"""


def notebooks_in(folder: Path) -> list[Path]:
    """The course's notebooks in a folder, without copies of them and notebooks of other names."""
    names = re.compile(r"(\d\d_[a-z0-9_]+|your_own_table)\.ipynb")
    return [path for path in folder.glob("*.ipynb") if names.fullmatch(path.name)]


def in_the_way(folder: Path | None) -> list[Row]:
    """Files beside the notebooks that bear a module's name: Python would import them in its place."""
    taken = sys.stdlib_module_names | {*metadata.packages_distributions()}
    found = sorted(path.name for path in folder.glob("*.py") if path.stem in taken) if folder else []
    remedy = "Give it another name, and restart the kernels: Python imports it in place of its own."
    return [Row(FAULT, "files in the way", f"{', '.join(found)} in {folder}", remedy)] if found else []


def check_notebooks(folder: Path | None, looked: Path) -> list[Row]:
    """Whether the course's notebooks were found, each whole, and their table beside them."""
    again = "Get it again: git checkout, or from the course's ZIP. Save a copy of your own work first."
    if folder:
        damaged = [path.name for path in notebooks_in(folder) if not _is_whole(path)]
        damaged += [name for name in ("data/penguins.csv",) if not (folder / name).is_file()]
        rows = (
            [Row(FAULT, "notebooks", f"{', '.join(damaged)} in {folder}: missing, or cut short", again)] if damaged else []
        )
        return rows or [Row(OK, "notebooks", f"{len(notebooks_in(folder))} in {folder}, each of them whole")]
    remedy = "Open a terminal in the course's folder, the one that holds the folder “notebooks”, and run this there."
    return [Row(FAULT, "notebooks", f"none of the course's notebooks in {looked.absolute()}", remedy)]


def _is_whole(path: Path) -> bool:
    try:
        return bool(json.loads(path.read_text(encoding="utf-8-sig"))["cells"])
    except (OSError, ValueError, KeyError, TypeError):
        return False


def check_folder(folder: Path) -> list[Row]:
    """Whether one can write beside the notebooks, by doing it; what was written is removed."""
    place = None
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix="course_doctor_", delete=False) as file:
            place = Path(file.name)
            file.write(os.urandom(_WRITE_BYTES))
            file.flush()
            os.fsync(file.fileno())
        if place.stat().st_size != _WRITE_BYTES:
            raise OSError(f"only {place.stat().st_size} of {_WRITE_BYTES} bytes were kept")
    except OSError as error:
        remedy = (
            "Copy the course's folder to a place of your own, such as your home folder, and use it there; when the disk is "
            "full, make room first."
        )
        return [Row(FAULT, "folder", f"{folder} cannot be written to: {error.strerror or error}", remedy)]
    finally:
        if place is not None:
            place.unlink(missing_ok=True)
    return [Row(OK, "folder", f"{folder} can be written to")]


def check_disk(folder: Path) -> list[Row]:
    """Whether the disk has room for what the notebooks save."""
    free = shutil.disk_usage(folder).free // 1_000_000
    found = f"{free:,} MB free; {_DISK_MB} MB are needed"
    if free < _DISK_MB:
        return [Row(FAULT, "disk", found, "Make room: empty the bin, delete or move large files.")]
    if free < _DISK_ROOMY_MB:
        return [Row(NOTE, "disk", f"{found}, which is little for a computer")]
    return [Row(OK, "disk", found)]


def check_memory() -> list[Row]:
    """Whether memory is free for JupyterLab and one notebook: what the system says, then by taking it for a moment."""
    import psutil

    free, total = (size // 1_000_000 for size in (psutil.virtual_memory().available, psutil.virtual_memory().total))
    found = f"{free:,} of {total:,} MB free; {_MEMORY_MB} MB are needed for JupyterLab and one notebook"
    close = "Close other programs and browser tabs, and kernels that you no longer need (in JupyterLab: Kernel → Shut Down)."
    if free < _MEMORY_MB:
        return [Row(FAULT, "memory", found, close)]
    told, problem = ask(_TAKE_MEMORY, str(_MEMORY_MB * 1_000_000), seconds=_MEMORY_SECONDS)
    if told != [["taken"]]:
        found = f"{found}; a program that asked for them {problem or 'was refused'}"
        remedy = (
            f"This account or container may use less memory than the machine has: ask who runs it to allow more. {close}"
        )
        return [Row(FAULT, "memory", found, remedy)]
    if free < _MEMORY_ROOMY_MB:
        return [Row(NOTE, "memory", f"{found}. Keep one notebook open at a time")]
    return [Row(OK, "memory", found)]
