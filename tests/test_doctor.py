"""The doctor: every fault is made real, in an environment of its own, and becomes a row that says what to do."""

import ast
import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from device_runs import PLUGIN
from namespaces import with_mounts, without_network
from notebook_tools import FOLDER, ROOT

import course_utils
from course_utils import doctor
from course_utils.doctor._software import COURSE, FAULT, OK, _wanted

sys.path.insert(0, str(PLUGIN))
import simulated_device

MISSING = simulated_device.missing_hook()

ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="the fault is made by Linux's own means")
MADE = {"PYTHONPATH", "COURSE_DEVICE", "SIMULATED_ACCELERATOR", "JUPYTER_PATH"}  # by a test, or by the tests' own settings


@dataclass(frozen=True)
class Told:
    """What the doctor said: its rows by name, and its exit status."""

    rows: dict[str, dict[str, str]]
    status: int
    errors: str

    def faults(self) -> set[str]:
        return {name for name, row in self.rows.items() if row["state"] == FAULT}

    def holds(self, **faults: tuple[str, str]) -> None:
        """These alone are faults, each with these words for what was found and for what to do."""
        named = {name.replace("_", " "): words for name, words in faults.items()}
        assert self.faults() == named.keys(), self.rows
        for name, (found, remedy) in named.items():
            assert found in self.rows[name]["found"]
            assert remedy in self.rows[name]["remedy"]
        assert (self.status, self.errors) == (1, "")


def ask_doctor(
    *only: str,
    folder: Path | None = None,
    python: Path | str = sys.executable,
    before: tuple[str, ...] = (),
    **environment: str,
) -> Told:
    """Run the command with all checks or only some, in the course's folder or wherever a program in front of it leads."""
    arguments = [part for one in only for part in ("--only", one)] + (["--notebooks", str(folder)] if folder else [])
    own = {name: value for name, value in os.environ.items() if name not in MADE} | environment
    command = [*before, str(python), "-m", "course_utils.doctor", "--json", *arguments]
    done = subprocess.run(command, cwd=ROOT, env=own, capture_output=True, text=True, timeout=600, check=False)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    return Told({row["name"]: row for row in rows}, done.returncode, done.stderr)


@pytest.fixture
def environment(tmp_path: Path) -> Callable[..., Path]:
    """`environment(without=["psutil"])`: a new virtual environment with links to all packages but these; its Python."""

    def make(*, without: tuple[str, ...] = ()) -> Path:
        home = tmp_path / "environment"
        subprocess.run([sys.executable, "-m", "venv", "--without-pip", home], check=True, timeout=120)
        python = home / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
        ask = "import sysconfig; print(sysconfig.get_path('purelib'))"
        packages = Path(subprocess.run([python, "-c", ask], capture_output=True, text=True, check=True).stdout.strip())
        for path in Path(sysconfig.get_path("purelib")).iterdir():
            if not any(re.match(rf"{name}($|\.py$|-[\d.+a-z]+\.dist-info$)", path.name, re.IGNORECASE) for name in without):
                link(path, packages / path.name)
        link(Path(sysconfig.get_path("data")) / "share", home / "share")
        return python

    return make


def link(source: Path, target: Path) -> None:
    if os.name == "nt":  # links need a right that few have
        (shutil.copytree if source.is_dir() else shutil.copyfile)(source, target)
    else:
        target.symlink_to(source)


def packages_of(python: Path) -> Path:
    return next(python.parents[1].rglob("site-packages"))


def distribution(folder: Path, name: str, version: str, *lines: str) -> None:
    """Write the metadata of a package, as pip would."""
    own = folder / f"{name.replace('-', '_')}-{version}.dist-info"
    own.mkdir(parents=True)
    text = "\n".join(["Metadata-Version: 2.1", f"Name: {name}", f"Version: {version}", *lines]) + "\n"
    (own / "METADATA").write_text(text, encoding="utf-8")


# --- a machine that is well -------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.smoke
def test_all_is_well_here() -> None:
    told = ask_doctor()
    assert told.faults() == set(), told.rows
    assert (told.status, told.errors) == (0, "")
    wanted = _wanted().keys()
    others = {"Python", "kernel's Python", "kernel", "device", "computing on cpu", "figures", "notebooks", "folder", "disk"}
    assert wanted | others | {"memory"} <= told.rows.keys()
    assert {"torch", "pyzmq", "jupyterlab"} < wanted
    assert "1 + 1 = 2" in told.rows["kernel"]["found"]
    assert not any(row["remedy"] for row in told.rows.values() if row["state"] == OK)
    assert not list(FOLDER.glob("course_doctor_*")), "what it wrote to try is gone"


@pytest.mark.slow
@ON_LINUX
def test_it_needs_no_network_at_all() -> None:
    """A namespace whose only address is the machine's own, which a kernel talks on."""
    told = ask_doctor(before=without_network())
    assert told.status == 0, told.rows


@pytest.mark.slow
def test_the_table_is_plain_text_with_marks_and_words() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "course_utils.doctor", "--notebooks", "tests", "--only", "packages", "--only", "folder"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "cp1252"},  # a Windows console's
        capture_output=True,
        check=False,
    )
    text = done.stdout.decode("utf-8")
    assert done.returncode == 1
    assert re.search(r"^✓ ok    torch +2", text, re.MULTILINE)
    assert re.search(
        r"^✗ fix   notebooks +none of the course's notebooks in .*tests\n +→ Open a terminal", text, re.MULTILINE
    )
    assert text.rstrip().endswith("fix one thing, from the top, and run this again: notebooks.")
    assert "\x1b" not in text, "no colours: the words say it"


# --- packages ---------------------------------------------------------------------------------------------------------


@pytest.mark.slow
def test_a_package_that_is_too_old(tmp_path: Path) -> None:
    distribution(tmp_path, "safetensors", "0.4.2")
    told = ask_doctor("packages", PYTHONPATH=str(tmp_path))
    told.holds(safetensors=("0.4.2; >=0.4.3 is needed", "-m pip install -c constraints.txt -e ."))


def test_a_python_that_is_too_old(tmp_path: Path) -> None:
    distribution(tmp_path, COURSE, "0.1.0", "Requires-Python: >=3.99")
    ask_doctor("python", PYTHONPATH=str(tmp_path)).holds(Python=(">=3.99 is needed", ""))


@pytest.mark.slow
def test_packages_that_are_missing(environment: Callable[..., Path]) -> None:
    python = environment(without=("psutil", "tqdm"))
    told = ask_doctor("packages", "memory", python=python)
    assert told.rows["tqdm"]["found"] == "not installed; >=4.66 is needed"
    assert {"psutil", "tqdm", "memory"} <= told.faults(), "psutil reads the memory"
    assert (told.status, told.errors) == (1, "")
    assert str(python) in told.rows["tqdm"]["remedy"]


@pytest.mark.slow
@pytest.mark.parametrize(
    ("code", "found"),
    [
        ("raise OSError('[WinError 126] Error loading \"torch.dll\"\\nmore')", "OSError: [WinError 126] Error loading"),
        ("import os; os.abort()", "Python ended with status"),
    ],
)
def test_a_torch_that_breaks_when_it_is_imported(environment: Callable[..., Path], code: str, found: str) -> None:
    python = environment(without=("torch",))
    (packages_of(python) / "torch").mkdir()
    (packages_of(python) / "torch" / "__init__.py").write_text(code, encoding="utf-8")
    distribution(packages_of(python), "torch", "2.13.0")
    told = ask_doctor("packages", "kernel", "device", python=python)
    assert f"2.13.0, but it cannot be imported: {found}" in told.rows["torch"]["found"]
    assert told.rows["matplotlib"]["state"] == OK, "one that ends its Python does not stop those behind it"
    assert told.rows["pyzmq"]["state"] == OK
    assert {"torch", "kernel", "device"} <= told.faults()
    assert (told.status, told.errors) == (1, "")


def test_a_python_without_the_course(environment: Callable[..., Path]) -> None:
    told = ask_doctor("python", "packages", python=environment(without=("course_utils", "__editable__.*")))
    assert COURSE in told.faults()
    assert "not installed for this Python" in told.rows[COURSE]["found"]
    assert ".venv/bin/python" in told.rows[COURSE]["remedy"]
    assert told.errors == ""


# --- the kernel -------------------------------------------------------------------------------------------------------


def kernelspec(folder: Path, *command: str) -> str:
    """Describe a kernel that comes before this Python's own; the value for JUPYTER_PATH."""
    (folder / "kernels" / "python3").mkdir(parents=True)
    spec = {
        "argv": [*command, "-m", "ipykernel_launcher", "-f", "{connection_file}"],
        "display_name": "Python 3",
        "language": "python",
    }
    (folder / "kernels" / "python3" / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")
    return str(folder)


@pytest.mark.slow
def test_a_kernel_of_another_python(tmp_path: Path, environment: Callable[..., Path]) -> None:
    other = environment()
    told = ask_doctor("kernel", JUPYTER_PATH=kernelspec(tmp_path / "jupyter", str(other)))
    own = "kernel's Python"
    told.holds(kernel=("runs in another Python", ""), **{own: (str(other), "-m ipykernel install --sys-prefix")})
    assert str(tmp_path / "jupyter") in told.rows[own]["remedy"]


def test_a_kernel_of_a_python_that_is_gone(tmp_path: Path) -> None:
    told = ask_doctor("kernel", JUPYTER_PATH=kernelspec(tmp_path / "jupyter", str(tmp_path / "gone" / "python")))
    told.holds(kernel=("cannot be started: FileNotFoundError", ""), **{"kernel's Python": ("", "")})


def test_a_learner_s_files_in_the_way_of_modules(course: Path) -> None:
    for name in ("torch.py", "random.py", "my_work.py"):
        (course / name).write_text("my_work = 1\n", encoding="utf-8")
    told = ask_doctor("kernel", folder=course)
    told.holds(**{"files in the way": (f"random.py, torch.py in {course}", "another name")})


def test_a_notebook_that_was_cut_short_and_a_table_that_is_missing(course: Path) -> None:
    path = course / "01_getting_data_ready.ipynb"
    path.write_text(path.read_text(encoding="utf-8")[:999], encoding="utf-8")
    (course / "data" / "penguins.csv").unlink()
    told = ask_doctor("folder", folder=course)
    told.holds(notebooks=(f"01_getting_data_ready.ipynb, data/penguins.csv in {course}: missing", "Get it again"))


# --- devices ----------------------------------------------------------------------------------------------------------


@pytest.mark.simulated
@pytest.mark.skipif(MISSING is not None, reason=str(MISSING))
@pytest.mark.parametrize(("noise", "fault"), [(0.0, False), (1e-6, False), (0.25, True)])
def test_an_accelerator(noise: float, fault: bool) -> None:
    told = ask_doctor("device", PYTHONPATH=str(PLUGIN), SIMULATED_ACCELERATOR=json.dumps({"noise": noise}))
    assert told.rows["device"]["found"] == "simulated. This machine has: cpu, simulated:0"
    assert told.rows["computing on cpu"]["state"] == OK
    assert told.faults() == ({"computing on simulated:0"} if fault else set()), told.rows
    if fault:
        assert "wrong: loss and gradient differ by" in told.rows["computing on simulated:0"]["found"]
        assert "COURSE_DEVICE to cpu" in told.rows["computing on simulated:0"]["remedy"]


@pytest.mark.slow
def test_a_device_that_is_not_there() -> None:
    told = ask_doctor("device", COURSE_DEVICE="cuda:7")
    told.holds(device=("COURSE_DEVICE asks for the device 'cuda:7'", "COURSE_DEVICE away"))


# --- the folder, the disk, the memory ---------------------------------------------------------------------------------


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A folder with a notebook of the course's."""
    (tmp_path / "notebooks").mkdir()
    shutil.copy(FOLDER / "01_getting_data_ready.ipynb", tmp_path / "notebooks")
    shutil.copytree(FOLDER / "data", tmp_path / "notebooks" / "data")
    return tmp_path / "notebooks"


def test_a_folder_without_notebooks(tmp_path: Path) -> None:
    ask_doctor("folder", folder=tmp_path).holds(notebooks=(str(tmp_path), "Open a terminal in the course's folder"))


@ON_LINUX
def test_a_folder_that_cannot_be_written_to(course: Path) -> None:
    """A file system that is mounted for reading only stops even root."""
    script = f'mount --bind "{course}" "{course}" && mount -o remount,ro,bind "{course}"'
    ask_doctor("folder", folder=course, before=with_mounts(script)).holds(folder=("Read-only file system", "home folder"))


@ON_LINUX
def test_a_full_disk(course: Path) -> None:
    script = (
        f'mkdir "{course}/../kept" && cp -r "{course}"/* "{course}/../kept" && mount -t tmpfs -o size=1500k none "{course}" '
        f'&& cp -r "{course}"/../kept/* "{course}"'
    )
    told = ask_doctor("folder", folder=course, before=with_mounts(script))
    told.holds(folder=("No space left", ""), disk=(" MB free; 200 MB are needed", ""))


@ON_LINUX
def test_little_free_memory(tmp_path: Path) -> None:
    """psutil reads /proc/meminfo; in a namespace of its own, another file stands there."""
    text = Path("/proc/meminfo").read_text(encoding="ascii")
    (tmp_path / "meminfo").write_text(re.sub(r"(?m)^(MemAvailable|MemFree|Cached): .*$", r"\1: 300000 kB", text))
    told = ask_doctor("memory", before=with_mounts(f'mount --bind "{tmp_path}/meminfo" /proc/meminfo'))
    told.holds(memory=("307 of ", "Close other programs"))


@ON_LINUX
def test_a_limit_on_memory_that_the_system_does_not_tell() -> None:
    """The machine has enough, and this account may not use it."""
    told = ask_doctor("memory", before=("sh", "-c", 'ulimit -d 400000 && exec "$@"', "sh"))
    told.holds(memory=("a program that asked for them was refused", "may use less memory"))


def test_an_old_python_is_told_so_before_it_meets_what_it_cannot_read() -> None:
    program = """
import runpy, sys
sys.version_info = (3, 8, 1, "final", 0)
sys.modules["argparse"] = sys.modules["dataclasses"] = None  # cannot be imported
runpy.run_module("course_utils.doctor", run_name="__main__", alter_sys=True)
"""
    run = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", program], capture_output=True, text=True, encoding="utf-8", cwd=ROOT
    )
    assert run.returncode == 1
    assert run.stderr.startswith("✗ fix   Python: 3.8; 3.11 or newer is needed")
    assert "python.org" in run.stderr
    for package in (course_utils, doctor):  # what is read before that
        ast.parse(Path(package.__file__).read_text(encoding="utf-8"), feature_version=(3, 7))
