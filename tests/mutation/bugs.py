"""What a planted bug is: one edit in a copy of the course, made the way a real slip is made."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

import nbformat
from nbformat import NotebookNode

HAND = "by hand"
BOOKS = {
    "01": "notebooks/01_getting_data_ready.ipynb",
    "02": "notebooks/02_building_a_model.ipynb",
    "03": "notebooks/03_training_a_model.ipynb",
    "04": "notebooks/04_making_predictions.ipynb",
    "05": "notebooks/05_improving_by_experiment.ipynb",
    "06": "notebooks/06_saving_and_loading.ipynb",
}


class LostPlaceError(LookupError):
    """The text that a bug changes is not there any more, or not once: mend the bug's entry."""


@dataclass(frozen=True)
class Bug:
    """One edit of one file.

    Attributes:
        name: unique, as the command line takes it.
        made_by: the name of a rule, or "by hand".
        kind: "code" or "text" of a notebook, "package", or "file" for README.md and the set-up files.
        file: the file that is edited, from the course's folder.
        shows: the edit in one line, for a reader.
        edit: makes the edit in a copy of the course, whose folder it is given.
        stored_anew: the notebook is stored anew afterwards, as a maintainer would; so its outputs fit the bug.
        module: of course_utils, where the same slip is made; "" for none.
        lane: the tests that must catch it: "default" or "simulated".
        left_out: why it changes nothing that a learner sees or is told; "" for a bug that counts.
    """

    name: str
    made_by: str
    kind: str
    file: str
    shows: str
    edit: Callable[[Path], None]
    stored_anew: bool = False
    module: str = ""
    lane: str = "default"
    left_out: str = ""

    @property
    def book(self) -> str:
        """The number of the notebook that is edited, "" for another file."""
        found = re.match(r"notebooks/(\d\d)_", self.file)
        return found[1] if found else ""

    def anew(self) -> "Bug":
        """The same slip, by somebody who then stores the notebook anew."""
        return replace(self, name=f"{self.name} +stored", stored_anew=True)


def read_book(path: Path) -> NotebookNode:
    return nbformat.reader.reads(path.read_text(encoding="utf-8"))


def write_book(path: Path, nb: NotebookNode) -> None:
    path.write_text(nbformat.writes(nb).rstrip("\n") + "\n", encoding="utf-8")


def in_book(file: str, change: Callable[[NotebookNode], None]) -> Callable[[Path], None]:
    """An edit of a notebook."""

    def edit(root: Path) -> None:
        nb = read_book(root / file)
        change(nb)
        write_book(root / file, nb)

    return edit


def cell_of(nb: NotebookNode, cell: str) -> NotebookNode:
    found = [c for c in nb.cells if c.id == cell]
    if len(found) != 1:
        raise LostPlaceError(f"no cell {cell}")
    return found[0]


def once(text: str, old: str, new: str) -> str:
    """Replace a text that stands there exactly once."""
    if text.count(old) != 1:
        raise LostPlaceError(f"{old!r} stands there {text.count(old)} times")
    return text.replace(old, new)


def alike(one: str, two: str) -> int:
    """How many characters two texts have in common at their beginning."""
    return next((i for i, (a, b) in enumerate(zip(one, two, strict=False)) if a != b), min(len(one), len(two)))


def short(old: str, new: str) -> str:
    """What differs, with a few characters around it."""
    start = alike(old, new)
    end = alike(old[start:][::-1], new[start:][::-1])
    before = old[max(0, start - 40) : start].split("\n")[-1]
    after = old[len(old) - end :][:25].split("\n")[0]
    gone, come = (" / ".join(text[start : len(text) - end].split("\n"))[:90] for text in (old, new))
    return f"{before}[{gone} -> {come}]{after}"


def text_bug(name: str, file: str, old: str, new: str, *, made_by: str = HAND, **more: object) -> Bug:
    """A bug in a plain file: `old`, which stands there once, becomes `new`."""

    def edit(root: Path) -> None:
        path = root / file
        path.write_text(once(path.read_text(encoding="utf-8"), old, new), encoding="utf-8")

    kind = "package" if file.startswith("course_utils/") else "file"
    return Bug(name, made_by, kind, file, short(old, new), edit, **more)


def cell_bug(name: str, cell: str, old: str, new: str, *, made_by: str = HAND, **more: object) -> Bug:
    """A bug in a cell, named as in "03 3-4-code-1" or "03 3-4-md-1": `old`, which stands there once, becomes `new`."""
    book, cell = cell.split()

    def change(nb: NotebookNode) -> None:
        target = cell_of(nb, cell)
        target.source = once(target.source, old, new)

    kind = "text" if "-md-" in cell else "code"
    return Bug(name, made_by, kind, BOOKS[book], short(old, new), in_book(BOOKS[book], change), **more)


def notebook_bug(
    name: str, book: str, shows: str, change: Callable[[NotebookNode], None], *, made_by: str = HAND, **more: object
) -> Bug:
    """A bug that changes a notebook in another way: a cell gone, a tag, an output."""
    return Bug(name, made_by, "code", BOOKS[book], shows, in_book(BOOKS[book], change), **more)
