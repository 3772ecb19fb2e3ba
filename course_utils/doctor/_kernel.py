"""The kernel: the one that JupyterLab starts for a notebook. It must belong to this Python, start and compute."""

import ast
import json
import re
import sys
import tempfile
import time
from pathlib import Path
from typing import IO, Any

from course_utils.doctor._ask import last_line
from course_utils.doctor._row import FAULT, OK, Row, start_anew, this_python

_NAME = "python3"  # as every notebook of the course asks for
_START_SECONDS = 60.0
_COMPUTE_SECONDS = 120.0  # with the first import of PyTorch
_COMPUTE = """
import json, sys
import torch
import course_utils.runtime
_course = json.dumps({"prefix": sys.prefix, "python": sys.executable, "sum": (torch.tensor(1) + torch.tensor(1)).item()})
"""


def check_kernelspec() -> Row:
    """Whether JupyterLab's “Python 3” is this Python."""
    from jupyter_client.kernelspec import KernelSpecManager, NoSuchKernel

    name = "kernel's Python"
    again = f"Run: {this_python()} -m ipykernel install --sys-prefix"
    try:
        spec = KernelSpecManager().get_kernel_spec(_NAME)
    except NoSuchKernel:
        return Row(FAULT, name, f"Jupyter knows no kernel {_NAME}", again)
    except (ValueError, TypeError, KeyError, OSError) as error:
        return Row(FAULT, name, f"the description of the kernel cannot be read: {error}", again)
    program = spec.argv[0] if spec.argv else ""
    if _is_this_python(program):
        return Row(OK, name, f"“{spec.display_name}” starts this one, {sys.executable}")
    return Row(
        FAULT,
        name,
        f"“{spec.display_name}” starts another one: {program or 'none'}",
        f"{again} . If it stays so, delete the folder {spec.resource_dir}",
    )


def check_kernel(folder: "Path | None") -> Row:
    """Start JupyterLab's kernel in the folder of the notebooks, and let it compute 1 + 1 with PyTorch."""
    from jupyter_client.manager import KernelManager

    manager, began = KernelManager(kernel_name=_NAME), time.monotonic()
    with tempfile.TemporaryFile() as errors:
        try:
            found = _compute(manager, folder, errors)
        finally:
            if manager.has_kernel:
                manager.shutdown_kernel(now=True)
    took = time.monotonic() - began
    if isinstance(found, str):
        return Row(FAULT, "kernel", found, _remedy(found, folder))
    if Path(found["prefix"]).resolve() != Path(sys.prefix).resolve():
        remedy = f"Run: {this_python()} -m ipykernel install --sys-prefix"
        return Row(FAULT, "kernel", f"it runs in another Python, {found['python']}", remedy)
    if found["sum"] != 2:
        return Row(FAULT, "kernel", f"it computes 1 + 1 = {found['sum']}", start_anew())
    return Row(OK, "kernel", f"started and computed 1 + 1 = 2 with PyTorch, in {took:.0f} s")


def _compute(manager: Any, folder: "Path | None", errors: IO[bytes]) -> "dict[str, Any] | str":
    """What the kernel computed, or why it did not, in words."""

    def why() -> str:
        errors.seek(0)
        return f": {said}" if (said := last_line(errors.read())) else ""

    try:
        manager.start_kernel(cwd=str(folder) if folder else None, stdout=errors, stderr=errors)
    except Exception as error:  # of many kinds: no such kernel or program, no right to run it, no memory
        return f"it cannot be started: {type(error).__name__}: {error}"[:300]
    client = manager.client()
    client.start_channels()
    try:
        client.wait_for_ready(timeout=_START_SECONDS)
        sent = client.execute(_COMPUTE, store_history=False, user_expressions={"answer": "_course"}, allow_stdin=False)
        until = time.monotonic() + _COMPUTE_SECONDS
        while time.monotonic() < until and manager.is_alive():
            try:
                reply = client.get_shell_msg(timeout=0.5)
            except Exception:  # queue.Empty: nothing yet
                continue
            if reply["parent_header"].get("msg_id") == sent:
                return _read(reply["content"])
        return f"it did not compute within {_COMPUTE_SECONDS:g} s" if manager.is_alive() else f"it died{why()}"
    except RuntimeError as error:  # of wait_for_ready
        died = not manager.is_alive() or "died" in str(error)
        return f"it died at its start{why()}" if died else f"it did not start within {_START_SECONDS:g} s{why()}"
    finally:
        client.stop_channels()


def _read(content: "dict[str, Any]") -> "dict[str, Any] | str":
    if content.get("status") != "ok":
        lines = str(content.get("evalue")).strip().splitlines() or [""]
        return f"it started, but computing raised {content.get('ename')}: {lines[0][:200]}"
    found: dict[str, Any] = json.loads(ast.literal_eval(content["user_expressions"]["answer"]["data"]["text/plain"]))
    return found


def _remedy(problem: str, folder: "Path | None") -> str:
    if lost := re.search(r"No module named '([\w.]+)'", problem):
        return (
            f"The kernel's Python has no {lost[1]}. Start JupyterLab with the Python that you started this with: "
            f"{this_python()} -m jupyter lab"
        )
    if (at := re.search(r"\(([^()]+\.py)\)", problem)) and folder and Path(at[1]).parent == folder:
        return f"A file of yours is taken for a module of Python: give {at[1]} another name."
    return (
        f"Mend what has a ✗ above first. If this stays: {this_python()} -m ipykernel install --sys-prefix ; then, if "
        "a firewall or virus scanner asks, allow Python to talk to this computer (127.0.0.1). " + start_anew()
    )


def _is_this_python(program: str) -> bool:
    """Whether jupyter_client would start this Python for the first word of a kernel's command."""
    major, minor = sys.version_info[:2]
    if program in {"python", f"python{major}", f"python{major}.{minor}"}:  # it puts its own Python there
        return True
    # The folders are compared, not the files: a virtual environment's Python is a link to the one it was made with.
    return len(Path(program).parts) > 1 and Path(program).parent.resolve() == Path(sys.executable).parent.resolve()
