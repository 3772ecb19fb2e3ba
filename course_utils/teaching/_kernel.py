"""One kernel for one handed-in notebook: started in a folder of its own, watched, and ended with all its children."""

import ast
import json
import secrets
import subprocess
import threading
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from course_utils.teaching._environment import kernel_environment
from course_utils.teaching._processes import Family

_JUDGE = Path(__file__).with_name("_judge.py").read_text(encoding="utf-8")
_START_SECONDS = 120
_REPLY_BYTES = 50_000_000


@dataclass(frozen=True)
class Reply:
    """What became of code.

    Attributes:
        outcome: "ok"; "error"; "late", when it had to be interrupted; "dead", when the kernel is gone.
        reason: of anything but "ok", in words that follow "it".
        error: the error's class, as in "NameError"; "" when there was none.
        answer: what `_judge.py` answered.

    Source: README, "Teaching with it".
    """

    outcome: str
    reason: str = ""
    error: str = ""
    answer: dict[str, Any] | None = None


class KernelError(Exception):
    """The kernel cannot be had; the message says why."""


class StoppedError(Exception):
    """Grading was interrupted."""


class Kernel:
    """A fresh kernel, as a context manager: at its end every process that it started is ended, too."""

    def __init__(self, folder: Path, scratch: Path, *, memory_mb: int, patience: float, stop: threading.Event) -> None:
        self.folder, self.scratch = folder, scratch
        self.memory_mb, self.patience, self.stop = memory_mb, patience, stop
        self.mark = secrets.token_hex(16)
        self.family: Family  # from its start on
        self.gone = ""

    def __enter__(self) -> "Kernel":
        import zmq
        from jupyter_client.manager import KernelManager

        from course_utils.teaching._this_python import ThisPython

        context = zmq.Context()
        context.setsockopt(zmq.MAXMSGSIZE, _REPLY_BYTES)
        context.setsockopt(zmq.LINGER, 0)
        self.context = context
        self.manager = KernelManager(
            kernel_name="python3",
            kernel_spec_manager=ThisPython(),
            context=context,
            connection_file=str(self.scratch / f"{self.mark}.json"),
        )
        quiet = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.DEVNULL)
        try:
            self.manager.start_kernel(
                cwd=str(self.folder),
                env=kernel_environment(self.scratch, self.mark),
                extra_arguments=["--log-level=50", "--HistoryManager.enabled=False"],
                **quiet,
            )
            pid = self.manager.provisioner.pid  # type: ignore[union-attr]  # a kernel that was started here has one
            self.family = Family(pid, self.mark, memory_mb=self.memory_mb)
            self.socket = self.manager.connect_shell(identity=self.mark.encode())
            if self._send_and_wait("kernel_info_request", {}, _START_SECONDS).outcome != "ok":
                raise KernelError(f"no kernel started: {self.gone or 'it did not answer'}")
            reply = self.ask({"ask": "fingerprint"}, seconds=_START_SECONDS)
            if not reply.answer:
                raise KernelError(f"no kernel started: {reply.reason}")
            self.fingerprint = reply.answer["fingerprint"]
        except BaseException:
            self.__exit__()
            raise
        return self

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
        """Run a cell."""
        return self._execute(code, {}, seconds)

    def ask(self, request: dict[str, Any], *, seconds: float) -> Reply:
        """Ask `_judge.py` in the kernel."""
        space = {"__name__": "_judge"}
        expression = (
            f"(lambda space: (__import__('builtins').exec({_JUDGE!r}, space), space['answer']({json.dumps(request)!r}))[1])"
            f"({space!r})"
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
            if not self.family.is_alive() or not self.manager.is_alive():
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
        except Exception:  # it has just died, or this system cannot: then it is ended a little later
            self.family.interrupt()

    def _end(self, reason: str) -> Reply:
        self.family.end()
        self.gone = reason
        return Reply("dead", reason)
