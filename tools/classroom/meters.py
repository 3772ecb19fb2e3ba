"""Memory and processor time of the hub, the proxy, every server and every kernel, from Linux's own account.

Memory is PSS: what a process has for itself, and its share of what it has in common with others, such as PyTorch's code.
So the sum over all processes is what they really take.
"""

import contextlib
import statistics
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

import psutil

MIB = 2**20
HUB, PROXY, SERVER, KERNEL = "hub", "proxy", "server", "kernel"


def pss(pid: int) -> int:
    """A process's share of memory in bytes; 0 when it has ended.

    Source: proc(5), /proc/pid/smaps_rollup.
    """
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:")), 0)


@dataclass
class Meter:
    """One process: what it is, and the most that was seen of it."""

    role: str
    peak: int = 0
    last: int = 0
    cpu: float = 0.0


@dataclass
class Meters:
    """All processes of a hub, looked at again and again."""

    hub: psutil.Process
    found: dict[psutil.Process, Meter] = field(default_factory=dict)
    peak_total: int = 0

    def look(self) -> None:
        """Read every process once."""
        total = 0
        for process, meter in self._processes():
            with contextlib.suppress(psutil.Error):
                times = process.cpu_times()
                meter.cpu = times.user + times.system
                meter.last = pss(process.pid)
                meter.peak = max(meter.peak, meter.last)
                total += meter.last
        self.peak_total = max(self.peak_total, total)

    def of(self, role: str) -> list[Meter]:
        """The processes of a role."""
        return [meter for meter in self.found.values() if meter.role == role]

    def addresses(self) -> list[str]:
        """On which of this machine's addresses any of them listens."""
        found = set()
        for process, _ in self._processes():
            with contextlib.suppress(psutil.Error):
                found |= {one.laddr.ip for one in process.net_connections("inet") if one.status == psutil.CONN_LISTEN}
        return sorted(found)

    def cpu(self) -> float:
        """Seconds of processor time of all of them."""
        return sum(meter.cpu for meter in self.found.values())

    def _processes(self) -> list[tuple[psutil.Process, Meter]]:
        with contextlib.suppress(psutil.Error):
            own = {self.hub, *self.hub.children(recursive=True)}
            for process in own - self.found.keys():
                with contextlib.suppress(psutil.Error):
                    self._identify(process)
            return [(process, self.found[process]) for process in own & self.found.keys()]
        return []

    def _identify(self, process: psutil.Process) -> None:
        """Note what a process is; one that has just been started may not tell yet."""
        words, owner = " ".join(process.cmdline()), process.environ().get("JUPYTERHUB_USER", "")
        if process == self.hub:
            self.found[process] = Meter(HUB)
        elif "configurable-http-proxy" in words:
            self.found[process] = Meter(PROXY)
        elif owner and "ipykernel" in words:
            self.found[process] = Meter(KERNEL)
        elif owner and "jupyterhub.singleuser" in words and "prlimit" not in words and process.ppid() == self.hub.pid:
            self.found[process] = Meter(SERVER)


def spread(values: Iterable[float]) -> dict[str, float]:
    """Least, median and most; empty for nothing."""
    numbers = sorted(values)
    if not numbers:
        return {}
    return {"least": numbers[0], "median": statistics.median(numbers), "most": numbers[-1]}
