"""A child under callgrind: each `mark()` ends a part of the count.

`python -m benchmark.counted FEW MANY CONTENDER…` imports torch, then every module of the package, each in a fork of its
own, then runs FEW and MANY epochs of each contender. Its last line says which part of the count is what.
"""

import gc
import importlib
import json
import os
import sys
from collections.abc import Callable


def mark() -> None:
    """Call what nothing else calls: callgrind begins a new part (`--dump-before=getsid`)."""
    os.getsid(0)


def in_a_fork(work: Callable[[], object]) -> int:
    """The id of a process that did only this, between two marks; callgrind counts each process by itself."""
    process = os.fork()
    if process == 0:
        try:
            mark()
            work()
            mark()
        finally:
            os._exit(0)
    _, status = os.waitpid(process, 0)
    if status:
        raise RuntimeError(f"a fork ended with status {status}")
    return process


def main() -> None:
    few, many, names = int(sys.argv[1]), int(sys.argv[2]), sys.argv[3:]
    mark()
    import torch

    mark()  # part 2 is what torch costs
    torch.set_num_threads(1)
    from benchmark.imports import modules  # the standard library's pkgutil, and course_utils/__init__.py

    plain = [name for name in modules() if name != "course_utils.plotting"]
    forks = {name: in_a_fork(lambda name=name: importlib.import_module(name)) for name in plain}
    mark()
    import matplotlib.pyplot  # noqa: F401

    mark()  # part 4 is what pyplot costs
    forks["course_utils.plotting"] = in_a_fork(lambda: importlib.import_module("course_utils.plotting"))

    from benchmark.contenders import OWN
    from benchmark.problem import Problem

    problem, contenders = Problem(), {contender.name: contender for contender in OWN}
    for name in names:
        contenders[name].make(problem, problem.model(), 50)()
    gc.collect()
    gc.freeze()
    for name in names:
        for epochs in (few, many):
            run = contenders[name].make(problem, problem.model(), epochs)
            gc.collect()
            mark()
            run()
            mark()
    print(json.dumps({"process": os.getpid(), "forks": forks}))


if __name__ == "__main__":
    main()
