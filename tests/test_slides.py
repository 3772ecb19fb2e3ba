"""The course as slides: the rule of their marks, and files that hold all that they need."""

import hashlib
import json
import re
import shutil
import subprocess
import tarfile
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_tools import FOLDER, NAMES, ROOT, course_files, notebook_paths, placed_cells, read
from rendered import asked_for, lost_links, soup_of, words

from course_utils.teaching.__main__ import main
from course_utils.teaching.edition import without_solutions
from course_utils.teaching.slides import LIST_OF_FILES, make_slides, mark_slides, slide_marks, stored_mark

DECKS = [f"{name}.html" for name in NAMES]
ALL = ["index.html", *DECKS, "glossary.html"]
REVEAL = ROOT / "course_utils" / "teaching" / "_assets" / "reveal"


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course's own slides."""
    return make_slides(FOLDER, tmp_path_factory.mktemp("made") / "slides")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


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
    cells = [
        text(first="## Exercises\n\n"),
        code(),
        text(first="### Exercise 1.1\n\n"),
        code(),
        code(tags=["solution"]),
        text(first="## Going deeper (optional)\n\n"),
        text(),
        text(first="### More\n\n"),
        text(first="## Next\n\n"),
    ]
    assert [own for own, _ in marks(*cells)] == [
        "slide",
        "skip",
        "subslide",
        "skip",
        "skip",
        "skip",
        "skip",
        "skip",
        "slide",
    ]


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


@pytest.mark.parametrize("path", notebook_paths(), ids=lambda path: path.stem)
def test_the_learner_s_edition_keeps_the_marks(path: Path) -> None:
    bare = without_solutions(read(path))
    stored = {cell.id: stored_mark(cell) for cell in read(path).cells}
    assert {cell.id: stored_mark(cell) for cell in bare.cells}.items() <= stored.items()


# --- the course's own -------------------------------------------------------------------------------------------------


def test_the_files(slides: Path) -> None:
    assert {*contents(slides)} == {*ALL, LIST_OF_FILES}


@pytest.mark.parametrize("file", ALL)
def test_a_file_asks_no_host_for_anything(slides: Path, file: str) -> None:
    soup = soup_of(slides / file)
    assert asked_for(soup) == []
    assert soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"].startswith(
        "default-src 'none'; img-src data:;"
    )


@pytest.mark.parametrize("file", ALL)
def test_links_lead_somewhere(slides: Path, file: str) -> None:
    assert lost_links(slides, file) == []


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
        lines = [line for line in placed.source.split("\n") if placed.is_code or "](" not in line]
        there = all(words(re.sub(r"^\d+\. ", "", line) if placed.is_markdown else line) in shown for line in lines)
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
    stored = [
        out.metadata["image/png"]["alt"]
        for cell in read(FOLDER / f"{name}.ipynb").cells
        if stored_mark(cell) != "skip"
        for out in cell.get("outputs", [])
        if "image/png" in out.get("data", {})
    ]
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


def test_no_file_is_large(slides: Path) -> None:
    sizes = {file: (slides / file).stat().st_size for file in ALL}
    assert max(sizes.values()) < 900_000, sizes


# --- the command, and what is shipped ---------------------------------------------------------------------------------


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    source = tmp_path / "notebooks"
    source.mkdir()
    nbformat.write(
        new_notebook(cells=[text(first="# 01 Title\n\n"), text(first="## 1.1 A & B\n\n"), text(300)]),
        source / "01_title.ipynb",
    )
    monkeypatch.chdir(tmp_path)
    assert main(["slides", "--notebooks", str(source)]) == 0
    assert "2 pages are in" in capsys.readouterr().out
    soup = soup_of(tmp_path / "slides" / "01_title.html")
    assert soup.select_one(".toc").get_text().strip() == "1.1 A & B"
    again = make_slides(source, tmp_path / "again")
    assert contents(again) == contents(tmp_path / "slides"), "the same notebooks, other bytes"
    with pytest.raises(SystemExit, match="2"):
        main(["slides", "--notebooks", str(source)])
    assert "--replace" in capsys.readouterr().err
    (tmp_path / "slides" / "01_title.html").write_text("mine")
    with pytest.raises(SystemExit, match="2"):
        main(["slides", "--replace", "--notebooks", str(source)])
    assert "01_title.html was changed" in capsys.readouterr().err


def test_reveal_is_shipped_with_its_licence() -> None:
    assert {path.name for path in course_files(REVEAL)} == {"LICENSE", "README.md", "reset.css", "reveal.css", "reveal.js"}
    assert "Permission is hereby granted, free of charge" in (REVEAL / "LICENSE").read_text(encoding="utf-8")
    listed = dict(
        re.findall(
            r"^\| `([\w.]+)` \| `([0-9a-f]{64})` \|$", (REVEAL / "README.md").read_text(encoding="utf-8"), re.MULTILINE
        )
    )
    assert {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in course_files(REVEAL) if path.name != "README.md"
    } == listed


@pytest.mark.slow
def test_reveal_is_the_package_of_npm(tmp_path: Path) -> None:
    """Each shipped file is, byte for byte, that of the version which the README beside it names."""
    npm = shutil.which("npm")
    if npm is None:
        pytest.skip("no npm, so the package cannot be fetched")
    version = re.search(r"reveal\.js (\d+\.\d+\.\d+)", (REVEAL / "README.md").read_text(encoding="utf-8"))[1]
    fetched = subprocess.run(
        [npm, "pack", f"reveal.js@{version}"], cwd=tmp_path, capture_output=True, text=True, check=False
    )
    if fetched.returncode:
        pytest.skip(f"npm could not fetch reveal.js {version}: {fetched.stderr[-200:]}")
    with tarfile.open(next(tmp_path.glob("*.tgz"))) as package:
        for name, place in {
            "LICENSE": "LICENSE",
            **{own: f"dist/{own}" for own in ("reset.css", "reveal.css", "reveal.js")},
        }.items():
            assert (REVEAL / name).read_bytes() == package.extractfile(f"package/{place}").read(), f"{name} differs"
