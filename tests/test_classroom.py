"""The class on one server, with `-m classroom`: a real hub with a few learners."""

import contextlib
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import psutil
import pytest
from classroom import hub
from classroom.hub import recommended
from classroom.lesson import Plan, hold, notebook_named
from notebook_tools import FOLDER, ROOT

from course_utils.teaching.kernel import MARK

needs_a_hub = pytest.mark.skipif(bool(hub.missing()), reason="; ".join(hub.missing()))


def left_over() -> list[str]:
    """Processes that a hub of these tests has started and that still run."""
    found = []
    for process in psutil.process_iter():
        with contextlib.suppress(psutil.Error, OSError):
            if "CLASSROOM" in process.environ() or ("JUPYTERHUB_USER" in process.environ() and MARK in process.environ()):
                found.append(" ".join(process.cmdline()))
    return found


@pytest.fixture
def nothing_left() -> Iterator[None]:
    """No hub runs before, and none after."""
    assert not left_over(), "another class is being held on this machine"
    yield
    assert not left_over(), "not everything was ended"


@pytest.mark.classroom
@needs_a_hub
@pytest.mark.usefixtures("nothing_left")
def test_three_learners_at_once() -> None:
    found = hold(Plan(3, notebook_named("03")), recommended())
    assert [diary for diary in found["diaries"] if diary["problem"] or diary["failed"] or diary["unlike"]] == []
    assert found["finished"] == 3
    stored = json.loads((FOLDER / "03_training_a_model.ipynb").read_text(encoding="utf-8"))["cells"]
    assert found["cells"] == 3 * sum(cell["cell_type"] == "code" for cell in stored)
    assert found["listened_on"] == ["127.0.0.1"]
    assert all(100 < found["memory"]["kernel"][which] < 1000 for which in ("least", "most"))
    assert all(20 < found["memory"]["server"][which] < 300 for which in ("least", "most"))


@pytest.mark.classroom
@needs_a_hub
@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_everything_ends_with_the_program(how: signal.Signals) -> None:
    command = [sys.executable, ROOT / "tools" / "classroom" / "run.py", "--learners", "2"]

    def in_the_background() -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # as a shell does there

    program = subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, preexec_fn=in_the_background
    )
    try:
        until, own = time.monotonic() + 120, psutil.Process(program.pid)
        while time.monotonic() < until and program.poll() is None:
            if any("ipykernel" in " ".join(child.cmdline()) for child in own.children(recursive=True)):
                break
            time.sleep(0.2)
        assert program.poll() is None, program.stderr.read()
        program.send_signal(how)
        _, told = program.communicate(timeout=90)
    finally:
        if program.poll() is None:
            program.terminate()
            program.wait(90)
    assert (program.returncode, told.splitlines()[-1]) == (130, "interrupted; the hub and all servers are ended")
