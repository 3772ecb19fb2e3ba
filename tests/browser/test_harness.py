"""The harness itself: it sees a foreign request of a page and of a server's kernel, and the server starts quietly."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from browser.jupyter_lab import Lab

pytestmark = pytest.mark.browser


def test_foreign_requests_of_a_page_are_noted_and_refused(page_of: Callable, tmp_path: Path) -> None:
    page = page_of()
    failed = []
    page.on("requestfailed", lambda request: failed.append(request.url))
    page.set_content(
        '<img src="https://news.example/a.png"><img src="http://127.0.0.1.example/b.png"><img src="data:image/png;base64,">'
        '<script>try { new WebSocket("wss://news.example/c") } catch {}</script>'
    )
    page.wait_for_timeout(500)
    assert sorted(page.foreign_requests) == [
        "http://127.0.0.1.example/b.png",
        "https://news.example/a.png",
        "wss://news.example/c",
    ]
    assert {*failed} == {"http://127.0.0.1.example/b.png", "https://news.example/a.png"}


def test_a_page_from_disk_may_ask_no_host_at_all(page_of: Callable, tmp_path: Path) -> None:
    (tmp_path / "own.js").write_text("document.title = 'read'", encoding="utf-8")
    file = tmp_path / "page.html"
    file.write_text('<script src="own.js"></script><img src="http://localhost:9/a.png">', encoding="utf-8")
    page = page_of()
    page.goto(file.as_uri())
    page.wait_for_timeout(300)
    assert page.title() == "read"
    assert page.foreign_requests == ["http://localhost:9/a.png"]


def test_foreign_connections_of_the_server_s_children_are_noted_and_refused(tmp_path: Path) -> None:
    lab = Lab(tmp_path, own=tmp_path)
    code = (
        "import socket\n"
        "for ask in (lambda: socket.create_connection(('127.0.0.1', 9)), lambda: socket.getaddrinfo('localhost', 80),"
        " lambda: socket.create_connection(('news.example', 443)), lambda: socket.socket().connect(('192.0.2.1', 80))):\n"
        "    try:\n        ask()\n    except OSError as error:\n        print(error)\n"
    )
    said = subprocess.run([sys.executable, "-c", code], env=lab._environment(), capture_output=True, text=True, timeout=60)
    assert said.stdout.count("the tests allow no connection to") == 2, said
    assert [line.split(":")[0] for line in lab.foreign_connections()] == [
        "socket.getaddrinfo news.example",
        "socket.connect 192.0.2.1",
    ]


def test_jupyterlab_starts_quietly(lab: Callable[[Path], Lab], page_of: Callable, tmp_path: Path) -> None:
    server = lab(tmp_path)
    settings = server.ask("lab/api/settings/@jupyterlab/apputils-extension:notification")["schema"]["properties"]
    assert (settings["fetchNews"]["default"], settings["checkForUpdates"]["default"]) == ("false", False)
    page = page_of()
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(server.address())
    page.wait_for_selector(".jp-Launcher")
    page.wait_for_timeout(3000)
    assert page.locator(".jp-Dialog, .Toastify__toast").all_inner_texts() == []
    assert page.foreign_requests == []
    assert not [url for url in asked if "/lab/api/news" in url or "/lab/api/update" in url or "/lab/api/extensions" in url]
    assert server.foreign_connections() == []
