"""The rules that every notebook keeps: each is a function from a notebook to a list of problems.

`test_notebooks.py` holds the six notebooks against them, and each rule against a notebook that breaks it.
"""

import ast
import base64
import inspect
import io
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

import nbformat
import numpy as np
from nbformat import NotebookNode
from notebook_tools import FOLDER, NAMES, Placed, placed_cells, read
from PIL import Image
from store_notebooks import METADATA, WIDGET_VIEW, canonical

from course_utils.checks import EXERCISES

TITLES = dict(
    zip(
        NAMES,
        ("Get data ready", "Build a model", "Train a model", "Make predictions", "Improve by experiment", "Save and load"),
        strict=True,
    )
)
TAGS = {"nbval-ignore-output", "changes-state", "ours", "solution"}
IGNORED = {  # the cells whose outputs differ between machines, or from run to run
    "02_building_a_model": {"2-7-code-1"},  # prints the device
    "03_training_a_model": {"3-9-code-4"},  # shows sliders
    "05_improving_by_experiment": {"5-4-code-3", "batches-from-memory-code-4"},  # shows a slider; prints times
}
FALSE = {  # the cells that print False, and how often
    "04_making_predictions": {"4-2-code-1": 1, "4-3-code-2": 2, "4-5-turn-1b": 2},
    "06_saving_and_loading": {"6-5-code-3": 1},
}
FIRST = "Remember"  # from 02 on
UNNUMBERED = ("Recap", "Exercises", "Going deeper (optional)", "Next")
STORE = "run `python tools/store_notebooks.py`"
PREDICT = "**Predict before you run:**"
FOLDED = "jp-MarkdownHeadingCollapsed"  # JupyterLab keeps such a heading closed, also when the cells below it run


@dataclass
class Book:
    """One notebook and what the rules have to know about it."""

    name: str
    nb: NotebookNode
    text: str = ""  # the file as it is on disk
    folder: Path = FOLDER
    checks: Mapping[str, tuple[str, tuple[str, ...]]] = field(default_factory=dict)  # exercise -> check, its parameters

    @classmethod
    def load(cls, path: Path) -> "Book":
        checks = {
            number: (check.__name__, tuple(inspect.signature(check).parameters))
            for number, check in EXERCISES.items()
            if number[0] == path.stem[1]
        }
        return cls(path.stem, read(path), path.read_text(encoding="utf-8"), path.parent, checks)

    @property
    def number(self) -> int:
        return int(self.name[:2])

    @cached_property
    def cells(self) -> list[Placed]:
        return placed_cells(self.nb)

    @property
    def code(self) -> list[Placed]:
        return [p for p in self.cells if p.is_code]

    @property
    def markdown(self) -> list[Placed]:
        return [p for p in self.cells if p.is_markdown]

    @property
    def top(self) -> list[Placed]:
        """The cells above the first section."""
        return [p for p in self.cells if not p.section]

    def after(self, p: Placed) -> Placed | None:
        return self.cells[p.index + 1] if p.index + 1 < len(self.cells) else None


Rule = Callable[[Book], list[str]]
RULES: dict[str, Rule] = {}


def rule(function: Rule) -> Rule:
    RULES[function.__name__] = function
    return function


def at(p: Placed) -> str:
    """Where a cell is, as a maintainer finds it: position, id and first line."""
    first = p.source.strip().split("\n")[0][:60]
    return f"cell {p.index} (id {p.cell.get('id')}, `{first}`)"


def tree_of(p: Placed) -> ast.Module:
    try:
        return ast.parse(p.source)
    except SyntaxError:  # ruff reports it
        return ast.Module(body=[], type_ignores=[])


def called(node: ast.AST) -> str:
    """The name that a call uses, as in `show` or `plt.show`; "" for anything but a call."""
    return ast.unparse(node.func) if isinstance(node, ast.Call) else ""


def calls(p: Placed) -> set[str]:
    return {called(node) for node in ast.walk(tree_of(p))} - {""}


def pictures(p: Placed) -> list[NotebookNode]:
    return [out for out in p.cell.get("outputs", []) if "image/png" in out.get("data", {})]


def texts(output: NotebookNode) -> Iterator[str]:
    """Every text of an output: streams, plain text, HTML, error messages."""
    if "text" in output:
        yield output.text
    yield from (value for kind, value in output.get("data", {}).items() if kind.startswith("text/"))
    yield from output.get("traceback", [])


def prose(p: Placed) -> str:
    """A markdown cell without its code: neither fenced nor inline."""
    return re.sub(r"`[^`\n]*`", "`code`", re.sub(r"^```.*?^```", "", p.source, flags=re.DOTALL | re.MULTILINE))


# --- the file ---------------------------------------------------------------------------------------------------------


@rule
def stored_in_canonical_form(book: Book) -> list[str]:
    problems = []
    if (book.nb.nbformat, book.nb.nbformat_minor) != (4, 5):
        problems.append(f"the format is {book.nb.nbformat}.{book.nb.nbformat_minor}, not 4.5: {STORE}")
    if book.nb.metadata != METADATA:
        problems.append(f"the notebook's metadata is {dict(book.nb.metadata)}, not {METADATA}: {STORE}")
    for p in book.cells:
        allowed = {"tags"} if p.is_code or re.search("solution|lang-", " ".join(p.tags)) else set()
        allowed |= set() if p.is_code else {"numbers", "answers"}
        allowed |= {"jupyter" if p.is_code else FOLDED} if "solution" in p.tags else set()
        allowed |= {"jupyter"} if "ours" in p.tags else set()
        if set(p.cell.metadata) - allowed:
            problems.append(
                f"{at(p)} has metadata {dict(p.cell.metadata)}; only tags on code cells, a solution's, "
                f"and what holds the numbers of a text stay: {STORE}"
            )
    ids = [p.cell.get("id") for p in book.cells]
    if len(set(ids)) != len(ids):
        return [*problems, f"cells share an id, {sorted({str(i) for i in ids if ids.count(i) > 1})}: {STORE}"]
    try:
        nbformat.validate(nbformat.from_dict(book.nb))
    except nbformat.ValidationError as error:
        return [*problems, f"it is not a valid notebook: {error.message}"]
    if not problems and book.text != canonical(book.nb):
        problems.append(f"the file's text differs from what nbformat writes: {STORE}")
    return problems


@rule
def only_known_tags(book: Book) -> list[str]:
    problems = [
        f"{at(p)} has the tag {tag!r}; known tags are {', '.join(sorted(TAGS))}"
        for p in book.cells
        for tag in p.tags
        if tag not in TAGS and not re.fullmatch(r"lang-[a-z]{2}", tag)
    ]
    tagged = [p for p in book.cells if "changes-state" in p.tags]
    if len(tagged) > 2:
        problems.append(f"{len(tagged)} cells are tagged changes-state; at most 2 may be: {[at(p) for p in tagged]}")
    problems += [
        f"{at(p)} is tagged nbval-ignore-output, so nobody compares its output: drop the tag, or list the cell in IGNORED"
        for p in book.cells
        if "nbval-ignore-output" in p.tags and p.cell.get("id") not in IGNORED.get(book.name, ())
    ]
    problems += [f"{at(p)} has a comment for nbval; use a tag" for p in book.code if "NBVAL_" in p.source]
    for p in book.code:
        if "changes-state" in p.tags:
            around = " ".join(prose(q) for q in book.markdown if abs(q.index - p.index) <= 2)
            if not re.search(r"\b(again|twice|second (time|run))\b", around):
                problems.append(f"{at(p)} is tagged changes-state: the text around it must say what a second run does")
    return problems


# --- stored outputs ---------------------------------------------------------------------------------------------------


@rule
def no_stray_outputs(book: Book) -> list[str]:
    problems = []
    for p in book.code:
        for out in p.cell.outputs:
            if out.output_type == "error":
                problems.append(f"{at(p)} stores an error, {out.ename}: fix the cell, or show it with expect_error")
            if out.get("name") == "stderr":
                problems.append(f"{at(p)} stores text on stderr: fix the warning, or catch it with warnings.catch_warnings")
            if WIDGET_VIEW in out.get("data", {}):
                problems.append(f"{at(p)} stores a widget, which no other session can show: {STORE}")
            wrong = set(out.get("data", {})) - {"text/plain", "text/html", "image/png", WIDGET_VIEW}
            if wrong:
                problems.append(f"{at(p)} stores {', '.join(sorted(wrong))}; text, HTML and PNG are compared or looked at")
    return problems


@rule
def outputs_hold_anywhere(book: Book) -> list[str]:
    problems = []
    for p in book.code:
        for text in (text for out in p.cell.outputs for text in texts(out)):
            if found := re.search(r"\b0x[0-9a-fA-F]{5,}", text):
                problems.append(f"{at(p)} stores a memory address, {found.group()}, which changes with every run")
            if found := re.search(r"device='?(cuda|mps|xpu)\b.*|\b(cuda|mps|xpu):\d", text):
                problems.append(f"{at(p)} stores an accelerator's name, {found.group()!r}: {STORE}, which uses the CPU")
            if (lines := text.count("\n") + 1) > 60:
                problems.append(f"{at(p)} stores {lines} lines of output; at most 60 can be read: print less")
    return problems


@rule
def no_machine_paths(book: Book) -> list[str]:
    place = re.compile(r"(?<![\w.:/~])/(home|root|tmp|work|Users|usr|opt|var|mnt)\b|\b[A-Z]:\\\w|site-packages|~/")
    problems = []
    for p in book.cells:
        for kind, text in [
            ("its source", p.source),
            *(("an output", text) for out in p.cell.get("outputs", []) for text in texts(out)),
        ]:
            if found := place.search(text):
                problems.append(f"{at(p)} has a path of one machine in {kind}: {text[found.start() : found.start() + 40]!r}")
    return problems


# --- figures ----------------------------------------------------------------------------------------------------------


@rule
def figures_have_alt_text(book: Book) -> list[str]:
    problems = []
    for p in book.code:
        for out in pictures(p):
            alt = out.metadata.get("image/png", {}).get("alt", "").strip()
            if len(alt) < 20:
                problems.append(f"{at(p)} stores a figure with the alt text {alt!r}: use show(fig, alt='a sentence or two')")
            written = [
                keyword.value.value
                for node in ast.walk(tree_of(p))
                if isinstance(node, ast.Call)
                for keyword in node.keywords
                if keyword.arg == "alt" and isinstance(keyword.value, ast.Constant)
            ]
            if alt and any(len(text) > 1 for text in written) and alt not in written:  # "…" stands for any
                problems.append(f"{at(p)} stores another alt text than its code has: run `python tools/store_notebooks.py`")
    return problems


@rule
def figures_are_light_and_not_blank(book: Book) -> list[str]:
    problems = []
    for p in book.code:
        for out in pictures(p):
            png = base64.b64decode(out.data["image/png"])
            if len(png) > 100_000:
                problems.append(f"{at(p)} stores a figure of {len(png) // 1000} kB; at most 100 kB: draw less, or smaller")
            if is_blank(png):
                problems.append(f"{at(p)} stores a figure with nothing drawn in it")
    return problems


def is_blank(png: bytes) -> bool:
    """True for one colour, for a few stray points, and for axes without anything in them."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    counted = sorted(image.getcolors(image.width * image.height), reverse=True)
    share = np.array([count for count, _ in counted]) / (image.width * image.height)
    colours = np.array([colour for _, colour in counted])
    inked = share[np.abs(colours - colours[0]).max(axis=1) > 16].sum()  # unlike the commonest colour
    coloured = share[np.ptp(colours, axis=1) > 40].sum()
    return bool(inked < 0.005 or (inked < 0.05 and coloured < 0.0005))


@rule
def figures_have_captions(book: Book) -> list[str]:
    problems, captions, running = [], set(), 0
    for p in book.code:
        if not pictures(p):
            continue
        if len(pictures(p)) > 1:
            problems.append(f"{at(p)} stores {len(pictures(p))} figures; one a cell, so that each has its caption below")
        if "plot_workflow" in calls(p):
            start = f"*The workflow; this notebook is step {book.number}.*"
        else:
            running += 1
            start = f"*Figure {book.number}.{running}: "
        below = book.after(p)
        if below is None or not below.is_markdown or not re.match(re.escape(start) + r"[^*\n]*\*?", below.source):
            problems.append(f"the cell below {at(p)} must start with the caption `{start}…`")
        elif start.startswith("*Figure") and not re.match(r"\*[^*\n]{20,}\*", below.source):
            problems.append(f"the caption below {at(p)} is too short, or has no closing *")
        else:
            captions.add(below.index)
    for p in book.markdown:
        if re.search(r"^\*Figure ", p.source, flags=re.MULTILINE) and p.index not in captions:
            problems.append(f"{at(p)} has a caption, but no figure stands directly above it")
    return problems


# --- headings and anatomy ---------------------------------------------------------------------------------------------


@rule
def headings_in_order(book: Book) -> list[str]:
    problems, headings = [], []
    for p in book.markdown:
        lines = re.sub(r"^```.*?^```", "", p.source, flags=re.DOTALL | re.MULTILINE).split("\n")
        headings += [line for line in lines[:1] if line.startswith("#")]
        problems += [f"{at(p)} has a heading below its first line: {line!r}" for line in lines[1:] if re.match(r"#+ ", line)]
    title = f"# {book.name[:2]} {TITLES[book.name]}"
    if [h for h in headings if h.startswith("# ")] != [title] or headings[:1] != [title]:
        problems.append(f"the one title must be {title!r}, in the first cell; the headings are {headings[:3]} …")
    sections = [h.removeprefix("## ") for h in headings if h.startswith("## ")]
    numbered = [s for s in sections if re.match(r"\d+\.\d+ \S", s)]
    wanted = [f"{book.number}.{i}" for i in range(1, len(numbered) + 1)]
    if not numbered or [s.split()[0] for s in numbered] != wanted:
        problems.append(f"the sections must be numbered {book.number}.1, {book.number}.2, …; they are {numbered}")
    if (sections[:1] == [FIRST]) != (book.number > 1):
        problems.append(f"from 02 on, a notebook opens with the section {FIRST!r}; the first one here is {sections[:1]}")
    sections = [s for s in sections if s != FIRST]
    rest = [s for s in sections if s not in numbered]
    if sections != numbered + rest or rest not in ([*UNNUMBERED], [*UNNUMBERED[:2], UNNUMBERED[3]]):
        problems.append(
            f"after the numbered sections come Recap, Exercises, Going deeper (optional) if any, and Next; found {rest}"
        )
    if len(set(headings)) != len(headings):
        problems.append(f"a heading comes twice: {sorted({h for h in headings if headings.count(h) > 1})}")
    deep = [h for h in headings if h.startswith("####") and not re.fullmatch(r"#### Solution of exercise \d\.\d+", h)]
    problems += [f"{h!r} is too deep a heading; ### at most" for h in deep]
    return problems


@rule
def opening_is_complete(book: Book) -> list[str]:
    problems, text = [], "\n".join(p.source for p in book.top if p.is_markdown)
    goals = re.search(r"You will be able to[^\n]*\n\n?((?:- .+\n?)+)", text)
    n_goals = len(re.findall(r"^- ", goals[1], flags=re.MULTILINE)) if goals else 0
    if not 3 <= n_goals <= 4:
        problems.append(f"the opening must list 3 or 4 things under 'You will be able to'; it lists {n_goals}")
    minutes = re.findall(r"(\d+) minutes, and (\d+) for the exercises", text)
    said = [n for p in book.markdown if p.source.startswith("## Exercises") for n in re.findall(r"(\d+) minutes", p.source)]
    if [exercises for _, exercises in minutes] != said or len(said) != 1:
        problems.append(f"the opening must say `45 minutes, and 25 for the exercises`, and Exercises 25: {minutes}, {said}")
    if "uilds on" not in text:
        problems.append("the opening must say what the notebook builds on")
    top = [p for p in book.top if p.is_code]
    if not top or not all(isinstance(node, (ast.Import, ast.ImportFrom)) for node in tree_of(top[0]).body):
        problems.append("the first code cell must be in the opening and hold imports only")
    if len(top) < 2 or not top[1].source.startswith("set_seed("):
        problems.append("the second code cell must be in the opening and start with set_seed(…)")
    if book.number > 2 and not any("get_device" in calls(p) for p in top):
        problems.append("the opening must choose the device with get_device()")
    if not any(f"plot_workflow({book.number})" in p.source and pictures(p) for p in top):
        problems.append(f"the opening must show the map, plot_workflow({book.number})")
    return problems


def minutes_of_text(book: Book) -> float:
    """How long the lesson takes: 150 words a minute, 6 seconds a line of code, and time to think and to write.

    A prediction takes 1.5 minutes and each opening question as much, lines to write 3 (with a look at ours), a fault 5.
    """
    lesson = [p for p in book.cells if not p.section.startswith(("Exercises", "Going deeper", "Next"))]
    text = "\n".join(p.source for p in lesson if p.is_markdown)
    lines = sum(1 for p in lesson if p.is_code and "ours" not in p.tags for line in p.source.split("\n") if line.strip())
    thinking = 1.5 * text.count(PREDICT) + 4.5 * (f"## {FIRST}\n" in text)
    writing = 3 * len(re.findall(r"\*\*Your turn \d[A-E]", text)) + 5 * text.count("**Find the fault.**")
    return len(re.findall(r"\w[\w'’.-]*", text)) / 150 + lines * 0.1 + thinking + writing


@rule
def minutes_are_true(book: Book) -> list[str]:
    stated = re.search(r"\*\*Time:\*\* (\d+) minutes", book.cells[0].source)
    measured = minutes_of_text(book)
    if stated is None or abs(int(stated[1]) - measured) > 5:
        return [f"the opening must state about {measured:.0f} minutes for the text: {stated and stated[0]}"]
    return []


@rule
def predictions_are_answered(book: Book) -> list[str]:
    asked = [p for p in book.markdown if PREDICT in p.source]
    problems = [] if asked else [f"there must be at least one `{PREDICT}`"]
    typed = [p for p in asked if "check_guess" in calls(book.cells[p.index + 1])]
    if 2 * len(typed) <= len(asked):
        problems.append(f"{len(typed)} of {len(asked)} predictions take a typed guess; expected more than half")
    for p in asked:
        later = book.cells[p.index + 1 :]
        answer = next((q for q in later if q.is_markdown and "<summary>Answer</summary>" in q.source), None)
        if not later or not later[0].is_code:
            problems.append(f"the code to run must come directly below the prediction in {at(p)}")
        elif answer is None or answer.section != p.section or not re.search(r"\d", answer.source):
            problems.append(f"a folded answer with its number must follow the prediction in {at(p)}, in the same section")
    return problems


@rule
def mistakes_are_made(book: Book) -> list[str]:
    uses = [
        p
        for p in book.code
        for node in ast.walk(tree_of(p))
        if isinstance(node, ast.With)
        for item in node.items
        if called(item.context_expr) == "expect_error"
    ]
    problems = []
    wrong = [p for p in book.cells if p.section.endswith("When it goes wrong") and p.number]
    if not wrong:
        problems.append("there must be a numbered section 'When it goes wrong'")
    if not uses:
        problems.append("at least one mistake must be made with expect_error")
    faults = [p for p in wrong if "**Find the fault.**" in p.source]
    if len(faults) != 1:
        problems.append(f"'When it goes wrong' must have one program to repair, after `**Find the fault.**`: {len(faults)}")
    if wrong and not any(p.section == wrong[0].section for p in uses):
        problems.append("the section 'When it goes wrong' must use expect_error")
    return problems


# --- links and references ---------------------------------------------------------------------------------------------


def links(p: Placed) -> list[tuple[str, str]]:
    """The links of a markdown cell, pictures included, as `("" or "!", target)`."""
    return re.findall(r"(!?)\[[^\]]*\]\(\s*<?([^)\s>]+)>?(?:\s+\"[^\"]*\")?\s*\)", prose(p))


@rule
def links_lead_somewhere(book: Book) -> list[str]:
    problems, remote = [], 0
    for p in book.markdown:
        for _, target in links(p):
            if re.match(r"[a-z]+:", target):
                remote += 1
                continue
            file, _, anchor = unquote(target).partition("#")
            path = book.folder / file if file else None
            if path is not None and not path.exists():
                problems.append(f"{at(p)} links to {target}, and there is no such file")
            elif anchor and anchor not in _anchors(book, path):
                problems.append(f"{at(p)} links to {target}, and there is no such heading (spaces become -)")
    if remote > 5:
        problems.append(f"{remote} links leave the course; at most 5, since links die")
    targets = {target.partition("#")[0] for p in book.markdown for _, target in links(p)}
    if book.number == 1 and "glossary.md" not in targets:
        problems.append("the first notebook must link to glossary.md")
    return problems


def _anchors(book: Book, path: Path | None) -> set[str]:
    """The anchors of a file, as JupyterLab makes them; for a text file also GitHub's spelling."""
    if path is None or path.suffix == ".ipynb":
        cells = book.nb.cells if path is None else read(path).cells
        text, github = "\n".join(cell.source for cell in cells if cell.cell_type == "markdown"), False
    else:
        text, github = path.read_text(encoding="utf-8"), True
    headings = [h.replace("`", "").strip() for h in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)]
    anchors = {h.replace(" ", "-") for h in headings}
    return anchors | {re.sub(r"[^\w -]", "", h).lower().replace(" ", "-") for h in headings} if github else anchors


@rule
def nothing_from_the_network(book: Book) -> list[str]:
    problems = []
    for p in book.markdown:
        pictures_ = [target for mark, target in links(p) if mark] + re.findall(r"<img[^>]*src=[\"']?([^\"'\s>]+)", p.source)
        problems += [f"{at(p)} shows a picture from elsewhere: {t}" for t in pictures_ if re.match(r"(https?:)?//", t)]
        heavy = [t for t in pictures_ if (file := book.folder / t).is_file() and file.stat().st_size > 100_000]
        problems += [f"{at(p)} shows {t}, which is over 100 kB: draw less, or smaller" for t in heavy]
        if re.search(r"!\[\s*\]\(|<img(?![^>]*\balt=)", p.source):
            problems.append(f"{at(p)} shows a picture without alt text")
    for p in book.code:
        for text in (text for out in p.cell.outputs for text in texts(out)):
            if re.search(r"<(script|link|iframe)\b|\b(src|href)=[\"']?(https?:)?//", text):
                problems.append(f"{at(p)} stores an output that loads something from elsewhere")
    return problems


@rule
def expected_errors_are_narrow(book: Book) -> list[str]:
    """A pattern that fits any message, or a class of every error, would hide that a lesson is out of date."""
    problems = []
    for p in book.code:
        for node in ast.walk(tree_of(p)):
            if isinstance(node, ast.Call) and called(node) == "expect_error":
                kind = ast.unparse(node.args[0]) if node.args else ""
                match = next(
                    (k.value.value for k in node.keywords if k.arg == "match" and isinstance(k.value, ast.Constant)), ""
                )
                if kind in ("Exception", "BaseException", "Warning") or len(re.findall(r"\w{2,}", match)) < 3:
                    problems.append(
                        f"{at(p)} expects {kind} with {match!r}: name the class, and three words of the message or more"
                    )
    return problems


@rule
def files_are_loaded_safely(book: Book) -> list[str]:
    problems = []
    for p in book.code:
        for node in ast.walk(tree_of(p)):
            if isinstance(node, ast.Call) and ast.unparse(node.func) == "torch.load":
                missing = {"weights_only", "map_location"} - {keyword.arg for keyword in node.keywords}
                problems += [f"{at(p)} calls torch.load without {name}=: write it out" for name in sorted(missing)]
    return problems


@rule
def statistics_are_of_the_training_set(book: Book) -> list[str]:
    """What `mean, std = ….mean(), ….std()` measures, to normalise with, is the first part of a split, or cut from it."""
    problems, training = [], set()
    for p in book.code:
        for node in ast.walk(tree_of(p)):
            if not isinstance(node, ast.Assign):
                continue
            target, value = node.targets[0], node.value
            if called(value) == "split" and isinstance(target, ast.Tuple):
                training |= {n.id for n in ast.walk(target.elts[0]) if isinstance(n, ast.Name)}
            pairs = [(target, value)]
            if isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
                pairs = list(zip(target.elts, value.elts, strict=False))
            for one, of in pairs:
                if isinstance(one, ast.Name) and isinstance(of, ast.Subscript) and _root(of) in training:
                    training.add(one.id)
            both = [called(of).rpartition(".") for _, of in pairs]
            if {method for _, _, method in both} == {"mean", "std"}:
                problems += [
                    f"{at(p)} takes the {method} of {data}, which is not a training set: the test set would leak"
                    for data, _, method in both
                    if not data.isidentifier() or data not in training
                ]
    return problems


def _root(node: ast.AST) -> str:
    """The name at the beginning of an expression such as `train_set[0][:12]`."""
    while isinstance(node, (ast.Subscript, ast.Attribute)):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""


@rule
def printed_truths_hold(book: Book) -> list[str]:
    """`same weight: False` belies its text: what a cell prints as a claim is True, but for the cells listed in FALSE."""
    problems = []
    for p in book.code:
        found = sum(len(re.findall(r"\bFalse\b", text)) for out in p.cell.outputs for text in texts(out))
        wanted = FALSE.get(book.name, {}).get(p.cell.get("id"), 0)
        if found != wanted:
            problems.append(f"{at(p)} prints False {found} times, expected {wanted}: fix the cell, or list it in FALSE")
    return problems
