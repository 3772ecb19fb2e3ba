"""Linux namespaces: a program without a network, or with a disk of its own, as root or as anybody where that is allowed."""

import shutil
import subprocess

import pytest


def without_network() -> tuple[str, ...]:
    """What to put in front of a command, so that it has no address but its own and no route; skips where that cannot be."""
    return (*_unshare("--net"), "sh", "-c", 'ip link set lo up && test -z "$(ip route)" && exec "$@"', "sh")


def with_mounts(script: str) -> tuple[str, ...]:
    """What to put in front of a command, so that it sees what a script mounts, and nobody else does."""
    return (*_unshare("--mount"), "sh", "-c", f'{script} && exec "$@"', "sh")


def _unshare(kind: str) -> tuple[str, ...]:
    if shutil.which("unshare") is None or shutil.which("ip") is None:
        pytest.skip("`unshare` (util-linux) or `ip` (iproute2) is not installed; they make the namespace")
    for rights in ((), ("--user", "--map-root-user")):
        command = ("unshare", *rights, kind)
        tried = subprocess.run([*command, "true"], capture_output=True, text=True, check=False)
        if tried.returncode == 0:
            return command
    pytest.skip(f"this account may not make a namespace: {tried.stderr.strip()}")
