"""The results as pages that open from disk: one of the class for the teacher, and one for each learner to be given away."""

import html
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path

from course_utils.teaching.course_files import PACKAGE, MadeFolder
from course_utils.teaching.overview import Overview, Row
from course_utils.teaching.pages import plain_page
from course_utils.teaching.report import plain, right_of, totals

_FOR_HELP = "This page says who needs help. It is no basis for marks: what a notebook does can change what its checks say."
_WORDS = {"right": "right", "to do": "not attempted yet", "wrong": "not yet", "not judged": "could not be judged"}


def pages_folder(destination: Path, *, replace: bool) -> MadeFolder:
    """The folder to write the pages into, before any work is done.

    Args:
        destination: a folder that does not exist or is empty.
        replace: replace an earlier one in which no file was changed or added.

    Returns:
        The folder.

    Raises:
        FileExistsError: the destination holds something, and may not be replaced.
        ValueError: the destination lies inside the course's notebooks, or holds them.
    """
    folder = MadeFolder("class view", ".class_view.json", destination, replace=replace)
    folder.check(PACKAGE.parent / "notebooks")
    return folder


def write_pages(overview: Overview, *, folder: MadeFolder) -> Path:
    """Write `class.html`, and a page for each learner who handed in something.

    Args:
        overview: the results.
        folder: as from `pages_folder`.

    Returns:
        The folder's path.
    """
    names: dict[str, str] = {}
    for row in overview.rows:
        if row.grades:
            names[row.learner] = _page_name(row.learner, taken=names.values())
    pages = {names[row.learner]: _learner(row) for row in overview.rows if row.grades}
    return folder.write({name: text.encode() for name, text in {**pages, "class.html": _class(overview, names)}.items()})


def _page_name(learner: str, *, taken: Iterable[str]) -> str:
    """A file's name that every system takes, as in "learner-zoe-li.html"."""
    ascii_only = unicodedata.normalize("NFKD", learner).encode("ascii", "ignore").decode().lower()
    name = f"learner-{re.sub('[^a-z0-9]+', '-', ascii_only)[:60].strip('-')}".rstrip("-")
    number = next(n for n in range(1, 10**6) if f"{name}{f'-{n}' * (n > 1)}.html" not in set(taken))
    return f"{name}{f'-{number}' * (number > 1)}.html"


def _class(overview: Overview, pages: dict[str, str]) -> str:
    head = "".join(f'<th scope="col">{own}</th>' for own in overview.exercises)
    rows = "\n".join(_row(row, overview.exercises, pages.get(row.learner, "")) for row in overview.rows)
    foot = "".join(f"<td>{overview.right(own)}</td>" for own in overview.exercises)
    mistakes = "".join(
        f"<tr><td>{one.learners}</td><td>{one.exercise}</td><td><code>{_text(one.kind)}</code></td>"
        f"<td>{_inline(one.say)}</td></tr>\n"
        for one in overview.mistakes
    )
    body = [
        f"<p>{_FOR_HELP}</p>",
        f'<div class="table" tabindex="0"><table class="class">\n<thead><tr><th scope="col">learner</th>{head}'
        f'<th scope="col">right</th></tr></thead>\n<tbody>\n{rows}\n</tbody>\n'
        f'<tfoot><tr><th scope="row">right</th>{foot}<td></td></tr></tfoot></table></div>',
        f"<p>{_text(totals(overview))}</p>",
    ]
    if mistakes:
        heads = "".join(f'<th scope="col">{own}</th>' for own in ("learners", "exercise", "kind", "say"))
        body.append(
            f'<h2>The commonest mistakes</h2>\n<div class="table" tabindex="0"><table>\n<thead><tr>{heads}</tr></thead>\n'
            f"<tbody>\n{mistakes}</tbody></table></div>"
        )
    if overview.notes:
        body.append("<h2>Look at these</h2>\n" + _list(_text(note) for note in overview.notes))
    hints = [(row.learner, found) for row in overview.rows if (found := _hints(row))]
    if hints:
        body.append("<h2>Hints</h2>")
        body += [f"<h3>{_text(learner)}</h3>\n{_list(found)}" for learner, found in hints]
    return plain_page("What the class handed in", "\n".join(body), style="feedback.css")


def _row(row: Row, exercises: list[str], page: str) -> str:
    name = _text(row.learner)
    name = f'<a href="{page}">{name}</a>' if page else name
    cells = "".join(
        f'<td title="{_WORDS[row.grades[own].status]}">{row.grades[own].symbol}</td>' if own in row.grades else "<td></td>"
        for own in exercises
    )
    return f'<tr><th scope="row">{name}</th>{cells}<td>{right_of(row)}</td></tr>'


def _hints(row: Row) -> list[str]:
    return [
        f"<b>{grade.exercise}</b> {grade.symbol} {_text(grade.message)}" + (f" {_text(grade.hint)}" if grade.hint else "")
        for grade in row.to_look_at
    ]


def _learner(row: Row) -> str:
    parts = [f"<p>{right_of(row)} exercises are right.</p>"]
    for grade in row.grades.values():
        parts.append(f"<h2>Exercise {grade.exercise}: {grade.symbol} {_WORDS[grade.status]}</h2>")
        parts += [f"<p>{_text(grade.message)}</p>"] * bool(grade.message)
        parts += [f"<p><b>Hint:</b> {_text(grade.hint)}</p>"] * bool(grade.hint and grade.status != "right")
    return plain_page(f"Feedback for {_text(row.learner)}", "\n".join(parts), style="feedback.css")


def _list(items: Iterable[str]) -> str:
    return "<ul>\n" + "".join(f"<li>{item}</li>\n" for item in items) + "</ul>"


def _text(text: str) -> str:
    return html.escape(plain(text))


def _inline(text: str) -> str:
    return re.sub(r"`(.+?)`", r"<code>\1</code>", _text(text))
