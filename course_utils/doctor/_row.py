"""One line of the doctor's table, and the commands that its remedies name."""

import os
import sys
from dataclasses import dataclass
from pathlib import Path

OK, NOTE, FAULT = "ok", "note", "fault"


@dataclass(frozen=True)
class Row:
    """What a check found.

    Attributes:
        state: OK; NOTE, which is good to know; FAULT, which must be mended.
        name: what was checked.
        found: what was found, in words.
        remedy: what to do about it; "" when there is nothing to do.

    Source: README, "Stuck?".
    """

    state: str
    name: str
    found: str
    remedy: str = ""


def this_python() -> str:
    """This Python as one would type it: from the current folder, when it lies inside."""
    here = Path(sys.executable)
    try:
        return str(here.relative_to(Path.cwd()))
    except ValueError:
        return f'"{here}"' if " " in str(here) else str(here)


def install_again() -> str:
    """How to bring every package to a version that fits."""
    if not (Path(__file__).resolve().parents[2] / "pyproject.toml").is_file():  # not run from the course's folder
        return "Run install.py of the offline kit again, or install the course anew as its README.md says."
    return f"In the course's folder, run: {this_python()} -m pip install -c constraints.txt -e ."


def start_anew() -> str:
    """How to get rid of packages that are broken."""
    return (
        "Delete the folder .venv and install anew: with the command under “Start” in README.md, "
        "or by install.py of the offline kit."
    )


def unset(variable: str) -> str:
    """How to take an environment variable away in this system's shell."""
    command = f"Remove-Item Env:{variable}" if os.name == "nt" else f"unset {variable}"
    return f"Take the environment variable {variable} away ({command}), and start JupyterLab from the same terminal."
