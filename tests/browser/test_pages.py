"""Pages and slides in a real browser, opened from disk without a network: WCAG AA by axe-core, keyboard, size, paper.

Screenshots are kept beside those of the notebooks, so that people can look at them.
"""

import itertools
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from notebook_tools import FOLDER, NAMES

from browser.seen import SCREENSHOTS
from course_utils.teaching.pages import make_pages
from course_utils.teaching.slides import make_slides

if TYPE_CHECKING:
    from playwright.sync_api import Page

pytestmark = pytest.mark.browser

PAGES = ["index.html", *(f"{name}.html" for name in NAMES), "glossary.html"]
DECKS = [f"{name}.html" for name in NAMES]
THEMES = ("light", "dark")
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_pages(FOLDER, tmp_path_factory.mktemp("made") / "html")


@pytest.fixture(scope="module")
def slides(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_slides(FOLDER, tmp_path_factory.mktemp("made") / "slides")


@pytest.fixture
def opened(page_of: Callable) -> Iterator[Callable[..., "Page"]]:
    """`opened(path, color_scheme="dark")`: a file in a new page, which must ask for nothing and be without errors."""
    made, said = [], []

    def open_file(path: Path, anchor: str = "", **options: object) -> "Page":
        page = page_of(**options)
        page.set_default_timeout(120_000)  # a picture of a whole page takes long on a busy machine
        page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.goto(path.as_uri() + anchor)
        made.append(page)
        return page

    yield open_file
    assert [url for page in made for url in page.foreign_requests] == []
    assert said == []
    for page in made:
        page.context.close()


def faults(page: "Page", *, sure: bool = True) -> list[str]:
    """What axe-core finds against WCAG 2.2 AA, one line a rule; `sure`: it must have judged every contrast."""
    from axe_playwright_python.sync_playwright import Axe

    found = Axe().run(page, options=RULES).response
    passed = {one["id"] for one in found["passes"]}
    assert {"color-contrast", "document-title", "html-has-lang"} <= passed, f"axe looked at next to nothing: {passed}"
    unsure = [one["id"] for one in found["incomplete"] if sure and one["id"] == "color-contrast"]
    return unsure + [
        f"{one['id']}: {[(node['target'], node['failureSummary']) for node in one['nodes'][:4]]}"
        for one in found["violations"]
    ]


def too_wide(page: "Page") -> list[str]:
    """What sticks out of the window to the right."""
    return page.evaluate("""() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.querySelectorAll('main *')].filter(one => one.getBoundingClientRect().right > width + 1)
            .filter(one => !one.closest('pre, .table')).slice(0, 5).map(one => one.outerHTML.slice(0, 120));
    }""")


# --- pages ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("file", PAGES)
def test_a_page_keeps_wcag_aa(pages: Path, opened: Callable, file: str, theme: str) -> None:
    page = opened(pages / file, color_scheme=theme)
    assert (
        page.evaluate("getComputedStyle(document.body).backgroundColor")
        == {"light": "rgb(255, 255, 255)", "dark": "rgb(22, 24, 28)"}[theme]
    )
    page.evaluate("for (const one of document.querySelectorAll('details')) one.open = true")
    assert faults(page) == []
    assert page.evaluate("[...document.images].every(image => image.complete && image.naturalWidth > 100)")
    assert too_wide(page) == []
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=SCREENSHOTS / f"page-{Path(file).stem}-{theme}.png", full_page=True)


@pytest.mark.parametrize("file", PAGES)
def test_a_page_on_a_phone(pages: Path, opened: Callable, file: str) -> None:
    page = opened(pages / file, width=390, height=800)
    page.evaluate("for (const one of document.querySelectorAll('details.solution')) one.open = true")
    assert page.evaluate("document.documentElement.scrollWidth") <= 390, too_wide(page)
    assert page.evaluate("document.querySelector('.contents details')?.open ?? false") is False
    assert faults(page, sure=False) == []  # code that is scrolled out of view has no contrast to judge
    unreachable = page.evaluate(
        "[...document.querySelectorAll('main *')].filter(one => one.scrollWidth > one.clientWidth + 1 && one.tabIndex < 0"
        " && ['auto', 'scroll'].includes(getComputedStyle(one).overflowX)).map(one => one.outerHTML.slice(0, 90))"
    )
    assert unreachable == []
    page.screenshot(path=SCREENSHOTS / f"page-{Path(file).stem}-phone.png", full_page=True)


@pytest.mark.parametrize("file", [PAGES[0], PAGES[3]])
def test_a_page_on_paper(pages: Path, opened: Callable, file: str) -> None:
    page = opened(pages / file, color_scheme="dark", width=800)
    page.locator("button.theme").click()
    page.locator("button.theme").click()  # chosen, not only the system's
    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("nav:visible, button:visible, .skip:visible").count() == 0
    assert page.locator("details.solution pre:visible").count() == 0, "closed solutions stay closed"
    assert page.evaluate(
        "[...document.querySelectorAll('pre')].every(b => !b.checkVisibility() || b.scrollWidth <= b.clientWidth + 1)"
    )
    assert faults(page) == []
    assert page.pdf(path=SCREENSHOTS / f"page-{Path(file).stem}.pdf", format="A4", print_background=True).startswith(b"%PDF")


def focused(page: "Page") -> str:
    return page.evaluate(
        "(one => (one.className || one.tagName) + ' ' + (one.getAttribute('href') || ''))(document.activeElement)"
    )


def test_a_page_by_keyboard(pages: Path, opened: Callable) -> None:
    page = opened(pages / PAGES[3])
    page.keyboard.press("Tab")
    assert focused(page) == "skip #text"
    assert page.locator(".skip").bounding_box()["y"] >= 0, "the skip link must be seen when it has the focus"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "text"
    page.reload()
    reached = []
    for _ in range(40):
        page.keyboard.press("Tab")
        reached.append(focused(page))
        ring = page.evaluate(
            "(style => style.outlineStyle + parseFloat(style.outlineWidth))(getComputedStyle(document.activeElement))"
        )
        assert ring == "solid3", f"{reached[-1]} does not show that it has the focus"
    assert "theme " in reached
    sections = [link for link in reached if link.startswith("A #")]
    assert len(sections) == page.locator("nav.contents a").count() > 10
    page.locator("details.solution summary").first.focus()
    page.keyboard.press("Enter")
    assert page.locator("details.solution").first.evaluate("one => one.open")


def test_the_theme_can_be_chosen_and_is_kept(pages: Path, opened: Callable) -> None:
    page = opened(pages / PAGES[1])
    button = page.get_by_role("button", name="Dark")
    assert button.get_attribute("aria-pressed") == "false"
    button.focus()
    page.keyboard.press("Space")
    assert button.get_attribute("aria-pressed") == "true"
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert dark == "rgb(22, 24, 28)"
    assert page.evaluate("getComputedStyle(document.querySelector('.figure')).backgroundColor") == "rgb(255, 255, 255)", (
        "figures are drawn on white"
    )
    page.locator("a[rel=next]").click()
    page.wait_for_url(f"**/{PAGES[2]}")
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    page.emulate_media(color_scheme="dark")
    page.get_by_role("button", name="Dark").click()
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


# --- slides -----------------------------------------------------------------------------------------------------------

MEASURE = """() => {
    const slide = Reveal.getCurrentSlide();
    const sheet = slide.querySelector('.sheet');
    const edge = sheet.getBoundingClientRect();
    const scale = edge.width / 1280;
    const all = [...sheet.querySelectorAll('*')].filter(one => one.checkVisibility() && !one.closest('.hidden'));
    const outside = all.filter(one => {
        const own = one.getBoundingClientRect();
        return own.width && (own.bottom > edge.bottom - 40 * scale || own.right > edge.right + 1);
    });
    const lettered = all.filter(one => [...one.childNodes].some(node => node.nodeType === 3 && node.data.trim()));
    return {
        place: Reveal.getIndices().h + '/' + (Reveal.getIndices().v || 0),
        outside: outside.slice(0, 3).map(one => one.outerHTML.slice(0, 80)),
        letters: scale * Math.min(...lettered.map(one => parseFloat(getComputedStyle(one).fontSize))),
        enlarged: Math.min(9, ...[...sheet.querySelectorAll(':is(.alone, .wide) img')].map(one =>
            scale * Math.min(one.clientWidth / one.naturalWidth, one.clientHeight / one.naturalHeight))),
        smallest: Math.min(1000, ...[...sheet.querySelectorAll('img')].map(one => one.clientHeight)),
    };
}"""


READY = "Boolean(window.Reveal && Reveal.isReady())"
SETTLED = "() => Promise.all(document.getAnimations().map(one => one.finished.catch(() => null)))"


def wait_until(page: "Page", expression: str, *, seconds: float = 60) -> None:
    """Ask again until it is true. Playwright's `wait_for_function` evaluates text in the page, which a deck forbids."""
    end = time.monotonic() + seconds
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"not true within {seconds} s: {expression}"
        page.wait_for_timeout(50)


def walk(page: "Page") -> Iterator[dict]:
    """Go through all slides with all their steps shown, and measure each."""
    wait_until(page, READY)
    places = page.evaluate(
        "Reveal.getSlides().map(slide => { const at = Reveal.getIndices(slide); return [at.h, at.v ?? 0]; })"
    )
    for across, down in places:
        page.evaluate("([h, v]) => Reveal.slide(h, v, 99)", [across, down])
        page.evaluate(SETTLED)  # a step that is fading in has little contrast
        yield page.evaluate(MEASURE)


@pytest.mark.parametrize("deck", DECKS)
def test_every_slide_fits_the_screen(slides: Path, opened: Callable, deck: str) -> None:
    page = opened(slides / deck, width=1280, height=720)
    seen = list(walk(page))
    assert len(seen) > 20
    assert [one for one in seen if one["outside"]] == []
    assert [one for one in seen if one["letters"] < 24] == [], "too small to read from the last row"
    assert [one for one in seen if one["enlarged"] < 1.5] == [], "letters of a figure that are far below 24 px"
    assert [one for one in seen if one["smallest"] < 250] == [], "a figure that nobody can see"


def test_the_speakers_view_and_a_phone(slides: Path, opened: Callable) -> None:
    page = opened(slides / DECKS[2], width=1280, height=720)
    wait_until(page, READY)
    page.evaluate("Reveal.slide(2, 0)")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    wait_until(popup.value, "document.querySelector('.speaker-controls-notes .value').textContent.includes('is right.')")
    shown = [frame.evaluate("document.documentElement.className") for frame in popup.value.frames[1:]]
    assert [one.split()[0] for one in shown] == ["framed", "framed"], "the slide and the next one, as slides"
    page = opened(slides / DECKS[2], width=390, height=844)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    boxes = page.evaluate("[...document.querySelectorAll('.sheet')].map(one => one.getBoundingClientRect().toJSON())")
    assert all(one["bottom"] <= below["top"] + 1 for one, below in itertools.pairwise(boxes)), "slides lie upon each other"
    assert faults(page) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("deck", DECKS)
def test_slides_keep_wcag_aa(slides: Path, opened: Callable, deck: str, theme: str) -> None:
    page = opened(slides / deck, color_scheme=theme, width=1280, height=720)
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    for number, one in enumerate(walk(page)):
        if number in (0, 1) or number % 6 == 3:
            assert faults(page) == [], one["place"]
            page.screenshot(path=SCREENSHOTS / f"slide-{Path(deck).stem}-{one['place'].replace('/', '-')}-{theme}.png")


def test_slides_by_keyboard(slides: Path, opened: Callable) -> None:
    page = opened(slides / DECKS[2], width=1280, height=720)
    wait_until(page, READY)
    assert page.evaluate("document.querySelector('.reveal').getAttribute('role')") is None, (
        "a screen reader must be able to read a slide"
    )
    page.evaluate("Reveal.slide(2, 0)")
    before = page.evaluate(MEASURE)["place"]
    steps = page.evaluate("Reveal.getCurrentSlide().querySelectorAll('.fragment').length")
    assert steps >= 1
    assert page.evaluate("Reveal.getCurrentSlide().querySelectorAll('.fragment.visible').length") == 0
    for _ in range(steps):
        page.keyboard.press("Space")
    assert page.evaluate("Reveal.getCurrentSlide().querySelectorAll('.fragment.visible').length") == steps
    assert page.evaluate(MEASURE)["place"] == before
    page.keyboard.press("Space")
    assert page.evaluate(MEASURE)["place"] != before
    reached = []
    for _ in range(12):
        page.keyboard.press("Tab")
        reached.append(
            page.evaluate(
                "(one => [[null, Reveal.getCurrentSlide()].includes(one.closest('section')), one.className,"
                " one.getAttribute('href')])(document.activeElement)"
            )
        )
    assert all(here for here, _, _ in reached), f"Tab must not go to slides that nobody sees: {reached}"
    assert {"index.html", "#/0/1", DECKS[1], DECKS[3]} <= {href for _, _, href in reached}
    assert "theme" in {name for _, name, _ in reached}


def test_slides_on_paper(slides: Path, opened: Callable) -> None:
    page = opened(slides / DECKS[2], "?print-pdf", color_scheme="dark", width=1280, height=720)
    wait_until(page, f"{READY} && document.querySelector('.pdf-page') !== null")
    page.emulate_media(media="print", color_scheme="dark")
    shown = page.evaluate("[document.querySelectorAll('.pdf-page').length, Reveal.getSlides().length]")
    assert shown[0] == shown[1]
    assert page.pdf(path=SCREENSHOTS / "slides-03.pdf", prefer_css_page_size=True, print_background=True).startswith(b"%PDF")
