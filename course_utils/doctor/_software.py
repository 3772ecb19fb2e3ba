"""The software: Python, the packages, and the kernel that JupyterLab starts; and what every check of the doctor needs."""

import ast
import json
import platform
import re
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import IO, Any

from course_utils.doctor import LEAST_PYTHON, NEWER_PYTHON

OK, NOTE, FAULT = "ok", "note", "fault"
ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Row:
    """What a check found.

    Attributes:
        state: OK; NOTE, which is good to know; FAULT, which must be fixed.
        name: what was checked.
        found: what was found, in words.
        remedy: what to do about it; "" when there is nothing to do.
    """

    state: str
    name: str
    found: str
    remedy: str = ""


# --- what the remedies name -------------------------------------------------------------------------------------------


def _this_python() -> str:
    """This Python as one would type it: from the current folder, when it is inside."""
    here = Path(sys.executable)
    if here.is_relative_to(Path.cwd()):
        return str(here.relative_to(Path.cwd()))
    return f'"{here}"' if " " in str(here) else str(here)


def _install_again() -> str:
    """How to bring every package to a version that fits."""
    if not (ROOT / "pyproject.toml").is_file():  # not run from the course's folder
        return "Run install.py of the offline kit again, or install the course again as its README.md says."
    return f"In the course's folder, run: {_this_python()} -m pip install -c constraints.txt -e ."


def start_over() -> str:
    """How to get rid of packages that are broken."""
    return (
        "Delete the folder .venv and install again: with the command under “Start” in README.md, "
        "or by install.py of the offline kit."
    )


def _kernel_again() -> str:
    return f"Run: {_this_python()} -m ipykernel install --sys-prefix"


# --- asking another Python, so that what breaks there breaks nothing here ---------------------------------------------

_ANSWER = "\x1ecourse "  # in front of an answer, since modules may print when they are imported
_TELL = f"""
import json as _json, sys as _sys
def tell(answer):
    _sys.stdout.write("\\n" + {_ANSWER!r} + _json.dumps(answer) + "\\n")
    _sys.stdout.flush()
"""


def ask(program: str, *arguments: str, seconds: float) -> tuple[list[Any], str]:
    """Run a program that calls `tell(answer)`: the answers it gave, and why it gave no more, "" when it came to its end."""
    command = [sys.executable, "-c", _TELL + program, *arguments]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as late:
        return _answers(late.stdout), f"did not finish within {seconds:g} s"
    except OSError as error:
        return [], f"did not start: {error.strerror or error}"
    if done.returncode == 0:
        return _answers(done.stdout), ""
    return _answers(done.stdout), f"ended with status {done.returncode}: {_last_line(done.stderr)}".rstrip(": ")


def _answers(output: bytes | None) -> list[Any]:
    lines = (output or b"").decode("utf-8", "replace").split("\n")  # not splitlines, which splits at the mark
    told = [line[len(_ANSWER) :].rstrip() for line in lines if line.startswith(_ANSWER)]
    return [json.loads(line) for line in told if line.endswith(("]", "}"))]  # the last one may be cut short


def _last_line(output: bytes) -> str:
    """The last line of an output that says something."""
    lines = output.decode("utf-8", "replace").split("\n")
    return next((line.strip()[:200] for line in reversed(lines) if line.strip()), "")


# --- Python and the packages ------------------------------------------------------------------------------------------

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
    "this once more. If that does not help: "
)


def check_python() -> list[Row]:
    """Whether this Python is new enough, and the course installed for it."""
    version, course = platform.python_version(), _course()
    needed = course.metadata["Requires-Python"] if course else ">={}.{}".format(*LEAST_PYTHON)
    fits = _within(version, needed)
    rows = [Row(OK if fits else FAULT, "Python", f"{version}; {needed} is needed", "" if fits else NEWER_PYTHON)]
    if course is None:
        found = f"not installed for this Python, {sys.executable}"
        remedy = (
            "If the course's folder has a folder .venv, start this with the Python in it: .venv/bin/python (on Windows "
            ".venv\\Scripts\\python) -m course_utils.doctor. If not, run the command under “Start” in README.md."
        )
        rows.append(Row(FAULT, COURSE, found, remedy))
    return rows


def check_packages() -> list[Row]:
    """A row for every package that the course needs: its version, and whether it can be imported."""
    wanted = _wanted()
    problems = _import_problems([_module(name) for name in wanted if _installed(name) is not None])
    return [_package_row(name, bound, problems.get(_module(name))) for name, bound in wanted.items()]


def _package_row(name: str, bound: str, problem: str | None) -> Row:
    version = _installed(name)
    if version is None:
        return Row(FAULT, name, f"not installed; {bound or 'any version'} is needed", _install_again())
    if problem:
        missing_dll = name == "torch" and sys.platform == "win32" and "DLL" in problem.upper()
        remedy = (_VISUAL_C if missing_dll else "") + start_over()
        return Row(FAULT, name, f"{version}, but it cannot be imported: {problem}", remedy)
    if not _within(version, bound):
        return Row(FAULT, name, f"{version}; {bound} is needed", _install_again())
    return Row(OK, name, f"{version}; {bound} is needed" if bound else version)


def _wanted() -> dict[str, str]:
    """The packages that the course needs, with their bounds, as it was installed; none when it was not."""
    course = _course()
    lines = (course.requires or []) if course else []
    try:
        from packaging.requirements import Requirement
    except Exception:  # missing or broken: its own row says so; the others do without bounds
        names = [re.match(r"[\w.-]+", line) for line in lines if "extra ==" not in line]
        return {found.group(): "" for found in names if found}
    parsed = [Requirement(line) for line in lines]
    return {one.name: str(one.specifier) for one in parsed if one.marker is None or one.marker.evaluate({"extra": ""})}


def _course() -> metadata.Distribution | None:
    """The course as installed for this Python; what an installation for another one left in this folder does not count."""
    here = Path.cwd().resolve()
    path = [place for place in sys.path if place and Path(place).resolve() != here]
    return next(iter(metadata.distributions(name=COURSE, path=path)), None)


def _installed(name: str) -> str | None:
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


def _module(name: str) -> str:
    return _MODULES.get(name.lower(), name.replace("-", "_"))


def _import_problems(modules: list[str]) -> dict[str, str]:
    """What importing each module raised. When one ends its Python, those after it get a new one."""
    problems, left = {}, list(modules)
    while left:
        told, problem = ask(_IMPORT_ALL, *left, seconds=_IMPORT_SECONDS)
        for name, kind, text in told:
            left.remove(name)
            if kind:
                problems[name] = f"{kind}: {text}".rstrip(": ")
        if not problem or not left:
            break
        problems[left.pop(0)] = f"Python {problem}"
    return problems


# --- the kernel: the one that JupyterLab starts for a notebook --------------------------------------------------------

_KERNEL = "python3"  # as every notebook of the course asks for
_START_SECONDS = 60.0
_COMPUTE_SECONDS = 120.0  # with the first import of PyTorch
_COMPUTE_IN_KERNEL = """
import json, sys
import torch
import course_utils.runtime
_course = json.dumps({"prefix": sys.prefix, "python": sys.executable, "sum": (torch.tensor(1) + torch.tensor(1)).item()})
"""


def check_kernelspec() -> list[Row]:
    """Whether JupyterLab's “Python 3” is this Python."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    name = "kernel's Python"
    try:
        spec = KernelSpecManager().get_kernel_spec(_KERNEL)
    except NoSuchKernel:
        return [Row(FAULT, name, f"Jupyter knows no kernel {_KERNEL}", _kernel_again())]
    except (ValueError, TypeError, KeyError, OSError) as error:
        return [Row(FAULT, name, f"the description of the kernel cannot be read: {error}", _kernel_again())]
    program = spec.argv[0] if spec.argv else ""
    if _starts_this_python(program):
        return [Row(OK, name, f"“{spec.display_name}” starts this one, {sys.executable}")]
    found = f"“{spec.display_name}” starts another one: {program or 'none'}"
    return [Row(FAULT, name, found, f"{_kernel_again()} . If that does not help, delete the folder {spec.resource_dir}")]


def _starts_this_python(program: str) -> bool:
    """Whether jupyter_client would start this Python for the first word of a kernel's command."""
    major, minor = sys.version_info[:2]
    if program in {"python", f"python{major}", f"python{major}.{minor}"}:  # it puts its own Python there
        return True
    # The folders are compared, not the files: a virtual environment's Python is a link to the one it was made with.
    return len(Path(program).parts) > 1 and Path(program).parent.resolve() == Path(sys.executable).parent.resolve()


def check_kernel(folder: Path | None) -> list[Row]:
    """Start JupyterLab's kernel in the folder of the notebooks, and let it compute 1 + 1 with PyTorch."""
    from jupyter_client.manager import KernelManager

    manager, began = KernelManager(kernel_name=_KERNEL), time.monotonic()
    with tempfile.TemporaryFile() as errors:
        try:
            found = _compute_in_kernel(manager, folder, errors)
        finally:
            if manager.has_kernel:
                manager.shutdown_kernel(now=True)
    if isinstance(found, str):
        return [Row(FAULT, "kernel", found, _kernel_remedy(found, folder))]
    if Path(found["prefix"]).resolve() != Path(sys.prefix).resolve():
        return [Row(FAULT, "kernel", f"it runs in another Python, {found['python']}", _kernel_again())]
    if found["sum"] != 2:
        return [Row(FAULT, "kernel", f"it computes 1 + 1 = {found['sum']}", start_over())]
    took = time.monotonic() - began
    return [Row(OK, "kernel", f"started and computed 1 + 1 = 2 with PyTorch, in {took:.0f} s")]


def _compute_in_kernel(manager: Any, folder: Path | None, errors: IO[bytes]) -> dict[str, Any] | str:
    """What the kernel computed, or why it did not, in words."""

    def why() -> str:
        errors.seek(0)
        return f": {_last_line(errors.read())}".rstrip(": ")

    try:
        # Over TCP, as JupyterLab does; ipykernel's warning of it would pass for the reason why a kernel died.
        arguments = ["--log-level=ERROR"]
        manager.start_kernel(cwd=str(folder) if folder else None, stdout=errors, stderr=errors, extra_arguments=arguments)
    except Exception as error:  # of many kinds: no such kernel or program, no right to run it, no memory
        return f"it cannot be started: {type(error).__name__}: {error}"[:300]
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=_START_SECONDS)
        answer = {"answer": "_course"}
        sent = client.execute(_COMPUTE_IN_KERNEL, store_history=False, user_expressions=answer, allow_stdin=False)
        until = time.monotonic() + _COMPUTE_SECONDS
        while time.monotonic() < until and manager.is_alive():
            try:
                reply = client.get_shell_msg(timeout=0.5)
            except Exception:  # queue.Empty: nothing yet
                continue
            if reply["parent_header"].get("msg_id") == sent:
                return _read_reply(reply["content"])
        return f"it did not compute within {_COMPUTE_SECONDS:g} s" if manager.is_alive() else f"it died{why()}"
    except RuntimeError as error:  # of wait_for_ready
        died = not manager.is_alive() or "died" in str(error)
        return f"it died as it started{why()}" if died else f"it did not start within {_START_SECONDS:g} s{why()}"
    finally:
        client.stop_channels()


def _read_reply(content: dict[str, Any]) -> dict[str, Any] | str:
    if content.get("status") != "ok":
        lines = str(content.get("evalue")).strip().splitlines() or [""]
        return f"it started, but computing raised {content.get('ename')}: {lines[0][:200]}"
    found: dict[str, Any] = json.loads(ast.literal_eval(content["user_expressions"]["answer"]["data"]["text/plain"]))
    return found


def _kernel_remedy(problem: str, folder: Path | None) -> str:
    lost = re.search(r"No module named '([\w.]+)'", problem)
    if lost:
        return (
            f"The kernel's Python has no {lost[1]}. Start JupyterLab with the Python that you started this with: "
            f"{_this_python()} -m jupyter lab"
        )
    at = re.search(r"\(([^()]+\.py)\)", problem)
    if at and folder and Path(at[1]).parent == folder:
        return f"A file of yours is taken for a module of Python: give {at[1]} another name."
    return (
        f"Fix what has a ✗ above first. If this stays: {_this_python()} -m ipykernel install --sys-prefix ; then, if "
        "a firewall or virus scanner asks, allow Python to talk to this computer (127.0.0.1). " + start_over()
    )
