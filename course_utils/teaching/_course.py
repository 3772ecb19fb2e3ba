"""The course's own notebooks: where they are, and what is known about each."""

import copy
import inspect
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

PACKAGE = Path(__file__).resolve().parents[1]
COURSE_NAME = re.compile(r"\d\d_[a-z0-9_]+\.ipynb")  # as in 03_training_a_model.ipynb; not my_03.ipynb, not a copy


def course_folder(given: str | Path | None = None) -> Path:
    """Find the course's notebooks.

    Args:
        given: the folder, when it is known.

    Returns:
        That folder, or the folder `notebooks` beside the package, or the one in the current folder.

    Raises:
        FileNotFoundError: there are no notebooks of a course in it.

    Source: README, "Teaching with it".
    """
    places = [Path(given)] if given else [PACKAGE.parent / "notebooks", Path("notebooks")]
    for place in places:
        if course_paths(place):
            return place.resolve()
    listed = " and ".join(f"{place}" for place in places)
    raise FileNotFoundError(
        f"no course notebooks in {listed}; expected files such as 01_getting_data_ready.ipynb: use --notebooks FOLDER"
    )


def course_paths(folder: Path) -> list[Path]:
    """The course's notebooks in a folder, in order; copies and notebooks of other names are left out."""
    return sorted(path for path in folder.glob("*.ipynb") if COURSE_NAME.fullmatch(path.name) and path.is_file())


def read_notebook(path: Path) -> Any:
    """A notebook of format 4, as it stands in its file.

    Raises:
        ValueError: it is none.
    """
    import nbformat

    try:
        nb = nbformat.reader.reads(path.read_text(encoding="utf-8-sig"))
        if nb.get("nbformat") != 4:
            raise ValueError(f"its format is {nb.get('nbformat')}")
        nbformat.validate(copy.deepcopy(nb))  # which may add what is missing
    except Exception as error:  # nbformat raises many kinds
        told = (str(error).strip().splitlines() or [type(error).__name__])[0][:200]
        raise ValueError(
            f"{path.name} is no notebook of format 4 ({told}); open and save it in JupyterLab, or bring the course's own "
            f"back: git checkout {path.name}"
        ) from error
    return nb


def cell_text(cell: Mapping[str, Any]) -> str:
    """The source of a cell, which files keep as a string or as a list of lines."""
    source = cell.get("source", "")
    return "".join(source) if isinstance(source, list) else source


def cell_tags(cell: Mapping[str, Any]) -> list[Any]:
    """The tags of a cell; none when its metadata are odd."""
    metadata = cell.get("metadata")
    tags = metadata.get("tags") if isinstance(metadata, dict) else None
    return tags if isinstance(tags, list) else []


@dataclass(frozen=True)
class CourseNotebook:
    """What tells a notebook of the course from others.

    Attributes:
        stem: its name, as in "01_getting_data_ready".
        texts: the sources of its cells.
        ids: the ids of its cells.
        solutions: the sources of its solutions.

    Source: README, "Teaching with it".
    """

    stem: str
    texts: frozenset[str]
    ids: frozenset[str]
    solutions: frozenset[str]


class Course:
    """The course in a folder, with the exercises that belong to each notebook."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def notebooks(self) -> dict[str, CourseNotebook]:
        """Every notebook of the course by its number, as in "01"."""
        found = {}
        for path in course_paths(self.folder):
            cells = read_notebook(path)["cells"]
            found[path.stem[:2]] = CourseNotebook(
                path.stem,
                texts=frozenset(text for cell in cells if (text := cell_text(cell).strip())),
                ids=frozenset(cell["id"] for cell in cells if "id" in cell),
                solutions=frozenset(cell_text(cell).strip() for cell in cells if "solution" in cell_tags(cell)),
            )
        return found

    @cached_property
    def exercises(self) -> dict[str, tuple[str, tuple[str, ...]]]:
        """Every exercise by its number, as in "1.1": the name of its check, and the names that a learner defines."""
        from course_utils.checks import EXERCISES

        return {
            number: (check.__name__, tuple(inspect.signature(check).parameters))
            for number, check in sorted(EXERCISES.items(), key=lambda item: [int(part) for part in item[0].split(".")])
        }

    def exercises_of(self, number: str) -> dict[str, tuple[str, tuple[str, ...]]]:
        """The exercises of one notebook, such as "01"."""
        return {own: found for own, found in self.exercises.items() if int(own.split(".")[0]) == int(number)}
