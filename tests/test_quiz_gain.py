"""What a class has gained: computed by hand on a small table, and refusals that say what to do."""

import re
from pathlib import Path

import pytest
from test_quiz import HEAD, right

from course_utils.teaching.__main__ import main
from course_utils.teaching.quiz_gain import as_table, read_gains


def row(learner: str, form: str, answers: list[str], *, comma: str = ",") -> str:
    return comma.join([learner, form, *answers])


@pytest.fixture(params=[",", ";", "\t"])
def table(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    """Four learners. Before: Ada has 1 and 2 right, Bo has 1. After: Ada has all but 12, Bo has 1 to 3."""
    comma = request.param
    early, late = right("before"), right("after")
    early[1], late[1] = '"2,6"', '"+3,20"'
    rows = [
        row(" Ada  L", "Before", [early[0].upper(), *early[1:2]], comma=comma),  # the rest of the line is missing
        row("ada l", "after", [*late[:11], ""], comma=comma),
        row("Bö", "before", [f"{early[0]})", "2.0", *[""] * 10], comma=comma),
        row("Bö", "AFTER", [*late[:3], *[""] * 9], comma=comma),
        comma * 13,
        row("Cy", "before", early, comma=comma),
    ]
    path = tmp_path / "answers.csv"
    path.write_bytes("\r\n".join([HEAD.replace(",", comma), *rows]).encode("cp1252" if comma == "\t" else "utf-8-sig"))
    return path


def test_gains_by_hand(table: Path, capsys: pytest.CaptureFixture) -> None:
    gains = read_gains(table)
    assert (gains.learners, gains.left_out) == (2, ("Cy",))
    first, second, third, fourth, *_, last, whole = gains.objectives
    assert [(one.before, one.after) for one in (first, second, third, fourth, last)] == [
        *((1, 1), (0.5, 1), (0, 1), (0, 0.5), (0, 0)),
    ]
    assert [first.normalised, second.normalised, third.normalised, fourth.normalised] == [None, 1, 1, 0.5]
    assert (whole.before, whole.after) == pytest.approx((3 / 24, 14 / 24))
    assert (whole.gain, whole.normalised) == pytest.approx((11 / 24, 11 / 21))
    assert main(["quiz", "--gain", str(table)]) == 0
    told = capsys.readouterr().out
    assert told == as_table(gains) + "\n"
    assert re.search(r"^all questions +0\.12 +0\.58 +\+0\.46 +\+0\.52$", told, flags=re.MULTILINE)
    assert re.search(r"^01 turn raw data .* 1\.00 +1\.00 +\+0\.00 +–$", told, flags=re.MULTILINE)
    assert "not counted: Cy." in told


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty; expected a first line learner,form,q1"),
        (f"sep=,\n{HEAD}\n\n", "no answers; expected one line"),
        (f"{HEAD.replace(',q7', '')}\nAda,before", "has no column q7; expected learner,form"),
        (f"{HEAD},q7\nAda,before", "has twice the column q7"),
        (f"{HEAD}\nAda,before,e", "line 2, Ada, q1: the answer is 'e'; expected a, b, c or d"),
        (f"{HEAD}\nAda,before,ab", "the answer is 'ab'"),
        (f"{HEAD}\nAda,before,a,about 3", "q2: the answer is 'about 3'; expected a number such as 2.6 or 2,6"),
        (f"{HEAD}\nAda,now,a", "line 2, Ada: the form is 'now'; expected before or after"),
        (f"{HEAD}\n,after,a", "line 2 has no learner"),
        (f"{HEAD}\nAda,after,a\nBo,after\nADA,after,b", "lines 2 and 4 both hold the form after of ADA"),
        (f"{HEAD}\n{row('Ada', 'before', ['c', '2', *right('before')[1:]])}", r'line 2 has 15 cells; .* quotes, "2,6"'),
        (f"{HEAD}\nAda,before\nBo,after", "none of 2 learners answered both forms"),
        ("learner,form\0", "save it again as 'CSV UTF-8'"),
    ],
)
def test_a_table_that_cannot_be_read_says_why(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "answers.csv").write_text(text)
    with pytest.raises(ValueError, match=message):
        read_gains(tmp_path / "answers.csv")
