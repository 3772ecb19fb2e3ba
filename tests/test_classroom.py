"""The class on one server: its client, meters and tables; and, with `-m classroom`, a real hub with a few learners."""

import asyncio
import contextlib
import json
import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import psutil
import pytest
from classroom import faults, hub, lesson, meters, run
from classroom.faults import FAULTS
from classroom.hub import Settings
from classroom.kernel import Kernel, KernelDiedError, Reply
from classroom.learner import Diary, Learner
from classroom.lesson import Plan, hold, notebook_named
from classroom.report import render
from classroom.settings import recommended
from jupyter_client.session import Session, json_packer
from jupyter_server.services.kernels.connection.base import deserialize_msg_from_ws_v1, serialize_msg_to_ws_v1
from notebook_tools import FOLDER, ROOT
from traitlets.config import Config, PyFileConfigLoader

from course_utils.teaching.kernel import MARK

CLASSROOM = ROOT / "tests" / "classroom"


# --- a kernel behind a WebSocket --------------------------------------------------------------------------------------


class Script:
    """A socket whose answers to the next cell are written down; "cell" stands for the id of its request."""

    def __init__(self, *answers: tuple[str, str, dict[str, Any]]) -> None:
        self.answers, self.session, self.asked = list(answers), Session(), ""

    async def write_message(self, message: bytes, *, binary: bool) -> None:
        channel, parts = deserialize_msg_from_ws_v1(message)
        assert (channel, binary) == ("shell", True)
        self.asked = json.loads(parts[0])["msg_id"]

    async def read_message(self) -> bytes | None:
        if not self.answers:
            await asyncio.sleep(60)
        kind, parent, content = self.answers.pop(0)
        message = self.session.msg(kind, content, parent={"header": {"msg_id": self.asked if parent == "cell" else parent}})
        message["parent_header"] = {"msg_id": self.asked if parent == "cell" else parent}
        return serialize_msg_to_ws_v1(message, "iopub", json_packer)


OK = ("execute_reply", "cell", {"status": "ok", "execution_count": 3})
BUSY, IDLE = (("status", "cell", {"execution_state": state}) for state in ("busy", "idle"))


def said(text: str, *, parent: str = "cell", name: str = "stdout") -> tuple[str, str, dict[str, Any]]:
    return "stream", parent, {"name": name, "text": text}


def reply_to(*answers: tuple[str, str, dict[str, Any]]) -> Reply:
    return asyncio.run(Kernel(Script(*answers), Session()).run("1 + 1", seconds=0.5))


@pytest.mark.parametrize("last", [(OK, IDLE), (IDLE, OK)], ids=["reply first", "idle first"])
def test_a_cell_is_over_when_it_was_answered_and_the_kernel_is_idle(last: tuple[Any, Any]) -> None:
    reply = reply_to(BUSY, said("a"), said("b\n"), *last)
    assert (reply.status, reply.count, reply.printed(), reply.error) == ("ok", 3, "ab\n", "")
    assert [one["output_type"] for one in reply.outputs] == ["stream"], "text after text is one output"


@pytest.mark.parametrize("answers", [(BUSY, OK), (BUSY, IDLE)])
def test_a_cell_is_not_over_before(answers: tuple[Any, ...]) -> None:
    with pytest.raises(TimeoutError):
        reply_to(*answers)


def test_messages_of_other_cells_and_of_widgets_are_left_alone() -> None:
    other = [said("no", parent="another"), ("status", "another", {"execution_state": "idle"})]
    opened = ("comm_open", "cell", {"comm_id": "1", "target_name": "jupyter.widget", "data": {}})
    moved = ("comm_msg", "cell", {"comm_id": "1", "data": {"method": "update"}})
    by_another = ("comm_msg", "another", {"comm_id": "1", "data": {}})
    reply = reply_to(BUSY, *other, opened, by_another, said("yes"), moved, OK, *other, IDLE)
    assert (reply.printed(), reply.comms, reply.status) == ("yes", 2, "ok")


def test_an_error_is_told_and_cleared_outputs_are_gone() -> None:
    failed = {"status": "error", "execution_count": 1, "ename": "ValueError", "evalue": "no batches"}
    traceback = ("error", "cell", {"ename": "ValueError", "evalue": "no batches", "traceback": []})
    reply = reply_to(
        said("old"), ("clear_output", "cell", {"wait": False}), traceback, ("execute_reply", "cell", failed), IDLE
    )
    assert (reply.status, reply.error, reply.printed()) == ("error", "ValueError: no batches", "")
    assert [one["output_type"] for one in reply.outputs] == ["error"]


def test_a_dead_kernel_is_noticed() -> None:
    with pytest.raises(KernelDiedError, match="restarting"):
        reply_to(BUSY, ("status", "", {"execution_state": "restarting"}))


# --- the plan, the faults, the configuration --------------------------------------------------------------------------


def test_notebooks_are_found_by_their_number() -> None:
    assert notebook_named("05") == "05_improving_by_experiment"
    with pytest.raises(ValueError, match="'0' is the beginning of 6 notebooks"):
        notebook_named("0")


def test_everybody_has_a_name_and_each_fault_a_learner() -> None:
    names = Plan(2, "03_training_a_model", faults=FAULTS).names
    assert list(names.values()) == ["", "", *FAULTS]
    assert all(re.fullmatch(r"[a-z0-9_]+", name) for name in names)


def test_the_cell_that_takes_memory_takes_at_most_twice_the_limit() -> None:
    blocks, size = re.search(
        r"range\((\d+)\).*b'x' \* (\d+)", faults.cell_of(faults.MEMORY, memory_mb=1000), re.DOTALL
    ).groups()
    assert 1.8e9 < int(blocks) * int(size) <= 2e9


def test_the_hub_listens_on_this_machine_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    given = {"ports": [1, 2, 3], "proxy": ["proxy"], "folder": "f", "password": "p", "learners": ["ada"], "environment": {}}
    config = tmp_path / "classroom.json"
    config.write_text(json.dumps({**given, "memory_mb": 2000, "arguments": ["--lean"], "patience": 5}), encoding="utf-8")
    monkeypatch.setenv("CLASSROOM", str(config))
    found: Config = PyFileConfigLoader(str(CLASSROOM / "jupyterhub_config.py")).load_config()
    addresses = [found.JupyterHub.bind_url, found.JupyterHub.hub_bind_url, found.ConfigurableHTTPProxy.api_url]
    assert addresses == [f"http://127.0.0.1:{port}" for port in (1, 2, 3)]
    assert found.Spawner.cmd[:2] == ["prlimit", "--data=2000000000"]
    assert found.Authenticator.allowed_users == {"ada"}
    assert found.Spawner.args[0] == "--lean"


def test_a_home_has_the_notebooks_and_what_the_settings_add(tmp_path: Path) -> None:
    (tmp_path / "fonts.json").write_text("{}", encoding="utf-8")
    hub.furnish(tmp_path / "ada", Settings(skeleton={".cache/matplotlib/fonts.json": tmp_path / "fonts.json"}))
    assert (tmp_path / "ada" / "notebooks" / "data" / "penguins.csv").is_file()
    assert (tmp_path / "ada" / ".cache" / "matplotlib" / "fonts.json").read_text(encoding="utf-8") == "{}"


def test_servers_do_not_inherit_what_is_set_for_the_tests(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("OMP_NUM_THREADS", "COURSE_DEVICE", "MPLCONFIGDIR", "JUPYTER_PATH", "PYTHONPATH"):
        monkeypatch.setenv(name, "1")
    left = hub._environment()
    assert "PATH" in left
    assert not [name for name in left if name.startswith(("OMP_", "COURSE", "MPL", "JUPYTER", "PYTHON"))]


@pytest.mark.parametrize(("module", "remedy"), [("jupyterhub", "pip install"), ("node", "nodejs"), ("proxy", "npm install")])
def test_what_is_missing_is_named_with_its_remedy(module: str, remedy: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hub.importlib.util, "find_spec", lambda name: None if name == module else name)
    monkeypatch.setattr(hub.shutil, "which", lambda name: None if name == module else f"/usr/bin/{name}")
    monkeypatch.setattr(hub, "proxy_command", lambda: None if module == "proxy" else ["proxy"])
    found = [line for line in hub.missing() if "Linux" not in line]
    assert len(found) == 1
    assert remedy in found[0]


# --- meters and tables ------------------------------------------------------------------------------------------------


@pytest.mark.skipif(not Path("/proc/self/smaps_rollup").exists(), reason="only Linux tells a process's PSS")
def test_pss_is_this_process_s_own_share_of_memory() -> None:
    before = meters.pss(os.getpid())
    held = b"x" * 50_000_000
    grown = meters.pss(os.getpid()) - before
    assert 0 < before <= psutil.Process().memory_info().rss
    assert 45_000_000 < grown < 60_000_000, "what is held is counted"
    del held
    assert meters.pss(2**22 + 1) == 0, "a process that has ended"


def test_spread() -> None:
    assert meters.spread([3, 1, 2, 10]) == {"least": 1, "median": 2.5, "most": 10}
    assert meters.spread([]) == {}


def test_a_saved_cell_without_a_number_has_not_run(tmp_path: Path) -> None:
    ran, empty = (
        {"cell_type": "code", "source": source, "execution_count": count} for source, count in (("1", 1), ("", None))
    )
    cells = [{"cell_type": "markdown", "source": "text"}, ran, empty, {**ran, "execution_count": None}]
    path = tmp_path / "saved.ipynb"
    path.write_text(json.dumps({"cells": cells}), encoding="utf-8")
    assert lesson._unexecuted(path, Diary("ada")) == ["cell at 3 was saved without having run"]


def test_what_is_printed_is_compared_unless_the_notebook_says_that_it_varies() -> None:
    class Always:
        async def run(self, source: str, *, seconds: float) -> Reply:
            said = {"output_type": "stream", "name": "stdout", "text": source}
            return Reply("ok" if source != "bad" else "error", "ValueError: no" if source == "bad" else "", 1, [said])

    def cell(source: str, stored: str, *tags: str) -> dict[str, Any]:
        outputs = [{"output_type": "stream", "name": "stdout", "text": [stored]}]
        return {"source": source, "outputs": outputs, "metadata": {"tags": [*tags]} if tags else {}}

    diary = Diary("ada")
    learner = Learner(None, diary, path="", memory_mb=0, kill=lambda _: None, others_done=asyncio.Event())
    cells = [cell("1", "1"), cell("2", "3"), cell("4", "5", "nbval-ignore-output"), cell("bad", "bad")]
    asyncio.run(learner._run(Always(), cells))
    assert (diary.cells, diary.unlike, diary.failed) == (4, [2], ["cell 4: ValueError: no"])
    assert cells[1]["outputs"][0]["text"] == "2", "what is saved is what was put out now"


def test_results_name_no_folder_of_this_machine() -> None:
    told = lesson._told(Settings(environment={"PYTHONPATH": str(CLASSROOM / "lean")}))
    assert told["environment"] == {"PYTHONPATH": "tests/classroom/lean"}
    assert str(ROOT) not in json.dumps(STORED)


@pytest.mark.parametrize("wrong", [{"failed": ["cell 3"]}, {"unlike": [2]}, {"problem": "no server"}, {"cells": 0}])
def test_who_is_fine(wrong: dict[str, Any]) -> None:
    assert Diary("ada", cells=38).fine
    assert not Diary("ada", **{"cells": 38, **wrong}).fine


STORED = json.loads((CLASSROOM / "results.json").read_text(encoding="utf-8"))


def test_the_stored_table_is_made_of_the_stored_figures() -> None:
    assert (CLASSROOM / "results.md").read_text(encoding="utf-8") == render(STORED)


def test_the_stored_run_was_a_whole_and_a_good_one() -> None:
    assert STORED["class"]["plan"]["learners"] >= 20
    assert {*STORED["faults"]["plan"]["faults"]} == {*FAULTS}
    assert run.succeeded(STORED)
    assert all(STORED[part]["failed_cells"] == 0 for part in ("class", "faults"))


@pytest.mark.parametrize(("part", "change"), [("class", {"finished": 19}), ("faults", {"mended": 2})])
def test_a_run_in_which_somebody_did_not_finish_has_failed(part: str, change: dict[str, int]) -> None:
    assert not run.succeeded({**STORED, part: {**STORED[part], **change}})


def test_a_learner_who_failed_is_named_in_the_table() -> None:
    first, *rest = STORED["class"]["diaries"]
    failed = {**first, "failed": ["cell 7: ValueError: no batches"]}
    text = render({**STORED, "class": {**STORED["class"], "diaries": [failed, *rest]}})
    assert f"- **{first['name']}**: cell 7: ValueError: no batches" in text


# --- a real hub -------------------------------------------------------------------------------------------------------

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
def test_what_goes_wrong_with_some_does_not_reach_the_others() -> None:
    found = hold(Plan(2, notebook_named("03"), faults=FAULTS), recommended())
    assert [diary for diary in found["diaries"] if diary["problem"] or diary["failed"] or diary["unlike"]] == []
    assert (found["finished"], found["mended"]) == (2, 3)
    told = {diary["fault"]: "; ".join(diary["events"]) for diary in found["diaries"] if diary["fault"]}
    assert re.search(r"the kernel died.*restarting.*a new kernel answered", told["killed"])
    assert re.search(r"ran until the others had finished; KeyboardInterrupt", told["loop"])
    assert re.search(r"MemoryError.*restarted the kernel", told["memory"])
    assert 0.7 < found["memory_of_the_hoarder"] * 2**20 / (recommended().memory_mb * 1e6) < 1.1


@pytest.mark.classroom
@needs_a_hub
@pytest.mark.usefixtures("nothing_left")
@pytest.mark.parametrize("how", [signal.SIGINT, signal.SIGTERM])
def test_everything_ends_with_the_program(how: signal.Signals, tmp_path: Path) -> None:
    command = [sys.executable, CLASSROOM / "run.py", "--learners", "2", "--out", tmp_path / "out"]

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
    assert not (tmp_path / "out").exists(), "half a result is none"
