"""The machine: the folder of the notebooks, room on its disk, and memory."""

import os
import shutil
import tempfile
from pathlib import Path

from course_utils.doctor._ask import ask
from course_utils.doctor._row import FAULT, NOTE, OK, Row

_WRITE_BYTES = 2_000_000  # more than the six notebooks and all that they save weigh together
_DISK_MB, _DISK_ROOMY_MB = 200, 1000
# Measured on Linux with PyTorch's CPU build: a notebook's kernel takes up to 330 MB for itself (06, at its peak),
# JupyterLab's server 100 MB. The rest is room; a browser has its own needs.
_MEMORY_MB, _MEMORY_ROOMY_MB = 600, 1500
_TAKE_SECONDS = 60.0
_TAKE = """
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


def check_folder(folder: Path) -> Row:
    """Whether one can write beside the notebooks, by doing it; what was written is removed."""
    name, place = "folder", None
    try:
        with tempfile.NamedTemporaryFile(dir=folder, prefix="course_doctor_", delete=False) as file:
            place = Path(file.name)
            file.write(os.urandom(_WRITE_BYTES))
            file.flush()
            os.fsync(file.fileno())
        if place.stat().st_size != _WRITE_BYTES:
            raise OSError(f"only {place.stat().st_size} of {_WRITE_BYTES} bytes were kept")
    except OSError as error:
        return Row(
            FAULT,
            name,
            f"{folder} cannot be written to: {error.strerror or error}",
            "Copy the course's folder to a place of your own, such as your home folder, and use it there; when the disk is "
            "full, make room first.",
        )
    finally:
        if place is not None:
            place.unlink(missing_ok=True)
    return Row(OK, name, f"{folder} can be written to")


def check_disk(folder: Path) -> Row:
    """Whether the disk has room for what the notebooks save."""
    free = shutil.disk_usage(folder).free // 1_000_000
    found = f"{free:,} MB free; {_DISK_MB} MB are needed"
    if free < _DISK_MB:
        return Row(FAULT, "disk", found, "Make room: empty the bin, delete or move large files.")
    if free < _DISK_ROOMY_MB:
        return Row(NOTE, "disk", f"{found}, which is little for a computer")
    return Row(OK, "disk", found)


def check_memory() -> Row:
    """Whether memory is free for JupyterLab and one notebook: what the system says, then by taking it for a moment."""
    import psutil

    free, total = (size // 1_000_000 for size in (psutil.virtual_memory().available, psutil.virtual_memory().total))
    found = f"{free:,} of {total:,} MB free; {_MEMORY_MB} MB are needed for JupyterLab and one notebook"
    close = "Close other programs and browser tabs, and kernels that you no longer need (in JupyterLab: Kernel → Shut Down)."
    if free < _MEMORY_MB:
        return Row(FAULT, "memory", found, close)
    answer = ask(_TAKE, str(_MEMORY_MB * 1_000_000), seconds=_TAKE_SECONDS)
    if answer.told != [["taken"]]:
        problem = answer.problem or "was refused it"
        return Row(
            FAULT,
            "memory",
            f"{found}; a program that asked for them {problem}",
            f"This account or container may use less memory than the machine has: ask who runs it to allow more. {close}",
        )
    if free < _MEMORY_ROOMY_MB:
        return Row(NOTE, "memory", f"{found}. Keep one notebook open at a time")
    return Row(OK, "memory", found)
