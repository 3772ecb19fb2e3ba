"""The wheels that the course needs on another computer, found and fetched by pip.

`pip download --platform …` fetches for another system, but it reads conditions such as `sys_platform == "win32"` for
the one that it runs on (pip's issue 11664). So pip fetches without dependencies, and what each wheel needs is read here,
with `packaging`, for the computer that it is meant for.
"""

import re
import subprocess
import sys
import tempfile
import zipfile
from collections.abc import Iterable
from email.parser import BytesHeaderParser
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import InvalidWheelFilename, canonicalize_name, parse_wheel_filename
from packaging.version import Version

from course_utils.teaching._targets import Target

_FOR_NVIDIA = re.compile(r"(nvidia|cuda)-")
CPU_INDEX = "https://download.pytorch.org/whl/cpu"


class Wheels:
    """A folder of wheels that grows, one target after the other."""

    def __init__(self, folder: Path, pins: dict[str, str], *, nvidia: bool) -> None:
        self.folder, self.pins, self.nvidia = folder, pins, nvidia
        self._needs: dict[str, list[Requirement]] = {}  # by file
        self._forecast: dict[str, list[Requirement]] = {}  # by name: of another target's wheel; nearly always right

    def fetch(self, wanted: Iterable[Requirement], target: Target) -> list[Path]:
        """Fetch the wheels of these packages, and of all that they need.

        Args:
            wanted: what the course asks for.
            target: the computer.

        Returns:
            The wheels of this target.

        Raises:
            ValueError: a wheel is not to be had, a pin does not fit, or PyTorch's build is the one for NVIDIA cards.

        Source: README, "Teaching with it".
        """
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
            self._needs[path.name] = self._forecast[name] = needs(path)
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
            done = run_pip([*command, "--requirement", str(listed)])
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


def needs(wheel: Path) -> list[Requirement]:
    """What a wheel says that it needs, with its conditions."""
    with zipfile.ZipFile(wheel) as file:
        (own,) = [name for name in file.namelist() if re.fullmatch(r"[^/]+\.dist-info/METADATA", name)]
        headers = BytesHeaderParser().parsebytes(file.read(own))
    return [Requirement(line) for line in headers.get_all("Requires-Dist", [])]


def run_pip(command: list[str]) -> str:
    """Run pip; "" when all went well, else what it says is wrong."""
    done = subprocess.run(command, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False)
    if done.returncode == 0:
        return ""
    lines = [line.strip() for line in (done.stderr + done.stdout).splitlines() if line.strip()]
    errors = [line.removeprefix("ERROR: ") for line in lines if line.startswith("ERROR: ")]
    return " ".join(errors or lines[-1:]) or f"it ended with status {done.returncode}"
