"""What a person sees of a notebook in JupyterLab after Run All, read from the page and from the saved file."""

import os
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from browser.jupyter_lab import NOTEBOOK, Lab

if TYPE_CHECKING:
    from playwright.sync_api import Page

SCREENSHOTS = Path(os.environ.get("COURSE_SCREENSHOTS") or Path(__file__).with_name("screenshots"))  # git ignores it
TALLEST = 15_000  # pixels; Chromium draws no picture above 16384
CELLS = """selector => {
    const panel = document.querySelector(selector);
    const frame = panel.getBoundingClientRect();
    return [...panel.querySelectorAll('.jp-Notebook .jp-Cell')].map(cell => ({
        kind: ['code', 'markdown', 'raw'].find(kind => cell.matches(`.jp-${kind[0].toUpperCase()}${kind.slice(1)}Cell`)),
        visible: cell.checkVisibility(),
        prompt: cell.querySelector('.jp-InputPrompt')?.textContent ?? '',
        output: [...cell.querySelectorAll('.jp-OutputArea-output')].map(one => one.textContent).join('\\n'),
        outputVisible: [...cell.querySelectorAll('.jp-OutputArea-output')].some(one => one.checkVisibility()),
        errors: cell.querySelectorAll('[data-mime-type$="vnd.jupyter.error"], .jp-RenderedError').length,
        stderr: cell.querySelectorAll('[data-mime-type$="vnd.jupyter.stderr"]').length,
        collapsed: cell.querySelector('.jp-collapseHeadingButton.jp-mod-collapsed') !== null,
        cut: cell.checkVisibility() && [...cell.querySelectorAll('.jp-OutputArea-output, .cm-scroller')].some(
            one => one.checkVisibility() && one.scrollWidth > one.clientWidth + 1),
        pictures: [...cell.querySelectorAll('.jp-OutputArea-output img:not(.jupyter-widgets img)')].map(image => {
            const box = image.getBoundingClientRect();
            return {
                loaded: image.complete && image.naturalWidth > 0,
                inside: box.width > 100 && box.height > 40 && box.left >= frame.left && box.right <= frame.right,
            };
        }),
    }));
}"""
BOTTOM = """selector => {  // of the last cell, from the window's top; below it JupyterLab leaves room to scroll on
    document.querySelector(selector + ' .jp-WindowedPanel-outer').scrollTo(0, 0);
    const cells = [...document.querySelectorAll(selector + ' .jp-Notebook .jp-Cell')];
    return Math.ceil(Math.max(...cells.map(cell => cell.getBoundingClientRect().bottom)));
}"""
SCROLL = "([selector, y]) => document.querySelector(selector + ' .jp-WindowedPanel-outer').scrollTo(0, y)"
NOTICES = ".jp-Dialog, .Toastify__toast, .jp-Notification-Toast"


@dataclass(frozen=True)
class Seen:
    """A notebook after Run All."""

    cells: list[dict]  # one a cell, as the page shows it: see CELLS
    saved: dict  # the notebook as JupyterLab saved it
    contents: list[str]  # the entries of the table of contents
    theme: str  # as JupyterLab names it
    notices: list[str]  # questions and notifications
    foreign: list[str]  # requests of the page, connections of the server and its kernels
    screenshot: Path

    @property
    def code(self) -> list[tuple[dict, dict]]:
        """Every code cell: as the page shows it, and as it was saved."""
        return [(cell, saved) for cell, saved in zip(self.cells, self.saved["cells"], strict=True) if cell["kind"] == "code"]


def run_and_look(lab: Lab, page: "Page", path: str, *, theme: str, screenshot: str) -> Seen:
    """Open a notebook in this theme, run all, save it, and look at everything."""
    page.foreign_requests.clear()
    page.set_viewport_size({"width": 1280, "height": 900})
    page.emulate_media(color_scheme=theme)
    lab.open(page, path, theme=theme)
    lab.run_all(page)
    saved = lab.save(page, path)
    contents, notices = table_of_contents(page), page.locator(NOTICES).all_inner_texts()
    make_all_visible(page)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    picture = SCREENSHOTS / screenshot
    cells = page.evaluate(CELLS, NOTEBOOK)
    page.locator(NOTEBOOK).screenshot(path=picture)
    if page.evaluate(BOTTOM, NOTEBOOK) > TALLEST:
        page.evaluate(SCROLL, [NOTEBOOK, TALLEST - 400])
        page.locator(NOTEBOOK).screenshot(path=picture.with_name(f"{picture.stem}-end.png"))
    return Seen(
        cells=cells,
        saved=saved,
        contents=contents,
        theme=page.evaluate("document.body.dataset.jpThemeName"),
        notices=notices + page.locator(NOTICES).all_inner_texts(),
        foreign=[*page.foreign_requests, *lab.foreign_connections()],
        screenshot=picture,
    )


def make_all_visible(page: "Page") -> None:
    """Make the window as tall as the notebook, so that no cell is out of view, and wait until all are drawn."""
    height, same, until = 0, 0, time.monotonic() + 60
    while same < 3 and time.monotonic() < until:  # a cell gets its true height when it is drawn
        page.set_viewport_size({"width": 1280, "height": min(max(height + 150, 900), TALLEST)})
        page.evaluate("new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))")
        page.wait_for_timeout(150)
        now = page.evaluate(BOTTOM, NOTEBOOK)
        same = same + 1 if abs(now - height) < 20 else 0
        height = now
    page.wait_for_function(
        "selector => [...document.querySelectorAll(selector + ' img')].every(image => image.complete)", arg=NOTEBOOK
    )


def table_of_contents(page: "Page") -> list[str]:
    """The entries of the table of contents in the side bar, opened by its key unless it is open."""
    entries = page.locator(".jp-TableOfContents .jp-tocItem-content")
    if not entries.first.is_visible():  # JupyterLab remembers which panel was open
        page.keyboard.press("Control+Shift+k")
    entries.first.wait_for()
    return [entry.strip() for entry in entries.all_text_contents()]
