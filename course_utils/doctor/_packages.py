"""Python and the packages: versions within the bounds that the course was installed with, and whether they import."""

import platform
import re
import sys
from importlib import metadata
from pathlib import Path

from course_utils.doctor._ask import ask
from course_utils.doctor._least_python import REMEDY
from course_utils.doctor._row import FAULT, NOTE, OK, Row, install_again, start_anew

COURSE = "course-utils"
_MODULES = {"beautifulsoup4": "bs4", "ipython": "IPython", "pyzmq": "zmq"}  # whose name is not the package's
_IMPORT_SECONDS = 180  # for all that are left; a virus scanner looks at every file of a new PyTorch
_IMPORT_ALL = """
import importlib
for name in _sys.argv[1:]:
    try:
        importlib.import_module(name)
    except BaseException as error:
        lines = str(error).strip().splitlines() or [""]
        tell([name, type(error).__name__, lines[0][:200]])
    else:
        tell([name, "", ""])
"""
_VISUAL_C = (
    "Install Microsoft's “Visual C++ Redistributable (x64)”, which PyTorch needs on Windows, start Windows again, and run "
    "this once more. If it stays so: "
)


def check_python() -> list[Row]:
    """Whether this Python is new enough, and the course installed for it."""
    version, needed = platform.python_version(), _requires_python()
    rows = []
    if needed is None:
        rows.append(Row(NOTE, "Python", f"{version}; which one the course needs is not known here"))
    elif _within(version, needed):
        rows.append(Row(OK, "Python", f"{version}; {needed} is needed"))
    else:
        rows.append(Row(FAULT, "Python", f"{version}; {needed} is needed", REMEDY))
    if _course() is None:
        rows.append(
            Row(
                FAULT,
                COURSE,
                f"not installed for this Python, {sys.executable}",
                "If the course's folder has a folder .venv, start this with the Python in it: .venv/bin/python (on Windows "
                ".venv\\Scripts\\python) -m course_utils.doctor. If not, run the command under “Start” in README.md.",
            )
        )
    return rows


def check_packages() -> list[Row]:
    """A row for every package that the course asks for: its version, and whether it can be imported."""
    wanted = dict(_wanted())
    if not wanted:
        return []  # not installed; `check_python` says so
    problems = _import_problems([_module(name) for name in wanted if _installed(name) is not None])
    return [_row(name, bound, problems.get(_module(name))) for name, bound in wanted.items()]


def _row(name: str, bound: str, problem: "tuple[str, str] | None") -> Row:
    version = _installed(name)
    if version is None:
        return Row(FAULT, name, f"not installed; {bound or 'any version'} is needed", install_again())
    if problem:
        kind, text = problem
        remedy = start_anew()
        if name == "torch" and sys.platform == "win32" and "DLL" in text.upper():
            remedy = _VISUAL_C + remedy
        return Row(FAULT, name, f"{version}, but it cannot be imported: {kind}: {text}".rstrip(": "), remedy)
    if bound and not _within(version, bound):
        return Row(FAULT, name, f"{version}; {bound} is needed", install_again())
    return Row(OK, name, f"{version}; {bound} is needed" if bound else version)


def _wanted() -> "list[tuple[str, str]]":
    """The packages that the course asks for, with their bounds, as it was installed."""
    course = _course()
    lines = (course.requires or []) if course else []
    try:
        from packaging.requirements import Requirement
    except Exception:  # missing or broken: its own row says so; the others do without bounds
        names = [re.match(r"[\w.-]+", line) for line in lines if "extra ==" not in line]
        return [(found.group(), "") for found in names if found]
    parsed = [Requirement(line) for line in lines]
    return [(one.name, str(one.specifier)) for one in parsed if one.marker is None or one.marker.evaluate({"extra": ""})]


def _course() -> "metadata.Distribution | None":
    """The course as it was installed for this Python; what an installation for another one left in this folder is not it."""
    here = Path.cwd().resolve()
    path = [place for place in sys.path if place and Path(place).resolve() != here]
    return next(iter(metadata.distributions(name=COURSE, path=path)), None)


def _installed(name: str) -> "str | None":
    try:
        return metadata.version(name)
    except metadata.PackageNotFoundError:
        return None


def _within(version: str, bound: str) -> bool:
    """Whether a version is within bounds; yes when `packaging` is broken, which has a row of its own."""
    try:
        from packaging.specifiers import SpecifierSet
    except Exception:
        return True
    return SpecifierSet(bound).contains(version, prereleases=True)


def _requires_python() -> "str | None":
    if course := _course():
        return next(iter(course.metadata.get_all("Requires-Python") or []), None)
    project = Path(__file__).resolve().parents[2] / "pyproject.toml"
    text = project.read_text(encoding="utf-8") if project.is_file() else ""
    found = re.search(r'^requires-python = "(.+)"', text, re.MULTILINE)
    return found[1] if found else None


def _module(name: str) -> str:
    return _MODULES.get(name.lower(), name.replace("-", "_"))


def _import_problems(modules: list[str]) -> "dict[str, tuple[str, str]]":
    """What importing each module raised. One that ends its Python costs a new Python for those behind it."""
    problems, left = {}, list(modules)
    while left:
        answer = ask(_IMPORT_ALL, *left, seconds=_IMPORT_SECONDS)
        for name, kind, text in answer.told:
            left.remove(name)
            if kind:
                problems[name] = (kind, text)
        if not answer.problem or not left:
            break
        problems[left.pop(0)] = (f"Python {answer.problem}", "")
    return problems
