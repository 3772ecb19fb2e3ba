"""The course to read in a browser: every notebook as one page that needs nothing but itself.

nbconvert renders the cells; links, tables and anchors are set right here, for the slides as well.
"""

import base64
import copy
import json
import mimetypes
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, unquote

from course_utils.teaching.course_files import FOLDED_CODE, MadeFolder, cell_tags, course_paths, read_notebook
from course_utils.teaching.edition import without_solutions

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from nbconvert.exporters import HTMLExporter
    from nbformat import NotebookNode

LIST_OF_FILES = ".course_pages.json"
_ASSETS = Path(__file__).with_name("_assets")
_COURSE = "The PyTorch workflow course"
_NO_SCRIPTS = "default-src 'none'; img-src data:; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
_LEAD = "The notebooks of the course with their results, to read and to print. Nothing here needs the internet."
_FORMULA = re.compile(r"(?<!\\)\$[^$]+\$|\\begin\{|\\\\[(\[]")


def make_pages(source: str | Path, destination: str | Path, *, replace: bool = False, solutions: bool = True) -> Path:
    """Render the notebooks, and the texts beside them, to HTML: whole, or not at all.

    Each page holds its style and its pictures, and opens from disk; nothing on it asks any host for anything. The first
    page is `index.html`. Files that a text links to, such as a program, are copied. Solutions, answers and our lines are
    closed until they are clicked on; on paper they are as they were on the screen.

    Args:
        source: the folder of the course's notebooks.
        destination: a folder that does not exist or is empty.
        replace: replace a destination that this function made, and in which no file was changed or added.
        solutions: without them, the pages have the texts of the learner's edition, and all outputs.

    Returns:
        The destination.

    Raises:
        FileNotFoundError: the source holds no course notebooks.
        FileExistsError: the destination holds something, and may not be replaced.
        ValueError: the destination lies inside the source, or holds it; or a notebook of the course has a formula, a picture
            without alt text, or a link that leads nowhere. A teacher's own, in `extra`, may have all of these.
    """
    source = Path(source).resolve()
    library = Library(source)
    folder = MadeFolder("rendering of the pages", LIST_OF_FILES, Path(destination), replace=replace)
    folder.check(source)
    if not solutions:
        library.texts = [Text(text.path, without_solutions(text.nb, outputs=True)) for text in library.texts]
    bodies = {text: library.render(text) for text in library.texts}
    pages = {text.file: library.page(text, body) for text, body in bodies.items()}
    pages["index.html"] = library.index([text.card(body) for text, body in bodies.items()], lead=_LEAD)
    return folder.write(library.files(pages))


@dataclass(frozen=True, eq=False)
class Text:
    """One text of the course: a notebook, or a file in Markdown beside the notebooks.

    Attributes:
        path: where it is.
        nb: the notebook; of a Markdown file one with a single cell.
    """

    path: Path
    nb: "NotebookNode"

    @property
    def file(self) -> str:
        """Its name as a page."""
        return f"{self.path.stem}.html"

    @property
    def is_extra(self) -> bool:
        """Whether it is a teacher's own notebook, which the rules of the course do not hold for."""
        return self.path.parent.name == "extra"

    @cached_property
    def title(self) -> str:
        """Its first heading."""
        found = re.match(r"#\s+(.+)", self.nb.cells[0].source) if self.nb.cells else None
        if not found and self.is_extra:
            return self.path.stem.replace("_", " ")
        if not found:
            raise ValueError(
                f"{self.path.name} does not begin with a heading; expected a first cell such as `# 03 Train a model`"
            )
        return found[1].strip()

    @property
    def short(self) -> str:
        """The number of a notebook; the title of another text."""
        return self.title.split()[0] if self.title[0].isdigit() else self.title

    @property
    def hidden(self) -> str:
        """The rest of the title."""
        return self.title.removeprefix(self.short).strip()

    def card(self, body: "BeautifulSoup") -> dict[str, str]:
        """What the first page says about it: its title, its first paragraph, and how long it takes."""
        paragraphs = [one.get_text().strip() for one in body.find_all("p", limit=8)]
        time = next((one for one in paragraphs if one.startswith("Time:")), "")
        about = paragraphs[0] if paragraphs else ""
        return {"file": self.file, "title": self.title, "about": about, "time": time.partition("Builds on:")[0].strip()}


class Library:
    """The course's texts, rendered to pages that know each other.

    Attributes:
        source: the folder of the course's notebooks.
        texts: the notebooks in order, then a teacher's own in the folder `extra`, then the texts in Markdown.
        companions: files that a text links to, by their names; they are copied.
    """

    def __init__(self, source: Path) -> None:
        from nbformat.v4 import new_markdown_cell, new_notebook

        if not (paths := course_paths(source)):
            raise FileNotFoundError(f"no course notebooks in {source}; expected files such as 01_getting_data_ready.ipynb")
        self.source, self.companions = source, dict[str, bytes]()
        extra = sorted(path for path in (source / "extra").glob("*.ipynb") if not path.name.startswith(("my_", ".")))
        self.texts = [Text(path, read_notebook(path)) for path in (*paths, *extra)]
        for path in sorted(source.glob("*.md")):
            if not path.name.startswith(("my_", ".")):
                try:
                    cell = new_markdown_cell(path.read_text(encoding="utf-8"), id="text")
                except UnicodeDecodeError as error:
                    raise ValueError(f"{path.name} is not in UTF-8 ({error.reason}); save it in that encoding") from error
                self.texts.append(Text(path, new_notebook(cells=[cell])))
        taken = {"index.html": "the first page"}
        for text in self.texts:
            if text.file in taken:
                raise ValueError(f"{text.path.name} would become {text.file}, as {taken[text.file]} does; rename it")
            taken[text.file] = text.path.name

    def render(self, text: Text) -> "BeautifulSoup":
        """The cells of a text for a page, with its solutions closed."""
        return self.cells(_with_closed_solutions(text.nb), of=text)

    def cells(self, nb: "NotebookNode", *, of: Text) -> "BeautifulSoup":
        """A notebook's cells as HTML, with anchors, with scopes of tables' headers, and with links to pages.

        Raises:
            ValueError: a picture without alt text or from elsewhere, or a formula, which needs a library to be shown.
        """
        from bs4 import BeautifulSoup

        nb.metadata.pop("widgets", None)  # a page runs none, and Colab's have a form of their own
        try:
            html, _ = _exporter().from_notebook_node(nb)
        except Exception as error:  # nbconvert raises many kinds
            reason = f"{type(error).__name__}: {error}".splitlines()[0]
            raise ValueError(f"{of.path.name} cannot be shown: {reason}; clear its outputs and save it") from error
        soup = BeautifulSoup(html, "html.parser")
        for link in soup.select("a.anchor-link"):
            link.decompose()
        for link in soup.select("a[href]"):
            link["href"] = self._target(str(link["href"]), of=of)
        for image in soup.select("img"):
            if not str(image.get("alt", "")).strip() and of.is_extra:
                image["alt"] = "A picture without a description"
            elif not str(image.get("alt", "")).strip():
                raise ValueError(
                    f"{of.path.name} shows a picture without alt text; expected show(figure, alt=…) or ![alt](…)"
                )
            image["src"] = self._picture(str(image.get("src")), of=of)
        for table in soup.select("table"):
            for header in table.select("th"):
                header["scope"] = "col" if header.find_parent("thead") else "row"
            table.wrap(soup.new_tag("div", attrs={"class": "table", "data-label": "Table"}))
        for node in soup.find_all(string=_FORMULA):
            if not node.find_parent(["pre", "code"]) and not of.is_extra:
                raise ValueError(f"{of.path.name} has a formula, {str(node).strip()[:60]!r}; write it in words or as code")
        return soup

    def _picture(self, source: str, *, of: Text) -> str:
        """A picture as part of the page; of a Markdown cell it is a file beside the notebooks, as in images/map.png."""
        if source.startswith("data:"):
            return source
        path = (of.path.parent / unquote(source)).resolve()
        kind = mimetypes.guess_type(path.name)[0] or ""
        if not path.is_file() or self.source not in path.parents or not kind.startswith("image/"):
            if of.is_extra:
                return source  # the page shows its alt text instead
            raise ValueError(
                f"{of.path.name} shows {source}; expected a picture in the course's folder, such as images/map.png"
            )
        return f"data:{kind};base64,{base64.b64encode(path.read_bytes()).decode()}"

    def page(self, text: Text, body: "BeautifulSoup") -> str:
        """The page of one text, with its contents and the ways to the texts before and after it."""
        around = [None, *self.texts, None]
        place = around.index(text)
        headings = [
            {"level": int(one.name[1]), "id": str(one["id"]), "text": one.get_text().strip()}
            for one in body.find_all(["h2", "h3"])
        ]
        turns = {"previous": around[place - 1], "next": around[place + 1], "metadata": _metadata(text.card(body))}
        return self._framed({"file": text.file, "title": text.title, "body": str(body), "contents": headings, **turns})

    def index(self, cards: list[dict[str, str]], *, lead: str) -> str:
        """The first page: what there is, and links to it."""
        body = self.fill("index.html.j2", {"cards": cards, "lead": lead})
        metadata = _metadata({"title": _COURSE, "about": lead}, parts=cards)
        return self._framed({"file": "index.html", "title": _COURSE, "body": body, "contents": [], "metadata": metadata})

    def files(self, pages: Mapping[str, str]) -> dict[str, bytes]:
        """The files to write: pages, and what they link to."""
        return {name: page.encode() for name, page in pages.items()} | self.companions

    def fill(self, template: str, values: Mapping[str, Any]) -> str:
        """A page from a template in the course's folder of templates, which reads styles and scripts by `asset(name)`."""
        environment = _exporter().environment
        return environment.get_template(template).render(course=_COURSE, asset=_asset, **values)

    def _framed(self, values: Mapping[str, Any]) -> str:
        return self.fill("page.html.j2", {"places": [{"file": "index.html", "short": "Course"}, *self.texts], **values})

    def _target(self, link: str, *, of: Text) -> str:
        """Where a link of a text leads on the pages."""
        if re.match(r"[a-z][a-z+.-]*:", link, re.IGNORECASE) or link.startswith("#"):
            return link
        name, _, anchor = link.partition("#")
        anchor = f"#{anchor}" if anchor else ""
        path = (of.path.parent / unquote(name)).resolve()
        for text in self.texts:
            if text.path.resolve() == path:
                return text.file + anchor
        if path == self.source.parent / "README.md":
            return "index.html" + anchor
        if not path.is_file() or self.source not in path.parents:
            if of.is_extra:
                return link
            raise ValueError(f"{of.path.name} links to {link}; expected a file in the course's folder or a whole address")
        beside = path.relative_to(self.source).as_posix()
        self.companions[beside] = path.read_bytes()
        return quote(beside) + anchor


def _metadata(card: Mapping[str, str], parts: list[dict[str, str]] | None = None) -> str:
    """What a page is, in schema.org's terms, for catalogues and search engines; a browser only keeps it."""
    found: dict[str, Any] = {"@context": "https://schema.org", "@type": "Course" if parts else "LearningResource"}
    found |= {"name": card["title"], "description": card["about"], "inLanguage": "en", "educationalLevel": "Beginner"}
    found |= {"isAccessibleForFree": True, "license": "https://spdx.org/licenses/MIT"}
    if minutes := re.findall(r"(\d+) (?:minutes|for)", card.get("time", "")):
        found |= {"learningResourceType": "Lesson", "timeRequired": f"PT{sum(map(int, minutes))}M"}
    if parts:
        found["hasPart"] = [{"@type": "LearningResource", "name": one["title"], "url": one["file"]} for one in parts]
    else:
        found["isPartOf"] = {"@type": "Course", "name": _COURSE, "url": "index.html"}
    return json.dumps(found, ensure_ascii=False).replace("<", "\\u003c")


@cache
def _exporter() -> "HTMLExporter":
    """Nbconvert with the course's own template; it reads no settings of the user's."""
    from nbconvert.exporters import HTMLExporter

    templates = _ASSETS / "templates"
    return HTMLExporter(
        template_name="course",
        template_file="course_cells.html.j2",
        extra_template_basedirs=[str(templates)],
        extra_template_paths=[str(templates / "course")],
        optimistic_validation=True,  # once, not after each of its ten steps
    )


def plain_page(title: str, body: str, *, style: str, policy: str = _NO_SCRIPTS) -> str:
    """Frame the body of a page that has no cells and no links to others, in the course's style and one more."""
    return f"""<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="{policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>{title} · The PyTorch workflow course</title>
<link rel="icon" href="data:,">
<style>
{_asset("common.css")}{_asset(style)}</style>
</head>
<body>
<main>
<h1>{title}</h1>
{body}
</main>
</body>
</html>
"""


@cache
def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")


def _with_closed_solutions(nb: "NotebookNode") -> "NotebookNode":
    """Put the cells tagged `solution`, which follow each other, into <details>; their heading is what is clicked on."""
    nb = copy.deepcopy(nb)
    tagged = ["solution" in cell_tags(cell) for cell in nb.cells]
    headed = [cell.cell_type == "markdown" and bool(re.fullmatch(r"#+ .+", cell.source.strip())) for cell in nb.cells]
    begins = [own and (head or not before) for own, head, before in zip(tagged, headed, [False, *tagged], strict=False)]
    for cell, own, head, begin, after, next_begins in zip(
        nb.cells, tagged, headed, begins, [*tagged, False][1:], [*begins, False][1:], strict=True
    ):
        cell.metadata.opening = cell.metadata.closing = ""
        cell.metadata.folded = FOLDED_CODE in cell_tags(cell)
        if begin:
            cell.metadata.opening = '<details class="solution"><summary>' + ("" if head else "Solution</summary>")
            cell.metadata.closing = "</summary>" if head else ""
        if own and (next_begins or not after):
            cell.metadata.closing += "</details>"
    return nb
