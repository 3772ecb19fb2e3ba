"""The test before and after the course: two forms of twelve questions as pages, and their key.

The questions, with the right answers and what each wrong one shows, are in `quiz.toml`.
"""

import html
import re
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from course_utils.teaching.course_files import PACKAGE, MadeFolder
from course_utils.teaching.pages import plain_page

LIST_OF_FILES = ".quiz.json"
FORMS = ("before", "after")
LETTERS = "abcd"
_ASSETS = Path(__file__).with_name("_assets")
_LEAD = (
    "You have 15 minutes. Work on your own, without notes and without running code. Tick one box per question, or write a "
    "number. If you do not know, leave it empty: that counts as not right, and a lucky guess would hide what the course "
    "should explain better. This test is about the course. You get no mark."
)
_POLICY = (
    "default-src 'none'; img-src data:; style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; "
    "form-action 'none'"
)
_WHO = (
    '<p class="who"><label>Name <input id="learner" autocomplete="off"></label>\n'
    '<label>Date <input class="date" autocomplete="off"></label></p>'
)
_LINE = "On a screen: your answers as one line. Copy it, and send it to your teacher."
_KEY_LEAD = "For the teacher; keep it from the learners. An answer that was left empty counts as not right."


def pairs() -> list[dict[str, Any]]:
    """The twelve pairs of questions, as `quiz.toml` has them."""
    return list(tomllib.loads(Path(__file__).with_name("quiz.toml").read_text(encoding="utf-8"))["pair"])


def columns() -> list[str]:
    """The header of a table of answers."""
    return ["learner", "form", *(f"q{number}" for number in range(1, len(pairs()) + 1))]


def make_quiz(destination: str | Path, *, replace: bool = False) -> Path:
    """Write the two forms, the key and an empty table for the answers: all of them, or none.

    Args:
        destination: a folder that does not exist or is empty.
        replace: replace a destination that this function made, and in which no file was changed or added.

    Returns:
        The destination.

    Raises:
        FileExistsError: the destination holds something, and may not be replaced.
        ValueError: the destination lies inside the course's notebooks, or holds them.
    """
    folder = MadeFolder("quiz", LIST_OF_FILES, Path(destination), replace=replace)
    folder.check(PACKAGE.parent / "notebooks")
    pages = {f"{form}.html": _form(form) for form in FORMS} | {"key.html": _key()}
    files = {name: page.encode() for name, page in pages.items()}
    return folder.write(files | {"answers.csv": (",".join(columns()) + "\n").encode()})


# --- the pages ----------------------------------------------------------------------------------------------------------


def _form(form: str) -> str:
    questions = "\n".join(_question(number, pair[form]) for number, pair in enumerate(pairs(), start=1))
    line = f'<p id="line" data-form="{form}" hidden><label>{_LINE} <input id="row" readonly></label></p>'
    script = f"<script>\n{_asset('quiz.js')}</script>"
    title = f"Twelve questions {form} the course"
    return plain_page(title, "\n".join([f"<p>{_LEAD}</p>", _WHO, questions, line, script]), style="quiz.css", policy=_POLICY)


def _question(number: int, own: dict[str, Any]) -> str:
    name = f"q{number}"
    box = f'<input type="text" name="{name}" inputmode="decimal" autocomplete="off">'
    role, answers = "group", [f'<label class="number">Your number: {box}</label>']
    if "choices" in own:
        role, answers = (
            "radiogroup",
            [
                f'<label class="choice"><input type="radio" name="{name}" value="{letter}"><b>{letter}</b> '
                f"<span>{_inline(text)}</span></label>"
                for letter, (_, text) in zip(LETTERS, own["choices"], strict=True)
            ],
        )
    return (
        f'<section class="question">\n<h2 id="{name}">Question {number}</h2>\n{_blocks(own["ask"])}\n'
        f'<div role="{role}" aria-labelledby="{name}">\n' + "\n".join(answers) + "\n</div>\n</section>"
    )


def _key() -> str:
    numbers = range(1, len(pairs()) + 1)
    head = ["", *map(str, numbers)]
    strip = _table([head, *([form, *(_told(pair[form], "right") for pair in pairs())] for form in FORMS)])
    parts = []
    for number, pair in zip(numbers, pairs(), strict=True):
        rows = [["before", "after", "what the answer shows"]]
        for name, shows in {"right": "**Right.**", **pair["shows"]}.items():
            rows.append([*(_told(pair[form], name, whole=True) for form in FORMS), shows])
        whys = "".join(f"<p><b>{form.title()}:</b> {_inline(pair[form]['why'])}</p>\n" for form in FORMS)
        parts.append(
            f'<section class="question key">\n<h2>Question {number}</h2>\n<p>You can {_inline(pair["objective"])} '
            f"(notebook {pair['notebook']}, section {pair['section']}).</p>\n{_table(rows)}\n{whys}</section>"
        )
    body = f"<p>{_KEY_LEAD}</p>\n{strip}\n" + "\n".join(parts)
    return plain_page("Key to the questions before and after", body, style="quiz.css", policy=_POLICY)


def _told(own: dict[str, Any], name: str, *, whole: bool = False) -> str:
    """An answer by its letter or number; the whole one with its text."""
    if "choices" not in own:
        return f"{own['number'] if name == 'right' else own['wrong'][name]:g}"
    place = [choice for choice, _ in own["choices"]].index(name)
    return f"{LETTERS[place]}: {own['choices'][place][1]}" if whole else LETTERS[place]


def _blocks(text: str) -> str:
    """Paragraphs, tables and code, parted by empty lines."""
    found = []
    for block in text.strip("\n").split("\n\n"):
        lines = block.split("\n")
        if block.startswith("    "):
            found.append(f"<pre>{html.escape(block.replace('    ', '', 1))}</pre>")
        elif block.startswith("|"):
            found.append(_table([line.strip("| ").split(" | ") for line in lines]))
        else:
            found.append(f"<p>{_inline(' '.join(lines))}</p>")
    return "\n".join(found)


def _table(rows: Sequence[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{_inline(cell)}</th>' if cell else "<td></td>" for cell in rows[0])
    body = "".join("<tr>" + "".join(f"<td>{_inline(cell)}</td>" for cell in row) + "</tr>\n" for row in rows[1:])
    return f'<div class="table" tabindex="0"><table>\n<thead><tr>{head}</tr></thead>\n<tbody>\n{body}</tbody></table></div>'


def _inline(text: str) -> str:
    text = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", html.escape(text))
    return re.sub(r"`(.+?)`", r"<code>\1</code>", text)


def _asset(name: str) -> str:
    return (_ASSETS / name).read_text(encoding="utf-8")
