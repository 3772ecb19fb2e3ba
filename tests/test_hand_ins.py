"""Hand-ins as learning platforms name and pack them: whose each is, what is read of it, and the pages made of it."""

import os
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from notebook_tools import ROOT, notebook_paths

from course_utils.teaching import collecting, grading
from course_utils.teaching.__main__ import main
from course_utils.teaching.collecting import HandIn, collect, newest_of
from course_utils.teaching.grades import Grade, GradedNotebook
from course_utils.teaching.overview import Overview, read_guide, read_roster, spellings
from course_utils.teaching.whose import learner_of

STEMS = [path.stem for path in notebook_paths()]
BOOK = next(path for path in notebook_paths() if path.stem.startswith("01"))
CONTENT = BOOK.read_bytes()


@pytest.mark.parametrize(
    ("learner", "files"),
    [
        ("ada", ["ada/x.ipynb", "ada_03_training_a_model.ipynb", "ada-3.ipynb", "ada_01 (2).ipynb", "ada_02_v2.ipynb"]),
        ("ada", ["Copy of Copy of ada_01.ipynb", "01_getting_data_ready_ada_123456.ipynb", "ada/my_01-Copy1.ipynb"]),
        ("ada", ["ada_LATE_1234_567890_01_getting_data_ready-2.ipynb", "ada_1234_567999_02_building_a_model-1.ipynb"]),
        ("ada", ["Task 1_ada_attempt_2026-11-28-10-20-30_my_01.ipynb", "ada_1234_567890_handed in.zip/my_01.ipynb"]),
        ("ada", ["handed_in/week 1/ada_final_01.ipynb", "submissions.zip/ada_77_5678_x.ipynb", "ada_01.zip/my_02.ipynb"]),
        ("Ada Example", ["Ada Example_1234567_assignsubmission_file_/my_01.ipynb", "Ada Example/week 2/x.ipynb"]),
        ("Ada Example", ["12-34 - Ada Example - Nov 28, 2026 1020 AM/my_01.ipynb"]),
        ("Zoë", ["03_Training_a_Model - Zoë.ipynb", "Zoe\u0308_01.ipynb"]),
        ("李", ["李.ipynb"]),
        ("My Nguyen", ["My Nguyen/01.ipynb"]),
        ("anna 2", ["anna_2_01_getting_data_ready.ipynb"]),
        ("group 3", ["group_3/my_01.ipynb", "group_3.ipynb", "group_3_01_getting_data_ready-2.ipynb"]),
        ("Participant 1234567", ["Participant_1234567_assignsubmission_file_01_getting_data_ready.ipynb"]),
        ("1234567", ["1234567_01_getting_data_ready.ipynb"]),
        ("", ["my_03.ipynb", "my_03 (1).ipynb", "my_03-Copy1.ipynb", "my_03_training.ipynb", "Untitled1.ipynb"]),
        ("", ["03_training_a_model (1).ipynb", "Copy of 03_training_a_model.ipynb", "handed_in/my_01_final-2.ipynb"]),
    ],
)
def test_whose_it_is(learner: str, files: list[str]) -> None:
    assert {file: learner_of(file, stems=STEMS) for file in files} == dict.fromkeys(files, learner)


def test_a_pattern_says_whose_it_is() -> None:
    names = [learner_of("a/x-ada_01.ipynb", stems=STEMS, pattern=re.compile(own)) for own in ("x-([a-z]+)", "a..", "none")]
    assert names == ["ada", "a/x", ""]


def test_the_newest_version() -> None:
    for newest, other in (
        (("ada_2_3_x-2.ipynb", 1), ("ada_2_3_x-1.ipynb", 2)),  # by its number, whatever the clocks say
        (("ada_LATE_12_568_x (1).ipynb", 1), ("ada_12_567_x.ipynb", 2)),
        (("y.ipynb", 2), ("x-2.ipynb", 1)),  # other files: by their dates
        (("a/x.ipynb", 2), ("b/x-2.ipynb", 1)),
    ):
        made = [HandIn(file, file, modified) for file, modified in (newest, other)]
        assert [newest_of(both).file for both in (made, made[::-1])] == [newest[0]] * 2


def packed(path: Path, files: dict[str, bytes | str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in files.items():
            made.writestr(name, content)
    return path


def flagged(path: Path, files: dict[str, bytes | str], *, flags: bytes) -> None:
    """A zip with other flags on its first file: 1 is locked with a password, 0 says nothing of the name's letters."""
    content = packed(path, files).read_bytes()
    for mark, place in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = content.index(mark) + place
        content = content[:at] + flags + content[at + 2 :]
    path.write_bytes(content)


@pytest.mark.parametrize(
    ("make", "told"),
    [
        (lambda path: packed(path, {"../out.ipynb": CONTENT}), {"ada.zip/out.ipynb": "leads out of the zip's folder"}),
        (lambda path: packed(path, {"/out.ipynb": CONTENT}), {"ada.zip/out.ipynb": "leads out of the zip's folder"}),
        (lambda path: packed(path, {"a.ipynb": CONTENT}), {"ada.zip/a.ipynb": "unpacks to more than is read"}),
        (lambda path: packed(path, dict.fromkeys("abcde", "")), {"ada.zip": "holds 5 files; at most 4"}),
        (lambda path: packed(path, {"b.ZIP": "", ".x/y": ""}), {"ada.zip/b.ZIP": "a zip in a zip, which is not read"}),
        (lambda path: packed(path, {}), {"ada.zip": "no file is in it"}),
        (lambda path: path.write_bytes(b"PK"), {"ada.zip": "it is not a zip, or it is damaged"}),
        (lambda path: flagged(path, {"my_01.ipynb": CONTENT}, flags=b"\1\0"), {"ada.zip/my_01.ipynb": "locked with"}),
    ],
    ids=["parent", "root", "bomb", "many", "nested", "empty", "damaged", "locked"],
)
def test_no_zip_does_harm(
    make: Callable[[Path], object], told: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "in").mkdir()
    make(tmp_path / "in" / "ada.zip")
    monkeypatch.setattr(collecting, "_ZIP_FILES", 4)
    monkeypatch.setattr(collecting, "_ZIP_BYTES", 10_000)
    before = sorted(tmp_path.rglob("*"))
    found = collect(tmp_path / "in")
    assert [(one.file, one.cells) for one in found] == [(file, ()) for file in told]
    for one, reason in zip(found, told.values(), strict=True):
        assert reason in one.problem
        assert learner_of(one.whose, stems=STEMS) == "ada"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.fixture
def platforms(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Hand-ins from several platforms; in each that is run, the first exercise is wrong and the second right."""
    read = ["exampleada_LATE_1234_567890_01_getting_data_ready-2", "Ada Example/my_01", "Zoë 李/02", "my_01", "my 01"]
    read += ["leeann_12345_67890_my_01", "leeann_54321_67891_my_01"]
    for number, stem in enumerate(read):
        path = tmp_path / "in" / f"{stem}.ipynb"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(notebook_paths()["02" in stem].read_bytes())
        os.utime(path, (number + 10**9, number + 10**9))
    files = {"ü/photo.jpg": "", "my_01.ipynb": CONTENT, "__MACOSX/x": ""}
    flagged(tmp_path / "in" / "grace_example.zip", files, flags=b"\0\0")  # as macOS does
    for name in ("bo/broken.ipynb", "bo/data/a.csv", "bo/data/b.csv", "linus/my_01.py", "eve/.hidden"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text("x")
    (tmp_path / "in" / "link").symlink_to(tmp_path / "in" / "bo")

    def run(_: object, number: str, *__: object, **___: object) -> tuple[list[Grade], str]:
        own = number[1]
        return [Grade(f"{own}.1", "wrong", "<b>A</b> gap.", "Look.", "gap-left"), Grade(f"{own}.2", "right", "Yes.")], ""

    monkeypatch.setattr(grading, "run", run)
    (tmp_path / "names.csv").write_text(
        "name,login\nExample Ada\nGrace Example\nBo\nMallory,mal\nAnn Lee,54321\n", encoding="utf-8-sig"
    )
    return tmp_path / "in"


TABLE = """\
                       1.1 1.2  2.1 2.2  right
Ann Lee                ❌  ✅            1 of 2
Ann Lee (12345)        ❌  ✅            1 of 2
Bo                                       not read
eve                                      not read
Example Ada            ❌  ✅            1 of 2
Grace Example          ❌  ✅            1 of 2
link                                     not read
linus                                    not read
Mallory                                  absent
no name (my 01.ipynb)  ❌  ✅            1 of 2
no name (my_01.ipynb)  ❌  ✅            1 of 2
Zoë 李                          ❌  ✅   1 of 2
right                  0   6    0   1

The commonest mistakes
6 learners: 1.1 gap-left: Print `table[3]`. What is in the gaps now?
1 learner: 2.1 gap-left

Ann Lee 1.1 ❌ <b>A</b> gap. Hint: Look.
Ann Lee (12345) 1.1 ❌ <b>A</b> gap. Hint: Look.
Example Ada 1.1 ❌ <b>A</b> gap. Hint: Look.
Grace Example 1.1 ❌ <b>A</b> gap. Hint: Look.
no name (my 01.ipynb) 1.1 ❌ <b>A</b> gap. Hint: Look.
no name (my_01.ipynb) 1.1 ❌ <b>A</b> gap. Hint: Look.
Zoë 李 2.1 ❌ <b>A</b> gap. Hint: Look.

Look at these
bo/data/a.csv, bo/data/b.csv: it is not a notebook, and was not read: look at it yourself if it is to count
bo/broken.ipynb: it is not a notebook: it is not JSON, or it was cut short: ask for it again
grace_example.zip/ü/photo.jpg: it is not a notebook, and was not read: look at it yourself if it is to count
eve/: the folder is empty: ask for the notebook
link/: it is a link to a folder, which is not followed: ask for the files
linus/my_01.py: it is a script, which is not run: ask for the notebook, a file that ends in .ipynb
exampleada_LATE_1234_567890_01_getting_data_ready-2.ipynb: not graded, since Ada Example/my_01.ipynb is newer
my 01.ipynb: it has no learner's name: put it into a folder with one, or use --learner
my_01.ipynb: it has no learner's name: put it into a folder with one, or use --learner
nothing was handed in by Mallory
not on the roster: Ann Lee (12345), eve, link, linus, Zoë 李; add this spelling to the learner's line

7 notebooks of 9 learners: ✅ 7  ⏳ 0  ❌ 7  and 4 files that could not be graded
"""


def test_hand_ins_of_several_platforms(platforms: Path, tmp_path: Path, capsys: pytest.CaptureFixture) -> None:
    """One learner stays one; wide letters leave the columns straight; every file that is not read has what to do."""
    assert main(["grade", str(platforms), "--roster", str(tmp_path / "names.csv")]) == 1
    assert capsys.readouterr().out == TABLE


def test_pages_hold_all_that_they_need_and_no_other_learner(platforms: Path, tmp_path: Path) -> None:
    command = ["grade", str(platforms), "--html", str(tmp_path / "class")]
    assert main(command) == 1
    pages = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "class").glob("*.html")}
    others = ("no-name-my-01-ipynb", "no-name-my-01-ipynb-2", "zoe", "leeann-12345", "leeann-54321")
    names = {f"learner-{own}.html" for own in ("ada-example", "exampleada", "grace-example", *others)}
    assert names == pages.keys() - {"class.html"} == {*re.findall(r'href="(learner-.+?)"', pages["class.html"])}
    for text in pages.values():
        assert "&lt;b&gt;A&lt;/b&gt; gap." in text
        assert not re.search(r"<script|https?:|\bsrc=|url\(|@import", text)
    own = pages["learner-ada-example.html"]
    assert "1 of 2 exercises are right" in own
    assert not re.search("grace|linus|roster", own, re.IGNORECASE)
    assert "no basis for marks" in pages["class.html"]
    with pytest.raises(SystemExit, match="2"):
        main(command)
    assert main([*command, "--replace"]) == 1


def test_the_roster_knows_a_name_by_its_words_and_by_what_it_lists(tmp_path: Path) -> None:
    (tmp_path / "names.csv").write_text('Student;ID\n"Lovelace, Ada";al99@example.org\nBo;\n', encoding="utf-8")
    roster = read_roster(tmp_path / "names.csv")
    assert [*roster] == ["Lovelace, Ada", "Bo"]
    known = spellings(roster)
    assert {known[own] for own in ("adalovelace", "lovelaceada", "al99")} == {"Lovelace, Ada"}
    (tmp_path / "names.csv").write_text("name\n")
    with pytest.raises(ValueError, match="no names in"):
        read_roster(tmp_path / "names.csv")


def test_the_guide_has_a_sentence_for_each_of_its_mistakes() -> None:
    guide = read_guide(ROOT / "TEACHING.md")
    told = re.findall(r"\| exercise \d\.\d, `", (ROOT / "TEACHING.md").read_text(encoding="utf-8"))
    assert len([exercise for exercise, _ in guide if exercise]) == len(told)
    grades = tuple(Grade(own, "wrong", "No.", kind="foreign-path") for own in ("1.1", "1.2"))
    [mistake] = Overview([GradedNotebook("ada", "x", "01_x", grades)], guide=guide).mistakes
    assert (mistake.exercise, mistake.learners, "without a path" in mistake.say) == ("", 1, True)
    assert guide["1.3", "leakage"] == "Compute it while the test birds are out of the room."
    assert read_guide(ROOT / "none.md") == {}
