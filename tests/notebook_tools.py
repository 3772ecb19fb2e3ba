"""Small helpers for the tests: where the notebooks are, and which section a cell belongs to."""

import ast
import base64
import builtins
import re
import shutil
import subprocess
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import nbformat
from nbformat import NotebookNode

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "notebooks"
NAMES = (
    "01_getting_data_ready",
    "02_building_a_model",
    "03_training_a_model",
    "04_making_predictions",
    "05_improving_by_experiment",
    "06_saving_and_loading",
)

WORKSHEET = FOLDER / "your_own_table.ipynb"  # for a learner's own table; the rules of the six are not its
README_PICTURE = FOLDER / "images" / "loss_surface.png"  # Figure 3.4 once more: README.md cannot show a notebook's output


def course_files(folder: Path = ROOT) -> list[Path]:
    """The files of the course below a folder: those that git tracks, not what somebody left beside them.

    In an unpacked ZIP nothing tells the two apart: there it is all files but those that programs made.
    """
    listing = ["git", "ls-files", "-z", "--", str(folder)]
    if (ROOT / ".git").exists() and shutil.which("git"):
        listed = subprocess.run(listing, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
        if listed.returncode == 0:
            return [path for name in listed.stdout.split("\0") if name and (path := ROOT / name).is_file()]
    made = re.compile(r"\.(git|venv|\w+_cache|ipynb_checkpoints|DS_Store)|__pycache__|.*\.egg-info|models")
    return [
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(made.fullmatch(part) for part in path.relative_to(ROOT).parts)
    ]


def readme_picture() -> bytes:
    """The stored Figure 3.4, as PNG."""
    cells = read(FOLDER / "03_training_a_model.ipynb").cells
    caption = next(i for i, cell in enumerate(cells) if cell.source.startswith("*Figure 3.4:"))
    return base64.b64decode(next(o.data["image/png"] for o in cells[caption - 1].outputs if o.output_type == "display_data"))


@dataclass(frozen=True)
class Placed:
    """A cell with its place: `index` from 0, and the H2 (and H3) heading that it stands under."""

    index: int
    cell: NotebookNode
    section: str  # as in "1.4 A sentence becomes a tensor" or "Recap"; "" above the first H2
    subsection: str  # the H3 heading, "" when there is none

    @property
    def number(self) -> str:
        """The section's number, as in "1.4"; "" for Recap, Going deeper, Next and the top."""
        found = re.match(r"\d+\.\d+(?= )", self.section)
        return found.group() if found else ""

    @property
    def source(self) -> str:
        return self.cell.source

    @property
    def is_code(self) -> bool:
        return self.cell.cell_type == "code"

    @property
    def is_markdown(self) -> bool:
        return self.cell.cell_type == "markdown"

    @property
    def tags(self) -> list[str]:
        return list(self.cell.metadata.get("tags", []))


def notebook_paths(folder: Path = FOLDER) -> list[Path]:
    """The six notebooks in order; a missing file is left out here, and `test_notebooks.py` says so."""
    return [path for name in NAMES if (path := folder / f"{name}.ipynb").is_file()]


def read(path: Path) -> NotebookNode:
    """Read a notebook as it is stored, without converting or repairing it."""
    return nbformat.reader.reads(path.read_text(encoding="utf-8"))


def placed_cells(nb: NotebookNode) -> list[Placed]:
    """All cells in order, each with its section. A heading is the first line of its markdown cell."""
    placed, section, subsection = [], "", ""
    for index, cell in enumerate(nb.cells):
        first = cell.source.split("\n", 1)[0]
        if cell.cell_type == "markdown" and first.startswith("## "):
            section, subsection = first[3:].strip(), ""
        elif cell.cell_type == "markdown" and first.startswith("### "):
            subsection = first[4:].strip()
        placed.append(Placed(index, cell, section, subsection))
    return placed


def unfolded(text: str) -> str:
    """A text with its folded answers open, as in "**Answer:** it falls."."""
    return re.sub(r"<details><summary>(\w+)</summary>\n\n(.*?)\n*</details>", r"**\1:** \2", text, flags=re.DOTALL)


def code_cells(nb: NotebookNode) -> list[Placed]:
    return [placed for placed in placed_cells(nb) if placed.is_code]


def markdown_cells(nb: NotebookNode) -> list[Placed]:
    return [placed for placed in placed_cells(nb) if placed.is_markdown]


def section_headings(nb: NotebookNode) -> list[str]:
    """The H2 headings in order, without the `## `."""
    return [p.section for p in markdown_cells(nb) if p.source.startswith("## ")]


def section_key(heading: str) -> str:
    """`1.4 A sentence …` -> "1.4", `Going deeper (optional)` -> "Going deeper", nothing -> "intro"."""
    first = heading.split(" ", 1)[0]
    return (first if first[:1].isdigit() else heading.split(" (")[0]) or "intro"


def section_title(heading: str) -> str:
    """The heading without its number and without a bracketed remark at its end."""
    first, _, rest = heading.partition(" ")
    return rest if first[:1].isdigit() else heading.split(" (")[0]


def unbound(sources: Iterable[str]) -> set[str]:
    """Names that some cells use, and that none of them makes; IPython has `display`."""
    used, bound = set(), {"display", *dir(builtins)}
    for node in (node for source in sources for node in ast.walk(ast.parse(source))):
        if isinstance(node, ast.Name):
            (used if isinstance(node.ctx, ast.Load) else bound).add(node.id)
        elif isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.ExceptHandler)):
            bound.add(node.name)
        elif isinstance(node, ast.arg):
            bound.add(node.arg)
        elif isinstance(node, ast.alias):
            bound.add((node.asname or node.name).split(".")[0])
    return used - bound


def stored_text(cell: NotebookNode) -> str:
    """The text that is stored as a code cell's output, as a reader sees it."""
    parts = []
    for output in cell.outputs:
        if output.output_type == "stream":
            parts.append(output.text)
        elif output.output_type in ("display_data", "execute_result"):
            text = output.data.get("text/plain", "")
            parts.append("" if text.startswith("<") and "object at 0x" in text else text)
    return "\n".join("".join(part) for part in parts)
