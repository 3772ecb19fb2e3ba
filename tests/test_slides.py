"""The course as slides: the rule of their marks, and files that hold all that they need."""

import hashlib
import json
import re
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_tools import FOLDER, NAMES, ROOT, course_files, placed_cells, read
from rendered import in_words, pictures_of, soup_of, words

from course_utils.teaching.edition import without_solutions
from course_utils.teaching.slides import make_slides, mark_slides, slide_marks, stored_mark

DECKS = [f"{name}.html" for name in NAMES]
REVEAL = ROOT / "course_utils" / "teaching" / "_assets" / "reveal"


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course's own slides."""
    return make_slides(FOLDER, tmp_path_factory.mktemp("made") / "slides")


def pages_of(soup: BeautifulSoup) -> list[list[BeautifulSoup]]:
    """The slides of a file by column."""
    return [column.find_all("section", recursive=False) for column in soup.select(".slides > section")]


# --- the rule of the marks --------------------------------------------------------------------------------------------


def text(words: int = 20, first: str = "") -> NotebookNode:
    return new_markdown_cell(first + "word " * words)


def code(lines: int = 3, *, out: int = 0, figure: bool = False, **metadata: object) -> NotebookNode:
    outputs = [new_output("stream", text="line\n" * out)] if out else []
    outputs += [new_output("display_data", {"image/png": "iVBO", "text/plain": "<Figure>"})] if figure else []
    return new_code_cell("\n".join(["x = 1"] * lines), outputs=outputs, metadata=metadata)


def marks(*cells: NotebookNode) -> list[tuple[str, str]]:
    return [tuple(one) for one in slide_marks(new_notebook(cells=[text(first="# 01 Title\n\n"), *cells]))][1:]


def test_a_section_begins_a_slide_and_its_parts_follow_step_by_step() -> None:
    assert marks(text(first="## 1.1 Section\n\n"), code(out=2), text(), code()) == [
        ("slide", "fragment"),
        ("-", "fragment"),
        ("fragment", "fragment"),
        ("-", "fragment"),
    ]


def test_what_has_no_room_goes_to_the_next_slide() -> None:
    assert marks(text(first="## 1.1 Section\n\n"), text(300), text(300))[1:] == [
        ("subslide", "fragment"),
        ("subslide", "fragment"),
    ]
    assert marks(text(first="## 1.1 Section\n\n"), code(20))[1] == ("subslide", "fragment")
    assert marks(text(first="## 1.1 Section\n\n"), code(15, figure=True))[1] == ("-", "subslide"), (
        "code first, then its figure"
    )
    assert marks(text(100, first="## 1.1 Section\n\n"), code(5, figure=True))[1] == ("subslide", "fragment"), "both together"


def test_a_caption_comes_with_its_figure() -> None:
    section = text(first="## 1.1 Section\n\n")
    short, long = (text(words, first="*Figure 1.1: a figure.* ") for words in (5, 130))
    assert marks(section, code(1, figure=True), short)[1:] == [("-", "fragment"), ("-", "fragment")]
    assert marks(section, code(5, figure=True), short)[1:] == [("subslide", "fragment"), ("-", "fragment")]
    assert marks(section, code(5, figure=True), long)[1:] == [("-", "subslide"), ("-", "fragment")]


def test_what_is_for_the_page_is_left_out() -> None:
    expected = [
        (text(first="## Exercises\n\n"), "slide"),
        (code(), "skip"),
        (text(first="### Exercise 1.1\n\n"), "subslide"),
        (code(), "skip"),
        (code(tags=["solution"]), "skip"),
        (text(first="## Going deeper (optional)\n\n"), "skip"),
        (text(), "skip"),
        (text(first="### More\n\n"), "skip"),
        (text(first="## Next\n\n"), "slide"),
    ]
    assert [own for own, _ in marks(*(cell for cell, _ in expected))] == [own for _, own in expected]


def test_marks_are_written_into_the_metadata_alone() -> None:
    nb = new_notebook(cells=[text(first="# 01 Title\n\n"), code(tags=["kept"], slideshow={"slide_type": "notes"}), code(20)])
    before = json.loads(nbformat.writes(nb))
    mark_slides(nb)
    after = json.loads(nbformat.writes(nb))
    assert [cell["metadata"] for cell in after["cells"]] == [
        {"slideshow": {"slide_type": "slide"}},
        {"tags": ["kept"]},
        {"slideshow": {"slide_type": "subslide"}},
    ]
    for cell in (*before["cells"], *after["cells"]):
        del cell["metadata"]
    assert before == after


def test_marks_by_hand_are_kept_and_outputs_find_their_place() -> None:
    nb = new_notebook(cells=[text(first="# 01 Title\n\n"), code(15, out=15), code(2, slideshow={"slide_type": "skip"})])
    assert [tuple(one) for one in slide_marks(nb, stored=True)] == [("-", "fragment"), ("-", "subslide"), ("skip", "skip")]


def test_the_learner_s_edition_keeps_the_marks() -> None:
    nb = new_notebook(cells=[text(), code(slideshow={"slide_type": "slide"})])
    assert [stored_mark(cell) for cell in without_solutions(nb).cells] == ["-", "slide"]


# --- the course's own -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_slides_follow_the_marks(slides: Path, name: str) -> None:
    soup = soup_of(slides / f"{name}.html")
    columns = pages_of(soup)
    cells = [cell for cell in read(FOLDER / f"{name}.ipynb").cells if stored_mark(cell) != "skip"]
    starts = [cell for cell in cells if stored_mark(cell) == "slide"]
    assert len(columns) == len(starts)
    assert all(column for column in columns)
    for column, cell in zip(columns, starts, strict=True):
        assert words(column[0].find(re.compile(r"^h[12]$")).get_text()) == words(cell.source.split("\n")[0])
    shown = words(soup.select_one(".slides").get_text())
    for placed in placed_cells(read(FOLDER / f"{name}.ipynb")):
        lines = placed.source.split("\n") if placed.is_code else in_words(placed.source)
        there = all(words(line).replace("_", "") in shown.replace("_", "") for line in lines)
        left_out = placed.section == "Exercises" and placed.is_code
        if stored_mark(placed.cell) == "skip":
            assert "solution" in placed.tags or left_out or placed.section.startswith("Going deeper"), placed.source
        else:
            assert there, f"{name}: the slides lack {placed.source!r}"
    assert "_solution" not in shown


@pytest.mark.parametrize("name", NAMES)
def test_outputs_come_after_their_code(slides: Path, name: str) -> None:
    """A prediction is asked for before the answer is seen."""
    soup = soup_of(slides / f"{name}.html")
    for outputs in soup.select(".outputs"):
        slide = outputs.find_parent("section")
        assert outputs.find_parent(class_="fragment") or slide.select_one(".outputs") is outputs, outputs.get_text()
        step = outputs.find_parent(class_="fragment")
        assert step is None or not step.select_one(".code ~ .outputs"), "code and its output in one step"


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_on_a_slide_has_its_alt_text(slides: Path, name: str) -> None:
    cells = [cell for cell in read(FOLDER / f"{name}.ipynb").cells if stored_mark(cell) != "skip"]
    stored = [alt for cell in cells for alt, _ in pictures_of(cell, FOLDER)]
    assert [image["alt"] for image in soup_of(slides / f"{name}.html").select(".slides img")] == stored


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_and_the_frame(slides: Path, name: str) -> None:
    soup = soup_of(slides / f"{name}.html")
    columns = pages_of(soup)
    listed = [(link["href"], link.get_text()) for link in soup.select(".toc a")]
    assert listed == [(f"#/{place}", column[0].h2.get_text()) for place, column in enumerate(columns) if place]
    assert columns[0][1].h2.get_text() == "Contents", "the second slide, where the link in the bar leads"
    assert soup.html["lang"] == "en"
    ids = [one["id"] for one in soup.select("[id]")]
    assert len(set(ids)) == len(ids)
    bar = [link["href"] for link in soup.select("nav.bar a")]
    here = NAMES.index(name)
    assert bar == ["index.html", "#/0/1", *DECKS[max(0, here - 1) : here], *DECKS[here + 1 : here + 2]]


# --- what is shipped --------------------------------------------------------------------------------------------------


def test_reveal_is_shipped_with_its_licence_and_as_it_was_fetched() -> None:
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in course_files(REVEAL)}
    assert digests.keys() == {"LICENSE", "README.md", "reset.css", "reveal.css", "reveal.js"}
    assert "Permission is hereby granted, free of charge" in (REVEAL / "LICENSE").read_text(encoding="utf-8")
    table = re.findall(r"(?m)^\| `([\w.]+)` \| `([0-9a-f]{64})` \|$", (REVEAL / "README.md").read_text(encoding="utf-8"))
    del digests["README.md"]
    assert digests == dict(table)
