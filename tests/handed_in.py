"""Handed-in notebooks for the tests of the grader: small ones that use the exercises of notebook 01."""

from pathlib import Path

import nbformat
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

# The names of each exercise of notebook 01, its check, a right answer and a wrong one.
CHECKS = {
    "1.1": "check_gaps(birds, choice)",
    "1.2": "check_features(features, masses)",
    "1.3": "check_prepared(train_set, test_set)",
}
RIGHT = {
    "1.1": "birds = [bird for bird in load_penguins() if None not in bird.values()]\nchoice = 'drop'",
    "1.2": "features, masses = encode_penguins(complete_penguins())",
    "1.3": """(X, y), (X_other, y_other) = split(*encode_penguins(complete_penguins()))
train_set = (X - X.mean(dim=0)) / X.std(dim=0), y
test_set = (X_other - X.mean(dim=0)) / X.std(dim=0), y_other""",
}
WRONG = {
    "1.1": "birds = load_penguins()\nchoice = 'drop'",
    "1.2": "features, masses = encode_penguins(complete_penguins())\nmasses = masses.squeeze(1)",
    "1.3": "whole = encode_penguins(complete_penguins())\ntrain_set = test_set = whole",
}
BLANK = {"1.1": "birds = ...\nchoice = ...", "1.2": "features = ...\nmasses = ...", "1.3": "train_set = ...\ntest_set = ..."}
IMPORTS = """from course_utils.checks import check_features, check_gaps, check_prepared
from course_utils.data import load_penguins, split
from course_utils.penguins import complete_penguins, encode_penguins"""


def hand_in(path: Path, *cells: str) -> Path:
    """Write a notebook: `# …` is text, everything else code; after the imports of the exercises."""
    made = [new_code_cell(IMPORTS)]
    made += [new_markdown_cell(cell) if cell.startswith("# ") else new_code_cell(cell) for cell in cells]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=made), path)
    return path


def answered(**answers: str | list[str]) -> list[str]:
    """All three exercises, each with its check: `answered(e1=RIGHT["1.1"], e3=["x = 1", "…"])`, the others blank."""
    cells = []
    for number, check in CHECKS.items():
        answer = answers.get(f"e{number[2:]}", BLANK[number])
        cells += [answer] if isinstance(answer, str) else answer
        cells.append(check)
    return cells


def fake_right(path: Path) -> Path:
    """Give every check of a handed-in notebook the stored output of a right answer."""
    nb = nbformat.read(path, as_version=4)
    for cell in nb.cells:
        if cell.source.startswith("check_"):
            cell.outputs = [new_output("execute_result", {"text/plain": "✅ Right, exercise 1.1: fake"}, execution_count=1)]
            cell.execution_count = 1
    nbformat.write(nb, path)
    return path
