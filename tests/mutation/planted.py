"""Plant bugs in copies of the course, one in each, and see whether the course's own tests find them.

    python tests/mutation/planted.py                     # all; about half an hour on two cores
    python tests/mutation/planted.py --list              # only say what would be planted
    python tests/mutation/planted.py leak drop-keyword   # those whose name, rule or file has one of these words

The status is 1 when fewer than 95 % of the planted bugs are caught, and 2 when the tests fail without any bug.
README.md in this folder says which bugs there are, and why those that survive may.
"""

import argparse
import importlib
import json
import multiprocessing
import os
import re
import shutil
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from bugs import BOOKS, Bug
from by_hand import by_hand
from by_rule import by_rule
from copies import ROOT, copy_of_the_course

PASS = 0.95
KINDS = {"text": "notebooks' text", "package": "course_utils", "file": "README.md and set-up files"}
SIMULATED = ["tests/test_devices.py", "-m", "simulated", "-k", "stored_outputs or resumed"]
SECONDS = 900  # for one run of pytest; a bug that makes it longer is caught by that


@dataclass(frozen=True)
class Verdict:
    """What became of a planted bug: `caught_by` is the test that failed first, "" for a survivor."""

    bug: Bug
    caught_by: str
    seconds: float


def warm_up() -> None:
    """Import what every run of pytest imports, but nothing of the course: each run is a fork of this process."""
    for name in (
        "torch",
        "matplotlib.pyplot",
        "PIL.Image",
        "IPython",
        "nbformat",
        "nbclient",
        "jupyter_client",
        "nbval.plugin",
    ):
        importlib.import_module(name)


def in_a_fork(root: Path, work: Callable[[], int]) -> tuple[int, str]:
    """Do some work in the copy of the course, in a process of its own; its status and what it said."""

    def inside() -> None:
        os.chdir(root)
        sys.path[:0] = [str(root), str(root / "tests")]
        os.environ.update(PYTHONPATH=str(root), OMP_NUM_THREADS="1")
        file = os.open(said, os.O_WRONLY | os.O_CREAT)
        os.dup2(file, 1)
        os.dup2(file, 2)
        status = work()
        sys.stdout.flush()
        os._exit(status)

    said = root.parent / "said.txt"
    said.unlink(missing_ok=True)
    child = multiprocessing.get_context("fork").Process(target=inside)
    child.start()
    child.join(SECONDS)
    if child.is_alive():
        child.kill()
        return 124, f"FAILED the time limit of {SECONDS} s\n"
    return child.exitcode or 0, said.read_text(encoding="utf-8", errors="replace")


class OfOneBook:
    """A plugin of pytest: only tests of the real course, and of those that are made for each notebook, only those of one."""

    def __init__(self, number: str) -> None:
        self.others = {Path(file).stem for own, file in BOOKS.items() if own != number}
        self.number = number

    def is_other(self, value: object) -> bool:
        """Whether a test's parameter is another notebook, or belongs to one."""
        if isinstance(value, Path):  # of an answer to an exercise, as in 3_1/right_plain.py
            return bool(re.match(r"\d_\d", value.parent.name)) and value.parent.name[0] != self.number[1:]
        named = {value if isinstance(value, str) else "", *(getattr(value, a, "") for a in ("notebook", "book"))}
        return bool(named & self.others)

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leave out what cannot see the bug: other notebooks, and small notebooks that the tests make for themselves."""

        def stays(item: pytest.Item) -> bool:
            made = {"plant", "planted", "make_book", "counted"} & set(getattr(item, "fixturenames", ()))
            return not made and not any(map(self.is_other, getattr(getattr(item, "callspec", None), "params", {}).values()))

        items[:] = [item for item in items if stays(item)]


def pytest_in(root: Path, *arguments: str, book: str = "") -> str:
    """The first test that failed in the copy, "" when none did; with `book`, only tests of that notebook."""
    options = ["-q", "-n", "0", "-x", "-rfE", "--tb=no", "-p", "no:cacheprovider"]
    status, said = in_a_fork(
        root, lambda: int(pytest.main([*options, *arguments], plugins=[OfOneBook(book)] if book else []))
    )
    failed = re.findall(r"^(?:FAILED|ERROR) (.+?)(?: - .*)?$", said, flags=re.MULTILINE)
    if failed:
        return failed[0].strip()
    return "" if status in (0, 5) else f"pytest ends with status {status}: {said.strip()[-200:]}"


def stored(root: Path, books: list[str], *, text: bool = False) -> str:
    """Store notebooks anew; the cell that fails, "" when none does. After a change of `text` alone, outputs stay."""

    def work() -> int:
        if text:
            tools = importlib.import_module("notebook_tools")
            tools.LEDGER.write_text(tools.ledger(), encoding="utf-8")
            return 0
        return importlib.import_module("store_notebooks").main(books)

    status, said = in_a_fork(root, work)
    why = said.partition("FAILED, left as it was: ")[2] or said[-120:]
    return "" if status == 0 else f"store_notebooks.py: {' '.join(why.split())[:120]}"


def files(*names: str) -> list[str]:
    return [f"tests/test_{name}.py" for name in names]


def rounds(bug: Bug) -> list[list[str]]:
    """The tests that are likely to catch the bug, in rounds; others only could catch more of them."""
    if bug.lane == "simulated":
        return [SIMULATED]
    if bug.book:
        outputs = [] if bug.stored_anew or bug.kind == "text" else [[bug.file]]
        rules = files(
            "notebooks", "lesson_code", "setup", "glossary", "prose_numbers", "names", "verdicts", "figures", "outline"
        )
        return [*outputs, rules, *([files(bug.module)] if bug.module else [])]
    if bug.kind == "file":
        return [files("setup", "names", "repeat", "glossary", "penguins"), [BOOKS["01"]]]
    module = Path(bug.file).stem.strip("_")
    near = {"storage": "saving", "batches": "training", "guards": "training", "curves": "plotting", "display": "plotting"}
    if "checks" in bug.file:
        return [files("checks"), files("answers"), [*BOOKS.values()]]
    units = files(near.get(module, module), "setup", "lesson_code", "package", "notebooks")
    return [units, files("training", "saving", "plotting", "penguins", "checks"), [*BOOKS.values()]]


def judge(bug: Bug, clean: Path) -> Verdict:
    """Plant one bug, run the tests, and say which of them failed first."""
    start = time.monotonic()
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(shutil.copytree(clean, Path(scratch) / "course"))
        bug.edit(root)
        if bug.lane == "simulated":  # its tests start other Pythons, which see this folder alone
            (root / "tests/simulated_accelerator/course_utils").symlink_to(root / "course_utils")
        own = [bug.file] if bug.book else [*BOOKS.values()]
        caught_by = stored(root, own, text=bug.kind == "text") if bug.stored_anew else ""
        for tests in rounds(bug):
            ours = {f"tests/test_{bug.module}.py"} != {*tests}
            caught_by = caught_by or pytest_in(root, *tests, book=bug.book if ours else "")
        if not caught_by and bug.lane == "default" and bug.kind in ("code", "package") and not bug.stored_anew:
            caught_by = stored_differs(root, own)
    return Verdict(bug, caught_by, round(time.monotonic() - start))


def stored_differs(root: Path, books: list[str]) -> str:
    """The last step of `.ci/run`: stored anew, a notebook keeps its bytes."""
    before = {file: (root / file).read_bytes() for file in books}
    failed = stored(root, books)
    changed = [file for file, content in before.items() if (root / file).read_bytes() != content]
    return failed or (f".ci/run: {Path(changed[0]).name} changes when it is stored anew" if changed else "")


def chosen(words: list[str], bugs: list[Bug]) -> list[Bug]:
    return [bug for bug in bugs if not words or any(w in f"{bug.name} {bug.made_by} {bug.file}" for w in words)]


def share(verdicts: list[Verdict]) -> str:
    caught = sum(bool(v.caught_by) for v in verdicts)
    return f"{caught} of {len(verdicts)}" + (f" = {100 * caught / len(verdicts):.1f} %" if verdicts else "")


def report(verdicts: list[Verdict]) -> bool:
    """Print the scores; True when the aim is reached."""
    counted = [v for v in verdicts if not v.bug.left_out]
    groups: dict[str, list[Verdict]] = defaultdict(list)
    for v in counted:
        stored_anew = "stored anew" if v.bug.stored_anew else "outputs left"
        groups[f"notebooks' code, {stored_anew}" if v.bug.kind == "code" else KINDS[v.bug.kind]].append(v)
        groups["made by a rule" if v.bug.made_by != "by hand" else "made by hand"].append(v)
        groups[f"lane {v.bug.lane}"].append(v)
    for name, members in sorted(groups.items()):
        print(f"{name:40} {share(members)}")
    print(f"{'all planted bugs':40} {share(counted)}")
    for v in counted:
        if not v.caught_by:
            print(f"SURVIVED {v.bug.name}\n    {v.bug.file}: {v.bug.shows}")
    return not counted or sum(bool(v.caught_by) for v in counted) >= PASS * len(counted)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("name", nargs="*", help="plant only bugs whose name, rule or file has one of these words")
    parser.add_argument("--list", action="store_true", help="print the bugs and stop")
    parser.add_argument("--jobs", type=int, default=2, help="how many at a time")
    parser.add_argument("--log", type=Path, help="keep the verdicts in this file, and go on from those that it has")
    parser.add_argument("--trust", action="store_true", help="do not run the tests without a bug first")
    options = parser.parse_args()
    bugs = chosen(options.name, [*by_hand(), *by_rule(ROOT)])
    if len({bug.name for bug in bugs}) != len(bugs):
        raise SystemExit("two bugs have the same name")
    if options.list:
        for bug in bugs:
            note = f"  (left out: {bug.left_out})" if bug.left_out else ""
            print(f"{bug.name}  [{bug.made_by}, {bug.lane}]{note}\n    {bug.file}: {bug.shows}")
        print(f"{len(bugs)} bugs, {sum(bug.made_by != 'by hand' for bug in bugs)} of them by a rule")
        return 0
    verdicts = remembered(options.log, bugs) if options.log else []
    known = {v.bug.name for v in verdicts}
    warm_up()
    with tempfile.TemporaryDirectory() as scratch:
        clean = copy_of_the_course(Path(scratch) / "clean")
        for lane in () if options.trust else sorted({bug.lane for bug in bugs}):
            if failed := pytest_in(clean, *(SIMULATED if lane == "simulated" else ())):
                print(f"the tests fail without any bug: {failed}")
                return 2
        waiting = [bug for bug in bugs if not bug.left_out and bug.name not in known]
        with ThreadPoolExecutor(options.jobs) as pool:
            for v in pool.map(lambda bug: judge(bug, clean), waiting):
                verdicts.append(v)
                outcome = f"caught by {v.caught_by}" if v.caught_by else "SURVIVED"
                print(f"{v.bug.name:60} {v.seconds:4.0f} s  {outcome[:150]}", flush=True)
                if options.log:
                    with options.log.open("a", encoding="utf-8") as file:
                        file.write(json.dumps([v.bug.name, v.caught_by, v.seconds], ensure_ascii=False) + "\n")
    return int(not report(verdicts))


def remembered(log: Path, bugs: list[Bug]) -> list[Verdict]:
    """The verdicts of an earlier run."""
    by_name = {bug.name: bug for bug in bugs}
    lines = [json.loads(line) for line in log.read_text(encoding="utf-8").splitlines()] if log.exists() else []
    return [Verdict(by_name[name], caught_by, seconds) for name, caught_by, seconds in lines if name in by_name]


if __name__ == "__main__":
    sys.exit(main())
