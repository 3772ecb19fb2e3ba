"""Ask another Python, so that what breaks there breaks nothing here: a crash or an endless import is an answer, too."""

import json
import subprocess
import sys
from dataclasses import dataclass
from typing import Any

_MARK = "\x1ecourse "  # in front of an answer, since modules may print when they are imported
_TELL = f"""
import json as _json, sys as _sys
def tell(answer):
    _sys.stdout.write("\\n" + {_MARK!r} + _json.dumps(answer) + "\\n")
    _sys.stdout.flush()
"""


@dataclass(frozen=True)
class Answer:
    """What a program told.

    Attributes:
        told: the answers that it got to give.
        problem: why it gave no more, in words that follow "it"; "" when it came to its end.

    Source: README, "Stuck?".
    """

    told: list[Any]
    problem: str = ""


def ask(program: str, *arguments: str, seconds: float) -> Answer:
    """Run a program that calls `tell(answer)`.

    Args:
        program: Python code.
        *arguments: its `sys.argv[1:]`.
        seconds: after which it is ended.

    Returns:
        What it told, and whether it came to its end.

    Source: README, "Stuck?".
    """
    command = [sys.executable, "-c", _TELL + program, *arguments]
    try:
        done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, timeout=seconds, check=False)
    except subprocess.TimeoutExpired as late:
        return Answer(_told(late.stdout), f"did not finish within {seconds:g} s")
    except OSError as error:
        return Answer([], f"did not start: {error.strerror or error}")
    if done.returncode == 0:
        return Answer(_told(done.stdout))
    return Answer(_told(done.stdout), f"ended with status {done.returncode}: {last_line(done.stderr)}".rstrip(": "))


def last_line(output: "bytes | None") -> str:
    """The last line of an output that says something."""
    lines = [line.strip() for line in (output or b"").decode("utf-8", "replace").splitlines()]
    return next((line[:200] for line in reversed(lines) if line), "")


def _told(output: "bytes | None") -> list[Any]:
    lines = (output or b"").decode("utf-8", "replace").split("\n")  # not splitlines, which splits at the mark
    return [
        json.loads(line[len(_MARK) :]) for line in lines if line.startswith(_MARK) and line.rstrip().endswith(("]", "}"))
    ]
