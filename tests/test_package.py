"""The package as a whole: what its source must look like, and what importing it costs."""

import ast
import inspect
import re
import sys
import textwrap
import tomllib
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
    "tables": {"_refusals", "data", "training"},
    "models": set(),
    "history": set(),
    "metrics": {"_refusals"},
    "batches": {"_refusals"},
    "training": {"_refusals", "history"},
    "plotting": {"_refusals", "history"},
    "sliders": {"_refusals", "plotting"},
    "saving": {"_refusals", "history"},
    "mistakes": set(),
    "checks": {"data", "penguins", "models", "runtime", "saving", "tables", "training"},
    "teaching": {"checks"},
    "doctor": set(),
}
# Names that may be passed by position: the data, and what a function is about.
POSITIONAL = {
    *("model", "X", "y", "X_train", "y_train", "X_test", "y_test", "y_pred", "data", "train_data", "batches", "history"),
    *("table", "column", "figure", "state", "path", "current", "kind", "seed", "prefer", "generator", "target", "birds"),
    *("nb", "source", "destination", "folder", "graded", "arguments", "given", "text"),
}


# The modules that a notebook may import from; of checks and tables only the package, which lists its own.
PUBLIC_MODULES = [stem for stem in TREES if not re.search(r"(^|\.)_|checks\.|tables\.", stem)] + ["checks", "tables"]


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
METHODS = {
    f"{name}.{own}": function
    for name, value in PUBLIC.items()
    if inspect.isclass(value)
    for own, function in vars(value).items()
    if inspect.isfunction(function) and not own.startswith("_")
}


def imported(tree):
    """(module, whether the import runs when the file is imported) for every import in a file."""
    inner = {id(node) for f in ast.walk(tree) if isinstance(f, (ast.FunctionDef, ast.Lambda)) for node in ast.walk(f)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from ((alias.name, id(node) not in inner) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, "write imports in full: from course_utils.history import History"
            names = [f"course_utils.{a.name}" for a in node.names] if node.module == "course_utils" else [node.module]
            yield from ((name, id(node) not in inner) for name in names)


def test_the_table_of_modules_is_complete():
    assert {stem.split(".")[0] for stem in TREES} == set(MAY_IMPORT), (
        "add the module to MAY_IMPORT in this file, and decide what it may import"
    )


@pytest.mark.parametrize("stem", TREES)
def test_dependencies_point_one_way(stem):
    own, folder = (
        {name.split(".")[1] for name, _ in imported(TREES[stem]) if name.startswith("course_utils.")},
        stem.split(".")[0],
    )
    may = MAY_IMPORT[folder] | ({folder} if "." in stem else set())
    assert own <= may, f"course_utils/{stem}.py imports {own - may}; see MAY_IMPORT"
    assert "course_utils" not in {name for name, _ in imported(TREES[stem])}


@pytest.mark.parametrize("stem", TREES)
def test_files_are_loaded_safely(stem):
    for node in ast.walk(TREES[stem]):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "torch.load":
            named = {keyword.arg for keyword in node.keywords}
            assert {"weights_only", "map_location"} <= named, f"{stem}, line {node.lineno}: write both out"


@pytest.mark.parametrize("stem", TREES)
def test_nothing_prints(stem):
    if stem in ("teaching.__main__", "doctor.__main__", "teaching.install"):  # commands
        return
    for node in ast.walk(TREES[stem]):
        called = ast.unparse(node.func) if isinstance(node, ast.Call) else ""
        place = f"course_utils/{stem}.py, line {getattr(node, 'lineno', '?')}"
        assert called not in ("print", "pprint", "sys.stdout.write", "sys.stderr.write"), f"{place}: return, warn or raise"
        assert not called.startswith(("logging.", "logger.")), f"{place}: return, warn or raise"


@pytest.mark.parametrize("name", [*FUNCTIONS, *METHODS])
def test_nothing_hides_what_it_takes(name):
    kinds = {parameter.kind for parameter in inspect.signature(FUNCTIONS.get(name) or METHODS[name]).parameters.values()}
    assert inspect.Parameter.VAR_KEYWORD not in kinds, f"{name}: **kwargs hides what it takes"


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if ".check_" not in name])  # their answers are the data
def test_everything_after_the_data_is_keyword_only(name):
    for parameter in inspect.signature(FUNCTIONS[name]).parameters.values():
        if parameter.kind is not inspect.Parameter.KEYWORD_ONLY:
            assert parameter.name in POSITIONAL, f"{name}: {parameter.name} should be keyword-only"


@pytest.mark.parametrize("name", PUBLIC)
def test_every_docstring_is_whole(name):
    doc = inspect.getdoc(PUBLIC[name]) or ""
    assert doc.split("\n")[0].endswith("."), f"{name}: the first line of the docstring is not a sentence"
    assert "\nSource: " in doc, (
        f'{name}: say where the course writes or uses it, as in: Source: notebook 03, "The test loop".'
    )


@pytest.mark.parametrize("name", [*FUNCTIONS, *METHODS])
def test_docstrings_describe_every_parameter_and_the_result(name):
    function = FUNCTIONS.get(name) or METHODS[name]
    doc = inspect.getdoc(function) or ""
    names = [parameter for parameter in inspect.signature(function).parameters if parameter not in ("self", "cls")]
    section = doc.split("Args:")[1].split("\n\n")[0] if "Args:" in doc else ""
    described = re.findall(r"^    \*{0,2}(\w+):", section, flags=re.MULTILINE)
    if section:
        assert described == names, f"{name}: Args: describes {described}, the parameters are {names}"
    missing = [own for own in names if not section and f"`{own}`" not in doc]
    assert not missing, f"{name}: its docstring says nothing of {missing}: add Args:, or name each in the text"
    result = str(inspect.signature(function).return_annotation)
    if name in FUNCTIONS and "None" not in result and "Iterator" not in result:
        assert re.search(r"\nReturns:\n|\breturn", doc), f"{name}: the docstring does not say what it returns"


@pytest.mark.parametrize("name", [name for name in FUNCTIONS if ".check_" not in name])  # a check catches its own
def test_docstrings_name_the_errors_that_the_body_raises(name):
    tree = ast.parse(textwrap.dedent(inspect.getsource(FUNCTIONS[name])))
    calls = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)]
    doc = inspect.getdoc(FUNCTIONS[name])
    listed = doc.split("Raises:")[1].split("\n\n")[0] if "Raises:" in doc else ""
    for error in {call.func.id for call in calls}:
        assert f"    {error}: " in listed, f"{name}: its docstring does not list {error} under Raises:"


def test_every_file_says_what_it_is_for():
    for stem, tree in TREES.items():
        assert ast.get_docstring(tree), f"course_utils/{stem}.py has no docstring"
    for stem in {stem.split(".")[0] for stem in TREES}:
        assert stem.startswith("_") or f" {stem} " in course_utils.__doc__, f"{stem} is missing in the package's docstring"


# What these need that does not come with Python, or with `import torch`; a figure has pyplot as well.
MAY_LOAD = {f"teaching.{own}": {"psutil"} for own in ("grading", "kernel", "processes", "session")}
MAY_LOAD["teaching.offline_kit"] = {"packaging"}


@pytest.mark.parametrize("stem", [stem for stem in PUBLIC_MODULES if stem != "tables"])  # which needs pandas
def test_importing_a_module_alone_loads_nothing_heavy(stem, fresh_process):
    """`torch._dynamo` or `safetensors` would cost a learner a second in every notebook."""
    loaded = fresh_process.loaded.get(stem, [])
    assert f"course_utils.{stem}" in loaded, "the fresh process failed before it could tell what this module loads"
    free = {"course_utils", *sys.stdlib_module_names, *MAY_LOAD.get(stem, ())}
    heavy = [name for name in loaded if name.split(".")[0] not in free]
    assert heavy == [], f"importing course_utils.{stem} loads these, which `import torch` alone does not"


def test_the_version_is_that_of_the_project():
    project = tomllib.loads((FOLDER.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert import_module("course_utils").__version__ == project["version"]
