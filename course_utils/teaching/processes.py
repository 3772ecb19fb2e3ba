"""A kernel and all that it started: what memory they use together, and how they are ended."""

import contextlib
import os
import signal
import sys
import time

import psutil

MARK = "COURSE_GRADING"  # an environment variable; children inherit it, so that those who have detached are found
_ABOVE_LIMIT_MB = 1000  # what a kernel may reserve beyond what it may use, before Linux refuses it more
_LOOK_SECONDS = 0.1  # looking reads all of the system's processes, and takes longer than most cells
_FILE_BYTES = 2 * 10**9


class Family:
    """A process and all that it started."""

    def __init__(self, pid: int, mark: str, *, memory_mb: int) -> None:
        self.mark, self.limit = mark, memory_mb * 1_000_000
        self.parent = psutil.Process(pid)
        self.seen = {self.parent}
        self.looked = 0.0
        if hasattr(self.parent, "rlimit"):  # Linux: refuse memory at once, in case it grows faster than it is watched
            size = (memory_mb + _ABOVE_LIMIT_MB) * 1_000_000
            with contextlib.suppress(psutil.Error, OSError):
                self.parent.rlimit(psutil.RLIMIT_DATA, (size, size))
                self.parent.rlimit(psutil.RLIMIT_FSIZE, (_FILE_BYTES, _FILE_BYTES))
                self.parent.rlimit(psutil.RLIMIT_CORE, (0, 0))

    def is_alive(self) -> bool:
        """Whether the first process still runs."""
        return _lives(self.parent)

    def over_limit(self) -> bool:
        """Whether all of them together use more memory than they may; it is looked at ten times a second at most."""
        if time.monotonic() - self.looked < _LOOK_SECONDS:
            return False
        self.looked = time.monotonic()
        self._look()
        total = 0
        for process in self.seen:
            with contextlib.suppress(psutil.Error):
                total += process.memory_info().rss
        return total > self.limit

    def interrupt(self) -> None:
        """Interrupt the first process and those of its group, as Ctrl-C would."""
        if sys.platform != "win32" and _lives(self.parent):
            with contextlib.suppress(OSError):
                os.killpg(self.parent.pid, signal.SIGINT)

    def end(self) -> None:
        """End every process: the session, the descendants, and those that only the mark still gives away."""
        for _ in range(3):  # a process may have started another one meanwhile
            self._look()
            left = {process for process in self.seen if _lives(process)} | self._strays()
            if not left:
                return
            for process in left:
                with contextlib.suppress(psutil.Error):
                    process.kill()
            psutil.wait_procs(left, timeout=1)

    def _look(self) -> None:
        with contextlib.suppress(psutil.Error):
            self.seen.update(self.parent.children(recursive=True))
        self.seen = {process for process in self.seen if _lives(process)} | {self.parent}

    def _strays(self) -> set[psutil.Process]:
        found = set()
        for process in psutil.process_iter():
            with contextlib.suppress(psutil.Error, OSError):
                ours = self._in_session(process) or process.environ().get(MARK) == self.mark
                if ours and _lives(process):
                    found.add(process)
        return found

    def _in_session(self, process: psutil.Process) -> bool:
        """Whether it belongs to the session that the first process opened."""
        if not hasattr(os, "getsid") or process.create_time() < self.parent.create_time():
            return False
        return os.getsid(process.pid) == self.parent.pid


def _lives(process: psutil.Process) -> bool:
    with contextlib.suppress(psutil.Error):
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    return False
