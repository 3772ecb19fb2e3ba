"""The course to show: every notebook as one file of reveal.js slides that needs nothing but itself.

Which cells begin a slide is told by a rule, from their kind and the room that they take. The marks are stored in the
notebooks, as JupyterLab and nbconvert know them (`metadata.slideshow.slide_type`), by `tools/store_notebooks.py`. On the
slides an output comes one step after its code, so that a prediction can be asked for.
"""

import copy
import math
import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from course_utils.teaching.course_files import FOLDED_CODE, MadeFolder, cell_tags, cell_text, unfolded
from course_utils.teaching.pages import Library, Text

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from nbformat import NotebookNode

LIST_OF_FILES = ".course_slides.json"
_LEAD = "The slides of the course. Arrow keys and the space bar turn them, Escape shows all, F fills the screen."
WIDTH, HEIGHT = 1280, 720  # of a slide, in pixels
ROOM = 590  # what its margins and the line that names the section leave of the height
_FIGURE = 340  # a figure is scaled to this height where there is text beside it
_TEXT_LINE, _CODE_LINE, _GAP = 33, 23, 16
_LETTERS, _CODE_LETTERS = 98, 110  # in a line
_CAPTION = "*Figure"
_TASKS, _OPTIONAL = "Exercises", "Going deeper"


def make_slides(source: str | Path, destination: str | Path, *, replace: bool = False) -> Path:
    """Render the notebooks to slides, as their cells are marked: whole, or not at all.

    Each file holds reveal.js, its style and its pictures, and opens from disk; nothing on it asks any host for anything.
    The first page is `index.html`. An output comes one step after its code. Solutions, the cells for answers and
    "Going deeper" are not on the slides. A notebook without any mark is marked by the rule.

    Args:
        source: the folder of the course's notebooks.
        destination: a folder that does not exist or is empty.
        replace: replace a destination that this function made, and in which no file was changed or added.

    Returns:
        The destination.

    Raises:
        FileNotFoundError: the source holds no course notebooks.
        FileExistsError: the destination holds something, and may not be replaced.
        ValueError: the destination lies inside the source, or holds it; or a notebook has a formula, a picture without
            alt text, or a link that leads nowhere.
    """
    source = Path(source).resolve()
    library = Library(source)
    folder = MadeFolder("rendering of the slides", LIST_OF_FILES, Path(destination), replace=replace)
    folder.check(source)
    pages, cards = {}, []
    decks = (text for text in library.texts if text.path.suffix == ".ipynb" and text.path.name != "your_own_table.ipynb")
    around = [None, *decks, None]
    for text in library.texts:
        if text in around:
            place = around.index(text)
            body = library.cells(_with_outputs_apart(text.nb), of=text, template="slides")
            pages[text.file] = _deck(library, text, body, previous=around[place - 1], next=around[place + 1])
        else:
            body = library.render(text)
            pages[text.file] = library.page(text, body)
        cards.append(text.card(body))
    pages["index.html"] = library.index(cards, lead=_LEAD)
    return folder.write(library.files(pages))


def _with_outputs_apart(nb: "NotebookNode") -> "NotebookNode":
    """Copy a notebook so that every output is a cell of its own, one step after its code, and slides say their section."""
    nb = copy.deepcopy(nb)
    cells, section = [], ""
    if not any(stored_mark(cell) != "-" for cell in nb.cells):
        mark_slides(nb)
    for cell, marks in zip(nb.cells, list(slide_marks(nb, stored=True)), strict=True):
        if cell.cell_type == "markdown" and cell_text(cell).startswith("## "):
            section = cell_text(cell)[3:].split("\n")[0]
        headed = cell.cell_type == "markdown" and cell_text(cell).startswith("#")
        if cell.cell_type == "markdown":
            cell.source = unfolded(cell.source)
        cell.metadata.running = "" if headed or not section else f'<p class="section">{escape(section)}</p>'
        cells.append(cell)
        if cell.get("outputs") and marks.cell != "skip":
            shown = copy.deepcopy(cell)
            shown.id, shown.source, cell.outputs = f"{cell.get('id', len(cells))}-out", "", []
            shown.metadata.slideshow = {"slide_type": marks.outputs}
            cells.append(shown)
    nb.cells = cells
    return nb


def _deck(library: Library, text: Text, body: "BeautifulSoup", *, previous: Text | None, next: Text | None) -> str:
    """The file of one notebook: its title, its contents, its slides."""
    slides = body.find_all("section", recursive=False)
    contents = [
        {"place": index, "text": heading.get_text().strip()}
        for index, slide in enumerate(slides)
        if index and (heading := slide.find(["h1", "h2", "h3"]))
    ]
    extra = body.new_tag("section")
    extra.append(body.__class__(library.fill("contents.html.j2", {"contents": contents}), "html.parser"))
    slides[0].find_all("section", limit=1)[0].insert_after(extra)
    frame = {"title": text.title, "previous": previous, "next": next, "width": WIDTH, "height": HEIGHT}
    return library.fill("deck.html.j2", {**frame, "body": str(body)})


# --- the rule of the marks --------------------------------------------------------------------------------------------


class Marks(NamedTuple):
    """How a cell comes: "slide" and "subslide" begin one, "fragment" is a step, "-" joins the one above, "skip" is out."""

    cell: str
    outputs: str


def slide_marks(nb: "NotebookNode", *, stored: bool = False) -> Iterator[Marks]:
    """The marks of every cell of a notebook, and of its outputs.

    A section begins a slide. Text, code and outputs follow on it while there is room, and on the next one below it when
    there is not. What is folded in the notebook, an answer or our lines, comes as a step. Solutions, the cells for answers,
    and "Going deeper" are left out: they are for the page.

    Args:
        nb: a notebook with its outputs.
        stored: keep the cells' own marks, and only find a place for their outputs.
    """
    used, section = 0, ""
    for index, cell in enumerate(nb.cells):
        code = cell["cell_type"] == "code"
        text = cell_text(cell) if code else unfolded(cell_text(cell))
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
            joins = (code and FOLDED_CODE not in cell_tags(cell)) or text.startswith(_CAPTION)
            mark = _mark(used, own, with_caption, joins=joins)
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
    """Write the marks of a notebook with its outputs into its metadata, in place."""
    for cell, marks in zip(nb.cells, list(slide_marks(nb)), strict=True):
        cell["metadata"].pop("slideshow", None)
        if marks.cell != "-":
            cell["metadata"]["slideshow"] = {"slide_type": marks.cell}


def _mark(used: int, own: int, shown: int, *, joins: bool) -> str:
    if used + own > ROOM or (used + own + shown > ROOM >= own + shown):
        return "subslide"
    return "-" if joins else "fragment"


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
