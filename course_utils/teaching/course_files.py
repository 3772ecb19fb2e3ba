"""The course's files, as every command of a teacher's finds, reads and writes them."""

import contextlib
import copy
import errno
import hashlib
import itertools
import json
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[1]
FOLDED_CODE = "ours"  # the tag of a cell with our lines, below those that the learner writes
COURSE_NAME = re.compile(r"(\d\d_[a-z0-9_]+|your_own_table)\.ipynb")  # as in 03_training_a_model.ipynb; not my_03.ipynb


def course_folder(given: str | Path | None = None) -> Path:
    """Find the course's notebooks.

    Args:
        given: the folder, when it is known.

    Returns:
        That folder, or the folder `notebooks` beside the package, or the one in the current folder.

    Raises:
        FileNotFoundError: there are no notebooks of a course in it.
    """
    places = [Path(given)] if given else [PACKAGE.parent / "notebooks", Path("notebooks")]
    for place in places:
        if course_paths(place):
            return place.resolve()
    listed = " and ".join(f"{place}" for place in places)
    raise FileNotFoundError(
        f"no course notebooks in {listed}; expected files such as 01_getting_data_ready.ipynb: use --notebooks FOLDER"
    )


def course_paths(folder: Path) -> list[Path]:
    """The course's notebooks in a folder, in order; copies and notebooks of other names are left out."""
    return sorted(path for path in folder.glob("*.ipynb") if COURSE_NAME.fullmatch(path.name) and path.is_file())


def read_notebook(path: Path) -> Any:
    """Read a notebook of format 4, as it stands in its file; one of format 3 is brought to it.

    Raises:
        OSError: it cannot be read.
        ValueError: it is none.
    """
    import nbformat

    content = path.read_bytes()
    try:
        nb = nbformat.reader.reads(content.decode("utf-8-sig"))
        if nb.get("nbformat") == 3:
            nb = nbformat.convert(nb, 4)
        for cell in nb.get("cells", ()):
            cell.setdefault("source", "")  # a format to come has cells without it
            if isinstance(cell.get("outputs"), list):
                cell.outputs = _joined(cell.outputs)
        if any("id" in cell for cell in nb.get("cells", ())):
            nb.nbformat_minor = max(nb.nbformat_minor, 5)  # some programs write ids into an older format
        if nb.get("nbformat") != 4:
            raise ValueError(f"its format is {nb.get('nbformat')}")
        nbformat.validate(copy.deepcopy(nb))  # which may add what is missing
    except Exception as error:  # nbformat raises many kinds
        told = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise ValueError(
            f"{path.name} is not a notebook of format 4 ({told}); open and save it in JupyterLab, or bring the course's own "
            f"back: git checkout {path.name}"
        ) from error
    return nb


def _joined(outputs: list[Any]) -> list[Any]:
    """Outputs with what was printed in a row in one: a loop leaves 100 000, and nbformat takes minutes over so many."""
    kept = []
    for is_text, group in itertools.groupby(
        outputs, key=lambda output: output.get("output_type") == "stream" and output["name"]
    ):
        several = list(group)
        if is_text:
            several[0]["text"] = "".join(output["text"] for output in several)
        kept += several[:1] if is_text else several
    return kept


def cell_text(cell: Mapping[str, Any]) -> str:
    """The source of a cell, which files keep as a string or as a list of lines."""
    source = cell.get("source", "")
    return "".join(source) if isinstance(source, list) else source


def cell_tags(cell: Mapping[str, Any]) -> list[Any]:
    """The tags of a cell; none when its metadata are odd."""
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return tags if isinstance(tags, list) else []


class MadeFolder:
    """A folder that a command makes: whole, or not at all, and never over what is not its own.

    Attributes:
        what: what it holds, as in "learner's edition".
        list_of_files: the name of the file in it that tells an untouched one: {file: its digest}.
        destination: the folder, as an absolute path; it may be a link itself, at which `check` raises.
        replace: replace an earlier one, as long as no file in it was changed or added.
    """

    def __init__(self, what: str, list_of_files: str, destination: Path, *, replace: bool = False) -> None:
        self.what, self.list_of_files, self.replace = what, list_of_files, replace
        given = Path.cwd() / destination
        self.destination = given.resolve() if given.name in ("", "..") else given.parent.resolve() / given.name

    def check(self, source: Path) -> None:
        """Raise unless the destination can be taken, before any work is done.

        Args:
            source: the folder of the course's notebooks, which must stay apart.

        Raises:
            ValueError: the destination lies inside the source, or holds it; or it is a whole drive.
            FileExistsError: the destination holds something, and may not be replaced.
        """
        if not self.destination.name or os.path.ismount(self.destination):
            raise ValueError(
                f"{self.destination} is a whole drive; expected a folder on it, such as {self.destination / 'course'}"
            )
        real = self.destination.resolve()
        if real == source or source in real.parents or real in source.parents:
            raise ValueError(
                f"{self.destination} is, holds or lies in {source}; expected a folder apart from the course's notebooks"
            )
        self._check_free(self.destination)

    def write(self, files: Mapping[str, bytes]) -> Path:
        """Write the files into a folder beside the destination, then move it there.

        Args:
            files: their contents by their names inside the folder.

        Returns:
            The destination.

        Raises:
            FileExistsError: somebody worked in the destination meanwhile.
        """
        with self.filling() as part:
            for name, content in files.items():
                (part / name).parent.mkdir(parents=True, exist_ok=True)
                (part / name).write_bytes(content)
        return self.destination

    @contextlib.contextmanager
    def filling(self) -> Iterator[Path]:
        """Give a folder beside the destination to write into, and move it there when nothing was raised.

        Yields:
            The folder.

        Raises:
            FileExistsError: somebody worked in the destination meanwhile.
            OSError: it cannot be written, as on a full disk.
        """
        part = self.destination.with_name(f".{self.destination.name}.{secrets.token_hex(4)}")
        try:
            self.destination.parent.mkdir(parents=True, exist_ok=True)
            part.mkdir()
            yield part
            files = sorted(path for path in part.rglob("*") if path.is_file())
            listed = {path.relative_to(part).as_posix(): _digest(path) for path in files}
            (part / self.list_of_files).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
            self._move(part)
        except OSError as error:
            where = str(error.filename or part)
            if not (where.startswith(str(part)) or str(part).startswith(where)):
                raise  # of a file that was read
            raise _not_written(self.destination, error) from error
        finally:
            shutil.rmtree(part, ignore_errors=True)

    def _check_free(self, folder: Path) -> None:
        if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
            raise FileExistsError(f"{folder} is a file or a link; expected a folder that does not exist yet: name another")
        if not folder.exists() or not any(folder.iterdir()):
            return
        if not self.replace:
            raise FileExistsError(
                f"{folder} is not empty; expected a folder that does not exist yet: name another, or add --replace "
                f"if it is an earlier {self.what}"
            )
        if own := self._added_or_changed(folder):
            raise FileExistsError(
                f"{folder} is not an untouched {self.what}: {own}. Nothing was replaced: name another folder"
            )

    def _added_or_changed(self, folder: Path) -> str:
        """What in this folder an earlier run did not bring; "" when there is nothing."""
        try:
            listed = json.loads((folder / self.list_of_files).read_text(encoding="utf-8"))
            listed = {str(name): digest for name, digest in listed.items()}
        except (OSError, ValueError, AttributeError):
            return f"it has no list of its files, {self.list_of_files}"
        known_folders = {parent.as_posix() for name in listed for parent in Path(name).parents}
        for root, folders, names in os.walk(folder):
            here = Path(root).relative_to(folder)
            if here.name == ".ipynb_checkpoints":  # JupyterLab's copies; one of an untouched file holds nobody's work
                copies = [Path(root, name) for name in names if _digest(Path(root, name)) not in listed.values()]
                if copies or folders:
                    return f"{here.as_posix()} holds what is not in an untouched file"
                continue
            for name in folders:
                if name == ".ipynb_checkpoints" and not (Path(root) / name).is_symlink():
                    continue
                if (Path(root) / name).is_symlink() or (here / name).as_posix() not in known_folders:
                    return f"the folder {(here / name).as_posix()} is new"
            for name in names:
                path, own = Path(root) / name, (here / name).as_posix()
                if own == self.list_of_files:
                    continue
                if own not in listed or path.is_symlink():
                    return f"{own} is new"
                if _digest(path) != listed[own]:
                    return f"{own} was changed"
        return ""

    def _move(self, part: Path) -> None:
        """Put the finished folder in its place; an earlier one goes only when the new one stands there."""
        if not self.destination.exists():
            part.rename(self.destination)
            return
        old = self.destination.with_name(f"{part.name}.old")
        self.destination.rename(old)
        try:
            self._check_free(old)  # again: somebody may have worked in it meanwhile
            part.rename(self.destination)
        except BaseException:
            old.rename(self.destination)
            raise
        shutil.rmtree(old)


def write_file(path: Path, content: bytes) -> None:
    """Write a file: whole, or not at all; a pipe, or a link's target, is written to as it is.

    Raises:
        OSError: it cannot be written, as on a full disk; a file that was there is as it was.
    """
    part = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        if path.is_symlink() or (path.exists() and not path.is_file()):
            path.write_bytes(content)
            return
        part.write_bytes(content)
        if path.exists():
            part.chmod(path.stat().st_mode)
        part.replace(path)
    except OSError as error:
        raise _not_written(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()  # where it has not become the file


def _not_written(path: Path, error: OSError) -> OSError:
    """The system's error, in words that name what was to be written and what helps; another one as it is."""
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        remedy = "free some space, or name a place on another disk"
    elif error.errno in (errno.EROFS, errno.EACCES, errno.EPERM):
        remedy = "name a place that you may write to, such as one in your home folder"
        if path.exists():
            remedy = f"close it where it is open, or {remedy}"
    else:
        return error
    return type(error)(f"{path} was not written ({error.strerror}): {remedy}")


def _digest(path: Path) -> str:
    with path.open("rb") as file:  # wheels are large
        return hashlib.file_digest(file, "sha256").hexdigest()
