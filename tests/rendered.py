"""Reading rendered pages: what they ask for, where their links lead."""

import base64
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import unquote

from bs4 import BeautifulSoup
from nbformat import NotebookNode
from notebook_tools import unfolded

ASKS = re.compile(r"""@import|url\(\s*['"]?(?!data:|#)""", re.IGNORECASE)


def soup_of(path: Path) -> BeautifulSoup:
    """The page, to be read only: whoever asks again gets the same one."""
    return _parsed(path.read_text(encoding="utf-8"))


@cache
def _parsed(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html.parser")


def asked_for(soup: BeautifulSoup) -> list[str]:
    """All that a browser would fetch by itself when it opens the page: there must be nothing."""
    found = [
        f"<{one.name} {name}={value[:60]!r}>"
        for one in soup.find_all(True)
        for name, value in one.attrs.items()
        if (
            name in ("src", "srcset", "poster", "data", "background", "ping")
            or (name == "href" and one.name in ("link", "image", "use"))
        )
        and not value.startswith("data:")
    ]
    styles = [style.get_text() for style in soup.find_all("style")] + [str(one["style"]) for one in soup.select("[style]")]
    return found + [f"style: {style[hit.start() : hit.start() + 60]}" for style in styles for hit in ASKS.finditer(style)]


def lost_links(folder: Path, file: str) -> list[str]:
    """Links of a page that lead to no file beside it, or to no anchor; addresses on other hosts are for people to follow."""
    lost, soup = [], soup_of(folder / file)
    for link in soup.select("a"):
        href = str(link.get("href", ""))
        if re.match(r"(https?|mailto):", href):
            continue
        name, _, anchor = unquote(href).partition("#")
        target = (folder / file).parent / (name or Path(file).name)
        if not target.is_file():
            lost.append(href or str(link))
        elif anchor and target.suffix == ".html" and not _has(soup_of(target), anchor):
            lost.append(href)
    return lost


def _has(soup: BeautifulSoup, anchor: str) -> bool:
    if slide := re.fullmatch(r"/(\d+)(?:/(\d+))?", anchor):  # of reveal.js: column, row
        columns = soup.select(".slides > section")
        return int(slide[1]) < len(columns) and int(slide[2] or 0) < len(
            columns[int(slide[1])].find_all("section", recursive=False)
        )
    return soup.find(id=anchor) is not None


def pictures_of(cell: NotebookNode, folder: Path) -> Iterator[tuple[str, str]]:
    """The alt texts and the data, in base64, of the pictures that a cell shows."""
    if cell.cell_type == "markdown":
        for alt, path in re.findall(r"!\[([^\]]+)\]\(([^)]+)\)", cell.source):
            yield alt, base64.b64encode((folder / path).read_bytes()).decode()
    for out in cell.get("outputs", []):
        if "image/png" in out.get("data", {}):
            yield out.metadata["image/png"]["alt"], out.data["image/png"].replace("\n", "")


def in_words(markdown: str) -> list[str]:
    """The lines of a markdown cell as a page shows them: answers open, without pictures, comments and marks of lists."""
    text = re.sub(r"!\[[^\]]*\]\([^)]*\)|<!--.*?-->|^```\w*$", "", unfolded(markdown), flags=re.MULTILINE)
    return [re.sub(r"^[> ]*\d+\. |\[([^\]]*)\]\([^)]*\)", r"\1", line) for line in text.split("\n")]


def words(text: str) -> str:
    """A text by its letters and digits alone."""
    return "".join(re.findall(r"\w", text))
