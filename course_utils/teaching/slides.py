"""The course to show: one file of reveal.js slides for each notebook, which needs nothing but itself.

A deck is a text in Markdown, `decks/NAME.md`: the questions of the lesson as votes, and their answers. Its figures come
from the notebook's cells, and the guide's questions and mistakes become the speaker's notes. `decks/README.md` says how a
deck is written.
"""

import base64
import io
import re
import struct
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from course_utils.teaching.course_files import MadeFolder, cell_text
from course_utils.teaching.pages import Library, Text

if TYPE_CHECKING:
    from bs4 import BeautifulSoup

LIST_OF_FILES = ".course_slides.json"
DECKS = Path(__file__).with_name("decks")
WIDTH, HEIGHT = 1280, 720  # of a slide, in pixels
_LEAD = "The slides of the course. Space turns them, S opens the speaker's notes, Escape shows all, F fills the screen."
_FIGURE = re.compile(r"^!\[\]\(#([\w-]+)(?: (\d+):(\d+))?\)$", re.MULTILINE)
_CHOICE = re.compile(r"^- \[( |x)\] (.+)(?:\n +(.+))?$", re.MULTILINE)
_BESIDE = 2  # a figure less wide than this, as a multiple of its height, has the words beside it
_PNG = "data:image/png;base64,"


class Slide(NamedTuple):
    """A slide of a deck.

    Attributes:
        section: the number of its section, as in "3.2"; "" before the first and after the last.
        heading: the words of its heading.
        body: what is shown below it, in Markdown.
        notes: what the speaker sees, in Markdown.
        first: it is the first of its section.
    """

    section: str
    heading: str
    body: str
    notes: str
    first: bool


def make_slides(source: str | Path, destination: str | Path, *, replace: bool = False) -> Path:
    """Make the slides of the notebooks that have a deck: whole, or not at all.

    Each file holds reveal.js, its style and its pictures, and opens from disk; nothing on it asks any host for anything.
    The first page is `index.html`. The right choice of a vote is marked by the next press of the space bar. Texts without a
    deck become pages.

    Args:
        source: the folder of the course's notebooks.
        destination: a folder that does not exist or is empty.
        replace: replace a destination that this function made, and in which no file was changed or added.

    Returns:
        The destination.

    Raises:
        FileNotFoundError: the source holds no course notebooks.
        FileExistsError: the destination holds something, and may not be replaced.
        ValueError: the destination lies inside the source, or holds it; a deck shows a figure, or columns of one, that its
            notebook does not have; or a text has a formula, a picture without alt text, or a link that leads nowhere.
    """
    source = Path(source).resolve()
    library = Library(source)
    folder = MadeFolder("rendering of the slides", LIST_OF_FILES, Path(destination), replace=replace)
    folder.check(source)
    path = source.with_name("TEACHING.md")
    guide = path.read_text(encoding="utf-8") if path.is_file() else ""
    pages, cards = {}, []
    shown = [text for text in library.texts if (DECKS / f"{text.path.stem}.md").is_file() and text.path.suffix == ".ipynb"]
    around = [None, *shown, None]
    for text in library.texts:
        if text in around:
            body = _rendered(library, text, cell_text(text.nb.cells[0]))  # for the first page
            place = around.index(text)
            slides = read_deck((DECKS / f"{text.path.stem}.md").read_text(encoding="utf-8"))
            frame = {"title": text.title, "previous": around[place - 1], "next": around[place + 1]}
            columns = _columns(library, text, slides, guide)
            pages[text.file] = library.fill("deck.html.j2", {**frame, "columns": columns, "width": WIDTH, "height": HEIGHT})
        else:
            body = library.render(text)
            pages[text.file] = library.page(text, body)
        cards.append(text.card(body))
    pages["index.html"] = library.index(cards, lead=_LEAD)
    return folder.write(library.files(pages))


def read_deck(text: str) -> list[Slide]:
    """Read the slides of a deck.

    Args:
        text: the deck: slides between lines `---`, each with a heading, and after a line `Note:` the speaker's notes.

    Returns:
        Its slides, in order.

    Raises:
        ValueError: a slide has no heading.
    """
    slides: list[Slide] = []
    for part in re.split(r"^---$", text, flags=re.MULTILINE):
        shown, _, notes = part.strip().partition("\nNote:")
        heading, _, body = shown.partition("\n")
        found = re.fullmatch(r"##? (?:(\d\.\d+) )?(.+)", heading)
        if not found:
            raise ValueError(f"a slide begins with {heading!r}; expected a heading, such as `## 3.2 Where does w land?`")
        ends = found[2].startswith(("Exercises", "Recap"))
        section = found[1] or ("" if ends or not slides else slides[-1].section)
        slides.append(Slide(section, found[2], body.strip(), notes.strip(), bool(found[1]) or ends or not slides))
    return slides


def _columns(library: Library, text: Text, slides: list[Slide], guide: str) -> list[list[str]]:
    """The slides as HTML, those of a section in one column; the second slide of the first lists them."""
    titles = dict(re.findall(r"^## (\d\.\d+) (.+)$", "\n".join(cell.source for cell in text.nb.cells), re.MULTILINE))
    columns: list[list[str]] = []
    contents = []
    for slide in slides:
        body = _body(library, text, slide, level=2 if columns else 1)
        heading = body.select("h1, h2")[0].extract()
        label = f"{slide.section} {titles[slide.section]}" if slide.section in titles else ""
        if slide.first:
            contents.append({"place": len(columns), "text": label or heading.get_text()})
            columns.append([])
        notes = _rendered(library, text, _notes(slide, guide, text.short))
        values = {"label": label, "heading": heading, "body": body, "notes": notes, "layout": _layout(body)}
        columns[-1].append(library.fill("slide.html.j2", values))
    columns[0].insert(1, library.fill("contents.html.j2", {"contents": contents[1:]}))
    return columns


def _body(library: Library, text: Text, slide: Slide, *, level: int) -> "BeautifulSoup":
    """What a slide shows: its heading, figures of the notebook, and a vote whose right choice is marked one step later."""
    outputs = {cell.get("id"): cell.get("outputs", []) for cell in text.nb.cells}

    def picture(found: re.Match[str]) -> str:
        for output in outputs.get(found[1], []):
            if png := output.get("data", {}).get("image/png"):
                alt = output.metadata.get("image/png", {}).get("alt", "")
                shown = _PNG + "".join(png).strip()
                return f"![{alt}]({_trimmed(shown, (int(found[2]), int(found[3]))) if found[2] else shown})"
        raise ValueError(
            f"the slide {slide.heading!r} shows the figure of the cell {found[1]}, which {text.path.name} does not have; "
            "expected the id of a code cell with a picture below it"
        )

    shown = _CHOICE.sub(r"- [\1] \2", _FIGURE.sub(picture, slide.body))
    body = _rendered(library, text, f"{'#' * level} {slide.heading}\n\n{shown}")
    for vote in (one for one in body("ul") if one.select_one(":scope > li > input")):
        vote["class"] = "vote"
    for item in body.select("li:has(> input[checked])"):
        mark = body.new_tag("span", attrs={"class": "fragment mark"})
        mark.string = " ✓ right"
        item.append(mark)
    for box in body.select("li > input"):
        box.decompose()
    for figure in body.select("p:has(> img:only-child)"):
        figure.name, figure["class"] = "div", "figure"
    for image in body.select(f"img[src^='{_PNG}']"):
        image["src"] = _trimmed(str(image["src"]))
    return body


def _trimmed(picture: str, columns: tuple[int, int] | None = None) -> str:
    """A picture, or some of its columns, without the white around it, so that its letters are as large as can be."""
    from matplotlib.image import imread, imsave

    image = imread(io.BytesIO(base64.b64decode(picture.removeprefix(_PNG))))[..., :3]
    if columns:
        first, end = columns
        if not first < end <= image.shape[1]:
            raise ValueError(f"columns {first}:{end} of a figure with {image.shape[1]}; expected some of these, as 0:400")
        image = image[:, first:end]
    down, across = [(image.min(axis=axes) < 1).nonzero()[0] for axes in ((1, 2), (0, 2))]
    imsave(stored := io.BytesIO(), image[down[0] : down[-1] + 1, across[0] : across[-1] + 1], format="png")
    return _PNG + base64.b64encode(stored.getvalue()).decode()


def _layout(body: "BeautifulSoup") -> str:
    """How the only figure stands: `wide` below the words, `beside` them, or `alone`, as high as the slide."""
    images = body.select("img")
    if len(images) != 1:
        return ""
    width, height = struct.unpack(">II", base64.b64decode(str(images[0]["src"]).partition(",")[2])[16:24])
    if width >= _BESIDE * height:
        return "wide"
    return "alone" if len(body.find_all(True, recursive=False)) == 1 else "beside"


def _rendered(library: Library, text: Text, markdown: str) -> "BeautifulSoup":
    from nbformat.v4 import new_markdown_cell, new_notebook

    return library.cells(new_notebook(cells=[new_markdown_cell(markdown, id="text")]), of=text)


def _notes(slide: Slide, guide: str, notebook: str) -> str:
    """The speaker's notes: the deck's own words, what each choice shows, and the guide's rows of this section."""
    lines = [slide.notes, ""]
    for letter, (mark, _, says) in zip("ABC", _CHOICE.findall(slide.body), strict=False):
        lines.append(f"- **{letter} is right.**" if mark == "x" else f"- {letter}: {says}")
    lines.append("")
    if slide.first and slide.section:
        rows = re.findall(rf"^\| ([^|]+) \| ([^|]+) \| {re.escape(slide.section)} \|$", guide, re.MULTILINE)
        lines += [f"- *Ask:* {ask} *Listen for:* {listen}" for ask, listen in rows]
    if slide.heading.startswith("Exercises"):
        rows = re.findall(rf"^\| ([^|]+) \| ([^|]+) \| (exercise {int(notebook)}\.\d), .*\|$", guide, re.MULTILINE)
        lines += [f"- {where}, {wrong}: {say}" for wrong, say, where in rows]
    return "\n".join(lines)
