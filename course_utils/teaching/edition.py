"""The learner's edition: the course's notebooks without solutions and outputs, in a folder to give away."""

import copy
import re
from pathlib import Path
from typing import TYPE_CHECKING

from course_utils.teaching.course_files import MadeFolder, course_paths, read_notebook

if TYPE_CHECKING:
    from nbformat import NotebookNode

LIST_OF_FILES = ".learners_edition.json"  # {file: its digest}: how an untouched edition is known from a learner's work
_FOLDERS = ("data", "images")
_PROGRAM = "train_distributed.py"  # by its name: another program may be the teacher's
# Where git merges two editions of a notebook, it takes one of them whole: mixed line by line, it would be no notebook.
_FOR_GIT = {".gitattributes": b"*.ipynb -merge\n", ".gitignore": b".ipynb_checkpoints/\n/models/\n/my_*\n"}
_README = Path(__file__).with_name("_assets") / "learners_edition.md"
_NO_ADDRESS = re.compile(r"\n.*OWNER/REPOSITORY.*\n")  # until somebody has published the course: .github/ELSEWHERE.md
_OF_SOLUTIONS = re.compile(r"\n*<!-- where there are solutions -->\n.+?(?=\n\n|\Z)", re.DOTALL)  # a paragraph about them
_SOLVED = re.compile(r"\b\w+_solution\b")


def without_solutions(nb: "NotebookNode", *, outputs: bool = False) -> "NotebookNode":
    """Copy a notebook without the cells tagged `solution`, without outputs and execution counts.

    Args:
        nb: a notebook of format 4; it stays as it is.
        outputs: keep the outputs and execution counts.

    Returns:
        The copy. Ids, tags and sources are the same, without paragraphs marked as about the solutions, and so are all
        metadata but those that hold a text's numbers.

    Raises:
        ValueError: a code cell that is not tagged names `…_solution`, which would give a solution away.
    """
    nb = copy.deepcopy(nb)
    nb.cells = [cell for cell in nb.cells if "solution" not in cell.metadata.get("tags", [])]
    for cell in nb.cells:
        if cell.cell_type != "code":
            cell.source = _OF_SOLUTIONS.sub("", cell.source)
            for held in ("answers", "numbers"):  # for maintainers: what a text says is held by these
                cell.metadata.pop(held, None)
            continue
        if found := _SOLVED.search(cell.source):
            raise ValueError(
                f"cell {cell.get('id')} names {found.group()} without a tag; expected it in a cell with the tag `solution`"
            )
        if not outputs:
            cell.outputs, cell.execution_count = [], None
    return nb


def make_edition(source: str | Path, destination: str | Path, *, replace: bool = False) -> Path:
    """Make the learner's edition of the course: whole, or not at all.

    The notebooks come without solutions and outputs. `data/`, `images/`, and the texts and the program beside the notebooks
    come with them, and a README of its own; hidden files, what notebooks saved and copies such as `my_03.ipynb` do not.
    In a git repository, a learner's notebook is never mixed with that of a newer edition, and JupyterLab's checkpoints,
    saved models and copies stay out.

    Args:
        source: the folder of the course's notebooks.
        destination: a folder that does not exist or is empty.
        replace: replace a destination that is an earlier edition in which no file was changed or added.

    Returns:
        The destination.

    Raises:
        FileNotFoundError: the source holds no course notebooks.
        FileExistsError: the destination holds something, and may not be replaced.
        ValueError: the destination lies inside the source, or holds it; or a notebook would give a solution away.
    """
    source = Path(source).resolve()
    if not (notebooks := course_paths(source)):
        raise FileNotFoundError(f"no course notebooks in {source}; expected files such as 01_getting_data_ready.ipynb")
    folder = MadeFolder("learner's edition", LIST_OF_FILES, Path(destination), replace=replace)
    folder.check(source)
    readme = {"README.md": _NO_ADDRESS.sub("", _README.read_text(encoding="utf-8")).encode()}
    return folder.write({path.name: _stripped(path) for path in notebooks} | companions(source) | _FOR_GIT | readme)


def _stripped(path: Path) -> bytes:
    import nbformat

    nb = read_notebook(path)
    try:
        nb = without_solutions(nb)
        for cell in nb.cells:
            cell.source = cell.source.replace("](../README.md", "](README.md")
        return (nbformat.writes(nb).rstrip("\n") + "\n").encode()
    except ValueError as error:
        raise ValueError(f"{path.name}: {error}") from error


def companions(source: Path) -> dict[str, bytes]:
    """What comes with the notebooks: texts, program, data and images.

    Args:
        source: the folder of the course's notebooks.

    Returns:
        `{name in the edition: contents}`; hidden files and copies of a learner's are left out.
    """
    paths = [path for path in (*source.glob("*.md"), source / _PROGRAM) if path.is_file()]
    for folder in _FOLDERS:
        paths += [path for path in (source / folder).rglob("*") if path.is_file()]
    relative = {path.relative_to(source): path for path in sorted(paths)}
    return {
        own.as_posix(): path.read_bytes()
        for own, path in relative.items()
        if not any(part.startswith((".", "__", "my_")) for part in own.parts)
    }
