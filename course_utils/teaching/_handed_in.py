"""Handed-in files: finding them, reading them with care, whose they are, and which notebook of the course each is."""

import json
import os
import re
import stat
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_utils.teaching._course import Course, cell_tags, cell_text

_MAX_BYTES = 50_000_000
_MAX_CELLS = 2_000
_SAME_CELLS = 3  # this many cells of a course's notebook make a file that notebook, even when no check is called in it


class UnreadableError(Exception):
    """A file that cannot be graded; the message says why."""


@dataclass(frozen=True)
class Cell:
    """A cell of a handed-in notebook.

    Attributes:
        is_code: whether it is code; otherwise it is text.
        source: its text.
        id: "" when the file has no ids, as older formats.
        is_solution: whether it is tagged `solution`.

    Source: README, "Teaching with it".
    """

    is_code: bool
    source: str
    id: str
    is_solution: bool


def handed_in_paths(folder: Path) -> list[Path]:
    """All notebooks in a folder and the folders inside it; no checkpoints and no hidden files."""
    found = []
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith((".", "__MACOSX")))
        found += [Path(root, name) for name in sorted(names) if name.lower().endswith(".ipynb") and name[0] != "."]
    return found


def learner_of(path: Path, folder: Path, stems: list[str]) -> str:
    """Whose file it is: the first folder's name, or the file's name without the notebook's."""
    own = path.relative_to(folder)
    if len(own.parts) > 1:
        return unicodedata.normalize("NFC", own.parts[0])
    stem = unicodedata.normalize("NFC", own.stem)
    for known in stems:
        words = r"[\s_-]*".join(re.escape(word) for word in known.split("_"))
        for pattern in (words, rf"0?{int(known[:2])}"):
            rest = re.sub(rf"^{pattern}(?:[\s_-]+|$)|(?:^|[\s_-]+){pattern}$", "", stem, flags=re.IGNORECASE)
            if rest != stem:
                return rest.strip(" _-") or stem
    return stem


def read_cells(path: Path) -> list[Cell]:
    """Read a notebook of format 4 of whatever origin.

    Raises:
        UnreadableError: it is not one.
    """
    try:
        about = path.lstat()
        if not stat.S_ISREG(about.st_mode):
            raise UnreadableError("it is a link or something else that is not a file")
        if about.st_size > _MAX_BYTES:
            raise UnreadableError(
                f"it has {about.st_size / 1e6:.0f} MB; at most {_MAX_BYTES / 1e6:.0f} are read: clear its outputs"
            )
        content = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"it cannot be read: {error.strerror}") from None
    if not content.strip():
        raise UnreadableError("the file is empty")
    try:
        nb = json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise UnreadableError("it is not a notebook: it is not UTF-8 text") from None
    except (ValueError, RecursionError, MemoryError):
        raise UnreadableError("it is not a notebook: it is not JSON, or it was cut short") from None
    if not isinstance(nb, dict) or not isinstance(nb.get("nbformat"), int) or ("cells" not in nb and "worksheets" not in nb):
        raise UnreadableError("it is JSON, but not a notebook")
    if nb["nbformat"] != 4:
        raise UnreadableError(f"it has notebook format {nb['nbformat']}; expected 4: open and save it in JupyterLab")
    cells = nb.get("cells")
    if not isinstance(cells, list) or len(cells) > _MAX_CELLS:
        raise UnreadableError(f"it is damaged: its cells are no list of at most {_MAX_CELLS}")
    return [_read_cell(number, cell) for number, cell in enumerate(cells, start=1)]


def _read_cell(number: int, cell: Any) -> Cell:
    if not isinstance(cell, dict) or not isinstance(cell.get("cell_type"), str):
        raise UnreadableError(f"it is damaged: cell {number} is not a cell")
    source = cell.get("source")
    if isinstance(source, list) and all(isinstance(line, str) for line in source):
        source = cell_text(cell)
    if not isinstance(source, str):
        raise UnreadableError(f"it is damaged: the source of cell {number} is not text")
    source = source.encode("utf-8", "replace").decode("utf-8")  # no half characters: they cannot be sent to a kernel
    own = cell.get("id")
    return Cell(cell["cell_type"] == "code", source, own if isinstance(own, str) else "", "solution" in cell_tags(cell))


def identify(cells: list[Cell], course: Course) -> str:
    """Tell which notebook of the course this is, as in "01", by its checks, texts and ids; "" for none of them."""
    code = "\n".join(cell.source for cell in cells if cell.is_code)
    texts = {cell.source.strip() for cell in cells}
    ids = {cell.id for cell in cells}
    scores = {}
    for number, known in course.notebooks.items():
        others = [other for other in course.notebooks.values() if other is not known]
        own_texts = known.texts.difference(*(other.texts for other in others))
        own_ids = known.ids.difference(*(other.ids for other in others))
        checks = {check for check, _ in course.exercises_of(number).values()}
        called = sum(bool(re.search(rf"\b{check}\s*\(", code)) for check in checks)
        scores[number] = _SAME_CELLS * called + max(len(texts & own_texts), len(ids & own_ids))
    best = max(scores, key=scores.__getitem__, default="")
    return best if best and scores[best] >= _SAME_CELLS else ""
