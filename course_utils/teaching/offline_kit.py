"""The offline kit: a folder for a USB stick, from which the course is installed without a network."""

import json
import shutil
import sys
import tempfile
import tomllib
from collections.abc import Callable, Sequence
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from course_utils.teaching._course import course_paths
from course_utils.teaching._made_folder import MadeFolder
from course_utils.teaching._targets import PYTHONS, SYSTEMS, Target
from course_utils.teaching._wheels import Wheels, run_pip
from course_utils.teaching.edition import companions, make_edition
from course_utils.teaching.pages import make_pages

LIST_OF_FILES = ".offline_kit.json"
TARGETS_FILE = "targets.json"  # beside the wheels: install.py reads it
_SHARED_MB = 55  # wheels that every target uses, and the course itself
_PACKAGE_FILES = ("pyproject.toml", "README.md", "LICENSE")
_README = """\
The PyTorch workflow course: everything in this folder works without a network.

1. You need Python {pythons}, on {systems}.
2. Open a terminal in this folder. Type: python3 install.py ~/pytorch_course (on Windows: py install.py ~/pytorch_course)
3. It ends with the line that opens the first notebook. Work in the folder learners_edition; solutions are in notebooks.

To read without Python, open the pages in html.
"""


def make_kit(
    source: str | Path,
    destination: str | Path,
    *,
    systems: Sequence[str] = tuple(SYSTEMS),
    pythons: Sequence[str] = PYTHONS,
    replace: bool = False,
    nvidia: bool = False,
    tell: Callable[[str], object] = lambda line: None,
) -> Path:
    """Put all that a learner needs into a folder: whole, or not at all.

    In it are the wheels of every package that the course needs, in the versions of `constraints.txt`, the notebooks, the
    learner's edition, the pages to read, and the program `install.py`. pip fetches the
    wheels, from wherever it is set up to: `PIP_EXTRA_INDEX_URL` and pip's own configuration hold.

    Args:
        source: the course's folder, with `pyproject.toml`, `constraints.txt` and `notebooks`.
        destination: a folder that does not exist or is empty.
        systems: keys of `course_utils.teaching._targets.SYSTEMS`, such as "windows".
        pythons: versions of Python, such as "3.12".
        replace: replace a destination that is an earlier kit in which no file was changed or added.
        nvidia: take PyTorch's build for NVIDIA cards where pip finds that one, with several GB that it needs.
        tell: is called with a line of text now and then.

    Returns:
        The destination.

    Raises:
        FileNotFoundError: the course's folder lacks a file.
        FileExistsError: the destination holds something, and may not be replaced.
        ValueError: no system, no Python or an unknown one is named; the destination lies inside what is copied, or holds it;
            or a wheel is not to be had.
        OSError: there is no room on the disk.

    Source: README, "Teaching with it".
    """
    course, folder = Path(source).resolve(), MadeFolder("offline kit", LIST_OF_FILES, Path(destination), replace=replace)
    destination = folder.destination
    targets = _targets(systems, pythons)
    _check_course(course)
    _check_place(course, destination)
    folder.check(course / "notebooks")
    expected = _SHARED_MB + sum(SYSTEMS[target.system].download_mb for target in targets)
    _check_room(destination, expected, tell)
    with folder.filling() as part:
        _copy_course(course, part)
        _build(course, part / "wheels")  # what may fail at once, before what takes long
        _fetch_wheels(course, part / "wheels", targets, nvidia=nvidia, tell=tell)
        shutil.copyfile(Path(__file__).with_name("_install.py"), part / "install.py")
        shutil.copyfile(course / "constraints.txt", part / "constraints.txt")
        (part / "README.txt").write_text(_readme(systems, pythons), encoding="utf-8")
    tell(f"{_size(destination) / 1e6:,.0f} MB in {destination}")
    return destination


def _targets(systems: Sequence[str], pythons: Sequence[str]) -> list[Target]:
    if unknown := [name for name in systems if name not in SYSTEMS]:
        raise ValueError(f"no system is called {unknown[0]!r}; expected one of {', '.join(SYSTEMS)}")
    if unknown := [python for python in pythons if python not in PYTHONS]:
        raise ValueError(
            f"{unknown[0]!r} is no version of Python that the course is for; expected one of {', '.join(PYTHONS)}"
        )
    if not systems or not pythons:
        raise ValueError("a kit for no system or no Python would be empty; name one of each")
    return [Target(system, python) for system in dict.fromkeys(systems) for python in dict.fromkeys(pythons)]


def _check_course(course: Path) -> None:
    for name in (*_PACKAGE_FILES, "constraints.txt", "course_utils"):
        if not (course / name).exists():
            raise FileNotFoundError(f"{course} has no {name}; expected the course's folder, as it was cloned or unpacked")
    if not course_paths(course / "notebooks"):
        raise FileNotFoundError(f"no course notebooks in {course / 'notebooks'}; expected files such as 01_….ipynb")


def _check_place(course: Path, destination: Path) -> None:
    real = destination.resolve()
    inside = [course / name for name in ("course_utils", "tests", ".git", ".venv")]
    if real == course or real in course.parents or any(real == one or one in real.parents for one in inside):
        raise ValueError(f"{destination} is, holds or lies in the course's own folders; expected a folder apart from them")


def _check_room(destination: Path, expected: int, tell: Callable[[str], object]) -> None:
    place = destination
    while not place.exists():
        place = place.parent
    free = shutil.disk_usage(place).free // 1_000_000
    tell(f"about {expected:,} MB will be fetched, less what pip has kept from earlier; {free:,} MB are free on the disk")
    if free < expected:
        raise OSError(
            f"{expected:,} MB are needed and {free:,} MB are free at {place}: make room, or name fewer systems and Pythons"
        )


def _fetch_wheels(course: Path, folder: Path, targets: list[Target], *, nvidia: bool, tell: Callable[[str], object]) -> None:
    project = tomllib.loads((course / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [Requirement(line) for line in project["dependencies"]]
    wheels, kept = Wheels(folder, _pins(course / "constraints.txt"), nvidia=nvidia), {path.name for path in folder.iterdir()}
    for number, target in enumerate(targets, start=1):
        tell(f"{number} of {len(targets)}: {target}")
        found = wheels.fetch(wanted, target)
        kept |= {path.name for path in found}
        tell(f"    {len(found)} packages, {sum(path.stat().st_size for path in found) / 1e6:,.0f} MB")
    for path in folder.iterdir():
        if path.name not in kept:  # fetched on another target's word
            path.unlink()
    listed = [{"system": one.system, "python": one.python, "words": str(one)} for one in targets]
    (folder / TARGETS_FILE).write_text(json.dumps(listed, indent=1) + "\n", encoding="utf-8")


def _pins(path: Path) -> dict[str, str]:
    lines = [line.split("#")[0].strip() for line in path.read_text(encoding="utf-8").splitlines()]
    return {canonicalize_name(line.split("==")[0]): line.split("==")[1] for line in lines if "==" in line}


def _build(course: Path, folder: Path) -> None:
    """Make the package's own wheel, from a copy: building leaves folders behind."""
    folder.mkdir()
    with tempfile.TemporaryDirectory() as scratch:
        copy = Path(scratch) / "course"
        skip = shutil.ignore_patterns("__pycache__", "*.pyc", "*.egg-info")
        shutil.copytree(course / "course_utils", copy / "course_utils", ignore=skip)
        for name in _PACKAGE_FILES:
            shutil.copyfile(course / name, copy / name)
        command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--disable-pip-version-check", "--no-deps"]
        if problem := run_pip([*command, "--wheel-dir", str(folder), str(copy)]):
            raise ValueError(f"pip cannot make a wheel of the course itself: {problem}")


def _copy_course(course: Path, part: Path) -> None:
    """Put in the notebooks, the learner's edition and the pages."""
    source = course / "notebooks"
    files = {path.name: path.read_bytes() for path in course_paths(source)} | companions(source)
    for name, content in files.items():
        (part / "notebooks" / name).parent.mkdir(parents=True, exist_ok=True)
        (part / "notebooks" / name).write_bytes(content)
    make_edition(source, part / "learners_edition")
    make_pages(source, part / "html")


def _readme(systems: Sequence[str], pythons: Sequence[str]) -> str:
    names = [SYSTEMS[name].words for name in dict.fromkeys(systems)]
    return _README.format(pythons=_either(pythons), systems=_either(names))


def _either(words: Sequence[str]) -> str:
    words = list(dict.fromkeys(words))
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())
