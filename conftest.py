"""What every run of pytest has, of the tests and of a notebook alone: its environment, and fixtures that files share."""

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Generator, Iterator
from functools import cached_property
from pathlib import Path

# Before torch is imported, here and in the notebooks' kernels: on tensors as small as the course's, threads only wait.
os.environ.setdefault("OMP_NUM_THREADS", "1")
# The notebooks' own tests run on the CPU; test_devices.py runs them again on this machine's accelerator.
os.environ.setdefault("COURSE_DEVICE", "cpu")
# Nor do their outputs depend on their user's settings, or on the terminal's width.
os.environ.pop("MPLBACKEND", None)
os.environ.pop("MATPLOTLIBRC", None)
os.environ.pop("PYTHONWARNINGS", None)
os.environ.pop("JUPYTERLAB_DIR", None)
os.environ["COLUMNS"] = "100"

import pytest
import torch
from nbval.plugin import IPyNbCell
from section_ends import complaints
from xdist.scheduler import LoadScopeScheduling

from course_utils.runtime import available_devices

# Files whose tests share something dear, the fresh process. They go to one worker.
TOGETHER = {"test_package.py": "fresh", "test_saving.py": "fresh"}
# Few tests, and long ones: xdist gives out the files with most tests first, and would leave these to the end.
FIRST = ("test_worksheet.py", "test_distributed.py")


class ByFile(LoadScopeScheduling):
    """Give a worker whole files, so that a notebook's cells stay with their kernel."""

    def _assign_work_unit(self, node: object) -> None:
        for scope in FIRST[::-1]:
            if scope in self.workqueue:
                self.workqueue.move_to_end(scope, last=False)
        super()._assign_work_unit(node)

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.split("::", 1)[0].rsplit("/", 1)[-1]
        if file == "test_devices.py":  # each runs a notebook of its own
            return nodeid
        if file == "test_answers.py" and "[" in nodeid:  # by notebook, whose lesson is run once: "answers of 3"
            return f"answers of {re.search('[1-6]', nodeid.split('[')[1]).group()}"
        return TOGETHER.get(file, file)


def pytest_configure(config: pytest.Config) -> None:
    """Keep start-up files of IPython's user out of the kernels."""
    folder = tempfile.TemporaryDirectory()
    config.add_cleanup(folder.cleanup)
    os.environ["IPYTHONDIR"] = folder.name


def pytest_report_header(config: pytest.Config) -> str:
    """Say where the notebooks run."""
    others = [f"{name} ({_model_of(name)})" for name in available_devices()[1:2]]
    again = f", and again on {others[0]}" if others else "; no accelerator found"
    return f"devices: {', '.join(available_devices())}. The notebooks run on {os.environ['COURSE_DEVICE']}{again}"


def _model_of(device: str) -> str:
    properties = getattr(torch.get_device_module(device), "get_device_name", None)
    return properties(device) if properties else device.split(":")[0]


def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByFile:
    """Use the scheduler above for `pytest -n`."""
    return ByFile(config, log)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    """After the last code cell of a notebook's section, hold the section's text against what the notebook has computed."""
    result = yield
    if isinstance(item, IPyNbCell) and (found := complaints(item)):
        item.raise_cell_error("\n- ".join(["the outputs are right; what is wrong in the section that ends here:", *found]))
    return result


class FreshProcess:
    """A new Python that runs `fresh_process.py`."""

    def __init__(self) -> None:
        pipes = dict.fromkeys(("stdin", "stdout", "stderr"), subprocess.PIPE)
        program = Path(__file__).with_name("tests") / "fresh_process.py"
        self.child = subprocess.Popen([sys.executable, program], text=True, **pipes)

    @cached_property
    def loaded(self) -> dict[str, list[str]]:
        """What importing each module of the package, alone, loaded beyond `import torch`."""
        return json.loads(self.child.stdout.readline() or "{}")

    def go_on(self, folder: Path | str) -> None:
        """Let it train on from the checkpoints in the folder, to its end."""
        assert self.loaded or self.child.wait(), "the fresh process said nothing"
        _, problem = self.child.communicate(f"{folder}\n")
        assert self.child.returncode == 0, problem


@pytest.fixture(scope="session")
def fresh_process() -> Iterator[FreshProcess]:
    """One new Python for all tests that need one."""
    process = FreshProcess()
    yield process
    if process.child.returncode is None:
        process.go_on("")


@pytest.fixture(scope="module")
def one_thread() -> Iterator[None]:
    """On a busy machine, threads that wait for each other make work on tiny tensors twenty times slower."""
    before = torch.get_num_threads()
    torch.set_num_threads(1)
    yield
    torch.set_num_threads(before)
