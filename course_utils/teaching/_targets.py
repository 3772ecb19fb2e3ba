"""The computers that an offline kit is made for: which wheels run there, and how their dependencies' conditions read."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from packaging.tags import Tag

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_MANYLINUX = (28, 27, 26, 25, 24, 23, 22, 21, 20, 19, 18, 17, 12, 5)  # glibc 2.28 is of 2018; PyTorch asks for it
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

    Source: README, "Teaching with it".
    """

    system: str
    python: str

    def __str__(self) -> str:
        return f"{SYSTEMS[self.system].words}, Python {self.python}"

    @property
    def machine(self) -> str:
        """What Python's `platform.machine()` says there."""
        return SYSTEMS[self.system].machine

    @cached_property
    def platforms(self) -> list[str]:
        """The platform tags of the wheels that run there, best first."""
        from packaging.tags import mac_platforms

        if self.system == "windows":
            return ["win_amd64"]
        if self.system == "macos":
            return list(mac_platforms(_MACOS, "arm64"))
        return list(self._linux())

    def _linux(self) -> Iterator[str]:
        for minor in _MANYLINUX:
            yield f"manylinux_2_{minor}_{self.machine}"
            if minor in _OLD_NAMES and (self.machine == "x86_64" or minor == 17):
                yield f"{_OLD_NAMES[minor]}_{self.machine}"
        yield f"linux_{self.machine}"  # as PyTorch's own index names some

    @cached_property
    def tags(self) -> dict["Tag", int]:
        """Every tag of a wheel that runs there, with its rank: 0 is best."""
        from packaging.tags import compatible_tags, cpython_tags

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
