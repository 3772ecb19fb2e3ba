"""Show which deprecation warnings the notebooks' cells would give, were they turned on.

    python tools/deprecations.py                                     # all six
    python tools/deprecations.py notebooks/03_training_a_model.ipynb

The stored outputs hold none: Python hides most of these warnings, and nbval compares the rest. Here every notebook
runs once more, in a kernel that shows them, and what the kernel wrote to stderr is printed with the cell that caused
it. Nothing is stored.
"""

import argparse
import re
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1] / "tests"))
from notebook_tools import notebook_paths, read
from store_notebooks import run

KINDS = ("DeprecationWarning", "PendingDeprecationWarning", "FutureWarning")
OF_A_CELL = re.compile(r"\S*ipykernel_\d+\S*\.py")  # the file name that a kernel gives to a cell


def deprecations(path: Path) -> list[tuple[int, str]]:
    """Run a notebook with these warnings turned on: each cell's index, and what it wrote to stderr."""
    nb = read(path)
    run(nb, path.resolve().parent, PYTHONWARNINGS=",".join(f"default::{kind}" for kind in KINDS))
    return [
        (i, OF_A_CELL.sub("cell", output.text))
        for i, cell in enumerate(nb.cells)
        for output in cell.get("outputs", [])
        if output.get("name") == "stderr"
    ]


def main(arguments: list[str] | None = None) -> int:
    """Print the warnings of the named notebooks, or of all six."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("notebook", nargs="*", type=Path, help="notebooks to run; all six when none is named")
    for path in parser.parse_args(arguments).notebook or notebook_paths():
        found = deprecations(path)
        print(f"{path.name}: cells with warnings: {len(found)}", flush=True)
        for i, text in found:
            print(f"  cell {i}:\n    " + "\n    ".join(text.rstrip().split("\n")), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
