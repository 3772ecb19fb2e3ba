"""Fixtures for all who need a browser: a Chromium, pages that note foreign requests, and a JupyterLab to open.

`browser`  a Playwright Browser, one a session; skips where there is no Playwright or no browser
`page_of`  `page_of(color_scheme="dark")`: a new page; `page.foreign_requests` lists what it asked of other hosts
`lab`      `lab(folder)`: a running JupyterLab, see `jupyter_lab.Lab`; it stops when the test file is done
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from browser.chromium import FLAGS, HOW, browser_path
from browser.jupyter_lab import Lab
from browser.pages import FOREIGN, note_foreign_requests

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="session")
def browser() -> Iterator["Browser"]:
    """A headless Chromium."""
    sync_api = pytest.importorskip(
        "playwright.sync_api", reason='no Playwright: install it by `pip install -c constraints.txt -e ".[test,browser]"`'
    )
    with sync_api.sync_playwright() as playwright:
        path = browser_path(playwright.chromium.executable_path)
        if path is None:
            pytest.skip(f"no browser: {HOW}")
        started = playwright.chromium.launch(executable_path=path, args=list(FLAGS), timeout=120_000)
        yield started
        started.close()


@pytest.fixture(scope="module")
def page_of(browser: "Browser") -> Iterator[Callable[..., "Page"]]:
    """A factory of pages: `page_of(color_scheme="light", width=1280, height=900)`."""
    contexts = []

    def open_page(*, color_scheme: str = "light", width: int = 1280, height: int = 900) -> "Page":
        context = browser.new_context(
            color_scheme=color_scheme, viewport={"width": width, "height": height}, service_workers="block"
        )
        context.set_default_timeout(180_000)  # ms: a busy machine is no error
        contexts.append(context)
        context.route(FOREIGN, lambda route: route.abort())
        page = context.new_page()
        note_foreign_requests(page)
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def lab(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Path], Lab]]:
    """A factory of servers: `lab(folder)`."""
    started = []

    def start(folder: Path) -> Lab:
        server = Lab(folder, own=tmp_path_factory.mktemp("lab"))
        started.append(server)
        server.start()
        return server

    yield start
    for server in started:
        server.stop()
