"""What runs inside a learner's kernel: its source is sent there, so that nothing of a learner's stands in its way.

It imports nothing of the grader. What it is asked, and what it answers, is JSON.
"""

import contextlib
import importlib.machinery
import importlib.util
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

_TEXT_LIMIT = 1000


def answer(request: str) -> str:
    """Judge what the learner defined for one exercise, by a check that is imported for the purpose."""
    asked = json.loads(request)
    space = sys.modules["__main__"].__dict__
    answers = [space.get(name, ...) for name in asked["names"]]
    with _in_folder(asked["folder"]), _course_from(asked["package"]):
        check = importlib.import_module("course_utils.checks").EXERCISES[asked["exercise"]]
        result = check(*answers)
        told: dict[str, Any] = {
            part: str(getattr(result, part))[:_TEXT_LIMIT] for part in ("status", "message", "hint", "kind")
        }
    told["undefined"] = [name for name in asked["names"] if name not in space]
    return json.dumps(told)


@contextlib.contextmanager
def _course_from(package: str) -> Iterator[None]:
    """Import the course's package again, from its own folder, and give the learner's modules back afterwards."""
    before = {name: sys.modules.pop(name) for name in list(sys.modules) if _is_course(name)}
    meta_path, path = sys.meta_path[:], sys.path[:]
    sys.meta_path[:] = [
        importlib.machinery.BuiltinImporter,
        importlib.machinery.FrozenImporter,
        importlib.machinery.PathFinder,
    ]
    sys.path[:] = [entry for entry in path if entry and Path(entry).resolve() != Path.cwd()]
    try:
        _load("course_utils", package)
        yield
    finally:
        for name in [name for name in sys.modules if _is_course(name)]:
            del sys.modules[name]
        sys.modules.update(before)
        sys.meta_path[:], sys.path[:] = meta_path, path


def _load(name: str, folder: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, Path(folder) / "__init__.py", submodule_search_locations=[folder])
    assert spec is not None  # a .py file always has a spec, and that a loader
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def _is_course(name: str) -> bool:
    return name == "course_utils" or name.startswith("course_utils.")


@contextlib.contextmanager
def _in_folder(folder: str) -> Iterator[None]:
    """The checks read `data/` in the current folder, wherever the learner's code went."""
    try:
        before = Path.cwd()
    except OSError:
        before = Path(folder)
    os.chdir(folder)
    try:
        yield
    finally:
        os.chdir(before if before.is_dir() else folder)
