"""A JupyterLab server on a folder, driven through a page as a learner would: open, Run All, save."""

import json
import os
import secrets
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

THEMES = {"light": "JupyterLab Light", "dark": "JupyterLab Dark"}
NOTEBOOK = ".jp-NotebookPanel:not(.lm-mod-hidden)"  # the one in front
IDLE = f'{NOTEBOOK} .jp-Notebook-ExecutionIndicator[data-status="idle"]'
# Sets `window.sawRunning` once a cell shows [*]: a stored notebook has its numbers before it runs, too.
WATCH = """selector => {
    const notebook = document.querySelector(selector + ' .jp-Notebook');
    const running = () => [...notebook.querySelectorAll('.jp-InputPrompt')].some(one => one.textContent.includes('*'));
    window.sawRunning = false;
    const observer = new MutationObserver(() => {
        if (running()) { window.sawRunning = true; observer.disconnect(); }
    });
    observer.observe(notebook, {childList: true, subtree: true, characterData: true});
    window.allRan = () => window.sawRunning && !running();
}"""


class Lab:
    """`jupyter lab` on `folder`, with settings of its own, on a free port of 127.0.0.1.

    It and its kernels may connect to this machine alone: `foreign_connections()` lists what else they tried.
    """

    def __init__(self, folder: Path, *, own: Path) -> None:
        self.folder, self.own = Path(folder), Path(own)
        self.token = secrets.token_hex(16)
        self.url = ""
        self._outgoing = self.own / "outgoing.txt"

    def start(self, *, seconds: float = 240) -> None:
        """Start the server and wait until it answers."""
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        command = [sys.executable, "-m", "jupyterlab", "--no-browser", "--ip=127.0.0.1", f"--port={port}", "--allow-root"]
        command += [f"--IdentityProvider.token={self.token}", f"--ServerApp.root_dir={self.folder}"]
        with (self.own / "lab.log").open("wb") as log:
            self.server = subprocess.Popen(
                command, cwd=self.folder, env=self._environment(), stdout=log, stderr=log, stdin=subprocess.DEVNULL
            )
        running, until = self.own / "runtime" / f"jpserver-{self.server.pid}.json", time.monotonic() + seconds
        while not self.url:
            if self.server.poll() is not None or time.monotonic() > until:
                log = (self.own / "lab.log").read_text(encoding="utf-8", errors="replace")
                self.stop()
                raise RuntimeError(f"JupyterLab did not start within {seconds} s:\n{log[-3000:]}")
            time.sleep(0.1)
            try:
                url = json.loads(running.read_text(encoding="utf-8"))["url"].rstrip("/")
                self.ask("api/status", url=url)
                self.url = url
            except (OSError, ValueError):
                continue

    def stop(self) -> None:
        """Stop the server and its kernels."""
        if self.server.poll() is None:
            self.server.send_signal(signal.SIGTERM)
            try:
                self.server.wait(20)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()

    def ask(self, path: str, *, method: str = "GET", url: str = "") -> object:
        """What the server's own interface answers to a path such as "api/kernels", as Python data."""
        request = urllib.request.Request(f"{url or self.url}/{path}", method=method)
        request.add_header("Authorization", f"token {self.token}")
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=30) as answer:
            text = answer.read()
        return json.loads(text) if text else None

    def foreign_connections(self) -> list[str]:
        """The connections to other machines, and the look-ups of their names, that server and kernels tried."""
        return self._outgoing.read_text(encoding="utf-8").splitlines() if self._outgoing.exists() else []

    def address(self, path: str = "") -> str:
        """The address at which JupyterLab shows this file of the folder, alone; without a path, its launcher."""
        return f"{self.url}/lab{f'/tree/{path}' if path else ''}?reset&token={self.token}"

    def open(self, page: "Page", path: str, *, theme: str = "light") -> None:
        """Show a notebook alone, in this theme, and wait for its kernel. Kernels of earlier notebooks are ended."""
        self.end_kernels()
        chosen = self.own / "settings" / "@jupyterlab" / "apputils-extension" / "themes.jupyterlab-settings"
        chosen.parent.mkdir(parents=True, exist_ok=True)
        chosen.write_text(json.dumps({"theme": THEMES[theme]}), encoding="utf-8")
        page.goto(self.address(path))
        page.wait_for_selector(f"{NOTEBOOK} .jp-Cell")
        self.until_idle(page)

    def until_idle(self, page: "Page", *, seconds: float = 240) -> None:
        """Wait until the notebook's kernel has started, has been connected, and has nothing to do."""
        until = time.monotonic() + seconds
        while not (running := self.ask("api/sessions")) or not self._listens(running[0]["kernel"]):
            if time.monotonic() > until:
                raise TimeoutError(f"the kernel is not ready after {seconds} s")
            page.wait_for_timeout(200)
        page.wait_for_selector(IDLE, timeout=1000 * seconds, state="attached")

    @staticmethod
    def _listens(kernel: dict) -> bool:
        return kernel["execution_state"] == "idle" and kernel["connections"] > 0

    def choose(self, page: "Page", menu: str, entry: str) -> None:
        """Choose an entry of the menu bar, such as ("Run", "Run All Cells")."""
        page.locator(".lm-MenuBar-itemLabel", has_text=menu).first.click()
        page.locator(f'.lm-Menu-itemLabel:text-is("{entry}")').click()

    def run_all(self, page: "Page", *, seconds: float = 480) -> None:
        """Run → Run All Cells, and wait until no cell runs or waits; one that failed stops those below it."""
        page.evaluate(WATCH, NOTEBOOK)
        self.choose(page, "Run", "Run All Cells")
        page.wait_for_function("window.allRan()", timeout=1000 * seconds, polling=200)
        self.until_idle(page)

    def save(self, page: "Page", path: str, *, seconds: float = 240) -> dict:
        """Save the notebook in front as one does, and read the file `path`."""
        file, until = self.folder / path, time.monotonic() + seconds
        before = file.stat().st_mtime_ns
        page.keyboard.press("Control+s")
        while True:
            page.wait_for_timeout(100)
            if file.stat().st_mtime_ns != before:
                try:
                    saved = json.loads(file.read_text(encoding="utf-8"))
                    break
                except ValueError:  # half of it is written
                    continue
            if time.monotonic() > until:
                raise TimeoutError(f"{path} was not saved within {seconds} s")
        page.wait_for_selector(f"{NOTEBOOK}:not(.jp-mod-dirty)")
        return saved

    def end_kernels(self) -> None:
        """End the kernels of all notebooks."""
        for session in self.ask("api/sessions"):
            self.ask(f"api/sessions/{session['id']}", method="DELETE")

    def _environment(self) -> dict[str, str]:
        """That of the tests, with folders of its own for what JupyterLab keeps, and the watch over connections."""
        watch = str(Path(__file__).with_name("outgoing"))
        own = {
            "JUPYTER_CONFIG_DIR": "config",
            "JUPYTER_DATA_DIR": "data",
            "JUPYTER_RUNTIME_DIR": "runtime",
            "JUPYTERLAB_SETTINGS_DIR": "settings",
            "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
            "IPYTHONDIR": "ipython",
        }
        return {
            **os.environ,
            **{name: str(self.own / folder) for name, folder in own.items()},
            "COURSE_OUTGOING": str(self._outgoing),
            "PYTHONPATH": os.pathsep.join([watch, *filter(None, [os.environ.get("PYTHONPATH")])]),
            "PYDEVD_DISABLE_FILE_VALIDATION": "1",
        }
