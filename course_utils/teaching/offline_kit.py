"""The offline kit: a folder for a USB stick, from which the course is installed without a network.

`pip download --platform …` fetches for another system, but it reads conditions such as `sys_platform == "win32"` for
the one that it runs on (pip's issue 11664). So pip fetches without dependencies, and what each wheel needs is read here,
with `packaging`, for the computer that it is meant for.
"""

import errno
import json
import re
import shutil
import subprocess
import sys
import tempfile
import tomllib
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from email.parser import BytesHeaderParser
from functools import cached_property
from pathlib import Path

from packaging.requirements import Requirement
from packaging.tags import Tag, compatible_tags, cpython_tags, mac_platforms
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version

from course_utils.teaching.course_files import MadeFolder, course_paths
from course_utils.teaching.edition import companions, make_edition
from course_utils.teaching.kit_texts import README, put_installers, stuck_page
from course_utils.teaching.pages import make_pages
from course_utils.teaching.slides import make_slides

LIST_OF_FILES = ".offline_kit.json"
TARGETS_FILE = "targets.json"  # beside the wheels: install.py reads it
_SHARED_MB = 55  # wheels that every target uses, and the course itself
_PACKAGE_FILES = ("pyproject.toml", "README.md", "LICENSE")
_FOR_NVIDIA = re.compile(r"(nvidia|cuda)-")
CPU_INDEX = "https://download.pytorch.org/whl/cpu"
PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_MANYLINUX = (28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 12, 5)  # glibc 2.28 is from 2018; PyTorch asks for it
_OLD_NAMES = {17: "manylinux2014", 12: "manylinux2010", 5: "manylinux1"}
_MACOS = (14, 0)  # PyTorch asks for it


@dataclass(frozen=True)
class _System:
    words: str
    os_name: str
    sys_platform: str
    platform_system: str
    machine: str
    download_mb: int  # for one Python; on Linux with the CPU build of PyTorch. Measured but for linux-aarch64


SYSTEMS = {
    "windows": _System("64-bit Windows", "nt", "win32", "Windows", "AMD64", 165),
    "macos": _System("macOS 14 or newer on Apple silicon", "posix", "darwin", "Darwin", "arm64", 140),
    "linux-x86_64": _System("Linux on x86-64", "posix", "linux", "Linux", "x86_64", 250),
    "linux-aarch64": _System("Linux on 64-bit ARM", "posix", "linux", "Linux", "aarch64", 250),
}


@dataclass(frozen=True)
class Target:
    """A system with a version of Python.

    Attributes:
        system: a key of SYSTEMS.
        python: as in "3.12".
    """

    system: str
    python: str

    def __str__(self) -> str:
        return f"{SYSTEMS[self.system].words}, Python {self.python}"

    @cached_property
    def platforms(self) -> list[str]:
        """The platform tags of the wheels that run there, best first."""
        if self.system == "windows":
            return ["win_amd64"]
        if self.system == "macos":
            return list(mac_platforms(_MACOS, "arm64"))
        machine, tags = SYSTEMS[self.system].machine, []
        for minor in _MANYLINUX:
            tags.append(f"manylinux_2_{minor}_{machine}")
            if minor in _OLD_NAMES and (machine == "x86_64" or minor == 17):
                tags.append(f"{_OLD_NAMES[minor]}_{machine}")
        return [*tags, f"linux_{machine}"]  # the last as PyTorch's own index names some

    @cached_property
    def tags(self) -> dict[Tag, int]:
        """Every tag of a wheel that runs there, with its rank: 0 is best."""
        version = tuple(map(int, self.python.split(".")))
        interpreter = f"cp{self.python.replace('.', '')}"
        abi = [interpreter, "abi3", "none"]
        tags = [
            *cpython_tags(version, abi, self.platforms),
            *compatible_tags(version, interpreter, self.platforms),
        ]
        return {tag: rank for rank, tag in reversed(list(enumerate(tags)))}

    @cached_property
    def environment(self) -> dict[str, str]:
        """What conditions such as `sys_platform == "win32"` are compared with there."""
        system = SYSTEMS[self.system]
        return {
            "implementation_name": "cpython",
            "implementation_version": f"{self.python}.0",
            "os_name": system.os_name,
            "platform_machine": system.machine,
            "platform_python_implementation": "CPython",
            "platform_release": "",
            "platform_system": system.platform_system,
            "platform_version": "",
            "python_full_version": f"{self.python}.0",
            "python_version": self.python,
            "sys_platform": system.sys_platform,
        }


def make_kit(
    source: str | Path,
    destination: str | Path,
    *,
    systems: Sequence[str] = tuple(SYSTEMS),
    pythons: Sequence[str] = PYTHONS,
    replace: bool = False,
    nvidia: bool = False,
    solutions: bool = False,
    installers: str | Path | None = None,
    tell: Callable[[str], object] = lambda line: None,
) -> Path:
    """Put all that a learner needs into a folder: whole, or not at all.

    In it are the wheels of every package that the course needs, in the versions of `constraints.txt`, the learner's edition,
    pages to read, the README's "Stuck?", a folder for Python's own installers, and the program `install.py`. pip fetches
    the wheels, from wherever it is set up to: `PIP_EXTRA_INDEX_URL` and pip's own configuration hold.

    Args:
        source: the course's folder, with `pyproject.toml`, `constraints.txt` and `notebooks`.
        destination: a folder that does not exist or is empty.
        systems: keys of `SYSTEMS`, such as "windows".
        pythons: versions of Python, such as "3.12".
        replace: replace a destination that is an earlier kit in which no file was changed or added.
        nvidia: take PyTorch's build for NVIDIA cards where pip finds that one, with several GB that it needs.
        solutions: also put in the notebooks with their solutions, and the slides: for a teacher.
        installers: a folder with Python's own installers for Windows and macOS; those that fit are copied.
        tell: is called with a line of text now and then.

    Returns:
        The destination.

    Raises:
        FileNotFoundError: the course's folder lacks a file.
        FileExistsError: the destination holds something, and may not be replaced.
        ValueError: no system, no Python or an unknown one is named; the destination lies inside what is copied, or holds it;
            or a wheel cannot be found.
        OSError: there is no room on the disk.
    """
    course, folder = Path(source).resolve(), MadeFolder("offline kit", LIST_OF_FILES, Path(destination), replace=replace)
    targets = _targets(systems, pythons)
    _check_course(course)
    stuck = stuck_page((course / "README.md").read_text(encoding="utf-8"))
    if installers is not None and not Path(installers).is_dir():
        raise NotADirectoryError(f"{installers} is not a folder; expected the one with Python's installers")
    _check_place(course, folder.destination)
    folder.check(course / "notebooks")
    expected = _SHARED_MB + sum(SYSTEMS[target.system].download_mb for target in targets)
    _check_room(folder.destination, expected, tell)
    with folder.filling() as part:
        _copy_course(course, part, solutions=solutions)
        _build(course, part / "wheels")  # what may fail at once, before what takes long
        _fetch_wheels(course, part / "wheels", targets, nvidia=nvidia, tell=tell)
        shutil.copyfile(Path(__file__).with_name("install.py"), part / "install.py")
        shutil.copyfile(course / "constraints.txt", part / "constraints.txt")
        (part / "stuck.html").write_text(stuck, encoding="utf-8")
        versions, words = list(dict.fromkeys(pythons)), {name: SYSTEMS[name].words for name in systems}
        given = Path(installers) if installers is not None else None
        missing = put_installers(given, part / "python", words=words, pythons=versions)
        told = "; solutions are in notebooks" if solutions else ""
        text = README.format(pythons=_either(versions), systems=_either([*words.values()]), solutions=told)
        (part / "README.txt").write_text(text, encoding="utf-8")
    size = sum(path.stat().st_size for path in folder.destination.rglob("*") if path.is_file())
    for line in [f"{size / 1e6:,.0f} MB in {folder.destination}", *missing]:
        tell(line)
    return folder.destination


def _targets(systems: Sequence[str], pythons: Sequence[str]) -> list[Target]:
    if unknown := [name for name in systems if name not in SYSTEMS]:
        raise ValueError(f"no system is called {unknown[0]!r}; expected one of {', '.join(SYSTEMS)}")
    if unknown := [python for python in pythons if python not in PYTHONS]:
        raise ValueError(
            f"{unknown[0]!r} is not a version of Python that the course is for; expected one of {', '.join(PYTHONS)}"
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
    wheels = _Wheels(folder, _pins(course / "constraints.txt"), nvidia=nvidia)
    kept = {path.name for path in folder.iterdir()}
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
        if problem := _run_pip([*command, "--wheel-dir", str(folder), str(copy)]):
            raise ValueError(f"pip cannot make a wheel of the course itself: {problem}")


def _copy_course(course: Path, part: Path, *, solutions: bool) -> None:
    """Put in the learner's edition and the pages; for a teacher the notebooks and the slides, which give answers away."""
    source = course / "notebooks"
    make_edition(source, part / "learners_edition")
    make_pages(source, part / "html", solutions=solutions)
    if not solutions:
        return
    make_slides(source, part / "slides")
    files = {path.name: path.read_bytes() for path in course_paths(source)} | companions(source)
    for name, content in files.items():
        (part / "notebooks" / name).parent.mkdir(parents=True, exist_ok=True)
        (part / "notebooks" / name).write_bytes(content)


def _either(words: list[str]) -> str:
    return " or ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


# --- the wheels that they need ------------------------------------------------------------------------------------------


class _Wheels:
    """A folder of wheels that grows, one target after the other."""

    def __init__(self, folder: Path, pins: dict[str, str], *, nvidia: bool) -> None:
        self.folder, self.pins, self.nvidia = folder, pins, nvidia
        self._needs: dict[str, list[Requirement]] = {}  # by file
        self._forecast: dict[str, list[Requirement]] = {}  # by name: of another target's wheel; nearly always right

    def fetch(self, wanted: Iterable[Requirement], target: Target) -> list[Path]:
        """Fetch the wheels of these packages, and of all that they need, for one computer."""
        have: dict[str, Path] = {}
        while True:
            needed = self._needed(wanted, target, have)
            missing = [line for name, line in needed.items() if name not in have]
            if not missing:
                return [have[name] for name in needed]
            self._download(missing, target)
            for name in needed:
                have[name] = have.get(name) or self._best(name, target)

    def _needed(self, wanted: Iterable[Requirement], target: Target, have: dict[str, Path]) -> dict[str, str]:
        """All that is needed as far as it is known, `{name: a line for pip}`."""
        lines: dict[str, str] = {}
        waiting = [(requirement, "the course") for requirement in wanted]
        seen = set()
        while waiting:
            requirement, parent = waiting.pop()
            name = canonicalize_name(requirement.name)
            lines[name] = self._line(name, requirement, parent, target)
            for child in self._needs_of(name, have):
                if name not in have and canonicalize_name(child.name) not in self.pins:
                    continue  # a forecast, and one that pip might not find there: its wheel will tell
                for extra in ("", *sorted(requirement.extras)):
                    told = {**target.environment, "extra": extra}
                    if (child.marker is None or child.marker.evaluate(told)) and (str(child), name) not in seen:
                        seen.add((str(child), name))
                        waiting.append((child, name))
        return lines

    def _needs_of(self, name: str, have: dict[str, Path]) -> list[Requirement]:
        if name not in have:
            return self._forecast.get(name, [])
        path = have[name]
        if path.name not in self._needs:
            self._needs[path.name] = self._forecast[name] = _needs(path)
        return self._needs[path.name]

    def _line(self, name: str, requirement: Requirement, parent: str, target: Target) -> str:
        if _FOR_NVIDIA.match(name) and not self.nvidia:
            raise ValueError(
                f"pip finds PyTorch's build for NVIDIA cards for {target}: it needs {name} and more, several GB. "
                f"For the CPU build, set the environment variable PIP_EXTRA_INDEX_URL to {CPU_INDEX} and run this again; "
                "or take it all with --nvidia"
            )
        pin = self.pins.get(name)
        if pin is None:
            return f"{name}{requirement.specifier}"
        if not requirement.specifier.contains(pin, prereleases=True):
            raise ValueError(f"constraints.txt has {name}=={pin}, but {parent} needs {requirement}: bring it up to date")
        return f"{name}=={pin}"

    def _download(self, lines: list[str], target: Target) -> None:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps"]
        command += ["--only-binary=:all:", "--dest", str(self.folder), "--implementation", "cp"]
        command += ["--python-version", target.python]
        command += [part for platform in target.platforms for part in ("--platform", platform)]
        with tempfile.TemporaryDirectory() as scratch:
            listed = Path(scratch) / "wanted.txt"
            listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
            done = _run_pip([*command, "--requirement", str(listed)])
        if f"[Errno {errno.ENOSPC}]" in done:
            raise OSError(errno.ENOSPC, f"pip says {done}")
        if done:
            raise ValueError(f"pip cannot fetch what {target} needs: {done}")

    def _best(self, name: str, target: Target) -> Path:
        """The wheel of this name that pip would install there: the newest version, then the best tag."""
        found = []
        for path in self.folder.glob("*.whl"):
            try:
                own, version, _, tags = parse_wheel_filename(path.name)
            except InvalidWheelFilename:
                continue
            ranks = [target.tags[tag] for tag in tags if tag in target.tags]
            fits = name not in self.pins or Version(version.public) == Version(self.pins[name])
            if own == name and ranks and fits:
                found.append((version, -min(ranks), path))
        if not found:
            raise ValueError(f"pip fetched no wheel of {name} that runs on {target}")
        return max(found)[2]


def _needs(wheel: Path) -> list[Requirement]:
    """What a wheel says that it needs, with its conditions."""
    with zipfile.ZipFile(wheel) as file:
        (own,) = [name for name in file.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
        headers = BytesHeaderParser().parsebytes(file.read(own))
    return [Requirement(line) for line in headers.get_all("Requires-Dist", [])]


def _run_pip(command: list[str]) -> str:
    """Run pip; "" when all went well, else what it says is wrong."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    lines = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ") and line != "ERROR: Exception:"]
    return " ".join(errors or lines[-1:]) or f"it ended with status {done.returncode}"
