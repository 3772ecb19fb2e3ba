"""The command `python -m course_utils.doctor`."""

import argparse
import json
import sys
import textwrap
from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict
from pathlib import Path

import course_utils.doctor
from course_utils.doctor import _machine, _software
from course_utils.doctor._software import FAULT, NOTE, OK, ROOT, Row, start_over

CHECKS = ("python", "packages", "kernel", "device", "figures", "folder", "memory")
_MARKS = {OK: "✓ ok  ", NOTE: "! note", FAULT: "✗ fix "}
_NAME_WIDTH, _WIDTH = 24, 100


def main(arguments: list[str] | None = None) -> int:
    """Check this machine, and print what was found.

    Args:
        arguments: those of the command line by default.

    Returns:
        0 when all is well, 1 when something must be fixed; a mistake in the command exits with 2.

    """
    parser = argparse.ArgumentParser(
        prog="python -m course_utils.doctor",
        description=course_utils.doctor.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--notebooks", type=Path, metavar="FOLDER", help="where your notebooks are")
    parser.add_argument("--json", action="store_true", help="write the rows as JSON instead, one per line")
    parser.add_argument("--only", action="append", choices=CHECKS, help="make this check alone; may be repeated")
    options = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # ✓ in a file or a pipe, also on Windows
    if not options.json:
        sys.stdout.write("Checking this machine for the course. It takes about half a minute and needs no network.\n\n")
    faults = []
    for row in _rows(options.notebooks, options.only or CHECKS):
        sys.stdout.write((json.dumps(asdict(row)) if options.json else _as_text(row)) + "\n")
        sys.stdout.flush()
        if row.state == FAULT:
            faults.append(row.name)
    if not options.json:
        sys.stdout.write("\n" + _verdict(faults) + "\n")
    return int(bool(faults))


def _rows(given: Path | None, only: Collection[str]) -> Iterator[Row]:
    """Make every check, one after the other; one that breaks is a row, and the others are still made."""
    places = [given] if given else [ROOT / "notebooks", Path("notebooks")]
    folder = next((place.resolve() for place in places if _machine.notebooks_in(place)), None)
    here = folder or Path.cwd()
    checks: list[tuple[str, str, Callable[[], list[Row]]]] = [
        ("python", "Python", _software.check_python),
        ("packages", "packages", _software.check_packages),
        ("kernel", "kernel's Python", _software.check_kernelspec),
        ("kernel", "kernel", lambda: _machine.in_the_way(folder) or _software.check_kernel(folder)),
        ("device", "device", _machine.check_devices),
        ("figures", "figures", _machine.check_figure),
        ("folder", "notebooks", lambda: _machine.check_notebooks(folder, given or Path.cwd())),
        ("folder", "folder", lambda: _machine.check_folder(here)),
        ("folder", "disk", lambda: _machine.check_disk(here)),
        ("memory", "memory", _machine.check_memory),
    ]
    for part, name, check in checks:
        if part not in only:
            continue
        try:
            yield from check()
        except Exception as error:  # whatever is broken on this machine: a row, not a traceback
            found = f"it cannot be checked: {type(error).__name__}: {error}".splitlines()[0][:300]
            yield Row(FAULT, name, found, f"Fix what has a ✗ above first. If this stays: {start_over()}")


def _as_text(row: Row) -> str:
    lines = textwrap.wrap(row.found, _WIDTH - _NAME_WIDTH - 8, break_long_words=False, break_on_hyphens=False) or [""]
    text = [f"{_MARKS[row.state]}  {row.name:{_NAME_WIDTH}}{lines[0]}"]
    text += [" " * (8 + _NAME_WIDTH) + line for line in lines[1:]]
    if row.remedy:
        to_do = textwrap.wrap(f"→ {row.remedy}", _WIDTH - 8, break_long_words=False, break_on_hyphens=False)
        text += [" " * 8 + line for line in to_do]
    return "\n".join(text)


def _verdict(faults: list[str]) -> str:
    if not faults:
        return "All is well: this machine is ready for the course."
    names = ", ".join(dict.fromkeys(faults))
    things = "one thing" if len(faults) == 1 else f"{len(faults)} things"
    return f"Before the course, fix {things}, from the top, and run this again: {names}."


if __name__ == "__main__":
    sys.exit(main())
