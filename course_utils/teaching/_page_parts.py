"""The parts of a page: its frame, its contents, its closed solutions, and the first page with a card for each text."""

import copy
import re
from typing import TYPE_CHECKING, Any

from course_utils.teaching._course import cell_tags
from course_utils.teaching._rendering import COURSE, Library, Text, asset, exporter, fill, headings, mended

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from nbformat import NotebookNode


def index_page(library: Library, cards: list[dict[str, str]], *, lead: str) -> str:
    """The first page: what there is, and links to it."""
    body = fill("index.html.j2", cards=cards, lead=lead)
    return _page(library, file="index.html", title=COURSE, body=body, contents=[], previous=None, next=None)


def text_page(text: Text, soup: "BeautifulSoup", library: Library) -> str:
    """The page of one text, with its contents and the ways to the texts before and after it."""
    around = [None, *library.texts, None]
    place = around.index(text)
    return _page(
        library,
        file=text.file,
        title=text.title,
        body=str(soup),
        contents=headings(soup, levels=(2, 3)),
        previous=around[place - 1],
        next=around[place + 1],
    )


def card(text: Text, soup: "BeautifulSoup") -> dict[str, str]:
    """What the first page says about a text: its title, its first paragraph, and how long it takes."""
    paragraphs = [one.get_text().strip() for one in soup.find_all("p", limit=8)]
    time = next((one for one in paragraphs if one.startswith("Time:")), "")
    about = paragraphs[0] if paragraphs else ""
    return {"file": text.file, "title": text.title, "about": about, "time": time.partition("Builds on:")[0].strip()}


def rendered(text: Text, library: Library) -> "BeautifulSoup":
    """The cells of a text as HTML, with its solutions closed."""
    html, _ = exporter().from_notebook_node(_with_closed_solutions(text.nb))
    return mended(html, text, library)


def _page(library: Library, **values: Any) -> str:
    first = {"file": "index.html", "short": "Course"}
    return fill(
        "page.html.j2",
        places=[first, *library.texts],
        css=asset("common.css") + asset("page.css"),
        theme_js=asset("theme.js"),
        page_js=asset("page.js"),
        **values,
    )


def _with_closed_solutions(nb: "NotebookNode") -> "NotebookNode":
    """Put the cells tagged `solution`, which follow each other, into <details>; their heading is what is clicked on."""
    nb = copy.deepcopy(nb)
    tagged = ["solution" in cell_tags(cell) for cell in nb.cells]
    headed = [cell.cell_type == "markdown" and bool(re.fullmatch(r"#+ .+", cell.source.strip())) for cell in nb.cells]
    begins = [own and (head or not before) for own, head, before in zip(tagged, headed, [False, *tagged], strict=False)]
    for cell, own, head, begin, after, next_begins in zip(
        nb.cells, tagged, headed, begins, [*tagged[1:], False], [*begins[1:], False], strict=True
    ):
        cell.metadata.opening = cell.metadata.closing = ""
        if begin:
            cell.metadata.opening = '<details class="solution"><summary>' + ("" if head else "Solution</summary>")
            cell.metadata.closing = "</summary>" if head else ""
        if own and (next_begins or not after):
            cell.metadata.closing += "</details>"
    return nb
