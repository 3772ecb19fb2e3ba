"""Which cells begin a slide: a rule by their kind and by the room that they take.

The marks are stored in the notebooks, as JupyterLab and nbconvert know them (`metadata.slideshow.slide_type`), by
`tools/store_notebooks.py`. On the slides an output comes one step after its code, so that a prediction can be asked for.
"""

import math
import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any, NamedTuple

from course_utils.teaching._course import cell_tags, cell_text

if TYPE_CHECKING:
    from nbformat import NotebookNode

WIDTH, HEIGHT = 1280, 720  # of a slide, in pixels
ROOM = 590  # what its margins and the line that names the section leave of the height
_FIGURE = 340  # a figure is scaled to this height where there is text beside it
_TEXT_LINE, _CODE_LINE, _GAP = 33, 23, 16
_LETTERS, _CODE_LETTERS = 98, 110  # in a line
_CAPTION = "*Figure"
_TASKS, _OPTIONAL = "Exercises", "Going deeper"


class Marks(NamedTuple):
    """How a cell comes: "slide" and "subslide" begin one, "fragment" is a step, "-" joins the one above, "skip" is out."""

    cell: str
    outputs: str


def slide_marks(nb: "NotebookNode", *, stored: bool = False) -> Iterator[Marks]:
    """The marks of every cell of a notebook, and of its outputs.

    A section begins a slide. Text, code and outputs follow on it while there is room, and on the next one below it when
    there is not. Solutions, the cells for answers, and "Going deeper" are left out: they are for the page.

    Args:
        nb: a notebook with its outputs.
        stored: keep the cells' own marks, and only find a place for their outputs.
    """
    used, section = 0, ""
    for index, cell in enumerate(nb.cells):
        text = cell_text(cell)
        code = cell["cell_type"] == "code"
        if not code and text.startswith("## "):
            section = text[3:].split("\n")[0]
        own = _code_height(text) if code else _text_height(text)
        shown = _outputs_height(cell) if code else 0
        with_caption = shown + _caption_height(nb.cells[index + 1 : index + 2])  # a figure and its caption stay together
        if stored:
            mark = stored_mark(cell)
        elif "solution" in cell_tags(cell) or section.startswith(_OPTIONAL) or (section == _TASKS and code):
            mark = "skip"
        elif index == 0 or (not code and text.startswith("## ")):
            mark = "slide"
        elif not code and text.startswith("#"):
            mark = "subslide"
        else:
            mark = _mark(used, own, with_caption, code=code, caption=text.startswith(_CAPTION))
        if mark == "skip":
            yield Marks(mark, mark)
            continue
        used = own if mark in ("slide", "subslide") else used + own
        after = "subslide" if used + shown > ROOM or used + with_caption > ROOM >= with_caption else "fragment"
        used = shown if after == "subslide" else used + shown
        yield Marks(mark, after)


def stored_mark(cell: Mapping[str, Any]) -> str:
    """The mark that a cell has in its metadata; "-" when it has none."""
    return str((cell.get("metadata", {}).get("slideshow") or {}).get("slide_type") or "-")


def mark_slides(nb: "NotebookNode") -> None:
    """Write the marks into a notebook's metadata, in place.

    Args:
        nb: a notebook with its outputs.
    """
    for cell, marks in zip(nb.cells, list(slide_marks(nb)), strict=True):
        cell["metadata"].pop("slideshow", None)
        if marks.cell != "-":
            cell["metadata"]["slideshow"] = {"slide_type": marks.cell}


def _mark(used: int, own: int, shown: int, *, code: bool, caption: bool) -> str:
    if used + own > ROOM or (used + own + shown > ROOM >= own + shown):
        return "subslide"
    return "-" if code or caption else "fragment"


def _caption_height(following: list["NotebookNode"]) -> int:
    texts = [cell_text(cell) for cell in following if cell["cell_type"] == "markdown"]
    return sum(_text_height(text) for text in texts if text.startswith(_CAPTION))


def _text_height(text: str) -> int:
    height, fenced = 0, False
    for line in text.split("\n"):
        if line.startswith("```"):
            fenced = not fenced
        elif fenced:
            height += _CODE_LINE
        elif line.startswith("# "):
            height += 70
        elif line.startswith("#"):
            height += 58
        elif line.startswith("|"):
            height += 0 if re.fullmatch(r"[|:\- ]+", line) else 44
        elif line.strip():
            height += math.ceil(len(line) / _LETTERS) * _TEXT_LINE + (4 if line.startswith(("-", "*")) else _GAP)
    return height


def _code_height(text: str) -> int:
    return _lines(text) * _CODE_LINE + 2 * _GAP + 8


def _lines(text: str) -> int:
    return sum(max(1, math.ceil(len(line) / _CODE_LETTERS)) for line in text.rstrip("\n").split("\n"))


def _outputs_height(cell: Mapping[str, Any]) -> int:
    height = 0
    for output in cell.get("outputs", []):
        data = output.get("data", {})
        text = output.get("text") or data.get("text/plain", "")
        whole = "".join(text) if isinstance(text, list) else text
        height += _FIGURE if any(kind.startswith("image/") for kind in data) else _lines(whole) * _CODE_LINE + _GAP
    return height
