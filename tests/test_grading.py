"""The grader: right answers, wrong ones, and whatever else people hand in, by accident or on purpose."""

import csv
import json
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path

import nbformat
import psutil
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from notebook_tools import FOLDER, ROOT, notebook_paths, read

from course_utils.checks import EXERCISES
from course_utils.teaching import kernel as kernel_module
from course_utils.teaching.__main__ import main
from course_utils.teaching.edition import make_edition
from course_utils.teaching.grades import Grade, GradedNotebook
from course_utils.teaching.grading import grade_folder
from course_utils.teaching.handed_in import Cell, Course, CourseNotebook, UnreadableError, cells_in, identify, read_file
from course_utils.teaching.kernel import Kernel, KernelError, Reply
from course_utils.teaching.overview import Overview
from course_utils.teaching.report import as_table, write_csv
from course_utils.teaching.session import Limits, Session
from course_utils.teaching.steps import Step, plan

# The names of each exercise of notebook 01, its check, a right answer and a wrong one.
CHECKS = {
    "1.1": "check_gaps(birds, choice)",
    "1.2": "check_features(features, masses)",
    "1.3": "check_prepared(train_set, test_set)",
}
RIGHT = {
    "1.1": "birds = [bird for bird in load_penguins() if None not in bird.values()]\nchoice = 'drop'",
    "1.2": "features, masses = encode_penguins(complete_penguins())",
    "1.3": """(X, y), (X_other, y_other) = split(*encode_penguins(complete_penguins()))
train_set = (X - X.mean(dim=0)) / X.std(dim=0), y
test_set = (X_other - X.mean(dim=0)) / X.std(dim=0), y_other""",
}
WRONG = {
    "1.1": "birds = load_penguins()\nchoice = 'drop'",
    "1.2": "features, masses = encode_penguins(complete_penguins())\nmasses = masses.squeeze(1)",
    "1.3": "whole = encode_penguins(complete_penguins())\ntrain_set = test_set = whole",
}
BLANK = {"1.1": "birds = ...\nchoice = ...", "1.2": "features = ...\nmasses = ...", "1.3": "train_set = ...\ntest_set = ..."}
IMPORTS = """from course_utils.checks import check_features, check_gaps, check_prepared
from course_utils.data import load_penguins, split
from course_utils.penguins import complete_penguins, encode_penguins"""
NOTEBOOK = "01_getting_data_ready"
Graded = dict[str, GradedNotebook]  # by file
GradeOne = Callable[..., GradedNotebook]
QUICK = Limits(seconds=90, cell_seconds=4, memory_mb=1500, patience=1)  # right answers take a tenth of a second
PRINT_FOR_EVER = "while True:\n    print('x' * 1000)"

ODD = [  # none of this may cost an exercise
    *("import os, sys", "input('Your name?')", "sys.exit()", "list = str = len = type = exec = json = None"),
    *("%matplotlib inline\n" + RIGHT["1.1"], "back = os.getcwd()\nopen('data/penguins.csv', 'w').close()\nos.chdir('/')"),
]


def hand_in(path: Path, *cells: str) -> Path:
    """Write a notebook: `# …` is text, everything else code; after the imports of the exercises."""
    made = [new_code_cell(IMPORTS)]
    made += [new_markdown_cell(cell) if cell.startswith("# ") else new_code_cell(cell) for cell in cells]
    path.parent.mkdir(parents=True, exist_ok=True)
    nbformat.write(new_notebook(cells=made), path)
    return path


def answered(**answers: str | list[str]) -> list[str]:
    """All three exercises, each with its check: `answered(e1=RIGHT["1.1"], e3=["x = 1", "…"])`, the others blank."""
    cells = []
    for number, check in CHECKS.items():
        answer = answers.get(f"e{number[2:]}", BLANK[number])
        cells += [answer] if isinstance(answer, str) else answer
        cells.append(check)
    return cells


def leaves_behind(path: Path, *, settings: str = "", orphan: bool = False) -> str:
    """Code that leaves a process behind, and its id in a file; an orphan's parent has ended long before."""
    code = f"""import subprocess, sys
child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)'], {settings})
with open({str(path)!r}, 'w') as file: print(child.pid, file=file)"""
    return f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {code!r}])" if orphan else code


def status_of(one: GradedNotebook) -> str:
    """The symbols of a notebook, in the order of its exercises."""
    return "".join(grade.symbol for grade in one.grades)


@pytest.fixture(scope="module")
def outside(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that learners' code writes to, to tell the tests what it saw."""
    return tmp_path_factory.mktemp("outside")


@pytest.fixture(scope="module")
def handed(tmp_path_factory: pytest.TempPathFactory, outside: Path) -> Path:
    """A folder with all kinds of handed-in files."""
    folder = tmp_path_factory.mktemp("handed_in")
    failing = ["os.chdir(back)", "features = 1 / 0", BLANK["1.2"]]
    leaving = [RIGHT["1.3"], leaves_behind(outside / "child")]
    hand_in(folder / "ada" / "a renamed file.ipynb", *answered(e1=ODD, e2=failing, e3=leaving))
    looping = ["while True: pass", RIGHT["1.2"]]
    last = [*answered(e1="birds = undefined_name", e2=looping, e3=[])[:-1], RIGHT["1.3"]]
    hand_in(folder / "Zoë 李" / f"{NOTEBOOK}.ipynb", *last)
    old_course = """import sys, pathlib, course_utils.checks
course_utils.checks.EXERCISES['1.2'] = lambda *answers: course_utils.checks.CheckResult('1.2', 'right', '')
pathlib.Path('mine/course_utils').mkdir(parents=True)
for place in ('course_utils.py', 'mine/course_utils/__init__.py'): pathlib.Path(place).write_text('raise SystemExit')
sys.path.insert(0, 'mine')
for name in [n for n in sys.modules if n.startswith('course_utils')]: del sys.modules[name]"""
    drive = 'features = load_penguins("/content/drive/MyDrive/penguins.csv")'
    own_check = "def check_gaps(*answers): return '✅'"
    old = [[own_check, WRONG["1.1"]], [old_course, WRONG["1.2"]], BLANK["1.3"]]
    hand_in(folder / "old-01.ipynb", *answered(e1=old[0], e2=old[1], e3=old[2]))
    hand_in(folder / "Colab" / "my_01.ipynb", *answered(e1=RIGHT["1.1"], e2=drive))
    dead = [RIGHT["1.1"], ["import os\nos._exit(1)", RIGHT["1.2"]], RIGHT["1.3"]]
    hand_in(folder / "Dead" / "one.ipynb", *answered(e1=dead[0], e2=dead[1], e3=dead[2]))
    shutil.copy(folder / "Dead" / "one.ipynb", folder / "Dead" / "empty.ipynb").write_text("")
    for name, text in {
        "broken.ipynb": '{"cells": [',
        ".ipynb_checkpoints/ada-checkpoint.ipynb": "{}",
        ".hidden.ipynb": "{}",
        "notes.txt": "not a notebook",
    }.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text(text)
    hand_in(folder / "other course.ipynb", "print('hello')", "# Text")
    (folder / "link.ipynb").symlink_to(folder / "ada" / "a renamed file.ipynb")
    return folder


@pytest.fixture(scope="module")
def graded(handed: Path) -> Graded:
    """The graded folder, by file."""
    return {one.file: one for one in grade_folder(handed, limits=QUICK, jobs=2)}


@pytest.fixture
def grade_one(tmp_path: Path) -> GradeOne:
    """`grade_one(limits, *cells)`: one handed-in notebook's grades."""

    def grade(limits: Limits, *cells: str) -> GradedNotebook:
        hand_in(tmp_path / "in" / "eve" / "eve.ipynb", *cells)
        [one] = grade_folder(tmp_path / "in", limits=limits)
        return one

    return grade


# --- what becomes of each exercise ------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("file", "status", "kind", "message"),
    [
        # oddities cost only their own exercise
        ("ada/a renamed file.ipynb", "✅❌✅", "cell-raised", "by zero, in the cell that starts `features = 1 / 0`"),
        # the check of 1.3 is not called
        (f"Zoë 李/{NOTEBOOK}.ipynb", "❌❌✅", "too-long", "the cell that starts `while True: pass` ran longer than 4 s."),
        ("old-01.ipynb", "❌❌⏳", "missing-axis", ""),  # the checks come fresh from the course
        ("Colab/my_01.ipynb", "✅❌⏳", "foreign-path", "no file /content/drive/"),
        # a dead kernel is followed by another
        ("Dead/one.ipynb", "✅❌✅", "kernel-died", "the cell that starts `import os` ended the kernel."),
    ],
)
def test_what_becomes_of_each_exercise(graded: Graded, file: str, status: str, kind: str, message: str) -> None:
    """Kind and message are those of exercise 1.2."""
    one = graded[file]
    assert (one.learner, one.notebook, one.problem) == (re.split("[-_/]", file)[0].split(".")[0], NOTEBOOK, "")
    assert status_of(one) == status
    assert one.grades[1].kind == kind
    assert message in one.grades[1].message
    assert [bool(grade.kind) for grade in one.grades] == [symbol == "❌" for symbol in status]


def lives(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


@pytest.mark.slow
def test_every_file_has_a_row_and_nothing_is_left_or_changed(graded: Graded, handed: Path, outside: Path) -> None:
    found = {path.relative_to(handed).as_posix() for path in handed.rglob("*.*") if path.is_file()}
    assert graded.keys() == {file for file in found if not file.startswith(".")}
    unreadable = {"Dead/empty.ipynb": "empty", "broken.ipynb": "not JSON", "link.ipynb": "a link"}
    for file, reason in {**unreadable, "other course.ipynb": "not one of the course's", "notes.txt": "no notebook"}.items():
        assert (reason in graded[file].problem, graded[file].grades) == (True, ())
    assert not lives(int((outside / "child").read_text()))
    assert sorted(path.name for path in (handed / "ada").iterdir()) == ["a renamed file.ipynb"]
    assert (FOLDER / "data" / "penguins.csv").stat().st_size > 10_000


# --- the table and the spreadsheet ------------------------------------------------------------------------------------


def test_hostile_text_neither_steers_the_terminal_nor_breaks_lines() -> None:
    grade = Grade("1.1", "wrong", "red \x1b[31m\r\n\u202eturned \ud800half", "a\x00b")
    text = as_table(Overview([GradedNotebook("eve\n\x07", "x.ipynb", NOTEBOOK, (grade,))]))
    assert "eve 1.1 ❌ red [31m turned ?half Hint: a b" in text
    text.encode()
    assert not set(text) & set("\x1b\r\x07\x00\u202e")


def test_csv_has_no_formulas(tmp_path: Path) -> None:
    evil = ("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1")
    graded = [GradedNotebook(name, "-x.ipynb", NOTEBOOK, (Grade("1.1", "wrong", name, "Zoë"),)) for name in evil]
    path = write_csv([*graded, GradedNotebook("bo", "y.ipynb", problem="=empty")], path=tmp_path / "grades.csv")
    assert path.read_bytes().startswith(b"\xef\xbb\xbflearner,")
    rows = [*csv.reader(path.read_text(encoding="utf-8-sig").splitlines())]
    assert rows[0] == ["learner", "file", "notebook", "exercise", "status", "symbol", "kind", "message", "hint"]
    for row in rows[1:-1]:
        assert row[0][0] == row[1][0] == row[7][0] == "'"
        assert row[3:6] == ["1.1", "wrong", "❌"]
        assert row[8] == "Zoë"
    assert rows[-1][:8] == ["bo", "y.ipynb", "", "", "not judged", "❔", "not-judged", "'=empty"]
    assert len(rows) == len(evil) + 2


# --- which notebook ---------------------------------------------------------------------------------------------------


def read_cells(path: Path) -> list[Cell]:
    return cells_in(read_file(path))


@pytest.fixture(scope="module")
def course() -> Course:
    return Course(FOLDER)


@pytest.mark.parametrize("path", notebook_paths(), ids=lambda path: path.stem)
@pytest.mark.parametrize("left", ["all", "texts", "ids", "checks"])
def test_notebooks_are_known_by_their_contents(path: Path, left: str, course: Course) -> None:
    cells = read_cells(path)
    if left == "texts":  # a front end that made new ids
        cells = [Cell(cell.is_code, cell.source, "new", False) for cell in cells if "check_" not in cell.source]
    elif left == "ids":  # every cell was edited
        cells = [Cell(cell.is_code, f"{number} edited", cell.id, False) for number, cell in enumerate(cells)]
    elif left == "checks":
        cells = [Cell(True, cell.source, "", False) for cell in cells if "import check_" in cell.source]
    assert identify(cells, course=course) == path.stem[:2]


def test_two_cells_of_the_course_are_not_enough(course: Course) -> None:
    assert identify([], course=course) == ""
    shared = {cell.id for cell in read_cells(notebook_paths()[0])} & {cell.id for cell in read_cells(notebook_paths()[1])}
    assert len(shared) > 3
    assert identify([Cell(True, f"edited {own}", own, False) for own in sorted(shared)], course=course) == ""
    chance = [Cell(True, "print(1)", "top-code-1", False), Cell(True, "x = 1", "1-1-code-1", False)]
    assert identify(chance, course=course) == ""


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("[1, 2]", "not a notebook"),
        ("[" * 100_000, "not JSON"),
        ('{"nbformat": 3, "worksheets": []}', "format 3"),
        ('{"nbformat": 4, "cells": "none"}', "not a list"),
        ('{"nbformat": 4, "cells": [1]}', "cell 1 is not a cell"),
        ('{"nbformat": 4, "cells": [{"cell_type": "code"}]}', "cell 1 is not text"),
    ],
    ids=range(6),
)
def test_damaged_notebooks(text: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "x.ipynb").write_bytes(text.encode("latin-1"))
    with pytest.raises(UnreadableError, match=reason):
        read_cells(tmp_path / "x.ipynb")


def test_odd_but_readable(tmp_path: Path) -> None:
    cells = [
        {"cell_type": "code", "source": ["a = 1\n", "b = 2"], "metadata": {"tags": "solution"}, "id": 3},
        {"cell_type": "code", "source": "half \ud800", "metadata": {"tags": ["solution", 7]}},
        {"cell_type": "raw", "source": "x", "metadata": None},
    ]
    (tmp_path / "x.ipynb").write_bytes(b"\xef\xbb\xbf" + json.dumps({"nbformat": 4, "cells": cells}).encode())
    first, second, third = read_cells(tmp_path / "x.ipynb")
    assert first == Cell(True, "a = 1\nb = 2", "", False)
    assert second == Cell(True, "half ?", "", True)
    assert not third.is_code


def test_too_large_and_special_files(tmp_path: Path) -> None:
    with (tmp_path / "large.ipynb").open("wb") as file:
        file.truncate(50_000_001)
    with pytest.raises(UnreadableError, match="clear its outputs"):
        read_cells(tmp_path / "large.ipynb")
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe.ipynb")
        with pytest.raises(UnreadableError, match="not a file"):
            read_cells(tmp_path / "pipe.ipynb")


# --- what is run, and where it is judged ------------------------------------------------------------------------------


def planned(course: Course, *cells: str | Cell) -> list[tuple[str, str | None]]:
    """The steps of notebook 01, each as (exercise, source)."""
    made = [c if isinstance(c, Cell) else Cell(not c.startswith("# "), c.removeprefix("# "), "", False) for c in cells]
    return [
        (step.exercise, step.source)
        for step in plan(made, exercises=course.exercises_of("01"), course_notebook=course.notebooks["01"])
    ]


def test_solutions_are_not_run(course: Course) -> None:
    tagged = Cell(True, "birds = 1", "", True)
    stored = next(cell for cell in read_cells(FOLDER / f"{NOTEBOOK}.ipynb") if cell.is_solution and cell.is_code)
    untagged = Cell(True, stored.source, "", False)
    own = "birds_solution = 1\nchoice_solution = 2\ncheck_gaps(birds_solution, choice_solution)"
    kept = "my_solution = 1"
    sources = [source for _, source in planned(course, tagged, stored, untagged, own, kept) if source]
    assert sources == [kept]
    known = CourseNotebook(NOTEBOOK, texts=frozenset(), ids=frozenset(), solutions=frozenset({"helper = 1"}))
    cells = [Cell(True, source, "", False) for source in ("helper = 1\n", "helper = 2")]
    assert [step.source for step in plan(cells, exercises={}, course_notebook=known)] == ["helper = 2"]


def test_check_calls_are_cut_out(course: Course) -> None:
    steps = planned(
        course,
        "birds = 1  # one\nresult = check_gaps(birds, 2)\nchoice = 2",
        "# check_features(features, masses) in words",
        "print('check_features(1, 2)')  # check_features(1, 2)",
        "%%time\ncheck_prepared(train_set, test_set)",
        "check_features(features_solution, masses_solution)",
        "def f(): return 1\ncourse_utils.checks.check_features(features, masses)",
    )
    assert steps == [
        ("1.1", "birds = 1\nchoice = 2"),
        ("1.1", None),
        ("1.3", "print('check_features(1, 2)')  # check_features(1, 2)"),
        ("1.3", "%%time\ncheck_prepared(train_set, test_set)"),
        ("1.3", None),
        ("1.2", "check_features(features_solution, masses_solution)"),
        ("1.2", "def f():\n    return 1"),
        ("1.2", None),
    ]


def test_checks_stand_where_they_are_called_the_last_time_and_forgotten_ones_at_the_end(course: Course) -> None:
    first, second = CHECKS["1.1"], CHECKS["1.2"]
    begun, done = ["# ## Exercises", "birds = 1", first, "birds = 2", first], ["# ## Next", "x = 1"]
    assert planned(course, "print(0)", *begun, "train_set = (", second, *done) == [
        *(("", "print(0)"), ("1.1", "birds = 1"), ("1.1", "birds = 2"), ("1.1", None), ("1.2", "train_set = (")),
        *(("1.2", None), ("1.3", None), ("", "x = 1")),
    ]
    steps = planned(course, "features = 1", "train_set = 2")
    assert steps == [("1.2", "features = 1"), ("1.3", "train_set = 2"), ("1.1", None), ("1.2", None), ("1.3", None)]


@pytest.mark.parametrize("source", ["(" * 10_000, "\x00", "%%"])
def test_no_source_breaks_the_plan(source: str, course: Course) -> None:
    steps = planned(course, source, source + "\ncheck_gaps(birds, choice)")
    assert (steps[0][1], ("1.1", None) in steps) == (source, True)


# --- what a kernel's replies mean -------------------------------------------------------------------------------------


@pytest.fixture
def session(course: Course, tmp_path: Path) -> Session:
    return Session([], course.exercises_of("01"), FOLDER, tmp_path, limits=Limits(), stop=threading.Event())


def test_an_error_in_an_untouched_cell_is_no_attempt(session: Session) -> None:
    raised, reply = {}, Reply("error", "NameError: x", "NameError")
    session._note(0, Step("1.1", "birds = ...", untouched=True), reply, raised)
    assert raised == {}
    session._note(1, Step("1.1", "birds = x"), reply, raised)
    session._note(2, Step("1.1", "birds = y"), Reply("error", "NameError: y"), raised)
    assert raised["1.1"][0] is reply, "the first error is the cause of the others"
    assert session.grades == {}


@pytest.mark.parametrize(
    ("answer", "raises", "symbol", "message"),
    [
        ({"status": "right", "message": "Yes."}, True, "✅", "Yes."),
        ({"status": "wrong", "message": "No."}, False, "❌", "No."),
        ({"status": "wrong", "message": "No."}, True, "❌", "No. (NameError: x, in the cell that starts `birds = x`)"),
        ({"status": "to do", "message": "Do."}, False, "⏳", "Do."),
        ({"status": "to do", "undefined": ["birds"]}, False, "⏳", "birds: not defined in the notebook."),
        ({"status": "to do"}, True, "❌", "NameError: x, in the cell that starts `birds = x`"),
        ({}, False, "❔", "check_gaps could not be run: it gave no answer"),
    ],
)
def test_grades(session: Session, answer: dict, raises: bool, symbol: str, message: str) -> None:
    cause = (Reply("error", "NameError: x", "NameError"), Step("1.1", "\nbirds = x\ny = 2")) if raises else None
    grade = session._grade("1.1", Reply("ok", answer=answer), cause)
    assert (grade.exercise, grade.symbol) == ("1.1", symbol)
    assert grade.message == message
    assert bool(session.problem) is (symbol == "❔"), "what could not be judged is told by the exit status"


# --- the command ------------------------------------------------------------------------------------------------------


def test_command_line_mistakes(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "x.ipynb").write_text("")
    some = str(tmp_path / "in")
    for arguments, told in (
        ([str(tmp_path / "none")], "is not a folder"),
        ([str(tmp_path / "empty")], "no notebooks in"),
        ([some, "--notebooks", str(tmp_path)], "no course notebooks"),
        ([some, "--csv", str(tmp_path / "none" / "x.csv")], "--csv FILE"),
        ([some, "--csv", some], "is a folder"),
        ([some, "--learner", "("], "no regular expression"),
        ([some, "--roster", str(tmp_path / "none.csv")], "none.csv"),
        ([some, "--seconds", "0"], "positive number"),
        ([some, "--memory-mb", "many"], "positive whole number"),
        ([some, "--jobs", "-1"], "positive whole number"),
    ):
        with pytest.raises(SystemExit, match="2"):
            main(["grade", *arguments])
        assert told in capsys.readouterr().err


# --- slow: one kernel or more each ------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize(
    ("cell", "kind", "reason"),
    [
        pytest.param(
            "while True:\n    try:\n        for i in range(10**9): i = i + 1\n    except KeyboardInterrupt: pass",
            *("too-long", "did not stop when it was interrupted"),
            id="swallowed interrupt",
        ),
        pytest.param("x = []\nwhile True: x.append(bytearray(10**7))", "kernel-died", "more than 1500 MB", id="memory"),
        pytest.param("x = bytearray(10**10)", "cell-raised", "MemoryError", id="memory at once"),
        pytest.param(PRINT_FOR_EVER, "too-long", "longer than 4 s", id="printing"),
        pytest.param("raise ValueError('x' * 10**6)", "cell-raised", "ValueError: xxx", id="long error"),
        pytest.param("import os\nos.system('sleep 60')", "too-long", "longer than 4 s.", id="a child to interrupt"),
        pytest.param("exit()", "kernel-died", "ended the kernel", id="exit"),
        pytest.param("import os, signal\nos.kill(os.getpid(), signal.SIGSEGV)", "kernel-died", "ended", id="crash"),
    ],
)
def test_accidents(cell: str, kind: str, reason: str, grade_one: GradeOne) -> None:
    limits = Limits(seconds=90, cell_seconds=4, memory_mb=1500, patience=1)  # PyTorch with CUDA alone takes 700 MB
    one = grade_one(limits, *answered(e1=RIGHT["1.1"], e2=cell, e3=RIGHT["1.3"]))
    assert status_of(one) == "✅❌✅"
    assert one.grades[1].kind == kind
    assert reason in one.grades[1].message
    assert len(one.grades[1].message) < 500


@pytest.mark.slow
def test_a_check_that_does_not_end(grade_one: GradeOne) -> None:
    evil = "class Slow(list):\n    def __iter__(self):\n        while True: pass\nbirds = Slow([1])\nchoice = 'drop'"
    one = grade_one(QUICK, *answered(e1=evil, e2=RIGHT["1.2"]))
    assert status_of(one) == "❌✅⏳"
    assert one.grades[0].kind in ("check-stopped", "wrong-type", "unreadable")


@pytest.mark.slow
def test_the_time_of_the_whole_notebook(grade_one: GradeOne) -> None:
    slow = ["import time\ntime.sleep(2)"] * 4
    one = grade_one(Limits(seconds=6, cell_seconds=5), *answered(e1=RIGHT["1.1"], e2=[*slow, RIGHT["1.2"]], e3=RIGHT["1.3"]))
    assert status_of(one) == "✅❌❔"
    assert one.grades[1].message.startswith("the cell that starts `import time` ran longer than ")
    assert one.grades[2].message == one.problem == "the notebook ran longer than 6 s"


@pytest.mark.slow
def test_detached_children_are_ended(grade_one: GradeOne, outside: Path) -> None:
    """Each of these can be found in one way only."""
    hiding = {
        "child": leaves_behind(outside / "hiding child", settings="start_new_session=True, env={}"),
        "same session": leaves_behind(outside / "hiding same session", settings="env={}, process_group=0", orphan=True),
        "marked": leaves_behind(outside / "hiding marked", settings="start_new_session=True", orphan=True),
    }
    if hasattr(os, "fork"):  # a copy of the kernel itself, which runs no other program
        last = f"open({str(outside / 'hiding copy')!r}, 'w').write(str(os.getpid()))\n    time.sleep(600)"
        first = "import os, time\nif os.fork(): time.sleep(1)\nelif os.setsid() or os.fork(): os._exit(0)"
        hiding["copy"] = f"{first}\nelse:\n    {last}"
    one = grade_one(Limits(), *answered(e1=[RIGHT["1.1"], *hiding.values()]))
    assert status_of(one) == "✅⏳⏳"
    assert [way for way in hiding if lives(int((outside / f"hiding {way}").read_text()))] == []


@pytest.mark.slow
def test_kernels_know_little_of_the_teacher(grade_one: GradeOne, outside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SECRET_TOKEN", "secret")
    look = f"""import json, os
from pathlib import Path
seen = {{"env": dict(os.environ), "home": str(Path.home()), "cwd": os.getcwd()}}
seen["files"] = sorted(map(str, Path().rglob("*")))
Path({str(outside / "seen.json")!r}).write_text(json.dumps(seen))"""
    grade_one(QUICK, *answered(e1=[look, RIGHT["1.1"]]))
    seen = json.loads((outside / "seen.json").read_text())
    assert "SECRET_TOKEN" not in seen["env"]
    assert (seen["env"]["COURSE_DEVICE"], seen["env"]["OMP_NUM_THREADS"]) == ("cpu", "1")
    assert Path(seen["home"]).resolve().parent == Path(seen["cwd"]).resolve().parent, "a home of its own"
    assert {"data/penguins.csv", "images/loss_surface.png"} <= set(seen["files"])
    assert not [file for file in seen["files"] if file.endswith(".ipynb")]
    assert not Path(seen["cwd"]).exists(), "what a notebook wrote is gone afterwards"


def test_the_command_grades(tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """A wrong answer is a grade as good as any: nothing went wrong with the grading."""
    hand_in(tmp_path / "in" / "ada" / "one.ipynb", *answered(e1=RIGHT["1.1"], e2=WRONG["1.2"]))
    (tmp_path / "in" / "ada" / "picture.png").touch()
    (tmp_path / "in" / "notes.txt").touch()
    assert main(["grade", str(tmp_path / "in"), "--csv", str(tmp_path / "grades.csv"), "--jobs", "1"]) == 0
    assert capsys.readouterr().out.startswith(
        "       1.1 1.2 1.3  right\nada    ✅  ❌  ⏳   1 of 3\nright  1   0   0\n\nThe commonest"
    )
    rows = [*csv.DictReader((tmp_path / "grades.csv").read_text(encoding="utf-8-sig").splitlines())]
    assert [row["status"] for row in rows[:3]] == ["right", "wrong", "to do"]
    assert {row["file"] for row in rows[3:]} == {"ada/picture.png", "notes.txt"}
    assert rows[1]["kind"] == "missing-axis"
    (tmp_path / "in" / "ada" / "one.ipynb").unlink()
    assert main(["grade", str(tmp_path / "in")]) == 1, "a picture is all that came from ada"
    capsys.readouterr()
    shutil.rmtree(tmp_path / "in" / "ada")
    (tmp_path / "in" / "bo.ipynb").write_text("{}")
    assert main(["grade", str(tmp_path / "in"), "--csv", str(tmp_path / "grades.csv")]) == 1
    assert "bo.ipynb: it is JSON, but not a notebook: ask for it again" in capsys.readouterr().out
    assert "bo,bo.ipynb,,,not judged" in (tmp_path / "grades.csv").read_text(encoding="utf-8-sig")


@pytest.mark.parametrize(("folder", "forks"), [("a", True), ("a" * 120, True), ("a", False)])
def test_a_kernel_is_talked_to_by_unix_sockets_where_their_path_is_short_enough(
    folder: str, forks: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(kernel_module, "_FORKS", forks and sys.platform == "linux")
    expected = "tcp" if sys.platform == "win32" or len(folder) > 100 else "ipc"
    with tempfile.TemporaryDirectory() as scratch:  # tmp_path is long itself
        (own := Path(scratch) / folder).mkdir()
        with Kernel(FOLDER, own, memory_mb=1500, patience=1, stop=threading.Event()) as kernel:
            assert kernel.run(f"assert get_ipython().kernel.parent.transport == {expected!r}", seconds=60).outcome == "ok"


@pytest.mark.slow
@pytest.mark.smoke
@pytest.mark.skipif(sys.platform != "linux", reason="kernels are forked on Linux alone")
def test_kernels_are_forked_again_after_the_end_of_the_process_that_forks_them(grade_one: GradeOne) -> None:
    kernel_module._fork_server()[0].close()
    assert status_of(grade_one(QUICK, *answered(e1=RIGHT["1.1"]))) == "✅⏳⏳"


def test_a_kernel_that_does_not_start(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tried = []

    def fails(kernel: Kernel) -> Kernel:
        tried.append(kernel)
        raise KernelError("no kernel started: it did not answer")

    monkeypatch.setattr(Kernel, "__enter__", fails)
    hand_in(tmp_path / "ada.ipynb", *answered(e1=RIGHT["1.1"]))
    [one] = grade_folder(tmp_path)
    assert len(tried) == 2
    assert one.problem == "no kernel started: it did not answer"
    assert [(grade.symbol, grade.message) for grade in one.grades] == [("❔", one.problem)] * 3


def test_kernels_are_not_ended_for_ever_and_an_error_of_the_grader_costs_one_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun = []
    monkeypatch.setattr(Session, "_once", lambda session: bool(begun.append(session)))
    hand_in(tmp_path / "ada.ipynb", *answered())
    [one] = grade_folder(tmp_path)
    assert len(begun) == 20
    assert one.problem == "the notebook ended 20 kernels"
    monkeypatch.setattr(Session, "run", lambda session: 1 / 0)
    (tmp_path / "bo.ipynb").write_text("")
    ada, bo = grade_folder(tmp_path)
    assert "ZeroDivisionError" in ada.problem
    assert status_of(ada) == "❔❔❔"
    assert bo.problem == "the file is empty: ask for it again"


@pytest.mark.slow
def test_ctrl_c_ends_the_kernels_and_shows_what_was_finished(tmp_path: Path) -> None:
    hand_in(tmp_path / "in" / "a.ipynb", *answered(e1=RIGHT["1.1"]))
    started = f"import os\nopen({str(tmp_path / 'pid')!r}, 'w').write(str(os.getpid()))\nwhile True: pass"
    hand_in(tmp_path / "in" / "b.ipynb", *answered(e1=[started, RIGHT["1.1"]]))
    hand_in(tmp_path / "in" / "c.ipynb", *answered())
    command = [sys.executable, "-m", "course_utils.teaching", "grade", str(tmp_path / "in"), "--jobs", "1"]
    # what a test run in the background ignores, its child would ignore, too
    heeded = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        grader = subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, encoding="utf-8")
    finally:
        signal.signal(signal.SIGINT, heeded)
    with grader:
        until = time.monotonic() + 240
        while not (tmp_path / "pid").exists() or not (tmp_path / "pid").read_text():
            assert time.monotonic() < until
            time.sleep(0.1)
        grader.send_signal(signal.SIGINT)
        told, _ = grader.communicate(timeout=120)
    assert grader.returncode == 1
    assert "a      ✅  ⏳  ⏳   1 of 3" in told
    assert "b 1.1 ❔" in told
    assert "grading was interrupted" in told
    assert not lives(int((tmp_path / "pid").read_text()))


# --- slow: the course's own notebooks ---------------------------------------------------------------------------------


def solved(path: Path, destination: Path) -> None:
    """Hand in a notebook of the course with its solutions written where a learner writes."""
    names = {name for check in EXERCISES.values() for name in check.__signature__.parameters}
    nb, cells = read(path), []
    for cell in nb.cells:
        if "solution" not in cell.metadata.get("tags", []):
            cells.append(cell)
        elif cell.cell_type == "code":
            check = next(number for number, own in enumerate(cells[::-1]) if own.cell_type == "code")
            source = cell.source.rsplit("\ncheck_", 1)[0]
            words = {word: word.removesuffix("_solution") for word in re.findall(r"\w+_solution", source)}
            for word, name in sorted(words.items(), key=lambda pair: -len(pair[0])):
                source = re.sub(rf"\b{word}\b", name if name in names else f"{name}_mine", source)
            cells.insert(len(cells) - check - 1, new_code_cell(source))
    nb.cells = cells
    nbformat.write(nb, destination)


@pytest.mark.slow
def test_the_courses_own_notebooks(tmp_path: Path) -> None:
    untouched = ("01_getting_data_ready.ipynb", "06_saving_and_loading.ipynb")
    make_edition(FOLDER, tmp_path / "edition")
    for name in ("untouched", "solver"):
        (tmp_path / "in" / name).mkdir(parents=True)
    for name in untouched:
        shutil.copy(tmp_path / "edition" / name, tmp_path / "in" / "untouched")
    for path in notebook_paths():
        solved(path, tmp_path / "in" / "solver" / path.name)
    graded = grade_folder(tmp_path / "in", jobs=2)
    assert len(graded) == len(notebook_paths()) + len(untouched)
    for learner, status, chapters in (("solver", "right", "123456"), ("untouched", "to do", "16")):
        grades = [grade for one in graded if one.learner == learner for grade in one.grades]
        assert {grade.exercise for grade in grades} == {own for own in EXERCISES if own[0] in chapters}
        assert [grade for grade in grades if grade.status != status] == []
