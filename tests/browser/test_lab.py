"""All notebooks in JupyterLab after Run All, in a real browser: the course in the light theme, the edition in the dark."""

import functools
import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from notebook_tools import FOLDER, NAMES, read

from browser.jupyter_lab import NOTEBOOK, THEMES, Lab
from browser.seen import SCREENSHOTS, Seen, run_and_look

pytestmark = pytest.mark.browser

THEME_OF = {"full": "light", "learners": "dark"}  # each edition is run in one theme
smoke = {edition: [pytest.mark.smoke] if edition == "full" else [] for edition in THEME_OF}  # CI runs these alone
everywhere = pytest.mark.parametrize(
    ("edition", "name"),
    [pytest.param(edition, name, id=f"{edition}-{name}", marks=smoke[edition]) for edition in THEME_OF for name in NAMES],
)


@pytest.fixture(scope="module")
def course(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with copies of both editions, without execution counts: an old one shall not be taken for a new one."""
    folder = tmp_path_factory.mktemp("course")
    command = [sys.executable, "-m", "course_utils.teaching", "learners-edition", folder / "learners", "--notebooks", FOLDER]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    for path in FOLDER.rglob("*"):
        own = path.relative_to(FOLDER)
        if path.is_file() and not {".ipynb_checkpoints", "models"} & {*own.parts} and not own.name.startswith("my_"):
            (folder / "full" / own).parent.mkdir(parents=True, exist_ok=True)
            (folder / "full" / own).write_bytes(path.read_bytes())
    for path in (folder / "full").glob("*.ipynb"):
        nb = json.loads(path.read_text(encoding="utf-8"))
        for cell in nb["cells"]:
            if cell["cell_type"] == "code":
                cell["execution_count"] = None
        path.write_text(json.dumps(nb), encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def opened(course: Path, lab: Callable[[Path], Lab], page_of: Callable) -> tuple:
    """The one server, and the one page."""
    return lab(course), page_of()


@pytest.fixture(scope="module")
def seen(opened: tuple) -> Callable[[str, str], Seen]:
    """`seen(edition, name)`: that notebook after Run All."""

    @functools.cache
    def of(edition: str, name: str) -> Seen:
        theme = THEME_OF[edition]
        return run_and_look(*opened, f"{edition}/{name}.ipynb", theme=theme, screenshot=f"{name}-{edition}-{theme}.png")

    return of


def stored(name: str) -> dict[str, dict]:
    """The cells of the stored notebook, by id."""
    return {cell.id: cell for cell in read(FOLDER / f"{name}.ipynb").cells}


def is_solution(cell: dict) -> bool:
    return "solution" in cell["metadata"].get("tags", [])


def is_closed(cell: dict) -> bool:
    """Whether its lines are out of sight: a solution, or our lines below the learner's."""
    return "source_hidden" in cell["metadata"].get("jupyter", {})


def texts(cell: dict) -> list[tuple[str, str]]:
    """What a cell printed and displayed, without its pictures; prints in a row are one."""
    found: list[tuple[str, str]] = []
    for output in cell["outputs"]:
        if output["output_type"] == "stream":
            kind, text = output["name"], "".join(output["text"])
            if found and found[-1][0] == kind:
                text = found.pop()[1] + text
            found.append((kind, text))
        else:
            data = output.get("data", {})
            found += [(kind, "".join(data[kind])) for kind in ("text/plain", "text/html") if kind in data]
    return found


# --- Run All ----------------------------------------------------------------------------------------------------------


@everywhere
def test_every_cell_runs(seen: Callable, edition: str, name: str) -> None:
    code = seen(edition, name).code
    numbers = list(range(1, len(code) + 1))
    shown = [cell["prompt"] for cell, saved in code if not is_closed(saved)]
    assert shown == [f"[{number}]:" for number, (_, saved) in zip(numbers, code, strict=True) if not is_closed(saved)]
    assert [saved["execution_count"] for _, saved in code] == numbers
    promised = [cell for cell in stored(name).values() if edition == "full" or not is_solution(cell)]
    assert [cell["id"] for cell in seen(edition, name).saved["cells"]] == [cell["id"] for cell in promised]


@everywhere
def test_no_cell_ends_with_an_error_or_writes_to_stderr(seen: Callable, edition: str, name: str) -> None:
    was = stored(name)
    for cell, saved in seen(edition, name).code:
        assert cell["errors"] == 0, cell["output"]
        assert "error" not in [output["output_type"] for output in saved["outputs"]]
        wrote = [output for output in was[saved["id"]].outputs if output.get("name") == "stderr"]
        assert cell["stderr"] == len(wrote), cell["output"]
        assert [output["text"] for output in saved["outputs"] if output.get("name") == "stderr"] == [o.text for o in wrote]


@everywhere
def test_outputs_are_the_stored_ones(seen: Callable, edition: str, name: str) -> None:
    was = stored(name)
    for cell, saved in seen(edition, name).code:
        if "nbval-ignore-output" not in saved["metadata"].get("tags", []):
            assert texts(saved) == texts(was[saved["id"]]), f"cell {saved['id']}: {''.join(saved['source'])}"
            shown = [text for kind, text in texts(saved) if kind == "stdout"]
            assert all(text.strip() in cell["output"] for text in shown)


@everywhere
def test_no_request_to_another_host_and_no_notice(seen: Callable, edition: str, name: str) -> None:
    assert seen(edition, name).foreign == []
    assert seen(edition, name).notices == []


# --- what is seen -----------------------------------------------------------------------------------------------------


@everywhere
def test_it_is_shown_in_its_theme(seen: Callable, edition: str, name: str) -> None:
    assert seen(edition, name).theme == THEMES[THEME_OF[edition]]
    assert seen(edition, name).screenshot.stat().st_size > 50_000


@everywhere
def test_figures_are_in_view(seen: Callable, edition: str, name: str) -> None:
    was, shown = stored(name), 0
    for cell, saved in seen(edition, name).code:
        if is_solution(saved):
            continue
        promised = sum("image/png" in output.get("data", {}) for output in was[saved["id"]].outputs)
        assert [picture["loaded"] and picture["inside"] for picture in cell["pictures"]] == [True] * promised
        assert cell["visible"] or not promised
        shown += promised
    assert shown >= 2, "a notebook without figures"


@everywhere
def test_no_line_of_code_and_no_output_is_cut(seen: Callable, edition: str, name: str) -> None:
    found = seen(edition, name)
    assert not [saved["source"] for cell, saved in zip(found.cells, found.saved["cells"], strict=True) if cell["cut"]]


@everywhere
def test_checks_wait_to_be_done(seen: Callable, edition: str, name: str) -> None:
    waiting = 0
    for cell, saved in seen(edition, name).code:
        if is_solution(saved):
            continue
        assert not re.search("[✅❌]", cell["output"]), cell["output"]
        if re.search(r"^check_\w+\(", "".join(saved["source"]), flags=re.MULTILINE):
            assert "⏳" in cell["output"], cell["output"]
            assert cell["outputVisible"]
            waiting += 1
    assert waiting >= 2, "a notebook without exercises"


@everywhere
def test_solutions_are_collapsed(seen: Callable, edition: str, name: str) -> None:
    found = seen(edition, name)
    pairs = [(cell, saved) for cell, saved in zip(found.cells, found.saved["cells"], strict=True) if is_solution(saved)]
    if edition == "learners":
        assert pairs == []
        return
    headings = [cell for cell, _ in pairs if cell["kind"] == "markdown"]
    assert len(headings) == len(pairs) / 2 >= 2
    assert all(cell["collapsed"] and cell["visible"] for cell in headings)
    assert not [
        saved["source"] for cell, saved in pairs if cell["kind"] == "code" and (cell["visible"] or cell["outputVisible"])
    ]


@everywhere
def test_table_of_contents_has_every_heading_in_order(seen: Callable, edition: str, name: str) -> None:
    found = seen(edition, name)
    headings = []
    for cell in found.saved["cells"]:
        if cell["cell_type"] == "markdown":
            text = re.sub(r"^```.*?^```", "", "".join(cell["source"]), flags=re.MULTILINE | re.DOTALL)
            headings += re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    assert found.contents == [re.sub(r"[`*]", "", heading) for heading in headings]


# --- the start --------------------------------------------------------------------------------------------------------


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


# --- help -------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["03_training_a_model", "05_improving_by_experiment"])
def test_shift_tab_shows_a_helper_s_docstring(opened: tuple, name: str) -> None:
    from course_utils.training import train

    server, page = opened
    page.set_viewport_size({"width": 1280, "height": 900})
    server.open(page, f"learners/{name}.ipynb", theme="dark" if name.startswith("03") else "light")
    imports = page.locator(f"{NOTEBOOK} .jp-CodeCell").first
    imports.locator(".cm-line").first.click()
    page.keyboard.press("Shift+Enter")
    server.until_idle(page)
    line = page.locator(f"{NOTEBOOK} .jp-CodeCell .cm-line", has_text=re.compile(r"= train\(")).first
    line.scroll_into_view_if_needed()
    line.click()
    page.keyboard.press("Home")  # the first letter, behind the spaces
    for _ in range(line.text_content().lstrip().index("= train(") + len("= train")):
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Shift+Tab")
    tooltip = page.locator(".jp-Tooltip")
    tooltip.wait_for()
    page.screenshot(path=SCREENSHOTS / f"{name}-shift-tab.png")
    shown = tooltip.text_content()
    for part in (train.__doc__.split("\n")[0], "Args:", "Returns:", "Raises:"):
        assert part in shown
