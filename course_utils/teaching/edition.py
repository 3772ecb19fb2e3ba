"""The learner's edition: the course's notebooks without solutions and outputs, in a folder to give away."""

import copy
import hashlib
import json
import os
import re
import secrets
import shutil
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.teaching._course import course_paths

if TYPE_CHECKING:
    from nbformat import NotebookNode

LIST_OF_FILES = ".learners_edition.json"  # {file: its digest}: how an untouched edition is known from a learner's work
_FOLDERS = ("data", "images")
_SOLVED = re.compile(r"\b\w+_solution\b")


def without_solutions(nb: "NotebookNode") -> "NotebookNode":
    """Copy a notebook without the cells tagged `solution`, without outputs and execution counts.

    Args:
        nb: a notebook of format 4; it stays as it is.

    Returns:
        The copy. Ids, sources, tags and all other metadata are the same.

    Raises:
        ValueError: a code cell that is not tagged names `…_solution`, which would give a solution away.

    Source: README, "Teaching with it".
    """
    nb = copy.deepcopy(nb)
    nb.cells = [cell for cell in nb.cells if "solution" not in cell.metadata.get("tags", [])]
    for cell in nb.cells:
        if cell.cell_type != "code":
            continue
        if found := _SOLVED.search(cell.source):
            raise ValueError(
                f"cell {cell.get('id')} names {found.group()} without a tag; expected it in a cell with the tag `solution`"
            )
        cell.outputs, cell.execution_count = [], None
    return nb


def make_edition(source: str | Path, destination: str | Path, *, replace: bool = False) -> Path:
    """Make the learner's edition of the course: whole, or not at all.

    The notebooks come without solutions and outputs. `data/`, `images/` and the texts beside the notebooks come with
    them; hidden files, what notebooks saved and copies such as `my_03.ipynb` do not.

    Args:
        source: the folder of the course's notebooks.
        destination: a folder that does not exist or is empty.
        replace: replace a destination that is an earlier edition in which no file was changed or added.

    Returns:
        The destination.

    Raises:
        FileNotFoundError: the source holds no course notebooks.
        FileExistsError: the destination holds something, and may not be replaced.
        ValueError: the destination lies inside the source, or holds it; or a notebook would give a solution away.

    Source: README, "Teaching with it".
    """
    source, destination = Path(source).resolve(), Path.cwd() / destination
    if not (notebooks := course_paths(source)):
        raise FileNotFoundError(f"no course notebooks in {source}; expected files such as 01_getting_data_ready.ipynb")
    _check_places(source, destination)
    _check_free(destination, replace=replace)
    files = {path.name: _stripped(path) for path in notebooks} | _companions(source)
    destination.parent.mkdir(parents=True, exist_ok=True)
    part = destination.with_name(f".{destination.name}.{secrets.token_hex(4)}")
    try:
        for name, content in files.items():
            (part / name).parent.mkdir(parents=True, exist_ok=True)
            (part / name).write_bytes(content)
        listed = {name: hashlib.sha256(content).hexdigest() for name, content in sorted(files.items())}
        (part / LIST_OF_FILES).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")
        _move(part, destination, replace=replace)
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return destination


def _check_places(source: Path, destination: Path) -> None:
    real = destination.resolve()
    if real == source or source in real.parents or real in source.parents:
        raise ValueError(f"{destination} is, holds or lies in {source}; expected a folder apart from the course's notebooks")


def _check_free(destination: Path, *, replace: bool) -> None:
    if destination.is_symlink() or (destination.exists() and not destination.is_dir()):
        raise FileExistsError(f"{destination} is a file or a link; expected a folder that does not exist yet: name another")
    if not destination.exists() or not any(destination.iterdir()):
        return
    if not replace:
        raise FileExistsError(
            f"{destination} is not empty; expected a folder that does not exist yet: name another, or add --replace "
            "if it is an earlier learner's edition"
        )
    if own := _not_of_an_edition(destination):
        raise FileExistsError(
            f"{destination} is not an untouched learner's edition: {own}. Nothing was replaced: name another folder"
        )


def _not_of_an_edition(folder: Path) -> str:
    """What in this folder an edition did not bring; "" when there is nothing."""
    try:
        listed = json.loads((folder / LIST_OF_FILES).read_text(encoding="utf-8"))
        listed = {str(name): digest for name, digest in listed.items()}
    except (OSError, ValueError, AttributeError):
        return f"it has no list of its files, {LIST_OF_FILES}"
    known_folders = {parent.as_posix() for name in listed for parent in Path(name).parents}
    for root, folders, names in os.walk(folder):
        here = Path(root).relative_to(folder)
        for name in folders:
            if (Path(root) / name).is_symlink() or (here / name).as_posix() not in known_folders:
                return f"the folder {(here / name).as_posix()} is new"
        for name in names:
            path, own = Path(root) / name, (here / name).as_posix()
            if own == LIST_OF_FILES:
                continue
            if own not in listed or path.is_symlink():
                return f"{own} is new"
            if hashlib.sha256(path.read_bytes()).hexdigest() != listed[own]:
                return f"{own} was changed"
    return ""


def _stripped(path: Path) -> bytes:
    import nbformat

    try:
        nb = without_solutions(nbformat.reader.reads(path.read_text(encoding="utf-8")))
        return (nbformat.writes(nb).rstrip("\n") + "\n").encode()
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def _companions(source: Path) -> dict[str, bytes]:
    """The texts beside the notebooks, and all files in data/ and images/, by their names in the edition."""
    paths = [path for path in source.glob("*.md") if path.is_file()]
    for folder in _FOLDERS:
        paths += [path for path in (source / folder).rglob("*") if path.is_file()]
    relative = {path.relative_to(source): path for path in sorted(paths)}
    return {
        own.as_posix(): path.read_bytes()
        for own, path in relative.items()
        if not any(part.startswith((".", "__", "my_")) for part in own.parts)
    }


def _move(part: Path, destination: Path, *, replace: bool) -> None:
    """Put the finished folder in its place; an earlier edition goes only when the new one stands there."""
    if not destination.exists():
        part.rename(destination)
        return
    old = destination.with_name(f"{part.name}.old")
    destination.rename(old)
    try:
        _check_free(old, replace=replace)  # once more: somebody may have worked in it meanwhile
        part.rename(destination)
    except BaseException:
        old.rename(destination)
        raise
    shutil.rmtree(old)
