"""Notebooks as HTML: what pages and slides share. nbconvert renders the cells; here links, tables and anchors are mended."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from course_utils.teaching._course import course_paths, read_notebook

if TYPE_CHECKING:
    from bs4 import BeautifulSoup
    from nbconvert.exporters import HTMLExporter
    from nbformat import NotebookNode

ASSETS = Path(__file__).with_name("_assets")
COURSE = "The PyTorch workflow course"
_FORMULA = re.compile(r"(?<!\\)\$[^$]+\$|\\begin\{|\\\\[(\[]")


@dataclass(frozen=True)
class Heading:
    """A heading with the anchor that leads to it."""

    level: int
    id: str
    text: str


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

    @cached_property
    def title(self) -> str:
        """Its first heading."""
        found = re.match(r"#\s+(.+)", self.nb.cells[0].source) if self.nb.cells else None
        if not found:
            raise ValueError(
                f"{self.path.name} does not begin with a heading; expected a first cell such as `# 03 Train a model`"
            )
        return found[1].strip()

    @property
    def short(self) -> str:
        """The number of a notebook; the title of another text."""
        return self.title.split()[0] if self.path.suffix == ".ipynb" else self.title

    @property
    def hidden(self) -> str:
        """The rest of the title."""
        return self.title.removeprefix(self.short).strip()


@dataclass
class Library:
    """The course's texts, and the files that they link to.

    Attributes:
        source: the folder of the course's notebooks.
        texts: the notebooks in order, then the texts beside them.
        companions: files that a text links to, by their names; they are copied.
    """

    source: Path
    texts: list[Text]
    companions: dict[str, bytes] = field(default_factory=dict)

    @classmethod
    def read(cls, source: Path) -> "Library":
        """Read the notebooks and Markdown files of a folder.

        Raises:
            FileNotFoundError: there are no notebooks of the course in it.
            ValueError: one is damaged, or two texts would become the same page.
        """
        from nbformat.v4 import new_markdown_cell, new_notebook

        if not (paths := course_paths(source)):
            raise FileNotFoundError(f"no course notebooks in {source}; expected files such as 01_getting_data_ready.ipynb")
        texts = []
        texts += [Text(path, read_notebook(path)) for path in paths]
        for path in sorted(source.glob("*.md")):
            if not path.name.startswith(("my_", ".")):
                texts.append(
                    Text(path, new_notebook(cells=[new_markdown_cell(path.read_text(encoding="utf-8"), id="text")]))
                )
        taken = {"index.html": "the first page"}
        for text in texts:
            if text.file in taken:
                raise ValueError(f"{text.path.name} would become {text.file}, as {taken[text.file]} does; rename it")
            taken[text.file] = text.path.name
        return cls(source, texts)

    def target(self, link: str, *, of: Text) -> str:
        """Where a link of a text leads on the pages.

        Raises:
            ValueError: it leads to something that is not in the course's folder.
        """
        if re.match(r"[a-z][a-z+.-]*:", link, re.IGNORECASE) or link.startswith("#"):
            return link
        name, _, anchor = link.partition("#")
        anchor = f"#{anchor}" if anchor else ""
        for text in self.texts:
            if text.path.name == unquote(name):
                return text.file + anchor
        if name == "../README.md":
            return "index.html" + anchor
        path = (self.source / unquote(name)).resolve()
        if not path.is_file() or self.source not in path.parents:
            raise ValueError(f"{of.path.name} links to {link}; expected a file in the course's folder or a whole address")
        self.companions[path.relative_to(self.source).as_posix()] = path.read_bytes()
        return link


def mended(html: str, text: Text, library: Library) -> "BeautifulSoup":
    """The rendered cells with anchors, with scopes of tables' headers, and with links to pages instead of notebooks.

    Raises:
        ValueError: a picture without alt text or from elsewhere, or a formula, which needs a library to be shown.
    """
    from bs4 import BeautifulSoup

    soup = BeautifulSoup(html, "html.parser")
    for link in soup.select("a.anchor-link"):
        link.decompose()
    for link in soup.select("a[href]"):
        link["href"] = library.target(str(link["href"]), of=text)
    for image in soup.select("img"):
        if not str(image.get("alt", "")).strip() or not str(image.get("src")).startswith("data:"):
            raise ValueError(
                f"{text.path.name} shows a picture without alt text, or from a file; expected show(figure, alt=…)"
            )
    for table in soup.select("table"):
        for header in table.select("thead th"):
            header["scope"] = "col"
        table.wrap(soup.new_tag("div", attrs={"class": "table", "data-label": "Table"}))
    for node in soup.find_all(string=_FORMULA):
        if not node.find_parent(["pre", "code"]):
            raise ValueError(f"{text.path.name} has a formula, {str(node).strip()[:60]!r}; write it in words or as code")
    return soup


def headings(soup: "BeautifulSoup", *, levels: tuple[int, ...]) -> list[Heading]:
    """The headings of these levels, in order."""
    found = soup.find_all([f"h{level}" for level in levels])
    return [Heading(int(one.name[1]), str(one["id"]), one.get_text().strip()) for one in found]


@cache
def exporter(name: str = "course", file: str = "course_cells.html.j2") -> "HTMLExporter":
    """Nbconvert with the course's own template; it reads no settings of the user's."""
    from nbconvert.exporters import HTMLExporter, SlidesExporter

    kind = SlidesExporter if name == "slides" else HTMLExporter
    templates = ASSETS / "templates"
    return kind(
        template_name=name,
        template_file=file,
        extra_template_basedirs=[str(templates)],
        extra_template_paths=[str(templates / "course")],
    )


def fill(template: str, **values: Any) -> str:
    """A page from a template in the course's folder of templates."""
    return exporter().environment.get_template(template).render(course=COURSE, **values)


@cache
def asset(name: str) -> str:
    """The text of a file in the folder of assets."""
    return (ASSETS / name).read_text(encoding="utf-8")


def written(pages: Mapping[str, str], library: Library) -> dict[str, bytes]:
    """The files to write: pages, and what they link to."""
    return {name: page.encode() for name, page in pages.items()} | library.companions
