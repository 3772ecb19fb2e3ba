"""The six notebooks keep the rules of `notebook_rules.py`, and each rule notices a notebook that breaks it."""

import base64
import copy
import functools
import io
from collections.abc import Callable

import nbformat
import numpy as np
import pytest
from exercise_rules import COLLAPSED, FOLD
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_rules import FOLDED, PREDICT, RULES, Book, is_blank
from notebook_tools import FOLDER, NAMES, course_files
from PIL import Image
from store_notebooks import METADATA, canonical

from course_utils.teaching.slides import mark_slides

# --- the six notebooks ------------------------------------------------------------------------------------------------


def test_six_notebooks_with_these_names() -> None:
    found = [path.stem for path in course_files(FOLDER) if path.suffix == ".ipynb" and not path.name.startswith("my_")]
    assert found == list(NAMES), f"notebooks/ holds {found}; expected {list(NAMES)}, and a learner's own as my_….ipynb"


@functools.cache
def book_of(name: str) -> Book:
    return Book.load(FOLDER / f"{name}.ipynb")


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", NAMES)
def test_notebook(name: str, rule: str) -> None:
    if not (FOLDER / f"{name}.ipynb").is_file():
        pytest.skip("the file is missing, as test_six_notebooks_with_these_names says")
    problems = RULES[rule](book_of(name))
    assert not problems, f"notebooks/{name}.ipynb, {rule}:\n- " + "\n- ".join(problems)


# --- a small notebook that keeps every rule ---------------------------------------------------------------------------


def picture(*, blank: bool = False, noise: bool = False) -> str:
    pixels = np.full((250, 300, 3), 255, dtype=np.uint8)
    if not blank:
        pixels[50:120, 20:90] = (0, 114, 178)
    if noise:
        pixels = np.random.default_rng(0).integers(0, 255, pixels.shape, dtype=np.uint8)
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "PNG")
    return base64.b64encode(file.getvalue()).decode() + "\n"


def text_output(text: str) -> NotebookNode:
    return new_output("stream", name="stdout", text=text)


def result_output(text: str) -> NotebookNode:
    return new_output("execute_result", {"text/plain": text, "text/html": f"<div>{text}</div>"}, execution_count=0)


def solution_heading(number: str) -> NotebookNode:
    metadata = {FOLDED: True, "tags": ["solution"]}
    return new_markdown_cell(f"#### Solution of exercise {number}", id=f"heading-{number[-1]}", metadata=metadata)


def figure_output() -> NotebookNode:
    data = {"image/png": picture(), "text/plain": "<Figure size 300x250 with 1 Axes>"}
    return new_output("display_data", data, metadata={"image/png": {"alt": "A blue square in the left half of a picture."}})


def error_output() -> NotebookNode:
    return new_output("display_data", {"text/plain": "ValueError: lost", "text/html": "<pre><b>ValueError</b>: lost</pre>"})


def check_cell(name: str, **keywords: object) -> NotebookNode:
    return new_code_cell(f"from course_utils.checks import {name}\n\n{name}()", **keywords)


def good_notebook() -> NotebookNode:
    """A first notebook in miniature. The tests below find its cells by their ids."""
    return copy.deepcopy(_good_notebook())


@functools.cache
def _good_notebook() -> NotebookNode:
    wrong = 'with expect_error(ValueError, match="the key is lost"):\n    raise ValueError("the key is lost")'
    cells = [
        new_markdown_cell(
            "# 01 Get data ready\n\n**You will be able to:**\n\n- read\n- write\n- count\n\n"
            "**Time:** 10 minutes, and 25 for the exercises. **Builds on:** nothing. "
            "Words are in the [glossary](glossary.md).",
            id="title",
        ),
        new_code_cell("import torch\n\nfrom course_utils.runtime import set_seed", id="imports"),
        new_code_cell('set_seed(42)\nshow(plot_workflow(1), alt="…")', id="map", outputs=[figure_output()]),
        new_markdown_cell("*The workflow; this notebook is step 1.* More follows in notebook 03.", id="map-caption"),
        new_markdown_cell(f"## 1.1 Count things\n\nCounting comes first.\n\n{PREDICT} how many?", id="ask"),
        new_code_cell(
            "guess = ...  # a number\nn = len([1, 2, 3])\ncheck_guess(guess, n)",
            id="print",
            outputs=[result_output("⏳ To do: write your guess")],
        ),
        new_code_cell("print(n)", id="shown", outputs=[text_output("3\n")]),
        new_markdown_cell(
            FOLD.format("3, in all. Let us look at them, as Figure 1.1 does; section 1.2 has the errors."), id="answer"
        ),
        new_code_cell('show(fig, alt="…")', id="figure", outputs=[figure_output()]),
        new_markdown_cell("*Figure 1.1: three things, drawn as one square.*\n\nThere they are.", id="caption"),
        new_markdown_cell(
            f"## 1.2 When it goes wrong\n\nTwo mistakes. **Find the fault.** Where?\n\n{PREDICT} how many errors?",
            id="wrong",
        ),
        new_code_cell(
            f"guess = ...  # a number\n{wrong}\ncheck_guess(guess, len([n]))",
            id="mistake-1",
            outputs=[error_output(), result_output("⏳ To do: write your guess")],
        ),
        new_code_cell(wrong, id="mistake-2", outputs=[error_output()]),
        new_markdown_cell(FOLD.format("2, as seen. Run the next cell once. A second run adds 1 again."), id="state-text"),
        new_code_cell("n += 1", id="state", metadata={"tags": ["changes-state"]}),
        new_markdown_cell(
            "## Recap\n\n| step | code | why |\n|---|---|---|\n| count | `len` | to know |\n| add | `+` | more |", id="recap"
        ),
        new_markdown_cell("## Exercises\n\nTwo exercises, 25 minutes; exercise 1.1 is short.", id="exercises"),
        new_code_cell("import math", id="exercise-imports"),
        new_markdown_cell("### Exercise 1.1: add\n\nDefine `total`, their sum.", id="task-1"),
        new_code_cell("numbers = [1, 2]\ntotal = ...", id="write-1"),
        check_cell("check_sum", id="check-1", outputs=[result_output("⏳ To do: define total")]),
        solution_heading("1.1"),
        new_code_cell(
            "total_solution = 3\ncheck_sum(total_solution, numbers)",
            id="solution-1",
            outputs=[result_output("✅ Right")],
            metadata={"jupyter": {**COLLAPSED}, "tags": ["solution"]},
        ),
        new_markdown_cell("### Exercise 1.2: the mean\n\nDefine `mean_of(numbers)`, a function.", id="task-2"),
        new_code_cell("mean_of = ...  # a function", id="write-2"),
        check_cell("check_mean", id="check-2", outputs=[result_output("⏳ To do: define mean_of")]),
        solution_heading("1.2"),
        new_code_cell(
            "def mean_of_solution(numbers):\n    return 1.5\n\n\ncheck_mean(mean_of_solution)",
            id="solution-2",
            outputs=[result_output("✅ Right")],
            metadata={"jupyter": {**COLLAPSED}, "tags": ["solution"]},
        ),
        new_markdown_cell("## Going deeper (optional)\n\nImports are fine here.", id="deeper"),
        new_code_cell("import math\n\nmath.pi", id="deeper-code", outputs=[]),
        new_markdown_cell("## Next\n\nOn to [02 Build a model](02_building_a_model.ipynb).", id="next"),
    ]
    for count, cell in enumerate((cell for cell in cells if cell.cell_type == "code"), start=1):
        cell.execution_count = count
        for out in cell.outputs:
            if "execution_count" in out:
                out.execution_count = count
    nb = new_notebook(cells=cells, metadata=METADATA)
    nb.nbformat_minor = 5
    mark_slides(nb)
    return nb


@pytest.fixture(scope="module")
def make_book(tmp_path_factory: pytest.TempPathFactory) -> Callable[..., Book]:
    """A function that turns a notebook in memory into a Book, in a folder with what it links to."""
    folder = tmp_path_factory.mktemp("books")
    (folder / "glossary.md").write_text("# Glossary\n\n## Letter A\n", encoding="utf-8")
    (folder / "02_building_a_model.ipynb").write_text(canonical(good_notebook()), encoding="utf-8")

    def make(nb: NotebookNode, text: str | None = None, name: str = NAMES[0]) -> Book:
        checks = {"1.1": ("check_sum", ("total", "numbers")), "1.2": ("check_mean", ("mean_of",))}
        return Book(name, nb, canonical(nb) if text is None else text, folder, checks)

    return make


def cell(nb: NotebookNode, id_: str) -> NotebookNode:
    return next(cell for cell in nb.cells if cell.id == id_)


@pytest.mark.parametrize("rule", RULES)
def test_good_notebook_passes(rule: str, make_book: Callable[..., Book]) -> None:
    assert RULES[rule](make_book(good_notebook())) == []


# --- notebooks that break a rule --------------------------------------------------------------------------------------

Change = Callable[[NotebookNode], object]


def source(id_: str, old: str, new: str) -> Change:
    """Replace a part of a cell's source."""

    def change(nb: NotebookNode) -> None:
        assert old in cell(nb, id_).source
        cell(nb, id_).source = cell(nb, id_).source.replace(old, new, 1)

    return change


def output(id_: str, *outputs: NotebookNode) -> Change:
    """Give a cell other outputs."""
    return lambda nb: cell(nb, id_).update(outputs=list(outputs))


def png(data: str) -> Change:
    return lambda nb: cell(nb, "figure").outputs[0].data.update({"image/png": data})


def metadata(id_: str, **keys: object) -> Change:
    return lambda nb: cell(nb, id_).metadata.update(keys)


def move(id_: str, before: str) -> Change:
    def change(nb: NotebookNode) -> None:
        moved = cell(nb, id_)
        nb.cells.remove(moved)
        nb.cells.insert(nb.cells.index(cell(nb, before)), moved)

    return change


def drop(id_: str) -> Change:
    return lambda nb: nb.cells.remove(cell(nb, id_))


def widget() -> NotebookNode:
    return new_output("display_data", {"application/vnd.jupyter.widget-view+json": {"model_id": "1"}, "text/plain": "Box()"})


LEAK = "(A, b), (C, d) = split(X, y)\nmean, std = A.mean(), A.std(dim=0)"  # without a change, no leak
BROKEN: list[tuple[str, str, Change]] = [
    ("stored_in_canonical_form", "widget state", lambda nb: nb.metadata.update(widgets={})),
    ("stored_in_canonical_form", "timing", metadata("print", execution={"iopub.status.busy": "2026-01-01"})),
    ("stored_in_canonical_form", "two cells of one id", lambda nb: cell(nb, "answer").update(id="ask")),
    ("slides_are_marked", "a solution is shown", metadata("solution-1", slideshow={"slide_type": "fragment"})),
    ("only_known_tags", "unknown tag", metadata("print", tags=["nbval-skip"])),
    ("only_known_tags", "one ignored", metadata("print", tags=["nbval-ignore-output"])),
    ("only_known_tags", "second run unexplained", source("state-text", "once. A second run adds 1 again", "now")),
    ("executed_in_order", "out of order", move("print", "map")),
    ("no_stray_outputs", "error", output("print", new_output("error", ename="KeyError", evalue="'x'", traceback=[]))),
    ("no_stray_outputs", "widget", output("print", widget())),
    ("outputs_hold_anywhere", "address", output("print", text_output("<function f at 0x7f3a2c1d>\n"))),
    ("outputs_hold_anywhere", "device", output("print", text_output("tensor([1.], device='cuda:0')\n"))),
    ("no_machine_paths", "in an output", output("print", text_output("saved to /home/ada/models\n"))),
    ("no_machine_paths", "in the source", source("print", "n =", "path = '/home/ada/data'\nn =")),
    ("figures_have_alt_text", "no alt text", lambda nb: cell(nb, "figure").outputs[0].update(metadata={})),
    ("figures_are_light_and_not_blank", "one colour", png(picture(blank=True))),
    ("figures_are_light_and_not_blank", "heavy", png(picture(noise=True))),
    ("figures_have_captions", "wrong number", source("caption", "Figure 1.1", "Figure 1.2")),
    ("figures_have_captions", "no caption", source("caption", "*Figure 1.1: three things, drawn as one square.*", "So.")),
    ("headings_in_order", "gap", source("wrong", "1.2", "1.3")),
    ("headings_in_order", "too deep", source("answer", "<details>", "#### Answer\n\n<details>")),
    ("opening_is_complete", "minutes", source("title", "25 for", "30 for")),
    ("opening_is_complete", "no seed", source("map", "set_seed(42)\n", "")),
    ("opening_is_complete", "map not drawn", output("map")),
    ("minutes_are_true", "too few", source("title", "10 minutes", "4 minutes")),
    ("minutes_are_true", "not stated", source("title", "10 minutes", "Some minutes")),
    ("predictions_are_answered", "typed in the half", source("mistake-1", "check_guess(guess, len([n]))", "n")),
    ("predictions_are_answered", "no number", lambda nb: cell(nb, "answer").update(source=FOLD.format("as you see."))),
    ("mistakes_are_made", "no section", source("wrong", "When it goes wrong", "Errors")),
    ("mistakes_are_made", "nothing to repair", source("wrong", "**Find the fault.**", "Look.")),
    ("expected_errors_are_narrow", "anything fits", source("mistake-1", 'match="the key is lost"', 'match=".*"')),
    ("files_are_loaded_safely", "a program", source("print", "n =", 'torch.load("a", map_location="cpu")\nn =')),
    ("loaders_are_repeatable", "not said", source("print", "n =", "loader = DataLoader(data, batch_size=4)\nn =")),
    ("loaders_are_repeatable", "another order", source("print", "n =", "loader = DataLoader(data, shuffle=True)\nn =")),
    ("statistics_are_of_the_training_set", "everyone", source("deeper-code", "math.pi", LEAK.replace("A.", "X."))),
    ("statistics_are_of_the_training_set", "one of two", source("deeper-code", "math.pi", LEAK.replace("A.s", "X.s"))),
    ("printed_truths_hold", "a claim that fails", output("print", text_output("same: False"))),
    ("next_leads_on", "wrong link", source("next", "02_building_a_model.ipynb", "03_training_a_model.ipynb")),
    ("links_lead_somewhere", "no such file", source("title", "glossary.md", "words.md")),
    ("links_lead_somewhere", "no such heading", source("title", "glossary.md", "glossary.md#letter-b")),
    ("nothing_from_the_network", "picture", source("answer", "Let us", "![A map](https://example.org/map.png)")),
    ("nothing_from_the_network", "no alt text", source("answer", "Let us", "![](map.png)")),
    ("nothing_from_the_network", "script", output("print", new_output("display_data", {"text/html": "<script>1</script>"}))),
    ("exercises_are_numbered", "gap", source("task-2", "1.2", "1.3")),
    ("exercises_are_whole", "no check", drop("check-1")),
    ("exercises_are_whole", "open heading", lambda nb: cell(nb, "heading-1").metadata.pop(FOLDED)),
    ("exercises_are_whole", "output in view", metadata("solution-1", jupyter={"source_hidden": True})),
    ("exercises_are_whole", "takes the name", source("solution-1", "total_solution = 3", "total = total_solution = 3")),
    ("exercises_are_whole", "nothing to write", source("write-1", "total = ...", "total = 3")),
    ("exercises_are_whole", "given name missing", source("write-1", "numbers = [1, 2]\n", "")),
    ("results_in_view", "right in view", output("check-1", result_output("✅ Right"))),
    ("results_in_view", "no result", output("check-1", text_output("nothing"))),
    ("results_in_view", "solution is wrong", output("solution-1", result_output("❌ Not yet"))),
    ("solutions_are_exercises", "in the text", metadata("print", tags=["solution"])),
    ("guesses_are_compared", "one only", source("print", "check_guess(guess, n)", "n")),
    ("guesses_are_compared", "words in view", source("print", "(guess, n)", '(guess, n, hints={4: "One too many."})')),
    ("guesses_are_compared", "given away", source("print", "guess = ...", "guess = 3")),
    ("answers_are_folded", "in view", lambda nb: cell(nb, "answer").update(source="**Answer:** 3.")),
    ("answers_are_folded", "a list", source("answer", "3, in all.", "3. In all.")),
    ("answers_are_folded", "left open", source("answer", "</details>", "")),
    ("answers_are_folded", "printed above", source("print", "check_guess", "print(n)\ncheck_guess")),
    ("our_lines_are_folded", "open", metadata("shown", tags=["ours"])),
    ("our_lines_are_folded", "nothing to write", metadata("state", tags=["ours"], jupyter={"source_hidden": True})),
    ("one_exercise_after_the_other", "overwritten", source("write-2", "mean_of", "total = 7\nmean_of")),
]


@pytest.mark.parametrize(("rule", "change"), [pytest.param(r, c, id=f"{r}-{what}") for r, what, c in BROKEN])
def test_broken_notebook_is_caught(rule: str, change: Change, make_book: Callable[..., Book]) -> None:
    nb = good_notebook()
    change(nb)
    assert RULES[rule](make_book(nb, text=nbformat.v4.writes(nb) + "\n")), f"the rule {rule} does not notice"


def test_every_rule_was_broken() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(RULES)


@pytest.mark.parametrize("edit", [str.rstrip, lambda text: text + "\n"])
def test_other_text_of_the_same_notebook_is_caught(edit: Callable[[str], str], make_book: Callable[..., Book]) -> None:
    nb = good_notebook()
    assert RULES["stored_in_canonical_form"](make_book(nb, text=edit(canonical(nb))))


def test_empty_axes_are_blank() -> None:
    from matplotlib.figure import Figure

    fig = Figure(figsize=(4, 3))
    ax, file = fig.add_subplot(), io.BytesIO()
    fig.savefig(file)
    assert is_blank(file.getvalue())
    ax.plot([0, 1], [0, 1])
    fig.savefig(file := io.BytesIO())
    assert not is_blank(file.getvalue())
