"""The course to show: every notebook as one file of reveal.js slides that needs nothing but itself."""

import copy
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.teaching._course import cell_text
from course_utils.teaching._made_folder import MadeFolder
from course_utils.teaching._page_parts import card, index_page, rendered, text_page
from course_utils.teaching._rendering import Library, Text, asset, exporter, fill, mended, written
from course_utils.teaching._slide_marks import HEIGHT, WIDTH, mark_slides, slide_marks, stored_mark

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from nbformat import NotebookNode

LIST_OF_FILES = ".course_slides.json"
_LEAD = "The slides of the course. Arrow keys and the space bar turn them, Escape shows all, F fills the screen."


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

    Source: README, "Teaching with it".
    """
    source = Path(source).resolve()
    library = Library.read(source)
    folder = MadeFolder("rendering of the slides", LIST_OF_FILES, Path(destination), replace=replace)
    folder.check(source)
    pages, cards = {}, []
    around = [None, *(text for text in library.texts if text.path.suffix == ".ipynb"), None]
    for text in library.texts:
        if text in around:
            soup, place = _slides(text, library), around.index(text)
            cards.append(card(text, soup))
            pages[text.file] = _deck(text, soup, previous=around[place - 1], next=around[place + 1])
        else:
            soup = rendered(text, library)
            cards.append(card(text, soup))
            pages[text.file] = text_page(text, soup, library)
    pages["index.html"] = index_page(library, cards, lead=_LEAD)
    return folder.write(written(pages, library))


def _slides(text: Text, library: Library) -> "BeautifulSoup":
    html, _ = exporter("slides", "index.html.j2").from_notebook_node(_with_outputs_apart(text.nb))
    return mended(html, text, library)


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
        cell.metadata.running = "" if headed or not section else f'<p class="section">{escape(section)}</p>'
        cells.append(cell)
        if cell.get("outputs") and marks.cell != "skip":
            shown = copy.deepcopy(cell)
            shown.id, shown.source, cell.outputs = f"{cell.get('id', len(cells))}-out", "", []
            shown.metadata.slideshow = {"slide_type": marks.outputs}
            cells.append(shown)
    nb.cells = cells
    return nb


def _deck(text: Text, soup: "BeautifulSoup", **values: Text | None) -> str:
    """The file of one notebook: its title, its contents, its slides."""
    slides = soup.find_all("section", recursive=False)
    contents = [
        {"place": index, "text": heading.get_text().strip()}
        for index, slide in enumerate(slides)
        if index and (heading := slide.find(["h1", "h2", "h3"]))
    ]
    extra = soup.new_tag("section")
    extra.append(soup.__class__(fill("contents.html.j2", contents=contents), "html.parser"))
    slides[0].find_all("section", limit=1)[0].insert_after(extra)
    return fill(
        "deck.html.j2",
        title=text.title,
        body=str(soup),
        css=asset("reveal/reset.css") + asset("reveal/reveal.css") + asset("common.css") + asset("slides.css"),
        theme_js=asset("theme.js"),
        reveal_js=asset("reveal/reveal.js"),
        slides_js=asset("slides.js"),
        width=WIDTH,
        height=HEIGHT,
        **values,
    )
