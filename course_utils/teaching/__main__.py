"""The commands of `python -m course_utils.teaching`."""

import argparse
import sys
from pathlib import Path


def main(arguments: list[str] | None = None) -> int:
    """Run a command.

    Args:
        arguments: those of the command line by default.

    Returns:
        0 for success, 1 when something could not be graded; a mistake in the command exits with 2.

    Source: README, "Teaching with it".
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # ✅ in a file or a pipe, also on Windows
    try:
        return _make(options) if options.command == "learners-edition" else _grade(options)
    except KeyboardInterrupt:
        parser.exit(130, "interrupted before the first notebook was finished\n")
    except (OSError, ValueError) as error:
        parser.exit(2, f"{parser.prog} {options.command}: {error}\n")


def _parser() -> argparse.ArgumentParser:
    import course_utils.teaching

    parser = argparse.ArgumentParser(
        prog="python -m course_utils.teaching",
        description=course_utils.teaching.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    edition = commands.add_parser("learners-edition", help="make the notebooks without solutions and outputs")
    edition.add_argument("folder", nargs="?", type=Path, default=Path("learners_edition"), metavar="DEST")
    edition.add_argument("--replace", action="store_true", help="replace an earlier edition that nobody worked in")
    grade = commands.add_parser("grade", help="grade handed-in notebooks (runs other people's code: see the help above)")
    grade.add_argument("folder", type=Path, metavar="FOLDER", help="one folder a learner, or files with learners' names")
    grade.add_argument("--csv", type=Path, metavar="FILE", help="write the grades for a spreadsheet, too")
    grade.add_argument("--seconds", type=_positive, default=300, help="for a whole notebook (default: 300)")
    grade.add_argument("--cell-seconds", type=_positive, default=60, help="for a cell (default: 60)")
    grade.add_argument("--memory-mb", type=_whole, default=4000, help="for a notebook's processes (default: 4000)")
    grade.add_argument("--jobs", type=_whole, help="notebooks at once (default: one a core, 4 at most)")
    for command in (edition, grade):
        command.add_argument("--notebooks", type=Path, metavar="FOLDER", help="the course's notebooks")
    return parser


def _positive(text: str) -> float:
    number = float(text)
    if not 0 < number < 1e9:
        raise ValueError
    return number


def _whole(text: str) -> int:
    number = int(text)
    if not 0 < number < 10**9:
        raise ValueError
    return number


_positive.__name__, _whole.__name__ = "positive number", "positive whole number"  # argparse names them in its errors


def _make(options: argparse.Namespace) -> int:
    from course_utils.teaching._course import course_folder
    from course_utils.teaching.edition import make_edition

    made = make_edition(course_folder(options.notebooks), options.folder, replace=options.replace)
    sys.stdout.write(f"the learner's edition is in {made}\n")
    return 0


def _grade(options: argparse.Namespace) -> int:
    from course_utils.teaching._outcome import GradedNotebook, Limits
    from course_utils.teaching.grading import grade_folder
    from course_utils.teaching.report import as_table, write_csv

    if options.csv and not options.csv.absolute().parent.is_dir():
        raise NotADirectoryError(f"{options.csv.parent} is not a folder; expected --csv FILE in a folder that exists")
    if options.csv and options.csv.is_dir():
        raise IsADirectoryError(f"{options.csv} is a folder; expected the name of a file, such as grades.csv")
    finished = 0

    def tell(one: GradedNotebook) -> None:
        nonlocal finished
        finished += 1
        if sys.stdout.isatty():
            sys.stdout.write(f"{finished}: {one.file!r} is graded\n")
            sys.stdout.flush()

    graded = grade_folder(
        options.folder,
        notebooks=options.notebooks,
        limits=Limits(options.seconds, options.cell_seconds, options.memory_mb),
        jobs=options.jobs,
        on_done=tell,
    )
    sys.stdout.write(as_table(graded) + "\n")
    if options.csv:
        write_csv(graded, path=options.csv)
    return int(any(one.problem for one in graded))


if __name__ == "__main__":
    sys.exit(main())
