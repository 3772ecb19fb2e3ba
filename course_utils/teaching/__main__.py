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
    """
    parser = _parser()
    options = parser.parse_args(arguments)
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")  # ✅ in a file or a pipe, also on Windows
    try:
        return int(options.run(options))
    except KeyboardInterrupt:
        parser.exit(130, "interrupted\n")
    except (OSError, ValueError) as error:
        parser.exit(2, f"{parser.prog} {options.command}: {error}\n")


def _parser() -> argparse.ArgumentParser:
    import course_utils.teaching
    from course_utils.teaching.offline_kit import PYTHONS, SYSTEMS

    parser = argparse.ArgumentParser(
        prog="python -m course_utils.teaching",
        description=course_utils.teaching.__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    edition = commands.add_parser("learners-edition", help="make the notebooks without solutions and outputs")
    edition.set_defaults(run=_make_edition)
    edition.add_argument("folder", nargs="?", type=Path, default=Path("learners_edition"), metavar="DEST")
    edition.add_argument("--replace", action="store_true", help="replace an earlier edition that nobody worked in")
    html = commands.add_parser("html", help="render the notebooks to pages that open from disk, to read and to print")
    html.add_argument("folder", nargs="?", type=Path, default=Path("html"), metavar="DEST")
    slides = commands.add_parser("slides", help="render the notebooks to slides that open from disk")
    slides.add_argument("folder", nargs="?", type=Path, default=Path("slides"), metavar="DEST")
    for made in (html, slides):
        made.set_defaults(run=_render)
        made.add_argument("--replace", action="store_true", help="replace an earlier rendering in which nothing was changed")
    kit = commands.add_parser("offline-kit", help="put it all into a folder for a USB stick, to install without a network")
    kit.set_defaults(run=_make_kit)
    kit.add_argument("folder", type=Path, metavar="DEST", help="the folder to make")
    kit.add_argument("--platform", action="append", choices=SYSTEMS, help="may be repeated (default: all)")
    kit.add_argument("--python", action="append", metavar="3.X", help=f"may be repeated (default: {', '.join(PYTHONS)})")
    kit.add_argument("--replace", action="store_true", help="replace an earlier kit that nobody changed")
    kit.add_argument("--nvidia", action="store_true", help="take PyTorch's build for NVIDIA cards if pip finds that one")
    kit.add_argument(
        "--with-solutions",
        action="store_true",
        help="for a teacher's own stick: the notebooks with solutions, and the slides",
    )
    kit.add_argument("--installers", type=Path, metavar="FOLDER", help="where Python's own installers are, to copy them")
    grade = commands.add_parser(
        "grade",
        help="grade handed-in notebooks (runs other people's code: see the help above)",
        description="The table says who needs help, and is no basis for marks: what a notebook does can change what its "
        "checks say.",
    )
    grade.set_defaults(run=_grade)
    grade.add_argument("folder", type=Path, metavar="FOLDER", help="one folder per learner, or files with learners' names")
    grade.add_argument("--learner", metavar="REGEX", help="finds the learner in a file's path, where names are unusual")
    grade.add_argument("--roster", type=Path, metavar="FILE", help="names of all learners, one per line: lists the absent")
    grade.add_argument("--html", type=Path, metavar="FOLDER", help="also write a page for the class, and one per learner")
    grade.add_argument("--replace", action="store_true", help="replace an earlier --html FOLDER that nobody changed")
    grade.add_argument("--csv", type=Path, metavar="FILE", help="also write the grades for a spreadsheet")
    grade.add_argument("--seconds", type=_positive, default=300, help="for a whole notebook (default: 300)")
    grade.add_argument("--cell-seconds", type=_positive, default=60, help="for a cell (default: 60)")
    grade.add_argument("--memory-mb", type=_whole, default=4000, help="for a notebook's processes (default: 4000)")
    grade.add_argument("--jobs", type=_whole, help="notebooks at once (default: one per core, at most 4)")
    quiz = commands.add_parser("quiz", help="write the test before and after the course, or compute what it shows")
    quiz.set_defaults(run=_quiz)
    quiz.add_argument("--output", type=Path, default=Path("quiz"), metavar="DEST", help="the folder to make (default: quiz)")
    quiz.add_argument("--replace", action="store_true", help="replace an earlier quiz in which nothing was changed")
    quiz.add_argument("--gain", type=Path, metavar="FILE", help="read the answers in FILE, and print the gain by objective")
    for command in (edition, html, slides, grade):
        command.add_argument("--notebooks", type=Path, metavar="FOLDER", help="the course's notebooks")
    return parser


def _positive(text: str) -> float:
    try:
        number = float(text)
    except ValueError:
        number = 0
    if not 0 < number < 1e9:
        raise argparse.ArgumentTypeError(f"{text!r} is not a positive number")
    return number


def _whole(text: str) -> int:
    if not text.isdecimal() or not 0 < int(text) < 10**9:
        raise argparse.ArgumentTypeError(f"{text!r} is not a positive whole number")
    return int(text)


def _make_edition(options: argparse.Namespace) -> int:
    from course_utils.teaching.course_files import course_folder
    from course_utils.teaching.edition import make_edition

    made = make_edition(course_folder(options.notebooks), options.folder, replace=options.replace)
    sys.stdout.write(f"the learner's edition is in {made}\n")
    return 0


def _render(options: argparse.Namespace) -> int:
    from course_utils.teaching.course_files import course_folder
    from course_utils.teaching.pages import make_pages
    from course_utils.teaching.slides import make_slides

    make = make_pages if options.command == "html" else make_slides
    folder = make(course_folder(options.notebooks), options.folder, replace=options.replace)
    pages = sorted(folder.glob("*.html"))
    for page in pages:
        sys.stdout.write(f"{page.stat().st_size / 1000:6.0f} kB  {page.name}\n")
    sys.stdout.write(f"{len(pages)} pages are in {folder}; open {folder / 'index.html'} in a browser\n")
    return 0


def _quiz(options: argparse.Namespace) -> int:
    from course_utils.teaching.quiz import make_quiz
    from course_utils.teaching.quiz_gain import as_table, read_gains

    if options.gain:
        sys.stdout.write(as_table(read_gains(options.gain)) + "\n")
        return 0
    folder = make_quiz(options.output, replace=options.replace)
    sys.stdout.write(
        f"the questions are in {folder}: print before.html and after.html, keep key.html to yourself, and write the answers "
        "into answers.csv\n"
    )
    return 0


def _make_kit(options: argparse.Namespace) -> int:
    from course_utils.teaching.course_files import course_folder
    from course_utils.teaching.offline_kit import PYTHONS, SYSTEMS, make_kit

    def tell(line: str) -> None:
        sys.stdout.write(line + "\n")
        sys.stdout.flush()

    made = make_kit(
        course_folder().parent,
        options.folder,
        systems=options.platform or tuple(SYSTEMS),
        pythons=options.python or PYTHONS,
        replace=options.replace,
        nvidia=options.nvidia,
        solutions=options.with_solutions,
        installers=options.installers,
        tell=tell,
    )
    tell(f"the offline kit is in {made}; its README.txt is for learners")
    return 0


def _grade(options: argparse.Namespace) -> int:
    from course_utils.teaching.course_files import course_folder
    from course_utils.teaching.feedback import pages_folder, write_pages
    from course_utils.teaching.grades import GradedNotebook
    from course_utils.teaching.grading import grade_folder
    from course_utils.teaching.overview import Overview, read_guide, read_roster, spellings
    from course_utils.teaching.report import as_table, write_csv
    from course_utils.teaching.session import Limits

    if options.csv and not options.csv.absolute().parent.is_dir():
        raise NotADirectoryError(f"{options.csv.parent} is not a folder; expected --csv FILE in a folder that exists")
    if options.csv and options.csv.is_dir():
        raise IsADirectoryError(f"{options.csv} is a folder; expected the name of a file, such as grades.csv")
    pages = pages_folder(options.html, replace=options.replace) if options.html else None
    roster = read_roster(options.roster) if options.roster else {}
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
        learner=options.learner,
        roster=spellings(roster),
        limits=Limits(options.seconds, options.cell_seconds, options.memory_mb),
        jobs=options.jobs,
        on_done=tell,
    )
    guide = read_guide(course_folder(options.notebooks).with_name("TEACHING.md"))
    overview = Overview(graded, roster=[*roster], guide=guide)
    sys.stdout.write(as_table(overview) + "\n")
    if options.csv:
        write_csv(graded, path=options.csv)
    if pages:
        made = write_pages(overview, folder=pages)
        sys.stdout.write(f"the class is in {made / 'class.html'}, with a page for each learner beside it\n")
    return int(any(one.problem and not one.is_beside for one in graded))


if __name__ == "__main__":
    sys.exit(main())
