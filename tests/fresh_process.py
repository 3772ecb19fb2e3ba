"""A new Python for the tests that need one: starting it costs two seconds, so they share it (see conftest.py).

It prints what importing the package loads beyond `import torch`; then it reads a folder, and goes on there with the
runs that `test_saving.py` left at epoch 100.
"""

import importlib
import json
import sys
from pathlib import Path

import torch


def main() -> None:
    """Import every module of the package, tell what that loaded, go on with the runs."""
    before = set(sys.modules)
    package = importlib.import_module("course_utils")
    for file in Path(package.__file__).parent.glob("[!_]*.py"):
        importlib.import_module(f"course_utils.{file.stem}")
    print(json.dumps(sorted(set(sys.modules) - before)), flush=True)
    torch.set_num_threads(1)
    torch.optim.SGD([torch.ones(1)], lr=0.1)  # the first optimizer of a process costs a second; the tests go on meanwhile
    saving = importlib.import_module("test_saving")
    folder = sys.stdin.readline().strip()
    if folder:
        saving.go_on(Path(folder))


main()
