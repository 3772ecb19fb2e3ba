"""What was handed in: every file of a folder, also inside a zip, with its learner; read, or with what to do about it."""

import contextlib
import os
import stat
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from course_utils.teaching.handed_in import MAX_BYTES, Cell, UnreadableError, cells_in, read_file
from course_utils.teaching.whose import series_of

_ZIP_BYTES = 200_000_000  # unpacked, all together
_ZIP_FILES = 1_000
_SCRIPT = "it is a script, which is not run: ask for the notebook, a file that ends in .ipynb"
_PACKED = "it is packed in a way that is not read: unpack it, and put the notebooks into a folder with the learner's name"
_PRINTED = "it is not a notebook: ask for the file that ends in .ipynb"
_UNREAD = {  # files that may be all that somebody handed in, by their ending: what to do
    **dict.fromkeys((".py", ".r", ".jl"), _SCRIPT),
    **dict.fromkeys((".rar", ".7z", ".tar", ".gz", ".tgz", ".bz2", ".xz"), _PACKED),
    **dict.fromkeys((".pdf", ".html", ".htm", ".docx", ".odt", ".json"), _PRINTED),
}
_OTHER = "it is not a notebook, and was not read: look at it yourself if it is to count"
_ASK = "ask for it again"
_TOO_LARGE = (
    f"it unpacks to more than is read ({MAX_BYTES / 1e6:.0f} MB per file, {_ZIP_BYTES / 1e6:.0f} MB per zip): ask for it "
    "with its outputs cleared"
)


@dataclass(frozen=True)
class HandIn:
    """One file.

    Attributes:
        file: its path below the folder; inside a zip, after the zip's own, as in "ada.zip/my_01.ipynb".
        whose: the part of that path that says whose it is: all of it, or the folder alone, as in "ada/".
        modified: when it was changed, in seconds.
        cells: those of a notebook that could be read.
        problem: why it was not read, and what to do; "" when it was.
        is_foreign: whether it is of a kind that nobody hands in, such as a picture.
    """

    file: str
    whose: str
    modified: float
    cells: tuple[Cell, ...] = ()
    problem: str = ""
    is_foreign: bool = False


def collect(folder: Path) -> list[HandIn]:
    """Read every file of a folder and the folders inside it; hidden files, checkpoints and links to folders are not entered.

    Args:
        folder: one folder per learner, or files with the learners' names, as they were handed in.

    Returns:
        What was found, by its path.
    """
    found: list[HandIn] = []
    for root, folders, names in os.walk(folder):
        here = Path(root)
        folders[:] = sorted(name for name in folders if not _is_hidden(name))
        names = sorted(name for name in names if not _is_hidden(name))
        for path in (here / name for name in names):
            own = path.relative_to(folder).as_posix()
            found += _unzipped(path, own) if path.suffix.lower() == ".zip" else [_read(own, *_file(path))]
        for path in (here / name for name in folders):
            if path.is_symlink():
                found.append(_unread(path, folder, "it is a link to a folder, which is not followed: ask for the files"))
        if not (folders or names) and here != folder:
            found.append(_unread(here, folder, "the folder is empty: ask for the notebook"))
    return found


def newest_of(versions: Sequence[HandIn]) -> HandIn:
    """The newest of several versions of a notebook: by the number that a platform gave it, between files by their dates."""
    best: dict[str, HandIn] = {}
    for one in versions:
        base, _ = series_of(one.file)
        best[base] = max(best.get(base, one), one, key=lambda own: (series_of(own.file)[1], own.modified, own.file))
    return max(best.values(), key=lambda own: (own.modified, own.file))


def _is_hidden(name: str) -> bool:
    return name.startswith((".", "__MACOSX", "__pycache__")) or name.lower() in ("thumbs.db", "desktop.ini")


def _unread(path: Path, folder: Path, problem: str) -> HandIn:
    own = f"{path.relative_to(folder).as_posix()}/"
    return HandIn(own, own, 0, problem=problem)


def _file(path: Path) -> tuple[float, Callable[[], bytes]]:
    try:
        return path.lstat().st_mtime, lambda: read_file(path)
    except OSError:  # it went meanwhile: reading it says so
        return 0, lambda: read_file(path)


def _read(file: str, modified: float, content: Callable[[], bytes]) -> HandIn:
    """One file, by the function that gives its content, which is called for a notebook alone."""
    ending = PurePosixPath(file).suffix.lower()
    if ending == ".ipynb":
        try:
            return HandIn(file, file, modified, tuple(cells_in(content())))
        except UnreadableError as error:
            return HandIn(file, file, modified, problem=str(error))
    if ending in _UNREAD:
        return HandIn(file, file, modified, problem=_UNREAD[ending])
    return HandIn(file, file.rpartition("/")[0] + "/", modified, problem=_OTHER, is_foreign=True)


# --- a zip --------------------------------------------------------------------------------------------------------------


def _unzipped(path: Path, file: str) -> list[HandIn]:
    """The files in a zip. Nothing is written anywhere: the notebooks are read where they are."""
    modified, _ = _file(path)
    try:
        if not stat.S_ISREG(path.lstat().st_mode):
            raise UnreadableError(f"it is a link or something else that is not a file: {_ASK}")
        with zipfile.ZipFile(path) as packed:
            found = list(_members(packed, file))
    except UnreadableError as error:
        return [HandIn(file, file, modified, problem=str(error))]
    except (OSError, zipfile.BadZipFile, ValueError, NotImplementedError):
        return [HandIn(file, file, modified, problem=f"it is not a zip, or it is damaged: unpack it yourself, or {_ASK}")]
    return found or [HandIn(file, file, modified, problem=f"no file is in it: {_ASK}")]


def _members(packed: zipfile.ZipFile, file: str) -> Iterator[HandIn]:
    infos = [(info, PurePosixPath(_name(info))) for info in packed.infolist() if not info.is_dir()]
    infos = [(info, own) for info, own in infos if not any(_is_hidden(part) for part in own.parts if part != "..")]
    if len(infos) > _ZIP_FILES:
        raise UnreadableError(f"it holds {len(infos)} files; at most {_ZIP_FILES} are read: ask for the notebooks alone")
    left = _ZIP_BYTES
    for info, own in infos:

        def content(info: zipfile.ZipInfo = info) -> bytes:
            nonlocal left
            most = min(left, MAX_BYTES)
            read = _content(packed, info, most=most + 1)  # whatever the zip says of its size
            left = max(left - len(read), 0)
            if len(read) > most:
                raise UnreadableError(_TOO_LARGE)
            return read

        inside = "/".join(part for part in own.parts if part not in ("/", ".."))
        if inside != own.as_posix():
            yield HandIn(f"{file}/{inside}", file, 0, problem=f"its name leads out of the zip's folder: {_ASK}")
        elif own.suffix.lower() == ".zip":
            yield HandIn(f"{file}/{inside}", file, 0, problem=f"it is a zip in a zip, which is not read: unpack {file}")
        else:
            yield _read(f"{file}/{inside}", _time(info), content)


def _name(info: zipfile.ZipInfo) -> str:
    """The name of a file in a zip; macOS writes UTF-8 without saying so, and some programs write backslashes."""
    name = info.filename
    if not info.flag_bits & 0x800:
        with contextlib.suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/")


def _time(info: zipfile.ZipInfo) -> float:
    try:
        return time.mktime((*info.date_time, 0, 0, -1))
    except (ValueError, OverflowError):  # some programs write none
        return 0


def _content(packed: zipfile.ZipFile, info: zipfile.ZipInfo, *, most: int) -> bytes:
    """The first bytes of a file in a zip."""
    if info.flag_bits & 1:
        raise UnreadableError("it is locked with a password: ask for it without one")
    try:
        with packed.open(info) as file:
            return file.read(most)
    except Exception:  # each way of packing has errors of its own
        raise UnreadableError(f"it is damaged in its zip: unpack it yourself, or {_ASK}") from None
