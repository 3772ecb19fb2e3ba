"""A kernel for a handed-in notebook: in a folder of its own, within limits, and ended with all that it started."""

import ast
import atexit
import contextlib
import functools
import json
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any, cast

from course_utils.teaching.course_files import PACKAGE
from course_utils.teaching.processes import MARK, Family

_JUDGE = Path(__file__).with_name("judge.py").read_text(encoding="utf-8")
_START_SECONDS = 120
# Leaves no name among the learner's. The import takes seconds, which are not theirs; and nobody sees their figures.
_BEFORE = "assert __import__('torch')\nget_ipython().display_formatter.active_types = ['text/plain']"
_REPLY_BYTES = 50_000_000
_ARGUMENTS = ["--log-level=50", "--HistoryManager.enabled=False"]
_FORK_SERVER = Path(__file__).with_name("fork_server.py")
_FORKS = sys.platform == "linux"  # elsewhere a process cannot fork, or not safely after its imports
_FORKING = threading.Lock()


@dataclass(frozen=True)
class Reply:
    """What became of code.

    Attributes:
        outcome: "ok"; "error"; "late", when it had to be interrupted; "dead", when the kernel is gone.
        reason: of anything but "ok", in words that follow "it".
        error: the error's class, as in "NameError"; "" when there was none.
        answer: what `judge.py` answered.
    """

    outcome: str
    reason: str = ""
    error: str = ""
    answer: dict[str, Any] | None = None


class KernelError(Exception):
    """No kernel started; the message says why."""


class StoppedError(Exception):
    """Grading was interrupted."""


def prepare() -> None:
    """Load once what several threads should not load at the same time."""
    import jupyter_client.manager  # noqa: F401

    _font_lists()


class Kernel:
    """A fresh kernel, as a context manager: at its end every process that it started is ended, too."""

    def __init__(self, course: Path, scratch: Path, *, memory_mb: int, patience: float, stop: threading.Event) -> None:
        self.course, self.scratch, self.folder = course, scratch, scratch / "work"
        self.memory_mb, self.patience, self.stop = memory_mb, patience, stop
        self.mark = secrets.token_hex(16)
        self.family: Family  # from its start on
        self.gone = ""

    def __enter__(self) -> "Kernel":
        import zmq
        from jupyter_client.kernelspec import KernelSpecManager
        from jupyter_client.manager import KernelManager

        _make_folders(self.scratch)
        _copy_data(self.course, self.folder)
        context = zmq.Context()
        context.setsockopt(zmq.MAXMSGSIZE, _REPLY_BYTES)
        context.setsockopt(zmq.LINGER, 0)
        self.context = context
        self.manager = KernelManager(
            kernel_name="python3",
            kernel_spec_manager=KernelSpecManager(kernel_dirs=[]),  # knows the kernel of this Python, and no other
            context=context,
            **connection(self.scratch),
        )
        try:
            self.family = Family(self._start(), self.mark, memory_mb=self.memory_mb)
            self.socket = self.manager.connect_shell(identity=self.mark.encode())
            if self._send_and_wait("kernel_info_request", {}, _START_SECONDS).outcome != "ok":
                raise KernelError(f"no kernel started: {self.gone or 'it did not answer'}")
            reply = self.run(_BEFORE, seconds=_START_SECONDS)
            if reply.outcome != "ok":
                raise KernelError(f"no kernel started: {reply.reason}")
        except BaseException:
            self.__exit__()
            raise
        return self

    def _start(self) -> int:
        """Start the kernel's process; its id."""
        environment = _environment(self.scratch, self.mark)
        if not _FORKS:
            quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
            self.manager.start_kernel(cwd=str(self.folder), env=environment, extra_arguments=_ARGUMENTS, **quiet)
            return self.manager.provisioner.pid  # type: ignore[union-attr]  # a kernel that was started here has one
        self.manager.write_connection_file()
        request = json.dumps([str(self.folder), environment, ["-f", self.manager.connection_file, *_ARGUMENTS]])
        with _FORKING:
            try:
                requests, answers = _fork_server()
                requests.write(f"{request}\n".encode())
                return int(answers.readline())
            except (OSError, ValueError):  # a learner's code may have ended it: the next kernel starts another one
                _fork_server.cache_clear()
                raise KernelError("no kernel started: the process that forks them has ended") from None

    def __exit__(self, *_: object) -> None:
        if hasattr(self, "family"):
            self.family.end()
        try:
            if self.manager.has_kernel:
                self.manager.shutdown_kernel(now=True)
        except Exception:  # it is dead already
            self.manager.cleanup_resources()
        self.context.destroy(linger=0)

    def run(self, code: str, *, seconds: float) -> Reply:
        """Run a cell, and interrupt it after these seconds."""
        return self._execute(code, {}, seconds)

    def judge(self, exercise: str, names: tuple[str, ...], *, seconds: float) -> Reply:
        """Judge an exercise, such as "1.1", by the names that the learner was to define; on the course's own data."""
        _copy_data(self.course, self.folder)  # over what the learner's code made of it
        request = {"exercise": exercise, "names": names, "package": str(PACKAGE), "folder": str(self.folder)}
        return self._ask(request, seconds=seconds)

    def _ask(self, request: dict[str, Any], *, seconds: float) -> Reply:
        """Ask `judge.py` in the kernel: its source is sent as one expression, which leaves no name among the learner's."""
        expression = (
            f"(lambda space: (__import__('builtins').exec({_JUDGE!r}, space), space['answer']({json.dumps(request)!r}))[1])"
            "({'__name__': '_judge'})"
        )
        return self._execute("", {"answer": expression}, seconds)

    def _execute(self, code: str, expressions: dict[str, str], seconds: float) -> Reply:
        content = {
            "code": code,
            "silent": bool(expressions),
            "store_history": False,
            "user_expressions": expressions,
            "allow_stdin": False,
            "stop_on_error": False,
        }
        return self._send_and_wait("execute_request", content, seconds)

    def _send_and_wait(self, kind: str, content: dict[str, Any], seconds: float) -> Reply:
        if self.gone:
            return Reply("dead", self.gone)
        sent = self.manager.session.send(self.socket, kind, content)
        until, late = time.monotonic() + seconds, False
        while True:
            message = self._received(sent["header"]["msg_id"])
            if self.stop.is_set():
                self.family.end()
                raise StoppedError
            if self.family.over_limit():
                return self._end(f"used more than {self.memory_mb} MB of memory")
            if message is not None:
                return self._read(message, late=late, seconds=seconds)
            if not self.family.is_alive():
                return self._end("ended the kernel")
            if time.monotonic() > until:
                if late:
                    return self._end(f"ran longer than {seconds:.3g} s and did not stop when it was interrupted")
                self._interrupt()
                until, late = time.monotonic() + self.patience, True

    def _received(self, msg_id: str) -> dict[str, Any] | None:
        """The reply to a message, if it comes within a tenth of a second."""
        if not self.socket.poll(100):
            return None
        try:
            _, message = self.manager.session.recv(self.socket)
        except Exception:  # forged or broken: not a reply
            return None
        return message if message and message.get("parent_header", {}).get("msg_id") == msg_id else None

    def _read(self, message: dict[str, Any], *, late: bool, seconds: float) -> Reply:
        content = message["content"]
        if any(part.get("source") == "ask_exit" for part in content.get("payload", []) if isinstance(part, dict)):
            return self._end("ended the kernel")
        if late:
            return Reply("late", f"ran longer than {seconds:.3g} s")
        if content.get("status") == "error":
            error = str(content.get("ename"))[:100]
            value = (str(content.get("evalue")).strip().splitlines() or [""])[0][:200]
            return Reply("error", f"{error}: {value}".rstrip(": "), error)
        if answers := content.get("user_expressions"):
            return self._read_answer(answers["answer"])
        return Reply("ok")

    @staticmethod
    def _read_answer(told: dict[str, Any]) -> Reply:
        try:
            if told.get("status") == "error":
                return Reply("error", f"{told['ename']}: {told['evalue']}"[:300], str(told["ename"]))
            answer = json.loads(ast.literal_eval(told["data"]["text/plain"]))
            return Reply("ok", answer=answer if isinstance(answer, dict) else {})
        except (KeyError, TypeError, ValueError, SyntaxError, RecursionError, MemoryError):
            return Reply("error", "its answer cannot be read", "ValueError")

    def _interrupt(self) -> None:
        try:
            self.manager.interrupt_kernel()
        except Exception:  # it was forked or has just died, or this system cannot: then it is ended a little later
            self.family.interrupt()

    def _end(self, reason: str) -> Reply:
        self.family.end()
        self.gone = reason
        return Reply("dead", reason)


@functools.cache
def _fork_server() -> tuple[IO[bytes], IO[bytes]]:
    """Start `fork_server.py`, which ends when the first of these two pipes is closed: for requests, and for answers."""
    scratch = tempfile.TemporaryDirectory(prefix="grading-", ignore_cleanup_errors=True)
    atexit.register(scratch.cleanup)
    _make_folders(Path(scratch.name))
    command = [sys.executable, "-c", _FORK_SERVER.read_text(encoding="utf-8")]
    environment = _environment(Path(scratch.name), "0" * 32)
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "stderr": subprocess.DEVNULL}
    server = subprocess.Popen(command, bufsize=0, cwd=scratch.name, env=environment, start_new_session=True, **pipes)
    return cast("IO[bytes]", server.stdin), cast("IO[bytes]", server.stdout)


def connection(folder: Path) -> dict[str, str]:
    """Settings of a `KernelManager`: Unix sockets in a folder that is its user's alone.

    Over TCP any user of this computer could connect, and ipykernel warns of it. It stays TCP on Windows, and where the
    sockets' paths would be too long for the system.
    """
    import zmq

    files = folder / "k"  # short: macOS allows about 100 bytes, and its temporary folder takes half of them
    settings = {"connection_file": f"{files}.json"}
    if os.name == "posix" and len(os.fsencode(f"{files}-999")) <= zmq.IPC_PATH_MAX_LEN:
        settings |= {"transport": "ipc", "ip": str(files)}
    return settings


# --- what a kernel finds around it ----------------------------------------------------------------------------------------

_PASSED_ON = (
    *("PATH", "PATHEXT", "SYSTEMROOT", "SYSTEMDRIVE", "WINDIR", "COMSPEC", "NUMBER_OF_PROCESSORS"),
    *("LANG", "LC_ALL", "LC_CTYPE", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH"),
    *("CONDA_PREFIX", "VIRTUAL_ENV", "PYTHONHOME", "PYTHONDONTWRITEBYTECODE"),
)
_OWN_FOLDERS = ("home", "ipython", "matplotlib", "tmp", "work")


def _environment(scratch: Path, mark: str) -> dict[str, str]:
    """The environment variables of a kernel; not the teacher's, which may hold tokens, and paths to what is theirs."""
    search = [os.environ.get("PYTHONPATH", "")]
    if PACKAGE.parent.name != "site-packages":  # not installed, but run from the course's folder
        search.insert(0, str(PACKAGE.parent))
    return {
        **{name: os.environ[name] for name in _PASSED_ON if name in os.environ},
        **dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(scratch / "home")),
        **dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(scratch / "tmp")),
        "COURSE_DEVICE": "cpu",
        "CUDA_VISIBLE_DEVICES": "",
        "IPYTHONDIR": str(scratch / "ipython"),
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "MPLCONFIGDIR": str(scratch / "matplotlib"),
        "OMP_NUM_THREADS": "1",
        "PIP_NO_INDEX": "1",  # `!pip install` in a notebook must not change this Python
        "PYTHONPATH": os.pathsep.join(filter(None, search)),
        MARK: mark,
    }


def _make_folders(scratch: Path) -> None:
    """Make the folder that a notebook runs in, and those that stand in for the teacher's home, all empty."""
    for name in _OWN_FOLDERS:
        shutil.rmtree(scratch / name, ignore_errors=True)
        (scratch / name).mkdir(exist_ok=True)
    for path in _font_lists():
        with contextlib.suppress(OSError):
            shutil.copy(path, scratch / "matplotlib")


@functools.cache
def _font_lists() -> tuple[Path, ...]:
    """Matplotlib's lists of this machine's fonts, which every new kernel would take seconds to make."""
    import matplotlib as mpl

    return tuple(Path(mpl.get_cachedir()).glob("fontlist*.json"))


def _copy_data(course: Path, folder: Path) -> None:
    """Put the course's data and pictures into a folder, also over what a learner's code made of them."""
    for name in ("data", "images"):
        target = folder / name
        if target.is_symlink() or target.is_file():
            target.unlink()
        if (course / name).is_dir():
            shutil.copytree(course / name, target, dirs_exist_ok=True)
