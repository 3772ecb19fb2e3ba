"""What a learner's kernel finds around it: folders of its own, the course's data, and little of the teacher's."""

import contextlib
import functools
import os
import shutil
from pathlib import Path

from course_utils.teaching._course import PACKAGE
from course_utils.teaching._processes import MARK

_PASSED_ON = (
    *("PATH", "PATHEXT", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "NUMBER_OF_PROCESSORS"),
    *("LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
    *("CONDA_PREFIX", "VIRTUAL_ENV", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"),
)
_OWN_FOLDERS = ("home", "ipython", "matplotlib", "tmp", "work")


def kernel_environment(scratch: Path, mark: str) -> dict[str, str]:
    """The environment variables of a kernel; not the teacher's, which may hold tokens, and paths to what is theirs.

    Args:
        scratch: the folder made ready by `fresh_folder`.
        mark: by which the kernel's children are known.

    Returns:
        `{name: value}`.

    Source: README, "Teaching with it".
    """
    search = [os.environ.get("PYTHONPATH", "")]
    if PACKAGE.parent.name != "site-packages":  # not installed, but run from the course's folder
        search.insert(0, str(PACKAGE.parent))
    return {
        **{name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        **dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(scratch / "home")),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch / "tmp")),
        "COURSE_DEVICE": "cpu",
        "CUDA_VISIBLE_DEVICES": "",
        "IPYTHONDIR": str(scratch / "ipython"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": str(scratch / "matplotlib"),
        "OMP_NUM_THREADS": "1",
        "PIP_NO_INDEX": "1",  # `!pip install` in a notebook must not change this Python
        "PYTHONPATH": os.pathsep.join(filter(None, search)),
        MARK: mark,
    }


def fresh_folder(scratch: Path, course: Path) -> Path:
    """Make the folder that a notebook runs in, with nothing in it but the course's data and pictures.

    Args:
        scratch: where to make it, and the folders that stand in for the teacher's home.
        course: the folder of the course's notebooks.

    Returns:
        The folder.

    Source: README, "Teaching with it".
    """
    for name in _OWN_FOLDERS:
        shutil.rmtree(scratch / name, ignore_errors=True)
        (scratch / name).mkdir(exist_ok=True)
    for path in font_list():
        with contextlib.suppress(OSError):
            shutil.copy(path, scratch / "matplotlib")
    copy_data(course, scratch / "work")
    return scratch / "work"


@functools.cache
def font_list() -> tuple[Path, ...]:
    """Matplotlib's lists of this machine's fonts, which every new kernel would take seconds to make."""
    import matplotlib as mpl

    return tuple(Path(mpl.get_cachedir()).glob("fontlist*.json"))


def copy_data(course: Path, folder: Path) -> None:
    """Put the course's data and pictures into a folder, also over what a learner's code made of them.

    Args:
        course: the folder of the course's notebooks.
        folder: where a notebook runs.

    Source: README, "Teaching with it".
    """
    for name in ("data", "images"):
        target = folder / name
        if target.is_symlink() or target.is_file():
            target.unlink()
        if (course / name).is_dir():
            shutil.copytree(course / name, target, dirs_exist_ok=True)
