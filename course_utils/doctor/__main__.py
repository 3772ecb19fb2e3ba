"""The command `python -m course_utils.doctor`."""

import argparse
import dataclasses
import json
import sys
import textwrap
from collections.abc import Callable, Collection, Iterator
from pathlib import Path

import course_utils.doctor._least_python  # noqa: F401  # first: an old Python cannot read what follows
from course_utils.doctor._device import check_devices, check_figure
from course_utils.doctor._kernel import check_kernel, check_kernelspec
from course_utils.doctor._machine import check_disk, check_folder, check_memory
from course_utils.doctor._packages import check_packages, check_python
from course_utils.doctor._row import FAULT, NOTE, OK, Row, start_anew
from course_utils.teaching._course import course_folder, course_paths

CHECKS = ("python", "packages", "kernel", "device", "figures", "folder", "memory")
_MARKS = {OK: "✓ ok  ", NOTE: "! note", FAULT: "✗ mend"}
_NAMES, _WIDTH = 24, 100


def main(arguments: "list[str] | None" = None) -> int:
    """Check this machine, and print what was found.

    Args:
        arguments: those of the command line by default.

    Returns:
        0 when nothing must be mended, 1 when something must; a mistake in the command exits with 2.

    Source: README, "Stuck?".
    """
    import course_utils.doctor

    parser = argparse.ArgumentParser(
        prog="python -m course_utils.doctor",
        description=course_utils.doctor.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--notebooks", type=Path, metavar="FOLDER", help="where your notebooks are")
    parser.add_argument("--json", action="store_true", help="write the rows as JSON instead, one a line")
    parser.add_argument("--only", action="append", choices=CHECKS, help="make this check alone; may be repeated")
    options = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # ✓ in a file or a pipe, also on Windows
    if not options.json:
        sys.stdout.write("Checking this machine for the course. It takes about half a minute and needs no network.\n\n")
    faults = []
    for row in rows(options.notebooks, options.only or CHECKS):
        sys.stdout.write((json.dumps(dataclasses.asdict(row)) if options.json else _as_text(row)) + "\n")
        sys.stdout.flush()
        faults += [row.name] * (row.state == FAULT)
    if not options.json:
        sys.stdout.write("\n" + _verdict(faults) + "\n")
    return int(bool(faults))


def rows(given: "Path | None" = None, only: Collection[str] = CHECKS) -> Iterator[Row]:
    """Make every check, one after the other; one that breaks is a row, and the others are still made.

    Args:
        given: the folder of the notebooks, when it is not the course's own.
        only: the checks to make, of CHECKS.

    Yields:
        What each found.

    Source: README, "Stuck?".
    """
    try:
        folder: Path | None = course_folder(given)
    except FileNotFoundError:
        folder = None
    here = folder or Path.cwd()
    checks: list[tuple[str, str, Callable[[], list[Row]]]] = [
        ("python", "Python", check_python),
        ("packages", "packages", check_packages),
        ("kernel", "kernel's Python", lambda: [check_kernelspec()]),
        ("kernel", "kernel", lambda: [check_kernel(folder)]),
        ("device", "device", check_devices),
        ("figures", "figures", lambda: [check_figure()]),
        ("folder", "notebooks", lambda: [_notebooks(folder, given)]),
        ("folder", "folder", lambda: [check_folder(here)]),
        ("folder", "disk", lambda: [check_disk(here)]),
        ("memory", "memory", lambda: [check_memory()]),
    ]
    for part, name, check in checks:
        if part in only:
            yield from _guarded(name, check)


def _guarded(name: str, check: Callable[[], list[Row]]) -> list[Row]:
    try:
        return check()
    except Exception as error:  # whatever is broken on this machine: a row, not a traceback
        told = f"it cannot be checked: {type(error).__name__}: {error}".splitlines()[0][:300]
        return [Row(FAULT, name, told, f"Mend what has a ✗ above first. If this stays: {start_anew()}")]


def _notebooks(folder: "Path | None", given: "Path | None") -> Row:
    if folder:
        return Row(OK, "notebooks", f"{len(course_paths(folder))} in {folder}")
    place = given.absolute() if given else Path.cwd()
    return Row(
        FAULT,
        "notebooks",
        f"none of the course's notebooks in {place}",
        "Open a terminal in the course's folder, the one that holds the folder “notebooks”, and run this there.",
    )


def _as_text(row: Row) -> str:
    lines = textwrap.wrap(row.found, _WIDTH - _NAMES - 8, break_long_words=False, break_on_hyphens=False) or [""]
    text = [f"{_MARKS[row.state]}  {row.name:{_NAMES}}{lines[0]}"]
    text += [" " * (8 + _NAMES) + line for line in lines[1:]]
    if row.remedy:
        to_do = textwrap.wrap(f"→ {row.remedy}", _WIDTH - 8, break_long_words=False, break_on_hyphens=False)
        text += [" " * 8 + line for line in to_do]
    return "\n".join(text)


def _verdict(faults: list[str]) -> str:
    if not faults:
        return "All is well: this machine is ready for the course."
    names = ", ".join(dict.fromkeys(faults))
    thing = "one thing" if len(faults) == 1 else f"{len(faults)} things"
    return f"Before the course, mend {thing}, from the top, and run this again: {names}."


if __name__ == "__main__":
    sys.exit(main())
