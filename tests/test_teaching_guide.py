"""TEACHING.md is true: its minutes, sections, numbers, mistakes, commands and settings are those of the course."""

import re
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
from answer_runner import answers
from notebook_tools import ROOT, notebook_paths, placed_cells, read

GUIDE = (ROOT / "TEACHING.md").read_text(encoding="utf-8")
KINDS = {(answer.exercise, answer.kind) for answer in answers("wrong")}
LONGEST = 90  # minutes without a break
FULL = 0.8  # of the minutes of the text and the buffer, the text


@dataclass(frozen=True)
class Book:
    """What a notebook says of itself."""

    title: str
    text: int  # minutes
    exercises: int  # minutes
    pause: str  # the section before the break, "" without one
    sections: dict[str, str]  # what stands in each section: text, code and outputs; headings are "3.4", "Going deeper"


def book(path: Path) -> Book:
    nb = read(path)
    opening = nb.cells[0].source
    text, exercises = map(int, re.search(r"\*\*Time:\*\* (\d+) minutes, and (\d+) for", opening).groups())
    pause = re.search(r"a good place for a break is after section (\d\.\d+)", opening)
    sections: dict[str, list[str]] = {}
    for placed in placed_cells(nb):
        outputs = [str(output.get("text", output.get("data", ""))) for output in placed.cell.get("outputs", [])]
        sections.setdefault(placed.number or placed.section, []).extend([placed.source, *outputs])
    return Book(
        opening.split("\n")[0].removeprefix("# "),
        text,
        exercises,
        pause[1] if pause else "",
        {name: "\n".join(parts) for name, parts in sections.items()},
    )


BOOKS = {path.stem[:2]: book(path) for path in notebook_paths()}


def parts(text: str, level: int) -> dict[str, str]:
    """The text below each heading of a level."""
    found = re.split(rf"^{'#' * level} (.+)$", text, flags=re.MULTILINE)
    return dict(zip(found[1::2], found[2::2], strict=True))


def rows(text: str, *header: str) -> list[tuple[str, ...]]:
    """The rows of the table with this header."""
    found = re.findall(
        rf"^\| {re.escape(' | '.join(header))} \|\n\|[-|]+\|\n((?:\|.*\|\n)+)", text + "\n", flags=re.MULTILINE
    )
    assert len(found) == 1, f"expected one table with the header {header}, found {len(found)}"
    cells = [tuple(cell.strip() for cell in line.strip("|").split(" | ")) for line in found[0].splitlines()]
    assert {len(row) for row in cells} == {len(header)}, f"a row of the table {header} has other columns"
    return cells


# --- the plans --------------------------------------------------------------------------------------------------------


def clock(time: str) -> int:
    hours, minutes = time.split(":")
    return 60 * int(hours) + int(minutes)


def problems_of(heading: str, plan: list[tuple[str, ...]], books: set[str], exercises: set[str]) -> list[str]:
    """What is wrong with a plan that is to hold the whole text of some notebooks, and the exercises of some."""
    steps = [(clock(start), int(minutes), what) for start, minutes, what in plan]
    found = [
        f"{what} begins at minute {begin}, the step before ends at {start + minutes}"
        for (start, minutes, _), (begin, _, what) in pairwise(steps)
        if start + minutes != begin
    ]
    total = sum(minutes for _, minutes, _ in steps)
    if f"{total} minutes" not in heading:
        found.append(f"the steps take {total} minutes, the heading says {heading!r}")
    stretch = 0
    for _, minutes, what in steps:
        pause = what in ("break", "lunch")
        stretch = 0 if pause else stretch + minutes
        if stretch > LONGEST:
            found.append(f"{stretch} minutes without a break, up to {what!r}")
        if pause and minutes < (30 if what == "lunch" else 10):
            found.append(f"a {what} of {minutes} minutes is too short")
    if not steps[0][2].startswith("arrive") or re.match(r"\d\d, ", steps[-1][2]):
        found.append("a day begins with arriving and ends with a word of farewell")
    spent: dict[tuple[str, str], int] = {}
    order = []
    for _, minutes, what in steps:
        if step := re.fullmatch(r"(\d\d), (text|exercises)(?: (to|from) (\d\.\d+))?", what):
            number, kind, side, section = step.groups()
            spent[number, kind] = spent.get((number, kind), 0) + minutes
            order.append((number, kind, section or ""))
            pause = BOOKS[number].pause
            after = f"{pause[:2]}{int(pause[2:]) + 1}" if pause else ""
            if section and section != (pause if side == "to" else after):
                found.append(f"{what!r}: the notebook's place for a break is after {pause or 'no section'}")
    buffers = [minutes for _, minutes, what in steps if what == "buffer"]
    text = sum(BOOKS[number].text for number in books)
    halves = ",".join(what for _, _, what in steps).split(",lunch,")
    if text > FULL * (text + sum(buffers)) or not all("buffer" in half for half in halves) or max(buffers, default=0) < 15:
        found.append(f"{text} minutes of text and {buffers} of buffer, not in each half of the day, leave too little slack")
    wanted = {(number, "text"): BOOKS[number].text for number in books}
    wanted |= {(number, "exercises"): BOOKS[number].exercises for number in exercises}
    if spent != wanted:
        found.append(f"the notebooks take {wanted}, the plan gives {spent}")
    if [number for number, _, _ in order] != sorted(number for number, _, _ in order):
        found.append("the notebooks are not in their order")
    return found


PLANS = {
    heading: rows(part, "start", "minutes", "what") for heading, part in parts(GUIDE.split("\n## The six")[0], 3).items()
}
FIRST = {"01", "02", "03"}
HOLD = {  # heading: whole text, exercises
    "Half a day": ({"01", "02"}, {"01"}),
    "One day": (FIRST, FIRST),
    "The second of two days": ({*BOOKS} - FIRST, {*BOOKS} - FIRST),
}


def test_the_plans_hold() -> None:
    assert [heading.split(":")[0] for heading in PLANS] == [*HOLD]
    for heading, plan in PLANS.items():
        assert problems_of(heading, plan, *HOLD[heading.split(":")[0]]) == [], heading


def test_six_sessions_hold_everything() -> None:
    said = re.search(r"\*\*Six sessions\*\*.+?: (\d+) minutes each, (\d+) for 03, .+? of (\d+) .*? buffer of (\d+)\.", GUIDE)
    each, longest, *more = map(int, said.groups())
    needed = {number: own.text + own.exercises + sum(more) for number, own in BOOKS.items()}
    assert needed.pop("03") <= longest
    assert max(needed.values()) <= each


# --- the notebooks ----------------------------------------------------------------------------------------------------

LESSONS = {heading[:2]: (heading, part) for heading, part in parts(parts(GUIDE, 2)["The six notebooks"], 3).items()}
SECTION = re.compile(r"(?<![\d.−-])[1-6]\.\d{1,2}(?![\d.]\d|\d)")
EXERCISE = re.compile(r"exercises? (\d\.\d)")
NUMBER = re.compile(r"[−-]?\d+(?:\.\d+)?")


def plain(text: str) -> str:
    return text.replace("−", "-").replace("+0.", "0.")


def lost_numbers(said: str, source: str) -> list[str]:
    """The numbers of a sentence that do not stand in a text."""
    there = set(NUMBER.findall(plain(source)))
    return [number for number in NUMBER.findall(plain(said)) if number not in there]


def test_every_notebook_has_its_part_with_its_title_and_minutes() -> None:
    headings = [heading for heading, _ in LESSONS.values()]
    assert headings == [f"{own.title}: {own.text} + {own.exercises} minutes" for own in BOOKS.values()]


@pytest.mark.parametrize("number", BOOKS)
def test_questions_have_their_answers_where_the_guide_says(number: str) -> None:
    sections, problems = BOOKS[number].sections, []
    for ask, answer, where in rows(LESSONS[number][1], "ask", "listen for", "where"):
        if where not in sections:
            problems.append(f"{ask} {where} is no section of notebook {number}")
        elif lost := lost_numbers(f"{ask} {answer}", sections[where]):
            problems.append(f"{ask} {answer}: {lost} do not stand in {where}")
    assert not problems, "\n- ".join(["TEACHING.md:", *problems])


@pytest.mark.parametrize("number", BOOKS)
def test_mistakes_are_real_ones(number: str) -> None:
    exercises = {own for own, _ in KINDS if own.startswith(f"{int(number)}.")}
    told = set()
    for wrong, _, where in rows(LESSONS[number][1], "what goes wrong", "say", "where"):
        exercise, kind = re.fullmatch(r"exercise (\d\.\d), `([a-z-]+)`", where).groups()
        told.add(exercise)
        assert exercise in exercises, f"{wrong}: notebook {number} has no exercise {exercise}"
        assert (exercise, kind) in KINDS, f"{wrong}: no wrong answer to {exercise} is of the kind {kind!r}"
    assert told == exercises, f"TEACHING.md, {number}: a row on a mistake is missing for {sorted(exercises - told)}"


@pytest.mark.parametrize("number", BOOKS)
def test_sections_and_exercises_named_for_a_notebook_are_its_own(number: str) -> None:
    lists = "\n".join(line for line in LESSONS[number][1].splitlines() if line.startswith("- "))
    exercises = {own for own, _ in KINDS if own.startswith(f"{int(number)}.")}
    assert {*EXERCISE.findall(lists)} <= exercises
    named = SECTION.findall(re.sub(r"figure \d\.\d|" + EXERCISE.pattern, "", lists))
    assert len(named) >= 4, "where to stop, what to cut, what to do together"
    assert {*named} <= BOOKS[number].sections.keys()
    for figure in re.findall(r"figure (\d\.\d)", lists):
        assert f"*Figure {figure}:" in "\n".join(BOOKS[number].sections.values())
    everything = "\n".join(BOOKS[number].sections)
    assert not [title for title in re.findall(r'"([^"]+)"', lists) if title not in everything]
