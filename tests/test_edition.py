"""The learner's edition: without solutions and outputs, else the same; whole or not at all; nobody's work is lost."""

import errno
import json
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import nbformat
import pytest
from exercise_rules import last_call
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_tools import FOLDER, NAMES, WORKSHEET, code_cells, notebook_paths, read, stored_text, unbound
from store_notebooks import run

from course_utils.checks import EXERCISES
from course_utils.teaching.__main__ import main
from course_utils.teaching.course_files import read_notebook, write_file
from course_utils.teaching.edition import LIST_OF_FILES, make_edition, without_solutions
from course_utils.teaching.pages import make_pages
from course_utils.teaching.slides import make_slides

OWN = {LIST_OF_FILES, ".gitattributes", ".gitignore", "README.md"}
SOLUTION = {"tags": ["solution"], "jupyter": {"source_hidden": True, "outputs_hidden": True}}


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The learner's edition of the course."""
    return make_edition(FOLDER, tmp_path_factory.mktemp("made") / "edition")


@pytest.fixture
def source(tmp_path: Path) -> Path:
    """A small course: one notebook with a solution, data, pictures, and much that is not for learners."""
    folder = tmp_path / "notebooks"
    wanted = ("glossary.md", "data/numbers.csv", "images/deep/picture.png")
    private = ("my_notes.md", "grades.csv", "data/.hidden", "models/model.pt", ".ruff.toml")
    for name in (*wanted, *private, ".ipynb_checkpoints/03_old-checkpoint.ipynb"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(name)
    for name in ("03_small", "my_03", "03_small-Copy1", "Untitled"):
        nbformat.write(small(), folder / f"{name}.ipynb")
    return folder


def small() -> NotebookNode:
    """Text, an exercise and its solution."""
    output = new_output("stream", text="2\n")
    return new_notebook(
        cells=[
            new_markdown_cell("# Text", id="text"),
            new_code_cell("answer = ...", id="answer", metadata={"tags": ["kept"]}, execution_count=3, outputs=[output]),
            new_code_cell("answer_solution = 2", id="solution", metadata=SOLUTION, outputs=[output]),
            new_markdown_cell("Because 1 + 1 = 2.", id="why", metadata={"tags": ["solution"]}),
        ],
        metadata={"kernelspec": {"name": "python3", "display_name": "Python 3"}},
    )


def files(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


# --- one notebook -----------------------------------------------------------------------------------------------------


def test_solutions_and_outputs_go_and_all_else_stays() -> None:
    nb = small()
    bare = without_solutions(nb)
    assert [cell.id for cell in bare.cells] == ["text", "answer"]
    assert bare.cells[1].metadata == {"tags": ["kept"]}
    assert (bare.cells[1].outputs, bare.cells[1].execution_count) == ([], None)
    assert bare.cells[1].source == "answer = ..."
    assert bare.metadata == nb.metadata
    assert nb == small(), "the notebook that was given must not change"


def test_an_untagged_solution_is_noticed() -> None:
    nb = small()
    nb.cells[2].metadata = nbformat.from_dict({})
    with pytest.raises(ValueError, match="answer_solution"):
        without_solutions(nb)


# --- the course's own -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", NAMES)
def test_the_edition_of_each_notebook(edition: Path, name: str) -> None:
    whole, bare = read(FOLDER / f"{name}.ipynb"), read(edition / f"{name}.ipynb")
    kept = [cell for cell in whole.cells if "solution" not in cell.metadata.get("tags", [])]
    for cell in kept:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
        else:
            cell.source = cell.source.split("\n\n<!-- where there are solutions")[0].replace("(../README", "(README")
        cell.metadata = {key: value for key, value in cell.metadata.items() if key not in ("answers", "numbers")}
    assert bare.cells == kept
    lost = unbound(cell.source for cell in kept if cell.cell_type == "code")
    assert not lost, f"only a solution, which goes, makes {lost}"
    assert (bare.metadata, bare.nbformat, bare.nbformat_minor) == (whole.metadata, whole.nbformat, whole.nbformat_minor)
    text = (edition / f"{name}.ipynb").read_text(encoding="utf-8")
    assert text == nbformat.writes(bare).rstrip("\n") + "\n"
    exercises = [number for number in EXERCISES if number.startswith(f"{int(name[:2])}.")]
    assert len(kept) <= len(whole.cells) - len(exercises), "each exercise has a solution, which goes"
    assert not re.search(r"\w_solution\b|our solution|cell hidden|closed heading|\]\(\.\./", text), "there is none in it"
    for number in exercises:
        assert f"{EXERCISES[number].__name__}(" in text, f"the learner's edition must keep the check of {number}"


def test_what_lies_beside_the_notebooks(edition: Path) -> None:
    expected = {path.name for path in (*notebook_paths(), WORKSHEET)} | OWN
    expected |= {"glossary.md", "train_distributed.py"}
    expected |= {path.relative_to(FOLDER).as_posix() for name in ("data", "images") for path in (FOLDER / name).glob("*")}
    assert files(edition).keys() == expected
    readme = (edition / "README.md").read_text(encoding="utf-8")
    assert "OWNER" not in readme, "no link leads nowhere before the course is published"
    links = [link for link in re.findall(r"\]\(([^)]+)|<(http[^>]+)|`(\d\w+\.ipynb)`", readme) for link in link if link]
    assert [link for link in links if "://" not in link and not (edition / link).is_file()] == []
    assert (edition / "data" / "penguins.csv").read_bytes() == (FOLDER / "data" / "penguins.csv").read_bytes()


def test_private_and_saved_files_stay_behind(source: Path, tmp_path: Path) -> None:
    made = make_edition(source, tmp_path / "edition")
    wanted = {"03_small.ipynb", "glossary.md", "data/numbers.csv", "images/deep/picture.png"}
    assert files(made).keys() == wanted | OWN


# --- refusals ---------------------------------------------------------------------------------------------------------


def test_a_source_without_notebooks(tmp_path: Path) -> None:
    (tmp_path / "source").mkdir()
    nbformat.write(small(), tmp_path / "source" / "my_03.ipynb")
    with pytest.raises(FileNotFoundError, match="01_getting_data_ready"):
        make_edition(tmp_path / "source", tmp_path / "edition")
    assert not (tmp_path / "edition").exists()


@pytest.mark.parametrize("place", ["edition", ".."])
def test_a_destination_inside_or_around_the_source(source: Path, place: str) -> None:
    before = files(source)
    with pytest.raises(ValueError, match="apart from"):
        make_edition(source, source / place, replace=True)
    assert files(source) == before
    assert not (source / "edition").exists()


def test_a_destination_through_a_link(source: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(source, target_is_directory=True)
    with pytest.raises(ValueError, match="apart from"):
        make_edition(source, tmp_path / "link" / "edition")
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (tmp_path / "to_elsewhere").symlink_to(elsewhere, target_is_directory=True)
    with pytest.raises(FileExistsError, match="link"):
        make_edition(source, tmp_path / "to_elsewhere", replace=True)


def test_a_destination_that_is_not_empty(source: Path, tmp_path: Path) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "work.txt").write_text("mine")
    for replace in (False, True):
        with pytest.raises(FileExistsError, match="untouched" if replace else "--replace"):
            make_edition(source, tmp_path / "full", replace=replace)
    assert files(tmp_path / "full") == {"work.txt": b"mine"}
    (tmp_path / "file").write_text("mine")
    with pytest.raises(FileExistsError, match="is a file"):
        make_edition(source, tmp_path / "file", replace=True)


def checkpoint(made: Path, text: str) -> None:
    (made / ".ipynb_checkpoints").mkdir()
    (made / ".ipynb_checkpoints" / "03_small-checkpoint.ipynb").write_text(text)


def test_replace_takes_an_untouched_edition(source: Path, tmp_path: Path) -> None:
    (tmp_path / "a" / "edition").mkdir(parents=True)  # an empty folder is as good as none
    made = make_edition(source, tmp_path / "a" / "edition")
    with pytest.raises(FileExistsError, match="--replace"):
        make_edition(source, made)
    (source / "glossary.md").write_text("New words.")
    (source / "data" / "numbers.csv").unlink()
    checkpoint(made, (made / "03_small.ipynb").read_text())  # JupyterLab's copy of an untouched notebook
    assert make_edition(source, made, replace=True) == made
    assert (made / "glossary.md").read_text() == "New words."
    assert not (made / "data" / "numbers.csv").exists()
    assert [path.name for path in made.parent.iterdir()] == ["edition"]


@pytest.mark.parametrize(
    "change",
    [
        lambda made: (made / "03_small.ipynb").write_text((made / "03_small.ipynb").read_text().replace("...", "2")),
        lambda made: (made / "data" / "mine.csv").write_text("mine"),
        lambda made: (made / "models").mkdir(),
        lambda made: checkpoint(made, "work"),
        lambda made: (made / LIST_OF_FILES).unlink(),
        lambda made: (made / LIST_OF_FILES).write_text("[]"),
        lambda made: shutil.copy(made / "03_small.ipynb", made / "my_03.ipynb"),
    ],
    ids=["edited", "new", "folder", "checkpoint", "no list", "bad list", "my copy"],
)
def test_replace_never_takes_a_learners_work(source: Path, tmp_path: Path, change: Callable[[Path], object]) -> None:
    made = make_edition(source, tmp_path / "edition")
    change(made)
    before = files(made)
    with pytest.raises(FileExistsError, match="Nothing was replaced"):
        make_edition(source, made, replace=True)
    assert files(made) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition", "notebooks"]


def test_nothing_half_written_stays(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_edition(source, tmp_path / "edition")
    before, write, written = files(made), Path.write_bytes, []

    def full(path: Path, content: bytes) -> int:
        written.append(path)
        if len(written) > 2:
            write(path, content[:1])
            raise OSError(errno.ENOSPC, "No space left on device")
        return write(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    for destination in (made, tmp_path / "other"):
        written.clear()
        with pytest.raises(OSError, match=rf"^\S+{destination.name} was not written \(No space left on device\): free some"):
            make_edition(source, destination, replace=True)
    assert files(made) == before
    with pytest.raises(OSError, match=r"\.gitattributes was not written"):
        write_file(made / ".gitattributes", b"new")
    assert files(made) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition", "notebooks"]


def test_a_failed_move_gives_the_old_edition_back(source: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make_edition(source, tmp_path / "edition")
    before, rename = files(made), Path.rename

    def fails_for_the_new_one(path: Path, target: Path) -> Path:
        if target == made and not path.name.endswith(".old"):
            raise PermissionError("in use")
        return rename(path, target)

    monkeypatch.setattr(Path, "rename", fails_for_the_new_one)
    with pytest.raises(PermissionError):
        make_edition(source, made, replace=True)
    assert files(made) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition", "notebooks"]


# --- the command ------------------------------------------------------------------------------------------------------


def test_the_command(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["learners-edition", "--notebooks", str(source)]) == 0
    assert "learners_edition" in capsys.readouterr().out
    assert "03_small.ipynb" in files(tmp_path / "learners_edition")
    with pytest.raises(SystemExit, match="2"):
        main(["learners-edition", "--notebooks", str(source)])
    assert "--replace" in capsys.readouterr().err
    assert main(["learners-edition", "--replace", "--notebooks", str(source)]) == 0
    with pytest.raises(SystemExit, match="2"):
        main(["learners-edition", "other", "--notebooks", str(tmp_path)])
    assert "01_getting_data_ready" in capsys.readouterr().err


def test_the_command_finds_the_course_by_itself(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["learners-edition", "made"]) == 0
    assert {f"{name}.ipynb" for name in NAMES} < files(tmp_path / "made").keys()


@pytest.mark.parametrize("where", ["edition", "edition/data", "."])
def test_a_destination_is_reached_by_way_of_itself(source: Path, tmp_path: Path, where: str, monkeypatch) -> None:
    made = make_edition(source, tmp_path / "edition")
    monkeypatch.chdir(tmp_path / where)
    way = {"edition": "../edition", "edition/data": "..", ".": "edition"}[where]
    assert make_edition(source, way, replace=True) == made
    assert sorted(path.name for path in tmp_path.iterdir()) == ["edition", "notebooks"]
    assert (tmp_path / "edition" / "03_small.ipynb").is_file()


def test_a_whole_drive_is_refused(source: Path, tmp_path: Path, monkeypatch) -> None:
    (tmp_path / "usb").mkdir()
    monkeypatch.setattr("os.path.ismount", lambda path: Path(path).name == "usb")
    with pytest.raises(ValueError, match=r"usb is a whole drive; expected a folder on it, such as .*course"):
        make_edition(source, tmp_path / "usb")
    with pytest.raises(ValueError, match="is a whole drive"):
        make_edition(source, Path(tmp_path.anchor))


@pytest.mark.parametrize("text", ["{", "{}", '{"nbformat": 3, "worksheets": []}'])
@pytest.mark.parametrize("make", [make_edition, make_pages, make_slides])
def test_what_is_no_notebook_is_named(source: Path, tmp_path: Path, make, text: str) -> None:
    (source / "04_broken.ipynb").write_text(text)
    with pytest.raises(ValueError, match=r"^04_broken\.ipynb is not a notebook of format 4 .*git checkout 04_broken\.ipynb"):
        make(source, tmp_path / "made")
    assert not (tmp_path / "made").exists()


@pytest.mark.parametrize("make", [make_pages, make_slides])
@pytest.mark.parametrize("name", ["03_small.md", "index.md"])
def test_two_texts_do_not_become_one_page(source: Path, tmp_path: Path, make, name: str) -> None:
    (source / name).write_text("# Notes\n\nMine.\n")
    with pytest.raises(ValueError, match=rf"{name} would become .*\.html, as .* does; rename it"):
        make(source, tmp_path / "made")
    assert not (tmp_path / "made").exists()


# --- in a learner's hands ---------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
def test_run_all(name: str, edition: Path) -> None:
    nb = read(edition / f"{name}.ipynb")
    run(nb, edition)  # an error in a cell fails here
    cells = code_cells(nb)
    own = sorted(number for number in EXERCISES if number[0] == name[1])
    exercises = "\n".join(stored_text(p.cell) for p in cells if p.section.startswith("Exercises"))
    to_do = [line.split(":")[0] for line in exercises.splitlines() if line.startswith("⏳")]
    assert to_do == [f"⏳ To do, exercise {number}" for number in own]
    text = "\n".join(stored_text(p.cell) for p in cells)
    waiting = [p for p in cells if last_call(p)]
    assert text.count("⏳") == len(waiting), "each guess, each task of the lesson and each exercise waits for an answer"
    assert "✅" not in text
    assert "❌" not in text


def test_notebooks_of_other_programs_are_read(tmp_path: Path) -> None:
    nb = small()
    nb.nbformat_minor = 2  # with ids, as some programs write
    streams = [("stdout", "a\n"), ("stdout", "b\n"), ("stderr", "c\n"), ("stdout", "d\n")]
    nb.cells[1].outputs = [new_output("stream", name=name, text=text) for name, text in streams]
    (tmp_path / "ids.ipynb").write_text(json.dumps(nb), encoding="utf-8")
    found = read_notebook(tmp_path / "ids.ipynb").cells
    assert [cell.id for cell in found] == [cell.id for cell in nb.cells]
    assert [output.text for output in found[1].outputs] == ["a\nb\n", "c\n", "d\n"], "100 000 of them take minutes"
    cell = {"cell_type": "code", "language": "python", "input": "x = 1", "outputs": [], "collapsed": False, "metadata": {}}
    old = {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": [cell], "metadata": {}}]}
    (tmp_path / "old.ipynb").write_text(json.dumps(old), encoding="utf-8")
    assert [cell.source for cell in read_notebook(tmp_path / "old.ipynb").cells] == ["x = 1"]
