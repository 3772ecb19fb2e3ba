"""The offline kit: the right wheels for every computer, whole or not at all, and installed from without a network."""

import base64
import hashlib
import json
import os
import platform
import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from collections.abc import Callable
from functools import partial
from pathlib import Path

import nbformat
import pytest
from namespaces import without_network
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from notebook_tools import NAMES, ROOT

from course_utils.teaching import install
from course_utils.teaching import offline_kit as kit_module
from course_utils.teaching.offline_kit import CPU_INDEX, LIST_OF_FILES, PYTHONS, SYSTEMS, Target, make_kit

HERE = f"{sys.version_info[0]}.{sys.version_info[1]}"
Make = Callable[..., Path]


BACKEND = """
NEEDS = 'Requires-Dist: torch>=2.7\\nRequires-Dist: jupyterlab>=4.2\\n'
from pathlib import Path
import zipfile

def build_wheel(wheel_directory, config_settings=None, metadata_directory=None):
    name = "course_utils-0.1.0-py3-none-any.whl"
    with zipfile.ZipFile(Path(wheel_directory, name), "w") as file:
        file.writestr("course_utils/__init__.py", "")
        own = "course_utils-0.1.0.dist-info"
        file.writestr(f"{own}/METADATA", "Metadata-Version: 2.1\\nName: course-utils\\nVersion: 0.1.0\\n" + NEEDS)
        file.writestr(f"{own}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        file.writestr(f"{own}/RECORD", "")
    return name
"""
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["course_utils"]
[project]
name = "course-utils"
version = "0.1.0"
dependencies = ["torch>=2.7", "jupyterlab>=4.2"]
"""
PINS = """# tested
torch==2.13.0
jupyterlab==4.6
colorama==0.4
appnope==1.0
pywinpty==3.1
shell==2.0
formats==1.1
older==5.0
"""


def wheel(folder: Path, name: str, *needs: str, code: str = "") -> Path:
    """Write a wheel of this file name, with a module that holds the code."""
    project, version, *tags = name.split("-")
    own = f"{project}-{version}.dist-info"
    metadata = ["Metadata-Version: 2.1", f"Name: {project}", f"Version: {version}", "Provides-Extra: all"]
    files = {
        f"{project}/__init__.py": code,
        f"{own}/METADATA": "\n".join([*metadata, *(f"Requires-Dist: {one}" for one in needs)]) + "\n",
        f"{own}/WHEEL": f"Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: {'-'.join(tags)}\n",
    }
    path = folder / f"{name}.whl"
    with zipfile.ZipFile(path, "w") as file:
        record = ""
        for place, text in files.items():
            file.writestr(place, text)
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record += f"{place},sha256={digest},{len(text.encode())}\n"
        file.writestr(f"{own}/RECORD", record + f"{own}/RECORD,,\n")
    return path


def small_index(folder: Path) -> Path:
    """All wheels that the small course needs, for Windows, macOS and Linux, Pythons 3.11, 3.12 and this one."""
    folder.mkdir()
    for python in sorted({"311", "312", HERE.replace(".", "")}):
        own = f"cp{python}-cp{python}"
        for machine in ("win_amd64", "macosx_14_0_arm64", "manylinux_2_28_aarch64"):
            wheel(folder, f"torch-2.13.0-{own}-{machine}")
        wheel(folder, f"torch-2.13.0+cpu-{own}-manylinux_2_28_x86_64")
        wheel(folder, f"torch-2.13.0-{own}-manylinux_2_28_x86_64", "nvidia-cublas==13.1; sys_platform == 'linux'")
        wheel(folder, f"pywinpty-3.1-{own}-win_amd64")
    wheel(folder, "nvidia_cublas-13.1-py3-none-manylinux_2_27_x86_64")
    needs = 'colorama>=0.4; sys_platform == "win32"', 'appnope; platform_system == "Darwin"', "shell>=1; extra == 'all'"
    needs += "shell[all]>=1", 'older; python_version < "3.12"'
    wheel(folder, "jupyterlab-4.6-py3-none-any", *needs, code="def main():\n    print('lab')\n")
    wheel(folder, "jupyterlab-4.7-py3-none-any", "unheard-of")
    wheel(folder, "shell-2.0-py3-none-any", "pywinpty>=3; os_name == 'nt'", "formats; extra == 'all'", "loose<2,>=1")
    for name in ("colorama-0.4", "appnope-1.0", "formats-1.1", "older-5.0", "loose-1.5", "loose-2.5"):
        wheel(folder, f"{name}-py3-none-any")
    return folder


def small_course(folder: Path) -> Path:
    """A course with one notebook, whose package is built without help."""
    (folder / "course_utils").mkdir(parents=True)
    (folder / "course_utils" / "backend.py").write_text(BACKEND, encoding="utf-8")
    (folder / "notebooks" / "data").mkdir(parents=True)
    (folder / "notebooks" / "data" / "numbers.csv").write_text("1,2\n", encoding="utf-8")
    (folder / "notebooks" / "glossary.md").write_text("# Words\n", encoding="utf-8")
    title = new_markdown_cell("# 01 A small notebook\n\nIt takes a minute.", id="title")
    solution = new_code_cell("answer_solution = 2", metadata={"tags": ["solution"]}, id="solution")
    nbformat.write(
        new_notebook(cells=[title, new_code_cell("answer = ...", id="answer"), solution]),
        folder / "notebooks" / "01_small.ipynb",
    )
    (folder / "notebooks" / "my_01.ipynb").write_bytes((folder / "notebooks" / "01_small.ipynb").read_bytes())
    texts = {
        "pyproject.toml": PROJECT,
        "constraints.txt": PINS,
        "README.md": "# Course\n\n## Stuck?\n\nAsk [us](US.md).\n\n## More\n",
        "LICENSE": "MIT",
    }
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return small_index(tmp_path_factory.mktemp("index") / "wheels")


@pytest.fixture
def course(tmp_path: Path, index: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small course, while pip looks into the small index and nowhere else."""
    for name in ("PIP_EXTRA_INDEX_URL", "PIP_INDEX_URL", "PIP_CONSTRAINT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("PIP_CONFIG_FILE", os.devnull)
    monkeypatch.setenv("PIP_NO_INDEX", "1")
    monkeypatch.setenv("PIP_FIND_LINKS", str(index))
    return small_course(tmp_path / "course")


@pytest.fixture
def make(course: Path, tmp_path: Path) -> Make:
    """`make(systems=["windows"])`: a kit of the small course for Python 3.12."""

    def kit(destination: str = "kit", *, pythons: tuple[str, ...] = ("3.12",), **options: object) -> Path:
        return make_kit(course, tmp_path / destination, pythons=pythons, **options)

    return kit


def wheels(kit: Path) -> set[str]:
    """The names and tags of a kit's wheels, but for the course's own."""
    names = {path.name.removesuffix(".whl").replace("-py3-none-any", "") for path in (kit / "wheels").glob("*.whl")}
    assert "course_utils-0.1.0" in names
    return names - {"course_utils-0.1.0"}


def left_over(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.name not in ("course", "kit"))


# --- what each computer needs -----------------------------------------------------------------------------------------

slow = partial(pytest.param, marks=pytest.mark.slow)
EVERYWHERE = {"jupyterlab-4.6", "shell-2.0", "formats-1.1", "loose-1.5"}


@pytest.mark.parametrize(
    ("system", "own"),
    [
        ("windows", {"torch-2.13.0-cp312-cp312-win_amd64", "colorama-0.4", "pywinpty-3.1-cp312-cp312-win_amd64"}),
        slow("macos", {"torch-2.13.0-cp312-cp312-macosx_14_0_arm64", "appnope-1.0"}),
        slow("linux-x86_64", {"torch-2.13.0+cpu-cp312-cp312-manylinux_2_28_x86_64"}),
        slow("linux-aarch64", {"torch-2.13.0-cp312-cp312-manylinux_2_28_aarch64"}),
    ],
)
def test_conditions_are_read_for_the_computer_that_is_meant(make: Make, system: str, own: set[str]) -> None:
    assert wheels(make(systems=[system])) == EVERYWHERE | own


@pytest.mark.slow
def test_the_build_for_nvidia_cards_is_refused_unless_it_is_wanted(make: Make, index: Path, tmp_path: Path) -> None:
    hidden = [path.rename(path.with_suffix(".hidden")) for path in index.glob("torch-2.13.0+cpu-*")]
    try:
        with pytest.raises(ValueError, match=f"PIP_EXTRA_INDEX_URL to {CPU_INDEX}"):
            make(systems=["linux-x86_64"])
        assert left_over(tmp_path) == []
        assert not (tmp_path / "kit").exists()
        taken = wheels(make(systems=["linux-x86_64"], nvidia=True))
    finally:
        for path in hidden:
            path.rename(path.with_suffix(".whl"))
    cuda = {"torch-2.13.0-cp312-cp312-manylinux_2_28_x86_64", "nvidia_cublas-13.1-py3-none-manylinux_2_27_x86_64"}
    assert taken == EVERYWHERE | cuda


def test_tags_are_those_that_pip_would_take() -> None:
    windows, macos, linux = (Target(system, "3.12").tags for system in ("windows", "macos", "linux-x86_64"))
    for tags, taken, left in (
        (windows, ("cp312-cp312-win_amd64", "cp39-abi3-win_amd64", "py3-none-any"), ("cp313-cp313-win_amd64",)),
        (macos, ("cp312-cp312-macosx_11_0_arm64", "cp312-cp312-macosx_14_0_arm64"), ("cp312-cp312-macosx_15_0_arm64",)),
        (linux, ("cp312-cp312-manylinux_2_28_x86_64",), ("cp312-cp312-manylinux_2_39_x86_64",)),
    ):
        names = {str(tag) for tag in tags}
        assert {*taken} <= names
        assert not {*left} & names


def test_pythons_begin_with_the_oldest_that_the_course_runs_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["requires-python"] == f">={PYTHONS[0]}"
    workflow = (ROOT / ".github" / "workflows" / "tests.yml").read_text(encoding="utf-8")
    assert f'"{PYTHONS[-1]}"]' in workflow, "the newest Python of a kit is the newest that is tested"
    assert CPU_INDEX in workflow


# --- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("pin", "other", "said"),
    [
        ("shell==2.0", "shell==0.9", r"shell==0\.9, but jupyterlab needs shell"),
        slow("formats==1.1", "formats==9.9", r"macOS.*Python 3\.12.*formats==9\.9"),
    ],
)
def test_a_pin_that_does_not_fit_or_that_nobody_has_is_named(
    make: Make, course: Path, tmp_path: Path, pin: str, other: str, said: str
) -> None:
    (course / "constraints.txt").write_text(PINS.replace(pin, other), encoding="utf-8")
    with pytest.raises(ValueError, match=said):
        make(systems=["macos"])
    assert left_over(tmp_path) == []
    assert not (tmp_path / "kit").exists()


MAC = {"systems": ["macos"]}


@pytest.mark.parametrize(
    ("options", "lost", "kind", "message"),
    [
        ({"systems": ["beos"]}, "", ValueError, "no system is called 'beos'; expected one of windows"),
        ({"systems": []}, "", ValueError, "for no system"),
        (
            {"pythons": ("3.12", "3.10")},
            "",
            ValueError,
            r"'3\.10' is not a version of Python .*; expected one of 3\.11, 3\.12",
        ),
        (MAC, "pyproject.toml", FileNotFoundError, "has no pyproject.toml; expected the course"),
        (MAC, "constraints.txt", FileNotFoundError, "has no constraints.txt; expected the course"),
        (MAC, "notebooks/01_small.ipynb", FileNotFoundError, "no course notebooks in"),
        (MAC | {"installers": "nowhere"}, "", NotADirectoryError, "nowhere is not a folder; expected the one with Python's"),
        (MAC, "the last of it", OSError, r"kit was not written \(pip says OSError: \[Errno 28\] No space.*free some space"),
        (MAC, "the disk's space", OSError, r"1,000,000,\d+ MB are needed .* name fewer systems"),
    ],
)
def test_what_cannot_become_a_kit_is_refused_and_nothing_is_left(
    make: Make, course: Path, monkeypatch: pytest.MonkeyPatch, options: dict, lost: str, kind: type[Exception], message: str
) -> None:
    if lost == "the disk's space":
        monkeypatch.setattr(kit_module, "_SHARED_MB", 10**9)  # more than any disk has
    elif lost == "the last of it":
        full = "OSError: [Errno 28] No space left on device"
        monkeypatch.setattr(kit_module, "_run_pip", lambda command: full if "download" in command else "")
    elif lost:
        (course / lost).unlink()
    with pytest.raises(kind, match=message):
        make(**options)
    assert left_over(course.parent) == []
    assert not (course.parent / "kit").exists()


@pytest.mark.parametrize("place", ["..", "notebooks/kit"])
def test_a_destination_inside_or_around_the_course(course: Path, place: str) -> None:
    before = sorted(course.rglob("*"))
    with pytest.raises(ValueError, match="apart from"):
        make_kit(course, course / place, systems=["macos"], pythons=["3.12"], replace=True)
    assert sorted(course.rglob("*")) == before


@pytest.mark.slow
def test_a_kit_is_replaced_only_when_it_is_untouched_and_only_by_a_whole_one(
    make: Make, course: Path, tmp_path: Path
) -> None:
    kit = make(systems=["macos"])
    with pytest.raises(FileExistsError, match="--replace"):
        make(systems=["macos"])
    (course / "notebooks" / "glossary.md").write_text("# New words\n", encoding="utf-8")
    assert make(systems=["macos"], replace=True) == kit
    assert (kit / "learners_edition" / "glossary.md").read_text(encoding="utf-8") == "# New words\n"

    def refused(kind: type[Exception], message: str) -> None:
        before = {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()}
        with pytest.raises(kind, match=message):
            make(systems=["windows"], replace=True)
        assert {path: path.read_bytes() for path in kit.rglob("*") if path.is_file()} == before
        assert left_over(tmp_path) == []

    (course / "course_utils" / "backend.py").write_text("broken", encoding="utf-8")
    refused(ValueError, "cannot make a wheel of the course itself")
    (kit / "learners_edition" / "mine.txt").write_text("mine", encoding="utf-8")
    refused(FileExistsError, r"mine\.txt is new. Nothing was replaced")


# --- what is in it ----------------------------------------------------------------------------------------------------


@pytest.mark.slow
@pytest.mark.parametrize("solutions", [False, True])
def test_what_lies_in_the_kit(make: Make, tmp_path: Path, solutions: bool) -> None:
    lines: list[str] = []
    for name in ("python-3.11.9-amd64.exe", "python-3.10.1-macos11.pkg", "python-3.12.10-arm64.exe", "other.exe"):
        (tmp_path / "course" / name).write_text(name)  # as in a folder of downloads
    two = {"systems": ["windows", "macos"], "pythons": ("3.11", "3.12")}
    kit = make(**two, tell=lines.append, solutions=solutions, installers=tmp_path / "course")
    torch = {f"torch-2.13.0-cp{p}-cp{p}-{system}" for p in (311, 312) for system in ("win_amd64", "macosx_14_0_arm64")}
    windows = {"colorama-0.4", "pywinpty-3.1-cp311-cp311-win_amd64", "pywinpty-3.1-cp312-cp312-win_amd64"}
    assert wheels(kit) == EVERYWHERE | torch | windows | {"appnope-1.0", "older-5.0"}, "what can be shared is there once"
    assert re.match(r"about [\d,]+ MB will be fetched.* MB are free on the disk", lines[0])
    told = "no installer of Python for macOS 14 or newer on Apple silicon: download python-3.12.N-macos11.pkg, from https://"
    assert [line.startswith(told) for line in lines[-2:]] == [False, True], "the one for Windows is there"
    names = {path.relative_to(kit).as_posix() for path in kit.rglob("*") if path.is_file() and path.parent.name != "wheels"}
    both = ("01_small.ipynb", "glossary.md", "data/numbers.csv")
    folders = ("notebooks", "learners_edition") if solutions else ("learners_edition",)
    both = {f"{folder}/{name}" for folder in folders for name in both}
    own = {"install.py", "constraints.txt", "README.txt", "stuck.html", "python/README.txt", LIST_OF_FILES}
    own |= {f"learners_edition/{name}" for name in (".learners_edition.json", ".gitattributes", ".gitignore", "README.md")}
    own |= {"python/python-3.11.9-amd64.exe"}
    assert {name for name in names if not name.startswith(("html/", "slides/"))} == both | own
    assert ("slides/index.html" in names) is solutions
    texts = {name for name in names if b"answer_solution" in (kit / name).read_bytes()}
    assert texts == ({"notebooks/01_small.ipynb", "html/01_small.html"} if solutions else set())
    assert "<p>Ask us.</p>" in (kit / "stuck.html").read_text(encoding="utf-8"), "a link to a file that is not there is none"
    text = (kit / "README.txt").read_text(encoding="utf-8")
    assert "Python 3.11 or 3.12, on 64-bit Windows or macOS 14 or newer on Apple silicon." in text
    assert "python3 install.py ~/pytorch_course (on Windows: py install.py ~/pytorch_course)" in text
    assert ("solutions are in notebooks" in text) is solutions


# --- the program that installs ----------------------------------------------------------------------------------------


THIS_SYSTEM = install.SYSTEMS.get((platform.system(), platform.machine().lower()))


def call(*command: str | Path, seconds: int = 300, **more: object) -> subprocess.CompletedProcess:
    return subprocess.run(command, capture_output=True, text=True, timeout=seconds, check=False, **more)


def run_install(kit: Path, *arguments: str) -> subprocess.CompletedProcess:
    return call(sys.executable, kit / "install.py", *arguments, cwd=kit)


@pytest.fixture
def small_kit(make: Make, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A kit for this Python, which pip's settings and environment could spoil."""
    kit = make(systems=[THIS_SYSTEM], pythons=(HERE,), solutions=True)
    monkeypatch.setenv("PIP_FIND_LINKS", str(kit.parent / "nowhere"))
    monkeypatch.setenv("PIP_CONSTRAINT", str(kit.parent / "missing.txt"))
    return kit


@pytest.mark.slow
def test_install_copies_the_course_and_keeps_what_a_learner_wrote(small_kit: Path, tmp_path: Path) -> None:
    target = tmp_path / "my course"
    mine = target / "learners_edition" / "01_small.ipynb"
    mine.parent.mkdir(parents=True)
    mine.write_text("my work", encoding="utf-8")
    for _ in range(2):
        done = run_install(small_kit, str(target))
        assert mine.read_text(encoding="utf-8") == "my work"
        assert re.search(r"jupyter(\.exe)? lab learners_edition[/\\]01_small\.ipynb", done.stdout)
        assert done.returncode == 1, "the small course has no doctor, and what the doctor says is what install.py says"
    assert (target / "notebooks" / "01_small.ipynb").is_file()
    python = target / (".venv/Scripts/python.exe" if sys.platform == "win32" else ".venv/bin/python")
    listed = call(python, "-m", "pip", "list", "--format=freeze").stdout
    assert {"course-utils==0.1.0", "jupyterlab==4.6"} <= set(listed.split())
    assert re.search(r"^torch==2\.13\.0", listed, re.MULTILINE)
    assert not (small_kit / ".venv").exists()


@pytest.mark.slow
def test_install_says_when_this_python_is_not_in_the_kit(make: Make, tmp_path: Path) -> None:
    other = "3.12" if HERE != "3.12" else "3.11"
    elsewhere = "windows" if THIS_SYSTEM != "windows" else "macos"
    remedies = {
        THIS_SYSTEM: "Install one of these Pythons: the folder python",
        elsewhere: "No Python helps on this computer",
    }
    for system, remedy in remedies.items():
        done = run_install(make(system, systems=[system], pythons=(other,)), str(tmp_path / "mine"))
        assert done.returncode == 1
        assert f"Python {HERE}. The kit is for: " in done.stderr
        assert f"Python {other}. {remedy}" in done.stderr
        assert not (tmp_path / "mine").exists()


@pytest.mark.slow
def test_install_uses_the_kit_s_own_folder_and_says_when_the_kit_is_not_whole(small_kit: Path, tmp_path: Path) -> None:
    done = run_install(small_kit)  # without a name: into the kit's own folder
    assert (small_kit / ".venv" / "pyvenv.cfg").is_file(), done.stderr
    assert "To begin" in done.stdout
    shutil.rmtree(small_kit / ".venv")
    next((small_kit / "wheels").glob("jupyterlab*")).unlink()
    done = run_install(small_kit, str(tmp_path / "mine"))
    assert done.returncode == 1
    assert "Is it a complete copy of the kit?" in done.stderr
    (small_kit / "wheels" / "targets.json").unlink()
    done = run_install(small_kit, str(tmp_path / "mine"))
    assert (done.returncode, "lacks wheels/targets.json. Copy it again." in done.stderr) == (1, True)


def test_install_needs_only_python_and_an_old_one_can_read_it() -> None:
    import ast

    tree = ast.parse(Path(install.__file__).read_text(encoding="utf-8"), feature_version=(3, 8))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)
    assert set(install.SYSTEMS.values()) == set(SYSTEMS)


# --- a real kit for this computer, installed from and worked with where there is no network ---------------------------


def real(test: Callable[..., None]) -> Callable[..., None]:
    """Only Linux takes the network away from a single program."""
    return pytest.mark.slow(pytest.mark.skipif(sys.platform != "linux", reason="the network is there")(test))


@pytest.fixture(scope="module")
def real_kit(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The kit, as the README's command makes it."""
    folder = tmp_path_factory.mktemp("stick")
    smallest = ("download", "--quiet", "--no-deps", "--dest", folder / "tried", "webencodings")
    tried = call(sys.executable, "-m", "pip", *smallest)
    if tried.returncode:
        pytest.skip(f"there is no package index to fetch wheels from: {tried.stderr.strip().splitlines()[-1:]}")
    command = [sys.executable, "-m", "course_utils.teaching", "offline-kit", folder / "kit", "--platform", THIS_SYSTEM]
    made = call(*command, "--python", HERE, "--with-solutions", cwd=ROOT, seconds=3600)
    if "build for NVIDIA cards" in made.stderr:  # as the message says, and as CI is set up
        pytest.skip("pip is not set up to find PyTorch's build for the CPU here; see .github/workflows/tests.yml")
    assert made.returncode == 0, made.stderr
    return folder / "kit"


@pytest.fixture(scope="module")
def installed(real_kit: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """The folder that `install.py` made with no network, and what it said."""
    folder = tmp_path_factory.mktemp("learner") / "course"
    command = [*without_network(), sys.executable, "install.py", folder]
    done = call(*command, cwd=real_kit, env=bare(folder.parent), seconds=3600)
    assert done.returncode == 0, done.stdout + done.stderr
    return folder, done.stdout


def bare(home: Path) -> dict[str, str]:
    """A learner's environment: nothing of pip's settings, of this repository or of the tests."""
    return {"PATH": os.environ["PATH"], "HOME": str(home), "LANG": "C.UTF-8"}


@real
def test_it_installs_and_the_doctor_is_content(installed: tuple[Path, str]) -> None:
    folder, told = installed
    assert "All is well" in told
    assert "✗" not in told
    assert ".venv/bin/jupyter lab learners_edition/01_getting_data_ready.ipynb" in told
    assert {f"{name}.ipynb" for name in NAMES} <= {path.name for path in (folder / "learners_edition").iterdir()}


@real
@pytest.mark.parametrize("where", ["learners_edition", "notebooks"])
def test_a_notebook_runs_there_without_a_network(installed: tuple[Path, str], where: str, tmp_path: Path) -> None:
    folder, _ = installed
    jupyter = folder / ".venv" / "bin" / "jupyter"
    command = [*without_network(), jupyter, "execute", "--output", tmp_path / "run", "03_training_a_model.ipynb"]
    done = call(*command, cwd=folder / where, env=bare(tmp_path), seconds=900)
    assert done.returncode == 0, done.stderr
    cells = json.loads((tmp_path / "run.ipynb").read_text(encoding="utf-8"))["cells"]
    counts = [cell["execution_count"] for cell in cells if cell["cell_type"] == "code"]
    assert len(counts) > 20
    assert all(counts)
