"""The learner's edition of each notebook runs from its first cell to its last, and waits for the learner."""

from pathlib import Path

import pytest
from notebook_runner import run_notebook
from notebook_tools import NAMES

from course_utils.checks import EXERCISES
from course_utils.teaching.edition import make_edition


@pytest.fixture(scope="module")
def edition(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_edition(Path(__file__).parents[1] / "notebooks", tmp_path_factory.mktemp("course") / "edition")


@pytest.mark.parametrize("name", NAMES)
def test_run_all(name: str, edition: Path) -> None:
    run = run_notebook(edition / f"{name}.ipynb")  # an error in a cell fails here
    own = [number for number in EXERCISES if number[0] == name[1]]
    shown = run.sections["Exercises"].text
    assert [line.split(":")[0] for line in shown.splitlines() if line.startswith("⏳")] == [
        f"⏳ To do, exercise {number}" for number in sorted(own)
    ]
    text = "\n".join(section.text for section in run.sections.values())
    assert text.count("⏳") == len(own) + 2, "two predictions wait for a guess, and each exercise for its answer"
    assert "✅" not in text
    assert "❌" not in text
