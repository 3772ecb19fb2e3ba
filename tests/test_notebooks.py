"""The six notebooks keep the rules of `notebook_rules.py`, and each rule notices a notebook that breaks it."""

import ast
import base64
import copy
import functools
import io
import re
from collections.abc import Callable

import nbformat
import numpy as np
import pytest
from exercise_rules import COLLAPSED
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from notebook_rules import FOLDED, PREDICT, RULES, Book, is_blank, section_numbers
from notebook_tools import FOLDER, NAMES, ROOT, course_files, notebook_paths, read, section_headings, section_title
from PIL import Image
from store_notebooks import METADATA, canonical

from course_utils.teaching.slides import mark_slides

# --- the six notebooks ------------------------------------------------------------------------------------------------


def test_six_notebooks_with_these_names() -> None:
    found = [path.stem for path in course_files(FOLDER) if path.suffix == ".ipynb" and not path.name.startswith("my_")]
    assert found == list(NAMES), f"notebooks/ holds {found}; expected {list(NAMES)}, and a learner's own as my_….ipynb"


@functools.cache
def all_sections() -> dict[int, set[str]]:
    return {int(path.stem[:2]): section_numbers(read(path)) for path in notebook_paths()}


@functools.cache
def book_of(name: str) -> Book:
    return Book.load(FOLDER / f"{name}.ipynb", all_sections())


@pytest.mark.parametrize("rule", RULES)
@pytest.mark.parametrize("name", NAMES)
def test_notebook(name: str, rule: str) -> None:
    if not (FOLDER / f"{name}.ipynb").is_file():
        pytest.skip("the file is missing, as test_six_notebooks_with_these_names says")
    problems = RULES[rule](book_of(name))
    assert not problems, f"notebooks/{name}.ipynb, {rule}:\n- " + "\n- ".join(problems)


def test_docstrings_name_sections_that_exist() -> None:
    """As in `Source: notebook 03, "The test loop".`: the section's title without its number."""
    titles = {
        path.stem[:2]: [section_title(heading) for heading in section_headings(read(path))] for path in notebook_paths()
    }
    named = [
        (f"{path.name}, {node.name}", *source)
        for path in sorted((ROOT / "course_utils").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, (ast.FunctionDef, ast.ClassDef))
        for source in re.findall(r'Source: notebook (\d\d), "([^"]+)"', " ".join((ast.get_docstring(node) or "").split()))
    ]
    lost = [f'{where}: notebook {n}, "{title}"' for where, n, title in named if title not in titles.get(n, [])]
    assert not lost, "docstrings name sections that no notebook has:\n- " + "\n- ".join(lost)
    assert len(named) > 20, (
        'hardly any docstring of course_utils names its section (`Source: notebook 03, "The test loop".`)'
    )


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
            "**Time:** 45 minutes, and 25 for the exercises. **Builds on:** nothing. "
            "Words are in the [glossary](glossary.md).",
            id="title",
        ),
        new_code_cell("import torch\n\nfrom course_utils.runtime import set_seed", id="imports"),
        new_code_cell('set_seed(42)\nshow(plot_workflow(1), alt="…")', id="map", outputs=[figure_output()]),
        new_markdown_cell("*The workflow; this notebook is step 1.* More follows in notebook 03.", id="map-caption"),
        new_markdown_cell(f"## 1.1 Count things\n\nCounting comes first.\n\n{PREDICT} how many?", id="ask"),
        new_code_cell(
            "guess = ...  # a number\nn = len([1, 2, 3])\nprint(n)\ncheck_guess(guess, n)",
            id="print",
            outputs=[text_output("3\n"), result_output("⏳ To do: write your guess")],
        ),
        new_markdown_cell(
            "**Answer:** 3. Let us look at them, as Figure 1.1 does; section 1.2 has the errors.", id="answer"
        ),
        new_code_cell('show(fig, alt="…")', id="figure", outputs=[figure_output()]),
        new_markdown_cell("*Figure 1.1: three things, drawn as one square.*\n\nThere they are.", id="caption"),
        new_markdown_cell(f"## 1.2 When it goes wrong\n\nTwo mistakes.\n\n{PREDICT} how many errors?", id="wrong"),
        new_code_cell(
            f"guess = ...  # a number\n{wrong}\ncheck_guess(guess, len([n]))",
            id="mistake-1",
            outputs=[error_output(), result_output("⏳ To do: write your guess")],
        ),
        new_code_cell(wrong, id="mistake-2", outputs=[error_output()]),
        new_markdown_cell("**Answer:** 2. Run the next cell once. A second run adds 1 again.", id="state-text"),
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
        return Book(name, nb, canonical(nb) if text is None else text, folder, {1: {"1.1", "1.2"}}, checks)

    return make


def cell(nb: NotebookNode, id_: str) -> NotebookNode:
    return next(cell for cell in nb.cells if cell.id == id_)


def codes(nb: NotebookNode) -> list[NotebookNode]:
    return [cell for cell in nb.cells if cell.cell_type == "code"]


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
    ("stored_in_canonical_form", "nbformat 4.4", lambda nb: nb.update(nbformat_minor=4)),
    ("stored_in_canonical_form", "language version", lambda nb: nb.metadata.language_info.update(version="3.11.7")),
    ("stored_in_canonical_form", "widget state", lambda nb: nb.metadata.update(widgets={})),
    ("stored_in_canonical_form", "timing", metadata("print", execution={"iopub.status.busy": "2026-01-01"})),
    ("stored_in_canonical_form", "tag on markdown", metadata("answer", tags=["changes-state"])),
    ("stored_in_canonical_form", "two cells of one id", lambda nb: cell(nb, "answer").update(id="ask")),
    ("stored_in_canonical_form", "output key", lambda nb: cell(nb, "figure").outputs[0].update(transient={})),
    ("slides_are_marked", "no mark", metadata("recap", slideshow={})),
    ("slides_are_marked", "a solution is shown", metadata("solution-1", slideshow={"slide_type": "fragment"})),
    ("slides_are_marked", "a mark too many", metadata("print", slideshow={"slide_type": "notes"})),
    ("slides_are_marked", "more than a mark", metadata("recap", slideshow={"slide_type": "slide", "data": {"x": 1}})),
    ("only_known_tags", "unknown tag", metadata("print", tags=["nbval-skip"])),
    ("only_known_tags", "raises-exception", metadata("print", tags=["raises-exception"])),
    (
        "only_known_tags",
        "three change state",
        lambda nb: [c.metadata.update(tags=["changes-state"]) for c in codes(nb)[-3:]],
    ),
    ("only_known_tags", "one ignored", metadata("print", tags=["nbval-ignore-output"])),
    ("only_known_tags", "second run unexplained", source("state-text", "once. A second run adds 1 again", "now")),
    ("executed_in_order", "never executed", lambda nb: [c.update(execution_count=None) for c in codes(nb)]),
    ("executed_in_order", "out of order", move("print", "map")),
    ("executed_in_order", "gap", drop("print")),
    ("executed_in_order", "result of an earlier run", output("print", new_output("execute_result", execution_count=9))),
    ("outputs_present", "result gone", output("check-1")),
    ("outputs_present", "print without output", output("print")),
    ("outputs_present", "figure gone", output("figure", text_output("text"))),
    ("outputs_present", "error gone", output("mistake-1")),
    ("outputs_present", "value gone", source("state", "n += 1", "n + 1")),
    ("no_stray_outputs", "stderr", output("print", new_output("stream", name="stderr", text="Warning: old"))),
    ("no_stray_outputs", "error", output("print", new_output("error", ename="KeyError", evalue="'x'", traceback=[]))),
    ("no_stray_outputs", "widget", output("print", widget())),
    ("no_stray_outputs", "SVG", output("print", new_output("display_data", {"image/svg+xml": "<svg/>"}))),
    ("outputs_hold_anywhere", "address", output("print", text_output("<function f at 0x7f3a2c1d>\n"))),
    ("outputs_hold_anywhere", "device", output("print", text_output("tensor([1.], device='cuda:0')\n"))),
    ("outputs_hold_anywhere", "61 lines", output("print", text_output("\n" * 60))),
    ("no_machine_paths", "in an output", output("print", text_output("saved to /home/ada/models\n"))),
    ("no_machine_paths", "temporary", output("print", text_output("file:///tmp/x and '/tmp/ipykernel_1/2.py'\n"))),
    ("no_machine_paths", "Windows", output("print", text_output("C:\\course\\models\n"))),
    ("no_machine_paths", "in the source", source("print", "n =", "path = '/home/ada/data'\nn =")),
    ("no_machine_paths", "in the text", source("answer", "Let us", "It is in ~/course. Let us")),
    ("figures_have_alt_text", "no alt text", lambda nb: cell(nb, "figure").outputs[0].update(metadata={})),
    ("figures_have_alt_text", "short", lambda nb: cell(nb, "figure").outputs[0].metadata["image/png"].update(alt="a plot")),
    ("figures_are_light_and_not_blank", "one colour", png(picture(blank=True))),
    ("figures_are_light_and_not_blank", "heavy", png(picture(noise=True))),
    ("figures_have_captions", "wrong number", source("caption", "Figure 1.1", "Figure 1.2")),
    ("figures_have_captions", "another notebook's number", source("caption", "Figure 1.1", "Figure 2.1")),
    ("figures_have_captions", "no caption", source("caption", "*Figure 1.1: three things, drawn as one square.*", "So.")),
    ("figures_have_captions", "not closed", source("caption", "square.*", "square.")),
    ("figures_have_captions", "says nothing", source("caption", "three things, drawn as one square.", "x")),
    ("figures_have_captions", "not below", move("caption", "figure")),
    ("figures_have_captions", "wrong step on the map", source("map-caption", "step 1", "step 2")),
    ("figures_have_captions", "second caption", source("answer", "Let us", "\n\n*Figure 1.2: nothing.*\n\nLet us")),
    ("figures_have_captions", "figure spoken of", source("answer", "Figure 1.1", "Figure 1.3")),
    ("figures_have_captions", "two in a cell", output("figure", figure_output(), figure_output())),
    ("headings_in_order", "another title", source("title", "Get data ready", "Data")),
    ("headings_in_order", "second title", source("answer", "**Answer:**", "# Answer\n\n")),
    ("headings_in_order", "heading inside a cell", source("answer", "Let us", "\n\n## 1.2 More\n\nLet us")),
    ("headings_in_order", "gap", source("wrong", "1.2", "1.3")),
    ("headings_in_order", "another notebook's", source("wrong", "1.2", "2.2")),
    ("headings_in_order", "unnumbered", source("ask", "## 1.1 Count", "## Count")),
    ("headings_in_order", "no Exercises", source("exercises", "## Exercises", "")),
    ("headings_in_order", "Exercises too late", move("deeper", "exercises")),
    ("headings_in_order", "no Recap", drop("recap")),
    ("headings_in_order", "Next too early", move("next", "recap")),
    ("headings_in_order", "too deep", source("answer", "**Answer:**", "#### Answer\n\n")),
    ("headings_in_order", "twice", source("wrong", "1.2 When it goes wrong", "1.1 Count things")),
    ("opening_is_complete", "two goals", source("title", "- write\n", "")),
    ("opening_is_complete", "five goals", source("title", "- write\n", "- write\n- a\n- b\n")),
    ("opening_is_complete", "minutes", source("title", "45 minutes", "60 minutes")),
    ("opening_is_complete", "no minutes", source("title", "45 minutes", "short")),
    ("opening_is_complete", "no minutes for the exercises", source("title", ", and 25 for the exercises", "")),
    ("opening_is_complete", "other minutes in the exercises", source("exercises", "25 minutes", "15 minutes")),
    ("opening_is_complete", "builds on", source("title", "**Builds on:** nothing.", "")),
    ("opening_is_complete", "code among the imports", source("imports", "import torch", "import torch\nx = 1")),
    ("opening_is_complete", "no seed", source("map", "set_seed(42)\n", "")),
    ("opening_is_complete", "another step lit", source("map", "plot_workflow(1)", "plot_workflow(2)")),
    ("opening_is_complete", "map not drawn", output("map")),
    ("imports_in_one_cell", "late import", source("print", "n =", "import math\nn =")),
    ("imports_in_one_cell", "in a function", source("print", "n =", "def f():\n    from math import pi\nn =")),
    ("predictions_are_answered", "none", source("ask", PREDICT, "Predict:")),
    ("predictions_are_answered", "a section without", source("wrong", f"{PREDICT} how many errors?", "How many?")),
    ("predictions_are_answered", "no code below", move("print", "caption")),
    ("predictions_are_answered", "no number", lambda nb: cell(nb, "answer").update(source="**Answer:** as you see.")),
    ("predictions_are_answered", "no answer", lambda nb: nb.cells.remove(cell(nb, "answer")) or drop("caption")(nb)),
    ("mistakes_are_made", "no section", source("wrong", "When it goes wrong", "Errors")),
    ("mistakes_are_made", "one mistake", drop("mistake-2")),
    ("mistakes_are_made", "elsewhere", lambda nb: [move(f"mistake-{i}", "answer")(nb) for i in (1, 2)]),
    ("expected_errors_are_narrow", "anything fits", source("mistake-1", 'match="the key is lost"', 'match=".*"')),
    ("expected_errors_are_narrow", "any error", source("mistake-1", "expect_error(ValueError", "expect_error(Exception")),
    ("files_are_loaded_safely", "a program", source("print", "n =", 'torch.load("a", map_location="cpu")\nn =')),
    ("files_are_loaded_safely", "a card's file", source("print", "n =", 'torch.load("a", weights_only=True)\nn =')),
    ("loaders_are_repeatable", "not said", source("print", "n =", "loader = DataLoader(data, batch_size=4)\nn =")),
    ("loaders_are_repeatable", "another order", source("print", "n =", "loader = DataLoader(data, shuffle=True)\nn =")),
    (
        "loaders_are_repeatable",
        "another order, from memory",
        source("print", "n =", "loader = TensorLoader(X, y, shuffle=True)\nn ="),
    ),
    ("statistics_are_of_the_training_set", "everyone", source("deeper-code", "math.pi", LEAK.replace("A.", "X."))),
    ("statistics_are_of_the_training_set", "the test set", source("deeper-code", "math.pi", LEAK.replace("A.", "C."))),
    ("statistics_are_of_the_training_set", "one of two", source("deeper-code", "math.pi", LEAK.replace("A.s", "X.s"))),
    ("printed_truths_hold", "a claim that fails", output("print", text_output("same: False"))),
    ("nothing_is_compared_with_itself", "minus", source("print", "n =", "d = f(n) - f(n)\nn =")),
    ("nothing_is_compared_with_itself", "equals", source("print", "n =", "d = n.a == n.a\nn =")),
    ("nothing_is_compared_with_itself", "torch.equal", source("print", "n =", "d = torch.equal(n, n)\nn =")),
    ("recap_and_next", "no table", source("recap", "|---|---|---|\n", "")),
    ("recap_and_next", "two columns", lambda nb: cell(nb, "recap").update(source="## Recap\n\n|a|b|\n|-|-|\n|c|d|\n|e|f|")),
    ("recap_and_next", "wrong link", source("next", "02_building_a_model.ipynb", "03_training_a_model.ipynb")),
    ("cells_are_short", "16 lines", source("print", "n =", "x = 1\n" * 14 + "n =")),
    ("cells_are_short", "a loop of 26", source("print", "n =", "for epoch in []:\n    pass\n" + "x = 1\n" * 22 + "n =")),
    ("cells_are_short", "121 words", source("wrong", "Two mistakes.", "word " * 117)),
    ("cells_are_short", "three in a row", drop("state-text")),
    ("cells_are_short", "four in a row", lambda nb: [drop(i)(nb) for i in ("heading-1", "task-2")]),
    ("cells_are_short", "a solution of 26", source("solution-1", "total_solution", "x = 1\n" * 25 + "total_solution")),
    ("cells_are_short", "empty", source("deeper-code", "import math\n\nmath.pi", "")),
    ("cells_are_short", "raw", lambda nb: cell(nb, "answer").update(cell_type="raw")),
    ("cells_are_short", "median", lambda nb: [c.update(source="x = 1\n" * 8 + c.source) for c in codes(nb)]),
    ("plain_python", "magic", source("print", "n =", "%matplotlib inline\nn =")),
    ("plain_python", "shell", source("print", "n =", "!pip install x\nn =")),
    ("plain_python", "help", source("print", "print(n)", "print?")),
    ("plain_python", "semicolon", source("print", "print(n)", "print(n);")),
    ("plain_python", "comment for nbval", source("print", "n =", "# NBVAL_IGNORE_OUTPUT\nn =")),
    ("plain_python", "syntax", source("print", "print(n)", "print(n")),
    ("plain_python", "plt.show", source("figure", 'show(fig, alt="…")', "plt.show()")),
    ("links_lead_somewhere", "no such file", source("title", "glossary.md", "words.md")),
    ("links_lead_somewhere", "no such heading", source("title", "glossary.md", "glossary.md#letter-b")),
    ("links_lead_somewhere", "nor in a notebook", source("next", "model.ipynb", "model.ipynb#9.9-X")),
    ("links_lead_somewhere", "nor in this one", source("answer", "section 1.2", "[there](#1.3-Nowhere)")),
    ("links_lead_somewhere", "too many", source("answer", "Let us", "[x](https://example.org) " * 6)),
    ("links_lead_somewhere", "glossary", source("title", "[glossary](glossary.md)", "glossary")),
    ("nothing_from_the_network", "picture", source("answer", "Let us", "![A map](https://example.org/map.png)")),
    ("nothing_from_the_network", "tag", source("answer", "Let us", "<img alt='A map' src='http://example.org/map.png'>")),
    ("nothing_from_the_network", "no alt text", source("answer", "Let us", "![](map.png)")),
    ("nothing_from_the_network", "script", output("print", new_output("display_data", {"text/html": "<script>1</script>"}))),
    (
        "nothing_from_the_network",
        "src",
        output("print", new_output("display_data", {"text/html": "<img src='https://x.org/a'>"})),
    ),
    ("references_exist", "notebook", source("map-caption", "notebook 03", "notebook 07")),
    ("references_exist", "exercise", source("exercises", "1.1", "1.7")),
    ("references_exist", "section", source("answer", "section 1.2", "Section 1.7")),
    ("references_exist", "in a comment", source("print", "print(n)", "print(n)  # see section 2.9")),
    ("exercises_are_numbered", "gap", source("task-2", "1.2", "1.3")),
    ("exercises_are_numbered", "another notebook's", source("task-2", "1.2", "2.2")),
    ("exercises_are_numbered", "no number", source("task-2", "Exercise 1.2: the", "The")),
    ("exercises_are_numbered", "only one", drop("task-2")),
    ("exercises_are_whole", "no check", drop("check-1")),
    ("exercises_are_whole", "no solution", drop("solution-1")),
    ("exercises_are_whole", "solution not tagged", lambda nb: cell(nb, "solution-1").metadata.pop("tags")),
    ("exercises_are_whole", "no heading above the solution", drop("heading-1")),
    ("exercises_are_whole", "open heading", lambda nb: cell(nb, "heading-1").metadata.pop(FOLDED)),
    ("exercises_are_whole", "untagged heading", lambda nb: cell(nb, "heading-1").metadata.pop("tags")),
    ("exercises_are_whole", "another heading", source("heading-1", "1.1", "1.2")),
    ("exercises_are_whole", "text hidden with the solution", move("heading-1", "task-1")),
    ("exercises_are_whole", "solution first", move("solution-1", "write-1")),
    ("exercises_are_whole", "source in view", metadata("solution-1", jupyter={"outputs_hidden": True})),
    ("exercises_are_whole", "output in view", metadata("solution-1", jupyter={"source_hidden": True})),
    ("exercises_are_whole", "solution not checked", source("solution-1", "check_sum(total_solution, numbers)", "1")),
    ("exercises_are_whole", "solution checks the answer", source("solution-1", "(total_solution,", "(total,")),
    ("exercises_are_whole", "solution by another check", source("solution-1", "check_sum", "check_mean")),
    ("exercises_are_whole", "takes the name", source("solution-1", "total_solution = 3", "total = total_solution = 3")),
    ("exercises_are_whole", "solution not defined", source("solution-1", "total_solution = 3", "pass")),
    ("exercises_are_whole", "nothing to write", source("write-1", "total = ...", "total = 3")),
    ("exercises_are_whole", "another name to write", source("write-1", "total = ...", "result = ...")),
    ("exercises_are_whole", "given name missing", source("write-1", "numbers = [1, 2]\n", "")),
    ("exercises_are_whole", "name not in the task", source("task-1", "`total`", "the total")),
    ("exercises_are_whole", "another check", source("check-1", "check_sum", "check_mean")),
    ("exercises_are_whole", "more than the check", source("check-1", "check_sum()", "total = 3\ncheck_sum()")),
    ("results_in_view", "right in view", output("check-1", result_output("✅ Right"))),
    ("results_in_view", "wrong in view", output("check-1", result_output("❌ Not yet"))),
    ("results_in_view", "no result", output("check-1", text_output("nothing"))),
    ("results_in_view", "solution is wrong", output("solution-1", result_output("❌ Not yet"))),
    ("results_in_view", "solution not begun", output("solution-1", result_output("⏳ To do"))),
    ("results_in_view", "right in the text", output("print", text_output("✅"))),
    ("names_say_their_unit", "kilograms", source("task-1", "their sum", "their sum, and `mean_grams`, in kilograms")),
    ("solutions_are_exercises", "in the text", metadata("print", tags=["solution"])),
    ("guesses_are_compared", "one only", source("print", "check_guess(guess, n)", "n")),
    ("guesses_are_compared", "no place to write", source("print", "guess = ...  # a number\n", "")),
    ("guesses_are_compared", "no word on what to write", source("print", "  # a number", "")),
    ("guesses_are_compared", "given away", source("print", "guess = ...", "guess = 3")),
    ("guesses_are_compared", "a constant", source("print", "check_guess(guess, n)", "check_guess(guess, 3)")),
    ("guesses_are_compared", "not at the end", source("print", "check_guess(guess, n)", "check_guess(guess, n)\nn")),
    ("guesses_are_compared", "another name", source("print", "check_guess(guess, n)", "check_guess(n, n)")),
    ("guesses_are_compared", "not asked", source("ask", PREDICT, "Predict:")),
    ("one_exercise_after_the_other", "overwritten", source("write-2", "mean_of", "total = 7\nmean_of")),
]


@pytest.mark.parametrize(("rule", "change"), [pytest.param(r, c, id=f"{r}-{what}") for r, what, c in BROKEN])
def test_broken_notebook_is_caught(rule: str, change: Change, make_book: Callable[..., Book]) -> None:
    nb = good_notebook()
    change(nb)
    assert RULES[rule](make_book(nb, text=nbformat.v4.writes(nb) + "\n")), f"the rule {rule} does not notice"


def test_statistics_of_the_training_set_are_no_leak(make_book: Callable[..., Book]) -> None:
    nb = good_notebook()
    few = "\nfew, rest = A[:5], b\nmean, std = few.mean(), few.std()"
    source("deeper-code", "math.pi", LEAK + few)(nb)
    assert RULES["statistics_are_of_the_training_set"](make_book(nb)) == []


def test_every_rule_was_broken() -> None:
    assert {rule for rule, _, _ in BROKEN} == set(RULES)


@pytest.mark.parametrize("edit", [str.rstrip, lambda text: text.replace("\n ", "\n  "), lambda text: text + "\n"])
def test_other_text_of_the_same_notebook_is_caught(edit: Callable[[str], str], make_book: Callable[..., Book]) -> None:
    nb = good_notebook()
    assert RULES["stored_in_canonical_form"](make_book(nb, text=edit(canonical(nb))))


def test_later_notebooks_choose_a_device(make_book: Callable[..., Book]) -> None:
    nb = good_notebook()
    problems = RULES["opening_is_complete"](make_book(nb, name=NAMES[2]))
    assert any("get_device" in problem for problem in problems)
    source("map", "set_seed(42)", "set_seed(42)\ndevice = get_device()")(nb)
    assert not any("get_device" in problem for problem in RULES["opening_is_complete"](make_book(nb, name=NAMES[2])))


def test_last_notebook_links_onward(make_book: Callable[..., Book]) -> None:
    nb = good_notebook()
    assert RULES["recap_and_next"](make_book(nb, name=NAMES[-1])) == []
    cell(nb, "next").source = "## Next\n\nThe end."
    assert RULES["recap_and_next"](make_book(nb, name=NAMES[-1]))


def test_empty_axes_are_blank() -> None:
    from matplotlib.figure import Figure

    fig = Figure(figsize=(4, 3))
    ax, file = fig.add_subplot(), io.BytesIO()
    fig.savefig(file)
    assert is_blank(file.getvalue())
    ax.plot([0, 1], [0, 1])
    fig.savefig(file := io.BytesIO())
    assert not is_blank(file.getvalue())
