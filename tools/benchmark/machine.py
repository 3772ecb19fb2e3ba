"""Where it was measured, and with which versions."""

import os
import platform
import subprocess
from importlib import metadata
from pathlib import Path
from typing import Any

import torch

PACKAGES = ("torch", "numpy", "tqdm", "safetensors", "pytorch-ignite")


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    return next((line.split(":", 1)[1].strip() for line in lines if line.startswith("model name")), platform.machine())


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"


def _output(*command: str) -> str:
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=60).stdout.strip()
    except (OSError, subprocess.SubprocessError):
        return ""


def machine() -> dict[str, Any]:
    """The processor, the system, how busy it was at the start, and the course's commit."""
    busy = round(os.getloadavg()[0], 1) if hasattr(os, "getloadavg") else None
    here = Path(__file__).parent
    changed = "with changes" if _output("git", "-C", str(here), "status", "--porcelain", "--untracked-files=no") else ""
    commit = _output("git", "-C", str(here), "rev-parse", "--short", "HEAD")
    return {
        "processor": _processor(),
        "cores": os.cpu_count(),
        "threads used": torch.get_num_threads(),
        "system": f"{platform.system()}, {platform.machine()}",
        "load at the start": busy,
        "commit": f"{commit} {changed}".strip(),
    }


def versions() -> dict[str, str]:
    """The versions of everything that takes part."""
    return {"Python": platform.python_version(), **{package: _version(package) for package in PACKAGES}}
