"""The sliders of notebooks 03 and 05 in JupyterLab: chosen by the Tab key, moved by the keys, in both themes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import nbformat
import pytest
from notebook_tools import FOLDER, read

from browser.jupyter_lab import NOTEBOOK, THEMES, Lab
from browser.seen import SCREENSHOTS

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

pytestmark = pytest.mark.browser

# The cells that the sliders need; the whole notebooks run in test_lab.py.
NEEDED = {
    "03_training_a_model": (
        "top-code-1",
        "top-code-2",
        "top-code-3",
        "3-1-code-4",
        "3-6-code-1",
        "3-6-code-2",
        "3-9-code-1",
    ),
    "05_improving_by_experiment": ("top-code-1", "top-code-2", "5-1-code-1"),
}
SLIDERS = {"03_training_a_model": "3-9-code-4", "05_improving_by_experiment": "5-4-code-3"}
HANDLE = "document.activeElement.getAttribute('role') === 'slider'"


@pytest.fixture(scope="module")
def server(lab: Callable[[Path], Lab], tmp_path_factory: pytest.TempPathFactory) -> Lab:
    folder = tmp_path_factory.mktemp("course")
    for name, needed in NEEDED.items():
        nb = read(FOLDER / f"{name}.ipynb")
        nb.cells = [cell for cell in nb.cells if cell.id in (*needed, SLIDERS[name])]
        nbformat.write(nb, folder / f"{name}.ipynb")
    return lab(folder)


class Sliders:
    """A notebook's cell with sliders, run, and in view."""

    def __init__(self, server: Lab, page: "Page", name: str, *, theme: str) -> None:
        page.set_viewport_size({"width": 1280, "height": 1100})
        server.open(page, f"{name}.ipynb", theme=theme)
        server.run_all(page)
        self.page = page
        self.cell = page.locator(f"{NOTEBOOK} .jp-CodeCell").last
        self.cell.scroll_into_view_if_needed()
        self.picture: Locator = self.cell.locator(".jupyter-widgets img")
        self.picture.wait_for()
        self.picture.scroll_into_view_if_needed()
        self.words: Locator = self.cell.locator("[role=status]")

    def tab_to_the_next_slider(self) -> None:
        for _ in range(12):
            self.page.keyboard.press("Tab")
            if self.page.evaluate(HANDLE):
                return
        raise AssertionError("the Tab key reaches no slider")

    def press(self, key: str, *, times: int = 1) -> None:
        """Press a key, and wait until picture and words have followed."""
        before = self.picture.get_attribute("src"), self.words.inner_text()
        for _ in range(times):
            self.page.keyboard.press(key)
        self.page.wait_for_function(
            "([cell, src, words]) => cell.querySelector('.jupyter-widgets img').src !== src"
            " && cell.querySelector('[role=status]').innerText !== words",
            arg=[self.cell.element_handle(), *before],
            timeout=10_000,
        )
        self.page.wait_for_timeout(500)  # the last of several moves

    def number(self, name: str) -> float:
        return float(re.search(rf"{name} (-?\d+(?:\.\d+)?)", self.words.inner_text())[1])

    def photograph(self, name: str) -> None:
        SCREENSHOTS.mkdir(parents=True, exist_ok=True)
        self.cell.screenshot(path=SCREENSHOTS / name)


@pytest.mark.parametrize("theme", THEMES)
def test_weight_and_bias_are_moved_by_the_keyboard(server: Lab, page_of: Callable, theme: str) -> None:
    page = page_of(color_scheme=theme)
    sliders = Sliders(server, page, "03_training_a_model", theme=theme)
    assert sliders.number("weight") == 0.34
    first = sliders.number("loss")
    sliders.cell.locator(".jp-InputPrompt").click()
    sliders.tab_to_the_next_slider()
    sliders.press("ArrowRight", times=5)
    assert sliders.number("weight") == pytest.approx(0.39, abs=0.011)
    sliders.tab_to_the_next_slider()
    sliders.press("ArrowUp", times=3)
    assert sliders.number("bias") == pytest.approx(0.16, abs=0.011)
    assert sliders.number("loss") < first
    assert sliders.picture.get_attribute("alt").endswith(sliders.words.inner_text())
    sliders.photograph(f"sliders-03-{theme}.png")
    sliders.cell.get_by_role("button", name="10 training steps").focus()
    sliders.press("Enter")
    sliders.cell.get_by_role("button", name="start again").focus()
    sliders.press("Space")
    assert sliders.number("weight") == 0.34
    assert sliders.number("loss") == first
    readout = sliders.cell.locator(".widget-readout").first
    readout.click()
    page.keyboard.press("Control+a")
    page.keyboard.type("0.7")
    sliders.press("Enter")
    assert sliders.number("weight") == 0.7
    assert page.foreign_requests == []


def test_the_learning_rate_is_moved_by_the_keyboard(server: Lab, page_of: Callable) -> None:
    page = page_of(color_scheme="dark")
    sliders = Sliders(server, page, "05_improving_by_experiment", theme="dark")
    assert "fell" in sliders.words.inner_text()
    sliders.cell.locator(".jp-InputPrompt").click()
    sliders.tab_to_the_next_slider()
    before = sliders.number("learning rate")
    sliders.press("ArrowRight")
    assert sliders.number("learning rate") > before
    sliders.press("End")
    assert sliders.number("learning rate") == 1
    assert "diverges" in sliders.words.inner_text()
    sliders.photograph("sliders-05-dark.png")
    knob = sliders.cell.locator(".noUi-handle").bounding_box()
    x, y = knob["x"] + knob["width"] / 2, knob["y"] + knob["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    words = "([cell, said]) => cell.querySelector('[role=status]').innerText"  # the element is a new one each time
    for left in (60, 120):  # the picture follows while the button is held
        said = sliders.words.inner_text()
        page.mouse.move(x - left, y, steps=20)
        page.wait_for_function(f"{words} !== said", arg=[sliders.cell.element_handle(), said])
    page.mouse.up()
    shown = float(sliders.cell.locator(".widget-readout").inner_text())
    page.wait_for_function(f"{words}.includes(said)", arg=[sliders.cell.element_handle(), f"learning rate {shown:.3g}: "])
    assert page.foreign_requests == []
