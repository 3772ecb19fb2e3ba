"""The package as a whole: what its source must look like, and what importing it costs."""

import ast
import inspect
import re
import sys
from importlib import import_module
from pathlib import Path

import pytest

import course_utils

FOLDER = Path(course_utils.__file__).parent
FILES = sorted(FOLDER.rglob("*.py"))


def stem_of(file):
    """`data`, `checks.frame`, `checks.__init__`: a module's name inside the package."""
    return ".".join(file.relative_to(FOLDER).with_suffix("").parts)


TREES = {stem_of(file): ast.parse(file.read_text(encoding="utf-8")) for file in FILES}

# Which modules of the package each module, or each folder of modules, may import: dependencies point one way.
MAY_IMPORT = {
    "__init__": set(),
    "_refusals": {"history"},
    "runtime": {"_refusals"},
    "data": {"_refusals"},
    "penguins": {"_refusals", "data"},
    "models": set(),
    "history": set(),
    "metrics": {"_refusals"},
    "batches": {"_refusals"},
    "training": {"_refusals", "history"},
    "plotting": {"_refusals", "history"},
    "sliders": {"_refusals", "plotting"},
    "saving": {"_refusals", "history"},
    "mistakes": set(),
    "checks": {"data", "penguins"},
    "teaching": {"checks"},
    "doctor": set(),
}


# The modules that a notebook may import from; of the checks only the package, which lists them.
PUBLIC_MODULES = [stem for stem in TREES if not re.search(r"(^|\.)_|checks\.", stem)] + ["checks"]


def public():
    """Every public function and class of the package, by `module.name`."""
    for stem in (s for s in PUBLIC_MODULES if not s.startswith("teaching.")):  # of these the commands are public
        module = import_module(f"course_utils.{stem}")
        for name, value in vars(module).items():
            own = getattr(value, "__module__", None) == module.__name__ or name in getattr(module, "__all__", ())
            if own and not name.startswith("_") and (inspect.isfunction(value) or inspect.isclass(value)):
                yield f"{stem}.{name}", value


PUBLIC = dict(public())
FUNCTIONS = {name: value for name, value in PUBLIC.items() if inspect.isfunction(value)}


def imported(tree):
    """The modules that a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports in full: from course_utils.history import History"
            names = [f"course_utils.{a.name}" for a in node.names] if node.module == "course_utils" else [node.module]
            yield from names


def test_the_table_of_modules_is_complete():
    assert {stem.split(".")[0] for stem in TREES} == set(MAY_IMPORT), (
        "add the module to MAY_IMPORT in this file, and decide what it may import"
    )
    assert {"train", "evaluate", "predict"} <= {name.split(".")[1] for name in FUNCTIONS}
    assert len(FUNCTIONS) >= 24


@pytest.mark.parametrize("stem", TREES)
def test_dependencies_point_one_way(stem):
    own, folder = (
        {name.split(".")[1] for name in imported(TREES[stem]) if name.startswith("course_utils.")},
        stem.split(".")[0],
    )
    may = MAY_IMPORT[folder] | ({folder} if "." in stem else set())
    assert own <= may, f"course_utils/{stem}.py imports {own - may}; see MAY_IMPORT"
    assert "course_utils" not in set(imported(TREES[stem]))


@pytest.mark.parametrize("stem", TREES)
def test_files_are_loaded_safely(stem):
    for node in ast.walk(TREES[stem]):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "torch.load":
            named = {keyword.arg for keyword in node.keywords}
            assert {"weights_only", "map_location"} <= named, f"{stem}, line {node.lineno}: write both out"


@pytest.mark.parametrize("name", PUBLIC)
def test_every_docstring_is_whole(name):
    doc = inspect.getdoc(PUBLIC[name]) or ""
    assert doc.split("\n")[0].endswith("."), f"{name}: the first line of the docstring is not a sentence"
    assert "\nSource: " in doc, (
        f'{name}: say where the course writes or uses it, as in: Source: notebook 03, "The test loop".'
    )


def test_every_file_says_what_it_is_for():
    for stem, tree in TREES.items():
        assert ast.get_docstring(tree), f"course_utils/{stem}.py has no docstring"
    for stem in {stem.split(".")[0] for stem in TREES}:
        assert stem.startswith("_") or f" {stem} " in course_utils.__doc__, f"{stem} is missing in the package's docstring"


# What these need that does not come with Python, or with `import torch`; a figure has pyplot as well.
MAY_LOAD = {"teaching.grading": {"psutil"}, "teaching.kernel": {"psutil"}, "teaching.offline_kit": {"packaging"}}


@pytest.mark.parametrize("stem", PUBLIC_MODULES)
def test_importing_a_module_alone_loads_nothing_heavy(stem, fresh_process):
    """`torch._dynamo` or `safetensors` would cost a learner a second in every notebook."""
    loaded = fresh_process.loaded.get(stem, [])
    assert f"course_utils.{stem}" in loaded, "the fresh process failed before it could tell what this module loads"
    free = {"course_utils", *sys.stdlib_module_names, *MAY_LOAD.get(stem, ())}
    heavy = [name for name in loaded if name.split(".")[0] not in free]
    assert heavy == [], f"importing course_utils.{stem} loads these, which `import torch` alone does not"
