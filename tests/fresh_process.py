"""A new Python for the tests that need one: starting it costs two seconds, so they share it (see conftest.py).

It prints what importing each module of the package loads beyond `import torch`; then it reads a folder, and goes on there
with the runs that `test_saving.py` left at epoch 100.
"""

import importlib
import json
import sys
from importlib.util import find_spec
from pathlib import Path

import torch

FOLDER = Path(find_spec("course_utils").origin).parent  # not imported yet
# Each module of `checks` loads all of them.
DRAWING = ("plotting", "sliders")
MODULES = [file.stem for file in FOLDER.glob("[!_]*.py")] + ["checks"]
MODULES += [f"teaching.{file.stem}" for file in (FOLDER / "teaching").glob("[!_]*.py")]


def loaded_by(module: str, *, before: set[str]) -> list[str]:
    """Import a module as the first of the package, return what it loaded, and unload all of it again."""
    importlib.import_module(f"course_utils.{module}")
    came = set(sys.modules) - before
    for name in came:
        del sys.modules[name]
    return sorted(came)


def main() -> None:
    """Import every module of the package, say what that loaded, go on with the runs."""
    before = set(sys.modules)
    loaded = {module: loaded_by(module, before=before) for module in MODULES if module not in DRAWING}
    importlib.import_module("matplotlib.pyplot")  # it is what a figure needs in any case
    loaded |= {module: loaded_by(module, before=set(sys.modules)) for module in DRAWING}
    print(json.dumps(loaded), flush=True)
    torch.set_num_threads(1)
    torch.optim.SGD([torch.ones(1)], lr=0.1)  # the first optimizer of a process costs a second; the tests go on meanwhile
    saving = importlib.import_module("test_saving")
    folder = sys.stdin.readline().strip()
    if folder:
        saving.go_on(Path(folder))


main()
