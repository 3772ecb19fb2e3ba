"""The course as pages: whole, self-contained, and with everything that the notebooks say."""

import base64
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from functools import cache
from itertools import pairwise
from pathlib import Path

import nbformat
import pytest
from bs4 import BeautifulSoup
from marks import SELDOM
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_tools import FOLDER, NAMES, ROOT, read
from rendered import asked_for, in_words, lost_links, pictures_of, soup_of, words

from course_utils.teaching.__main__ import main
from course_utils.teaching.pages import LIST_OF_FILES, make_pages
from course_utils.teaching.slides import make_slides

PAGES = [*(f"{name}.html" for name in NAMES), "your_own_table.html", "glossary.html"]
ALL = ["index.html", *PAGES]
BOTH = pytest.mark.parametrize("make", [make_pages, pytest.param(make_slides, marks=SELDOM)])
PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="


@pytest.fixture(scope="module")
def both(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Callable], Path]:
    """`both(make_slides)`: the course's own pages, or its slides."""
    return cache(lambda make: make(FOLDER, tmp_path_factory.mktemp("made") / "html"))


@pytest.fixture(scope="module")
def pages(both: Callable[[Callable], Path]) -> Path:
    """The course's own pages."""
    return both(make_pages)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- the course's own -------------------------------------------------------------------------------------------------


@BOTH
def test_the_files(both: Callable[[Callable], Path], make: Callable) -> None:
    folder = both(make)
    own = {"train_distributed.py", LIST_OF_FILES} if make is make_pages else {".course_slides.json"}
    assert {*contents(folder)} == {*ALL, *own}
    if make is make_pages:
        assert (folder / "train_distributed.py").read_bytes() == (FOLDER / "train_distributed.py").read_bytes()


@pytest.mark.parametrize("file", ALL)
@BOTH
def test_a_page_asks_no_host_for_anything_and_its_links_lead_somewhere(both: Callable, make: Callable, file: str) -> None:
    folder = both(make)
    soup = soup_of(folder / file)
    assert asked_for(soup) == []
    policy = soup.find("meta", {"http-equiv": "Content-Security-Policy"})["content"]
    assert policy.startswith("default-src 'none'; img-src data:;")
    assert lost_links(folder, file) == []
    assert (folder / file).stat().st_size < (700_000 if make is make_pages else 900_000)
    if make is make_pages:
        scripts = "".join(one.get_text() for one in soup.select("script:not([type])"))
        assert not re.search(r"https?:|fetch|import|XMLHttp|WebSocket", scripts)
        assert not [link["href"] for link in soup.select("a[href]") if ".ipynb" in link["href"] or ".md" in link["href"]]


@pytest.mark.parametrize("file", ALL)
def test_the_frame_of_a_page(pages: Path, file: str) -> None:
    soup = soup_of(pages / file)
    assert (pages / file).read_text(encoding="utf-8").startswith("<!DOCTYPE html>\n")
    assert soup.html["lang"] == "en"
    assert soup.title.get_text().startswith(soup.h1.get_text())
    assert len(soup("h1")) == len(soup("main")) == 1
    assert all(nav["aria-label"] for nav in soup("nav"))
    assert soup.body.find("a")["href"] == "#" + soup.main["id"], "the first thing that Tab reaches skips to the text"
    ids = [one["id"] for one in soup.select("[id]")]
    assert len(set(ids)) == len(ids), f"ids twice: {sorted({own for own in ids if ids.count(own) > 1})}"
    levels = [int(heading.name[1]) for heading in soup.main.find_all(re.compile(r"^h\d$"))]
    assert all(later <= before + 1 for before, later in pairwise(levels)), levels
    assert all(header["scope"] == ("col" if header.find_parent("thead") else "row") for header in soup("th"))
    assert [link["aria-current"] for link in soup.select(f'header a[href="{file}"]')] == ["page"]


def test_a_page_says_what_it_is_to_catalogues(pages: Path) -> None:
    told = {file: json.loads(soup_of(pages / file).select_one("script[type='application/ld+json']").string) for file in ALL}
    assert [part["url"] for part in told["index.html"]["hasPart"]] == PAGES
    assert told["03_training_a_model.html"]["timeRequired"] == "PT120M"  # 80 + 40
    assert all(one["@type"] == ("Course" if file == "index.html" else "LearningResource") for file, one in told.items())


@pytest.mark.parametrize("name", NAMES)
def test_every_cell_is_on_the_page(pages: Path, name: str) -> None:
    soup = soup_of(pages / f"{name}.html")
    shown = words(soup.main.get_text()).replace("_", "")  # which marks what is slanted, too
    code = [words(one.get_text()) for one in soup.select(".code")]
    outputs = [one.get_text() for one in soup.select(".outputs pre")]
    for cell in read(FOLDER / f"{name}.ipynb").cells:
        if cell.cell_type == "code":
            assert words(cell.source) in code, f"{name}: the page lacks the code {cell.source!r}"
            for out in cell.outputs:
                if out.output_type == "stream":
                    assert out.text in outputs, f"{name}: the page lacks the output {out.text!r}"
        else:
            for line in in_words(cell.source):
                assert words(line).replace("_", "") in shown, f"{name}: the page lacks the line {line!r}"


@pytest.mark.parametrize("name", NAMES)
def test_every_picture_keeps_its_alt_text(pages: Path, name: str) -> None:
    stored = [picture for cell in read(FOLDER / f"{name}.ipynb").cells for picture in pictures_of(cell, FOLDER)]
    shown = [
        (image["alt"], image["src"].removeprefix("data:image/png;base64,"))
        for image in soup_of(pages / f"{name}.html")("img")
    ]
    assert shown == stored
    assert len(stored) >= 2


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_are_the_headings(pages: Path, name: str) -> None:
    soup = soup_of(pages / f"{name}.html")
    listed = [(link["href"], link.get_text()) for link in soup.select("nav.contents a")]
    assert listed == [("#" + heading["id"], heading.get_text()) for heading in soup.main(["h2", "h3"])]
    sections = [
        line
        for cell in read(FOLDER / f"{name}.ipynb").cells
        if cell.cell_type == "markdown"
        for line in re.findall(r"^##+ (.*)", cell.source, re.MULTILINE)
    ]
    assert [words(text) for _, text in listed] == [words(line) for line in sections if not line.startswith("Solution")]


def test_previous_next_and_the_first_page_lead_through_all(pages: Path) -> None:
    links = {file: {link["rel"][0]: link["href"] for link in soup_of(pages / file).select("nav.turn a")} for file in PAGES}
    assert [links[file].get("next") for file in PAGES] == [*PAGES[1:], None]
    assert [links[file].get("prev") for file in PAGES] == [None, *PAGES[:-1]]
    cards = soup_of(pages / "index.html").select(".cards li")
    assert [card.a["href"] for card in cards] == PAGES
    for name, card in zip(NAMES, cards, strict=False):
        first = read(FOLDER / f"{name}.ipynb").cells[0].source
        assert words(first.split("\n")[2]) in words(card.get_text())
        assert re.search(r"Time: \d+ minutes, and \d+ for the exercises", card.get_text())


@pytest.mark.parametrize("name", NAMES)
def test_solutions_are_closed(pages: Path, name: str) -> None:
    soup = soup_of(pages / f"{name}.html")
    solutions = soup.select("details.solution")
    stored = [cell for cell in read(FOLDER / f"{name}.ipynb").cells if "solution" in cell.metadata.get("tags", [])]
    headings = [cell.source.lstrip("# ") for cell in stored if cell.cell_type == "markdown"]
    assert [one.summary.get_text().strip() for one in solutions] == headings
    assert not [one for one in solutions if one.has_attr("open")]
    inside = "".join(one.get_text() for one in solutions)
    for cell in stored:
        assert words(cell.source) in words(inside)
    outside = soup.main.get_text()
    for one in solutions:
        outside = outside.replace(one.get_text(), "")
    assert "_solution" not in outside


# --- a small course ---------------------------------------------------------------------------------------------------


def small(*cells: NotebookNode) -> NotebookNode:
    picture = new_output("display_data", {"image/png": PNG}, metadata={"image/png": {"alt": 'A "dot" & more.'}})
    first = new_markdown_cell("# 01 First\n\nWhat it is.\n\n**Time:** 5 minutes. **Builds on:** nothing.", id="title")
    return new_notebook(cells=[first, new_code_cell("show()", id="show", outputs=[picture]), *cells])


@pytest.fixture
def source(tmp_path: Path) -> Path:
    folder = tmp_path / "notebooks"
    (folder / "data").mkdir(parents=True)
    (folder / "data" / "numbers.csv").write_text("1,2")
    (folder / "glossary.md").write_text("# Glossary\n\n- **a**: b\n")
    (folder / "my_notes.md").write_text("Private.")
    nbformat.write(small(), folder / "my_01.ipynb")
    return folder


def made(source: Path, *cells: NotebookNode) -> BeautifulSoup:
    nbformat.write(small(*cells), source / "01_first.ipynb")
    return soup_of(make_pages(source, source.parent / "html") / "01_first.html")


def text(source: str, **metadata: object) -> NotebookNode:
    return new_markdown_cell(source, metadata=metadata)


def test_copies_and_private_texts_stay_behind(source: Path) -> None:
    soup = made(source, text("See [the numbers](data/numbers.csv), [words](glossary.md) and [more](https://example.org/)."))
    pages = {"index.html", "01_first.html", "glossary.html"}
    assert {*contents(source.parent / "html")} == pages | {"data/numbers.csv", LIST_OF_FILES}
    assert [link["href"] for link in soup.main("a")] == ["data/numbers.csv", "glossary.html", "https://example.org/"]
    assert soup.img["alt"] == 'A "dot" & more.'


@pytest.mark.parametrize("make", [make_pages, make_slides])
def test_a_picture_of_a_text_is_part_of_the_page(source: Path, make: Callable[..., Path]) -> None:
    """It is a file in `images`, which the learner's edition and the offline kit carry."""
    (source / "images").mkdir()
    (source / "images" / "map.png").write_bytes(base64.b64decode(PNG))
    nbformat.write(small(text("See ![a map](images/map.png) here.")), source / "01_first.ipynb")
    soup = soup_of(make(source, source.parent / "html") / "01_first.html")
    assert [(image["alt"], image["src"].removeprefix("data:image/png;base64,")) for image in soup("img")][1:] == [
        ("a map", PNG)
    ]


def test_a_teachers_own_notebook_becomes_a_page(source: Path) -> None:
    (source / "extra").mkdir()
    own = [
        text("# Wines\n\nAs the birds, [the numbers](../data/numbers.csv), [01](../01_first.ipynb)."),
        new_code_cell("1 + 1"),
    ]
    nbformat.write(new_notebook(cells=own), source / "extra" / "wines.ipynb")
    nbformat.write(new_notebook(cells=own), source / "extra" / "my_wines.ipynb")
    free = text("Euler: $e^x$. ![](https://example.org/a.png) [here](nowhere.txt)")  # none of the course's rules
    nbformat.write(new_notebook(cells=[free]), source / "extra" / "red_wines.ipynb")
    nbformat.write(new_notebook(), source / "extra" / "empty.ipynb")
    soup = made(source)
    named = ("index", "01_first", "wines", "red_wines", "empty", "glossary")
    pages = {*(f"{name}.html" for name in named), "data/numbers.csv", LIST_OF_FILES}
    assert {*contents(source.parent / "html")} == pages
    assert all(title in soup.header.get_text() for title in ("Wines", "red wines", "empty"))
    links = [link["href"] for link in soup_of(source.parent / "html" / "wines.html").main("a")]
    assert links[:2] == ["data/numbers.csv", "01_first.html"]


def test_solutions_of_every_shape(source: Path) -> None:
    hidden = {"tags": ["solution"]}
    soup = made(
        source,
        text("#### Solution of exercise 1", **hidden),
        new_code_cell("a_solution = 1", metadata=hidden),
        text("#### Solution of exercise 2", **hidden),
        text("Because."),
        new_code_cell("b_solution = 1", metadata=hidden),
        text("And why.", **hidden),
    )
    shown = [
        (one.summary.get_text(), words(one.get_text()).removeprefix(words(one.summary.get_text())))
        for one in soup("details", class_="solution")
    ]
    assert shown == [
        ("Solution of exercise 1", "a_solution1"),
        ("Solution of exercise 2", ""),
        ("Solution", "b_solution1Andwhy"),
    ]
    assert "Because." in soup.main.get_text()
    assert not soup.find(string="Because.").find_parent("details")


def test_what_an_output_says_is_not_read_as_html(source: Path) -> None:
    out = [
        new_output("stream", text="<script>x</script> \x1b[31mred\x1b[0m"),
        new_output("error", ename="E", evalue="", traceback=["<b>E</b>"]),
    ]
    soup = made(source, new_code_cell("print('<i>')", outputs=out))
    assert [one.get_text().strip() for one in soup.select(".outputs pre")] == ["<script>x</script> red", "<b>E</b>"]
    assert soup.select_one(".ansi-red-fg").get_text() == "red"


def test_a_view_of_a_widget_is_left_to_jupyterlab(source: Path) -> None:
    view = {
        "application/vnd.jupyter.widget-view+json": {"model_id": "1", "version_major": 2, "version_minor": 0},
        "image/png": PNG,
    }
    out = new_output("display_data", view, metadata={"image/png": {"alt": "A slider's figure."}})
    soup = made(source, new_code_cell("slider", outputs=[out]))
    assert [image["alt"] for image in soup.main("img")][1:] == ["A slider's figure."]
    assert asked_for(soup) == []


@pytest.mark.parametrize(
    ("cell", "message"),
    [
        (text("The loss is $x^2$."), "formula"),
        (text("$$\nx^2\n$$"), "formula"),
        (text("\\begin{align} x \\end{align}"), "formula"),
        (text("[lost](nowhere.csv)"), r"01_first\.ipynb links to nowhere\.csv"),
        (text("[out](../secret.txt)"), r"links to \.\./secret\.txt"),
        (text("![picture](https://example.org/a.png)"), "picture"),
        (text("![lost](images/lost.png)"), r"01_first\.ipynb shows images/lost\.png; expected a picture"),
        (text("![out](../secret.png)"), r"shows \.\./secret\.png"),
        (text("![](data/numbers.csv)"), "without alt text"),
        (new_code_cell("show()", outputs=[new_output("display_data", {"image/png": PNG})]), "alt text"),
    ],
    ids=lambda own: own if isinstance(own, str) else "",
)
def test_what_a_page_cannot_show_is_named(source: Path, cell: NotebookNode, message: str) -> None:
    for secret in ("secret.txt", "secret.png"):
        (source.parent / secret).write_text("secret")
    with pytest.raises(ValueError, match=message):
        made(source, cell)
    assert not (source.parent / "html").exists()


def test_a_text_without_a_title_or_of_another_encoding_is_named(source: Path) -> None:
    nbformat.write(new_notebook(cells=[text("Text.")]), source / "01_first.ipynb")
    with pytest.raises(ValueError, match=r"01_first\.ipynb does not begin with a heading"):
        make_pages(source, source.parent / "html")
    (source / "notes.md").write_bytes("# Résumé".encode("latin-1"))
    with pytest.raises(ValueError, match=r"notes\.md is not in UTF-8"):
        make_pages(source, source.parent / "html")


# --- the command ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["html", "slides"])
def test_the_command(
    command: str, source: Path, tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch
) -> None:
    nb = small()
    nb.metadata.widgets = {"application/vnd.jupyter.widget-state+json": {"0": {"model_name": "HBoxModel"}}}  # Colab's
    nbformat.write(nb, source / "01_first.ipynb")
    monkeypatch.chdir(tmp_path)
    assert main([command, "--notebooks", str(source)]) == 0
    said = capsys.readouterr().out
    assert "3 pages are in" in said
    assert str(tmp_path / command / "index.html") in said
    first = contents(tmp_path / command)
    with pytest.raises(SystemExit, match="2"):
        main([command, "--notebooks", str(source)])
    assert "--replace" in capsys.readouterr().err
    assert main([command, "--replace", "--notebooks", str(source)]) == 0
    assert contents(tmp_path / command) == first, "the same notebooks, other bytes"
    (tmp_path / command / "mine.txt").write_text("mine")
    with pytest.raises(SystemExit, match="2"):
        main([command, "--replace", "--notebooks", str(source)])
    assert "mine.txt is new" in capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("command", ["html", "slides"])
def test_the_templates_come_with_the_package(command: str, source: Path, tmp_path: Path) -> None:
    """As after `pip install`: the package alone, in another place, and a user's own templates of the same names."""
    nbformat.write(small(), source / "01_first.ipynb")
    package = ROOT / "course_utils"
    shutil.copytree(package, tmp_path / "site" / "course_utils", ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("course", "slides"):
        folder = tmp_path / "jupyter" / "nbconvert" / "templates" / name
        folder.mkdir(parents=True)
        for file in ("cells.html.j2", "index.html.j2", "page.html.j2"):
            (folder / file).write_text("not ours")
    done = subprocess.run(
        [sys.executable, "-m", "course_utils.teaching", command, "made", "--notebooks", str(source)],
        cwd=tmp_path / "site",
        env={"JUPYTER_PATH": str(tmp_path / "jupyter"), "HOME": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    page = (tmp_path / "site" / "made" / "01_first.html").read_text(encoding="utf-8")
    assert "What it is." in page
    assert "not ours" not in page
