"""The course as slides: decks that keep to their notebooks, and files that hold all that they need."""

import base64
import hashlib
import io
import re
from pathlib import Path

import pytest
from bs4 import BeautifulSoup
from matplotlib.image import imread
from notebook_tools import FOLDER, NAMES, ROOT, course_files, placed_cells, read
from rendered import soup_of

from course_utils.teaching import slides as slides_module
from course_utils.teaching.slides import DECKS as TEXTS
from course_utils.teaching.slides import make_slides, read_deck

DECKS = [f"{name}.html" for name in NAMES]
REVEAL = ROOT / "course_utils" / "teaching" / "_assets" / "reveal"
CHOICE = re.compile(r"^- \[( |x)\] (.+)\n(?: +`([a-z-]+)`: (.+)\n)?", re.MULTILINE)
FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
NUMBER = re.compile(r"\d+\.\d+|\d{2,}")


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The course's own slides."""
    return make_slides(FOLDER, tmp_path_factory.mktemp("made") / "slides")


def pages_of(soup: BeautifulSoup) -> list[list[BeautifulSoup]]:
    """The slides of a file by column."""
    return [column.find_all("section", recursive=False) for column in soup.select(".slides > section")]


def sections_of(name: str) -> dict[str, str]:
    """Texts, code and outputs of a notebook by the number of their section; those without a number under ""."""
    found: dict[str, str] = {}
    for placed in placed_cells(read(FOLDER / f"{name}.ipynb")):
        shown = [placed.source]
        for out in placed.cell.get("outputs", []):
            shown.append(out.get("text") or out.get("data", {}).get("text/plain", ""))
        if not placed.section.startswith("Going deeper"):
            found[placed.number] = "\n".join([found.get(placed.number, ""), *shown])
    return found


# --- the decks --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_a_deck_keeps_to_its_notebook(name: str) -> None:
    """What is copied is in the same section, word for word; so is each number of an answer."""
    sections, problems, votes = sections_of(name), [], 0
    deck = read_deck((TEXTS / f"{name}.md").read_text(encoding="utf-8"))
    assert {slide.section for slide in deck} == set(sections), "a section without a slide, or one that is not there"
    assert 20 <= len(deck) <= 30
    starts = [(one.heading, re.match(r"Minute (\d+)[.,]", one.notes)) for one in deck if one.first][1:-1]
    assert [heading for heading, minute in starts if not minute] == [], "the notes do not begin with the minute"
    minutes = [int(minute[1]) for _, minute in starts]
    assert minutes == sorted(minutes)
    assert f"{minutes[-1]} minutes" in deck[0].notes, "the recap, when the text's minutes are over"
    for slide in deck:
        section = sections[slide.section] if slide.section else "\n".join(sections.values())
        lines = {re.sub(r"\s+#.*", "", line).strip() for line in section.split("\n")} | {
            line.strip() for line in section.split("\n")
        }
        for _, block in FENCE.findall(slide.body):
            lost = [line for line in block.split("\n") if line.strip() not in lines]
            problems += [f"{slide.heading}: not in {slide.section}: {line}" for line in lost]
        body = re.sub(r"!\[.*?\]\(.*?\)", "", FENCE.sub("", slide.body)) + "\n"
        choices = CHOICE.findall(body)
        answer = "\n".join(text for mark, text, _, _ in choices if mark == "x") if choices else body
        numbers = {float(one) for one in NUMBER.findall(section)}
        lost = [one for one in NUMBER.findall(answer) if float(one) not in numbers]
        problems += [f"{slide.heading}: {one} is not in {slide.section}" for one in lost]
        if "- [" in body:
            votes += 1
            wrong = [kind and says for mark, _, kind, says in choices if mark == " "]
            if len(choices) != 3 or len(wrong) != 2 or not all(wrong):
                problems.append(f"{slide.heading}: expected three choices, one right, and below each wrong one its `kind`")
    remedy = "copy the line or the number from the notebook, or change the slide"
    assert not problems, "\n- ".join([f"course_utils/teaching/decks/{name}.md: {remedy}", *problems])
    assert votes >= 8


@pytest.mark.parametrize("name", NAMES)
def test_a_panel_is_cut_where_its_figure_is_blank(name: str) -> None:
    cells = {cell.get("id"): cell for cell in read(FOLDER / f"{name}.ipynb").cells}
    for place, *columns in re.findall(r"\(#([\w-]+) (\d+):(\d+)\)", (TEXTS / f"{name}.md").read_text(encoding="utf-8")):
        png = next(out.data["image/png"] for out in cells[place].outputs if "image/png" in out.get("data", {}))
        image = imread(io.BytesIO(base64.b64decode(png)))
        for column in columns:
            assert image[:, min(int(column), image.shape[1] - 1)].min() == 1, f"{place}: column {column} is not blank"


def test_a_deck_is_read_and_a_broken_one_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second, third = read_deck("# 01 T\n\nWords\n\nNote: Say so.\n\n---\n\n## 1.2 Why?\n\n---\n\n## So\n\nIt is.")
    assert first == ("", "01 T", "Words", "Say so.", True)
    assert (second.section, second.first, third.section, third.first) == ("1.2", True, "1.2", False)
    with pytest.raises(ValueError, match=r"a slide begins with 'Words'; expected a heading"):
        read_deck("# T\n\n---\n\nWords")
    monkeypatch.setattr(slides_module, "DECKS", tmp_path)
    for figure, message in (
        ("no-such", rf"the figure of the cell no-such, which {NAMES[0]}.ipynb does not have"),
        ("1-7-code-3 471:999", "columns 471:999 of a figure with 911; expected some of these"),
    ):
        (tmp_path / f"{NAMES[0]}.md").write_text(f"# T\n\n![](#{figure})", encoding="utf-8")
        with pytest.raises(ValueError, match=message):
            make_slides(FOLDER, tmp_path / "made")
    assert not (tmp_path / "made").exists()


# --- the files --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_contents_and_the_frame(slides: Path, name: str) -> None:
    soup = soup_of(slides / f"{name}.html")
    columns = pages_of(soup)
    assert [link["href"] for link in soup.select(".toc a")] == [f"#/{place}" for place in range(1, len(columns))]
    assert columns[0][1].h2.get_text() == "Contents", "the second slide, where the link in the bar leads"
    assert soup.html["lang"] == "en"
    ids = [one["id"] for one in soup.select("[id]")]
    assert len(set(ids)) == len(ids)
    bar = [link["href"] for link in soup.select("nav.bar a")]
    here = NAMES.index(name)
    assert bar == ["index.html", "#/0/1", *DECKS[max(0, here - 1) : here], *DECKS[here + 1 : here + 2]]
    stored = {
        out.metadata["image/png"]["alt"]
        for cell in read(FOLDER / f"{name}.ipynb").cells
        for out in cell.get("outputs", [])
        if "image/png" in out.get("data", {})
    } | {alt for cell in read(FOLDER / f"{name}.ipynb").cells for alt in re.findall(r"!\[([^\]]+)\]", cell.source)}
    assert {image["alt"] for image in soup.select(".slides img")} <= stored


def test_votes_and_notes(slides: Path) -> None:
    """The right choice waits for its step; the notes hold what the wrong ones show, and the guide's rows."""
    soup = soup_of(slides / f"{NAMES[2]}.html")
    deck = read_deck((TEXTS / f"{NAMES[2]}.md").read_text(encoding="utf-8"))
    right = [[mark == "x" for mark, *_ in CHOICE.findall(f"{slide.body}\n")] for slide in deck if "- [x]" in slide.body]
    votes = soup.select(".vote")
    assert [[len(item.select(".fragment.mark")) for item in vote("li")] for vote in votes] == right
    for vote in votes:
        assert not vote.select("input")
        assert "is right." in vote.find_parent("section").select_one(".notes").get_text()
    notes = {one.find_parent("section").select_one("h1, h2").get_text(): one.get_text() for one in soup.select(".notes")}
    guide = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
    for ask, section in re.findall(r"^\| ([^|`*]+) \| [^|]+ \| (3\.\d+) \|$", guide, re.MULTILINE):
        assert any(ask in text for text in notes.values()), (ask, section)
    assert "Guess, measure, forget, find, move. Which did you swap?" in notes["Exercises"]


# --- what is shipped --------------------------------------------------------------------------------------------------


def test_reveal_is_shipped_with_its_licence_and_as_it_was_fetched() -> None:
    digests = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in course_files(REVEAL)}
    assert digests.keys() == {"LICENSE", "README.md", "notes.js", "reset.css", "reveal.css", "reveal.js"}
    assert "Permission is hereby granted, free of charge" in (REVEAL / "LICENSE").read_text(encoding="utf-8")
    table = re.findall(r"(?m)^\| `([\w.]+)` \| `([0-9a-f]{64})` \|$", (REVEAL / "README.md").read_text(encoding="utf-8"))
    del digests["README.md"]
    assert digests == dict(table)
