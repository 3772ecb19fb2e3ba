"""Every planted bug still finds its place, and changes something there."""

import shutil
import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parent))
from by_hand import by_hand
from by_rule import by_rule
from copies import copy_of_the_course

pytestmark = pytest.mark.slow


def test_every_bug_can_be_planted(tmp_path: Path) -> None:
    clean = copy_of_the_course(tmp_path / "clean")
    broken = shutil.copytree(clean, tmp_path / "broken")
    bugs = [*by_hand(), *by_rule()]
    lost = []
    for bug in bugs:
        before = {
            path: path.read_bytes() for folder in ("notebooks", "course_utils") for path in (broken / folder).glob("*.*")
        }
        before |= {broken / bug.file: (broken / bug.file).read_bytes()}
        try:
            bug.edit(broken)
        except LookupError as error:
            lost.append(f"{bug.name}: {error}")
        else:
            lost += [] if (broken / bug.file).read_bytes() != before[broken / bug.file] else [f"{bug.name} changes nothing"]
        for path, content in before.items():
            path.write_bytes(content)
    assert not lost, "\n- ".join(["mend tests/mutation/by_hand.py:", *lost])
    assert len({bug.name for bug in bugs}) == len(bugs) >= 60
    assert sum(bug.made_by != "by hand" for bug in bugs) >= len(bugs) / 2
