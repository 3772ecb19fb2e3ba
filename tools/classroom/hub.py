"""A hub with a proxy on this machine: started in a folder of its own, and ended with all that it started."""

import contextlib
import importlib.util
import json
import os
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

import matplotlib as mpl
import matplotlib.font_manager

from course_utils.teaching.processes import MARK, Family

HERE = Path(__file__).resolve().parent
NOTEBOOKS = HERE.parents[1] / "notebooks"
START_SECONDS = 180
STOP_SECONDS = 15
_NO_LIMIT_MB = 1_000_000_000
_LEFT_OUT = shutil.ignore_patterns("models", "my_*", ".ipynb_checkpoints", "__pycache__")


@dataclass(frozen=True)
class Settings:
    """What a class server sets for everybody.

    Attributes:
        environment: variables of every server, and so of every kernel.
        memory_mb: what a process may write to (MB); 0 for no limit.
        skeleton: files that every new home begins with, by their path in it.
    """

    environment: dict[str, str] = field(default_factory=dict)
    memory_mb: int = 0
    skeleton: dict[str, Path] = field(default_factory=dict)


def recommended() -> Settings:
    """What README.md recommends, and what a lesson is measured with."""
    matplotlib.font_manager.findfont("DejaVu Sans")  # importing the module has written Matplotlib's list of fonts
    fonts = {f".cache/matplotlib/{path.name}": path for path in Path(mpl.get_cachedir()).glob("fontlist*.json")}
    return Settings(environment={"OMP_NUM_THREADS": "1"}, memory_mb=1500, skeleton=fonts)


def missing() -> list[str]:
    """What is not installed here, each with what to do."""
    found = []
    if not Path("/proc/self/smaps_rollup").exists():
        found.append("this is not Linux, whose /proc tells the memory of a process")
    if importlib.util.find_spec("jupyterhub") is None:
        found.append('JupyterHub is not installed: .venv/bin/pip install -c constraints.txt -e ".[test,classroom]"')
    if shutil.which("node") is None:
        found.append("Node.js is not installed: sudo apt install nodejs npm (20 or newer), or nodejs.org")
    elif proxy_command() is None:
        found.append("the hub's proxy is not installed: npm install --no-package-lock --prefix tools/classroom")
    return found


def proxy_command() -> list[str] | None:
    """How to start configurable-http-proxy: the one of this folder, or else the one on PATH."""
    own = HERE / "node_modules" / "configurable-http-proxy" / "bin" / "configurable-http-proxy"
    if own.is_file():
        return [shutil.which("node") or "node", str(own)]
    elsewhere = shutil.which("configurable-http-proxy")
    return [elsewhere] if elsewhere else None


@dataclass
class Hub:
    """A hub that runs.

    Attributes:
        url: where the proxy listens, without a slash at its end.
        password: everybody's.
        homes: the folder with a home for every learner.
        family: its processes.
        log: what hub, proxy and servers wrote.
    """

    url: str
    password: str
    homes: Path
    family: Family
    log: Path

    @property
    def pid(self) -> int:
        """The hub's own process."""
        return self.family.parent.pid


@contextlib.contextmanager
def running(learners: list[str], settings: Settings, folder: Path) -> Iterator[Hub]:
    """Start a hub for these learners, and end everything when the block is left, however it is left.

    Args:
        learners: their names; each gets a home with a copy of the notebooks.
        settings: for everybody.
        folder: an empty folder for the homes, the hub's files and the log.

    Raises:
        RuntimeError: it did not start; with the end of the log.
    """
    for name in learners:
        furnish(folder / "homes" / name, settings)
    password, ports, mark = secrets.token_urlsafe(16), _free_ports(3), secrets.token_hex(8)
    given = asdict(settings) | {
        "environment": {**settings.environment, MARK: mark},
        "skeleton": [],
        "learners": learners,
        "ports": ports,
        "password": password,
        "proxy": proxy_command(),
        "folder": str(folder),
        "patience": 300,
    }
    config = folder / "classroom.json"
    config.write_text(json.dumps(given), encoding="utf-8")
    config.chmod(0o600)
    log = folder / "hub.log"
    with log.open("wb") as output:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyterhub", "--config", str(HERE / "jupyterhub_config.py")],
            cwd=folder,
            env=_environment() | {"CLASSROOM": str(config), MARK: mark, "HOME": str(folder)},
            stdout=output,
            stderr=subprocess.STDOUT,
            start_new_session=True,  # Ctrl-C reaches this program alone, which then ends the others in order
        )
    hub = Hub(
        f"http://127.0.0.1:{ports[0]}",
        password,
        folder / "homes",
        Family(process.pid, mark, memory_mb=_NO_LIMIT_MB),
        log,
    )
    try:
        _wait_until_up(hub, process)
        yield hub
    finally:
        stop(hub, process)


def furnish(home: Path, settings: Settings) -> None:
    """Make a new home with the notebooks, and with what the settings put into every home."""
    shutil.copytree(NOTEBOOKS, home / "notebooks", ignore=_LEFT_OUT)
    for place, source in settings.skeleton.items():
        target = home / place
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(source, target)


def stop(hub: Hub, process: subprocess.Popen[bytes]) -> None:
    """Ask the hub to end its servers and its proxy, and end by force what is left of it and of them."""
    try:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(STOP_SECONDS)
    finally:
        hub.family.end()
        with contextlib.suppress(subprocess.TimeoutExpired):
            process.wait(STOP_SECONDS)


def _environment() -> dict[str, str]:
    """This environment without what would change the servers, such as a number of threads set for the tests."""
    ours = ("OMP_", "MKL_", "MALLOC_", "MPL", "JUPYTER", "IPYTHON", "COURSE_", "PYTHON", "XDG_", "PYTEST")
    return {name: value for name, value in os.environ.items() if not name.startswith(ours)}


def _free_ports(count: int) -> list[int]:
    with contextlib.ExitStack() as stack:
        sockets = [stack.enter_context(socket.socket()) for _ in range(count)]
        for one in sockets:
            one.bind(("127.0.0.1", 0))
        return [one.getsockname()[1] for one in sockets]


def _wait_until_up(hub: Hub, process: subprocess.Popen[bytes]) -> None:
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and process.poll() is None:
        with contextlib.suppress(OSError), opener.open(f"{hub.url}/hub/api", timeout=5) as answer:
            if answer.status == 200:
                return
        time.sleep(0.2)
    told = hub.log.read_text(encoding="utf-8", errors="replace")[-3000:]
    raise RuntimeError(f"the hub did not start within {START_SECONDS} s:\n{told}")
