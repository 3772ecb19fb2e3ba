"""A process that imports what every kernel needs, which takes seconds, and becomes a kernel in a fork at each request.

Its source is run alone, with nothing of the grader. A request is a line of JSON, and its answer the fork's process id.
Until it is forked it has one thread, and no learner's code runs in it.
"""

import ctypes
import gc
import importlib
import json
import os
import signal
import sys
import tempfile

_MODULES = ("ipykernel.kernelapp", "matplotlib.pyplot", "torch._dynamo")  # the last is what the first optimiser imports
_MARK = "COURSE_GRADING"  # as in processes.py; until a fork has its own, the server's is as long


def serve() -> None:
    """Fork at each request, until the grader has ended."""
    del sys.path[0]  # the current folder
    for name in _MODULES:
        importlib.import_module(name)
    gc.freeze()  # what the forks share stays shared
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # the system clears away those that have ended
    for line in sys.stdin:
        if not (pid := os.fork()):
            return _become_kernel(*json.loads(line))
        os.write(1, b"%d\n" % pid)


def _become_kernel(folder: str, environment: dict[str, str], arguments: list[str]) -> None:
    os.setsid()
    for stream in range(3):
        os.dup2(os.open(os.devnull, os.O_RDWR), stream)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    libc, mark = ctypes.CDLL(None), environment[_MARK].encode()
    libc.getenv.restype = ctypes.c_void_p
    ctypes.memmove(libc.getenv(_MARK.encode()), mark, len(mark))  # where others read it, also of its own forks
    os.environ.clear()
    os.environ.update(environment, JPY_PARENT_PID=str(os.getppid()))
    os.chdir(folder)
    tempfile.tempdir = None
    sys.modules["numpy"].random.seed()
    sys.argv[1:] = arguments
    sys.modules["ipykernel.kernelapp"].launch_new_instance()


if __name__ == "__main__":
    serve()
