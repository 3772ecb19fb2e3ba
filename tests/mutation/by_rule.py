"""Bugs made by rules: each rule finds every place where its slip could be made, and some places of each are taken.

A rule is a function from a cell (or a module) to `(place, new source)` pairs. Which places are taken depends only on
their names, so that an edit elsewhere does not change the choice.
"""

import ast
import hashlib
import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

from bugs import BOOKS, Bug, cell_of, in_book, notebook_bug, read_book, short
from copies import ROOT

Change = tuple[str, str]  # what is slipped, in a word or two; the whole new source
Rule = Callable[[str], Iterator[Change]]

CODE: dict[str, tuple[int, Rule]] = {}  # rule -> how many of its places are taken, and the rule
TEXT: dict[str, tuple[int, Rule]] = {}
PACKAGE: dict[str, tuple[int, Rule]] = {}
DEVICE = r"(to-device-gone|cpu-or-detach-gone)/|/\S+ device( |$)"  # bugs of no effect on a CPU, by their names
# Places where the slip changes nothing, whatever is run; a bug there does not count.
EQUIVALENT = {
    "mode-or-seed-line-gone/04/4-2-code-2/network.train()": "train() has put the new network back into training mode",
    "mode-or-seed-line-gone/04/4-2-code-1/set_seed(42)": "the cell prints whether two predictions are equal",
    "tensor-kept-as-it-is/plotting/detach in line 162": "each loss is taken out by .item(), with gradients or without",
    "tensor-kept-as-it-is/plotting/detach in line 162 #2": "each loss is taken out by .item(), with gradients or without",
}


def rule(where: dict[str, tuple[int, Rule]], *, take: int) -> Callable[[Rule], Rule]:
    def keep(function: Rule) -> Rule:
        where[function.__name__.replace("_", "-")] = (take, function)
        return function

    return keep


# --- editing code -----------------------------------------------------------------------------------------------------


def span(source: str, node: ast.AST) -> tuple[int, int]:
    """Start and end of a node as positions in the text."""
    lines = source.encode().splitlines(keepends=True)

    def position(line: int, column: int) -> int:
        return len(b"".join(lines[: line - 1]).decode()) + len(lines[line - 1][:column].decode())

    return position(node.lineno, node.col_offset), position(node.end_lineno, node.end_col_offset)


def put(source: str, node: ast.AST, new: str) -> str:
    start, end = span(source, node)
    return source[:start] + new + source[end:]


def without_statement(source: str, node: ast.stmt) -> str:
    """The source without the lines of a statement; `pass` in its place where a block would be empty."""
    lines = source.split("\n")
    kept = [*lines[: node.lineno - 1], *lines[node.end_lineno :]]
    try:
        ast.parse("\n".join(kept))
    except SyntaxError:
        kept.insert(node.lineno - 1, " " * node.col_offset + "pass")
    return "\n".join(kept)


def nodes(source: str, kind: type) -> list:
    return [node for node in ast.walk(ast.parse(source)) if isinstance(node, kind)]


def name_of(call: ast.Call) -> str:
    return ast.unparse(call.func)


# --- slips in a notebook's code ---------------------------------------------------------------------------------------

DRAWS = {"label", "color", "marker", "linestyle", "linewidth", "alpha", "figsize", "layout", "s", "edgecolors", "facecolors"}
OWN_RULES = {"alt", "match", "map_location", "weights_only"}


@rule(CODE, take=13)
def drop_keyword(source: str) -> Iterator[Change]:
    """One keyword argument of a call is forgotten; not those that only style a figure."""
    for call in nodes(source, ast.Call):
        if not re.match(r"(ax|fig|left|right|plt)\b", name_of(call)) and name_of(call) not in ("print", "zip"):
            for keyword in call.keywords:
                if keyword.arg and keyword.arg not in DRAWS | OWN_RULES:
                    start, end = span(source, keyword)
                    before, after = source[:start], source[end:]
                    if re.match(r",\s*", after):
                        after = re.sub(r"^,\s*", "", after)
                    else:
                        before = re.sub(r",\s*$", "", before)
                    yield f"{name_of(call)} {keyword.arg}", before + after


@rule(CODE, take=5)
def loop_line_gone(source: str) -> Iterator[Change]:
    """One of the five lines of a training loop is forgotten."""
    five = {
        "forward": r"\w+ = \w*model\w*\(",
        "loss": r"\w*loss\w* = ",
        "zero_grad": r".*zero_grad\(\)",
        "backward": r".*backward\(\)",
        "step": r".*\.step\(\)",
    }
    for block in nodes(source, (ast.For, ast.FunctionDef)):
        if any("backward()" in ast.unparse(line) for line in block.body):
            for name, pattern in five.items():
                found = [line for line in block.body if re.match(pattern, ast.unparse(line))]
                if found:
                    yield name, without_statement(source, found[0])


@rule(CODE, take=5)
def sets_swapped(source: str) -> Iterator[Change]:
    """In one call, training and test (or validation) data change places."""
    other = {"X_train": "X_test", "y_train": "y_test", "train_set": "test_set", "val_set": "train_set", "c_train": "c_test"}
    other |= {"X_val": "X", "y_val": "y", "exact_train": "exact_test", "Z_train": "Z_test"}
    other |= {"penguins.train": "penguins.validation", "penguins.validation": "penguins.test"}
    both = {**other, **{new: old for old, new in other.items() if new not in other}}
    pattern = r"\b(" + "|".join(re.escape(name) for name in sorted(both, key=len, reverse=True)) + r")\b"
    for call in nodes(source, ast.Call):
        text = ast.get_source_segment(source, call)
        new = re.sub(pattern, lambda found: both[found[1]], text)
        if new != text:
            yield name_of(call), put(source, call, new)


@rule(CODE, take=4)
def mode_or_seed_line_gone(source: str) -> Iterator[Change]:
    """`model.eval()`, `model.train()` or `set_seed(…)` is forgotten."""
    for line in nodes(source, ast.Expr):
        if re.fullmatch(r"\w+\.(eval|train)\(\)|set_seed\(\d+\)", ast.unparse(line)):
            yield ast.unparse(line), without_statement(source, line)


@rule(CODE, take=2)
def no_grad_for_inference_mode(source: str) -> Iterator[Change]:
    """The older block is written for the newer one."""
    for call in nodes(source, ast.Call):
        if name_of(call) == "torch.inference_mode":
            yield "no_grad", put(source, call, "torch.no_grad()")


@rule(CODE, take=4)
def comparison_turned(source: str) -> Iterator[Change]:
    """`<` for `>`, `<=` for `<`, `!=` for `==`."""
    slips = {"==": "!=", "!=": "==", "<": ">", ">": "<", "<=": "<", ">=": ">", "is not": "is"}
    for node in nodes(source, ast.Compare):
        left, right = span(source, node.left)[1], span(source, node.comparators[0])[0]
        sign = source[left:right].strip()
        if sign in slips:
            yield sign, source[:left] + f" {slips[sign]} " + source[right:]


@rule(CODE, take=4)
def sign_turned(source: str) -> Iterator[Change]:
    """`-` for `+`, `+` for `-`, a minus forgotten."""
    for node in nodes(source, ast.BinOp):
        if isinstance(node.op, (ast.Add, ast.Sub)) and not isinstance(node.left, ast.Constant):
            left, right = span(source, node.left)[1], span(source, node.right)[0]
            between = source[left:right]
            old, new = ("+", "-") if isinstance(node.op, ast.Add) else ("-", "+")
            yield old, source[:left] + between.replace(old, new, 1) + source[right:]
    for node in nodes(source, ast.UnaryOp):
        if isinstance(node.op, ast.USub) and not isinstance(node.operand, ast.Constant):
            yield "minus", put(source, node, ast.get_source_segment(source, node)[1:])


@rule(CODE, take=4)
def another_reduction(source: str) -> Iterator[Change]:
    """The mean for the sum, the smallest for the largest, the square for the distance."""
    slips = {"mean": "sum", "sum": "mean", "max": "min", "min": "max", "abs": "square", "argmax": "argmin"}
    for node in nodes(source, ast.Attribute):
        if node.attr in slips:
            end = span(source, node)[1]
            yield node.attr, source[: end - len(node.attr)] + slips[node.attr] + source[end:]


@rule(CODE, take=4)
def statistics_of_everyone(source: str) -> Iterator[Change]:
    """A leak: normalised with the statistics of all the data, not of the training set."""
    whole = {"flipper_train": "flipper", "P_train": "P", "x_few": "train_set[0]", "X_solution": "all_features"}
    for node in nodes(source, ast.Assign):
        text = ast.get_source_segment(source, node)
        for part, everyone in whole.items():
            new = re.sub(rf"\b{part}\.(mean|std)\(", rf"{everyone}.\1(", text)
            if new != text:
                yield part, put(source, node, new)


@rule(CODE, take=2)
def file_argument_gone(source: str) -> Iterator[Change]:
    """`map_location=` or `weights_only=` is forgotten."""
    for call in nodes(source, ast.Call):
        for keyword in call.keywords:
            if keyword.arg in ("map_location", "weights_only"):
                start, end = span(source, keyword)
                yield keyword.arg, re.sub(r",\s*$", "", source[:start]) + source[end:]


@rule(CODE, take=4)
def another_setting(source: str) -> Iterator[Change]:
    """A number that is given to a call by name is another one: a rate, the epochs, a seed."""
    for call in nodes(source, ast.Call):
        for keyword in call.keywords:
            value = keyword.value
            if isinstance(value, ast.Constant) and type(value.value) in (int, float) and keyword.arg not in DRAWS:
                text = ast.get_source_segment(source, value)
                yield f"{keyword.arg}={text}", put(source, value, text[:-1] + str((int(text[-1]) + 1) % 10 or 2))


@rule(CODE, take=2)
def units_forgotten(source: str) -> Iterator[Change]:
    """Kilograms for grams: `1000 *` is forgotten."""
    for node in nodes(source, ast.BinOp):
        if isinstance(node.op, ast.Mult) and ast.unparse(node.left) == "1000":
            yield "1000", put(source, node, ast.get_source_segment(source, node.right) or "")


@rule(CODE, take=4)
def labels_swapped(source: str) -> Iterator[Change]:
    """Two labels or titles of a figure change places."""
    found = [k.value for call in nodes(source, ast.Call) for k in call.keywords if k.arg in ("label", "xlabel", "ylabel")]
    found += [call.args[0] for call in nodes(source, ast.Call) if call.args and name_of(call).endswith("set_title")]
    written = [node for node in found if isinstance(node, ast.Constant)]
    for one, two in pairwise(written):
        if one.value != two.value:
            first, second = sorted((one, two), key=lambda node: span(source, node))
            text = [ast.get_source_segment(source, node) for node in (first, second)]
            yield f"{one.value} and {two.value}", put(put(source, second, text[0]), first, text[1])


@rule(CODE, take=3)
def another_curve(source: str) -> Iterator[Change]:
    """The other column of the history, or the other set, is drawn or printed."""
    slips = {"train_loss": "eval_loss", "eval_loss": "train_loss"}
    for node in nodes(source, ast.Attribute):
        if node.attr in slips:
            end = span(source, node)[1]
            yield node.attr, source[: end - len(node.attr)] + slips[node.attr] + source[end:]


@rule(CODE, take=2)
def alt_text_gone(source: str) -> Iterator[Change]:
    for call in nodes(source, ast.Call):
        for keyword in call.keywords:
            if keyword.arg == "alt":
                yield "alt", put(source, keyword.value, '""')


@rule(CODE, take=8)
def to_device_gone(source: str) -> Iterator[Change]:
    """Model or data stay on the CPU."""
    for call in nodes(source, ast.Call):
        if name_of(call).endswith(".to") and ast.unparse(call.args[0]) in ("device", "place"):
            yield ast.unparse(call), put(source, call, ast.get_source_segment(source, call.func.value))


@rule(CODE, take=3)
def cpu_or_detach_gone(source: str) -> Iterator[Change]:
    """A result is not brought back to the CPU."""
    for call in nodes(source, ast.Call):
        if name_of(call).endswith(".cpu"):
            yield ast.unparse(call), put(source, call, ast.get_source_segment(source, call.func.value))


# --- slips in a notebook's text ---------------------------------------------------------------------------------------

TURNED = {
    **{"yes": "no", "no": "yes", "smaller": "larger", "larger": "smaller", "lower": "higher", "higher": "lower"},
    **{"more": "fewer", "fewer": "more", "above": "below", "below": "above", "rises": "falls", "falls": "rises"},
    **{"left": "right", "right": "left", "before": "after", "after": "before", "positive": "negative"},
    **{"the training set": "the test set", "the test set": "the training set", "row": "column", "rows": "columns"},
}


@rule(TEXT, take=6)
def neighbouring_number(source: str) -> Iterator[Change]:
    """The last digit of a number is one too high. Numbers of sections, figures and notebooks are left alone."""
    for found in re.finditer(r"(?<![\w.`(\[/-])\d+(?:\.\d+)?(?![\w.`\]/)-]|\.\d)", source):
        if not re.search(
            r"(^#+ |[Ss]ections? |[Ff]igures? |[Nn]otebooks? |[Ee]xercises? |step |^)$", source[: found.start()]
        ):
            text = found.group()
            yield (
                f"{text} at {found.start()}",
                source[: found.end() - 1] + str((int(text[-1]) + 1) % 10) + source[found.end() :],
            )


@rule(TEXT, take=3)
def neighbouring_reference(source: str) -> Iterator[Change]:
    """Another section or figure than the one that is meant; the next one, which may exist."""
    for found in re.finditer(r"(?:[Ss]ection|[Ff]igure) \d\.(\d+)", source):
        if not source[: found.start()].endswith("*"):
            yield found.group(), source[: found.start(1)] + str(int(found[1]) + 1) + source[found.end(1) :]


@rule(TEXT, take=6)
def misspelt_name(source: str) -> Iterator[Change]:
    """Two letters of a name in a code span change places."""
    for span_ in re.finditer(r"`([^`\n]+)`", source):
        for found in re.finditer(r"[A-Za-z_]{4,}", span_[1]):
            word = found.group()
            at = next((i for i in range(1, len(word) - 1) if word[i] != word[i + 1] and "_" not in word[i : i + 2]), None)
            if at is not None and not re.search(r"['\"]", span_[1]):
                wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
                start = span_.start(1) + found.start()
                yield word, source[:start] + wrong + source[start + len(word) :]


@rule(TEXT, take=5)
def answer_turned(source: str) -> Iterator[Change]:
    """The first words of an answer say the opposite."""
    found = re.match(r"(?:\*Figure.*?\n\n)?\*\*Answer:\*\* ([^.;:]+)", source, flags=re.DOTALL)
    if found:
        for word, opposite in TURNED.items():
            if hit := re.search(rf"\b{word}\b", found[1]):
                start = found.start(1) + hit.start()
                yield f"{word} at {start}", source[:start] + opposite + source[start + len(word) :]


@rule(TEXT, take=2)
def link_turned(source: str) -> Iterator[Change]:
    """A link leads to another file that exists."""
    for found in re.finditer(r"\]\(((0\d)_\w+\.ipynb)\)", source):
        other = BOOKS[f"{int(found[2]) % 6 + 1:02}"].removeprefix("notebooks/")
        yield found[1], source[: found.start(1)] + other + source[found.end(1) :]


# --- slips in the package ---------------------------------------------------------------------------------------------


@rule(PACKAGE, take=5)
def guard_gone(source: str) -> Iterator[Change]:
    """A call of a function `check…` that stands alone is forgotten."""
    for line in nodes(source, ast.Expr):
        if isinstance(line.value, ast.Call) and re.match(r"_?check_", name_of(line.value)):
            yield name_of(line.value), without_statement(source, line)


@rule(PACKAGE, take=3)
def default_changed(source: str) -> Iterator[Change]:
    for function in nodes(source, ast.FunctionDef):
        for argument, value in zip(function.args.kwonlyargs, function.args.kw_defaults, strict=True):
            if isinstance(value, ast.Constant) and type(value.value) in (int, float, bool):
                new = repr(not value.value if isinstance(value.value, bool) else value.value + 1)
                yield f"{function.name} {argument.arg}", put(source, value, new)


@rule(PACKAGE, take=4)
def comparison_turned_in_the_package(source: str) -> Iterator[Change]:
    yield from comparison_turned(source)


@rule(PACKAGE, take=3)
def tensor_kept_as_it_is(source: str) -> Iterator[Change]:
    """`.detach()`, `.cpu()` or `.clone()` is forgotten."""
    for call in nodes(source, ast.Call):
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("detach", "clone", "cpu") and not call.args:
            yield (
                f"{call.func.attr} in line {call.lineno}",
                put(source, call, ast.get_source_segment(source, call.func.value)),
            )


@rule(PACKAGE, take=2)
def loading_argument_gone(source: str) -> Iterator[Change]:
    yield from file_argument_gone(source)


@rule(PACKAGE, take=3)
def docstring_names_another_section(source: str) -> Iterator[Change]:
    """`Source:` names a section of the right notebook, but not the one that shows the thing."""
    titles = {
        number: [
            re.sub(r"^## (\d+\.\d+ )?", "", cell.source.split("\n")[0])
            for cell in read_book(ROOT / file).cells
            if cell.cell_type == "markdown" and cell.source.startswith("## ")
        ]
        for number, file in BOOKS.items()
    }
    for found in re.finditer(r'Source: notebook (\d\d), "([^"\n]+)"', source):
        own = titles[found[1]]
        if found[2] in own:
            other = own[(own.index(found[2]) + 1) % len(own)]
            yield f"{found[2]} at {found.start()}", source[: found.start(2)] + other + source[found.end(2) :]


# --- all of them ------------------------------------------------------------------------------------------------------

CORE = (
    "runtime data batches models training history plotting saving mistakes penguins "
    "_device_batches _loops _guards _storage _curves _display"
)


def some(found: list[Bug], take: int) -> list[Bug]:
    """So many of the places, chosen by their names alone."""
    return sorted(found, key=lambda bug: hashlib.sha256(bug.name.encode()).hexdigest())[:take]


def numbered(changes: Iterator[Change]) -> Iterator[Change]:
    """The same, with a number behind a place's name when it comes again."""
    seen: Counter[str] = Counter()
    for place, new in changes:
        seen[place] += 1
        yield (place if seen[place] == 1 else f"{place} #{seen[place]}"), new


def in_cells(name: str, function: Rule, *, code: bool) -> Iterator[Bug]:
    """A rule's bugs in all cells of one kind; every other one is stored anew, so that its outputs fit."""
    for number, file in BOOKS.items():
        for cell in read_book(ROOT / file).cells:
            if (cell.cell_type == "code") == code:
                for place, new in numbered(function(cell.source)):
                    yield _in_cell(f"{name}/{number}/{cell.id}/{place}", name, number, cell.id, cell.source, new)


def _in_cell(name: str, rule_: str, number: str, cell: str, old: str, new: str) -> Bug:
    def change(nb: object) -> None:
        cell_of(nb, cell).source = new

    kind = "text" if "-md-" in cell else "code"
    kept = old.startswith("# kept in")  # the comparison of lesson and package sees it on every machine
    lane = "simulated" if re.search(DEVICE, name) and not kept else "default"
    shows, edit = short(old, new), in_book(BOOKS[number], change)
    return Bug(name, rule_, kind, BOOKS[number], shows, edit, lane=lane, left_out=EQUIVALENT.get(name, ""))


def in_modules(name: str, function: Rule) -> Iterator[Bug]:
    for module in CORE.split():
        file = f"course_utils/{module}.py"
        source = (ROOT / file).read_text(encoding="utf-8")
        for place, new in numbered(function(source)):

            def edit(root: Path, file: str = file, new: str = new) -> None:
                (root / file).write_text(new, encoding="utf-8")

            lane = "simulated" if place.startswith("cpu") else "default"
            full = f"{name}/{module}/{place}"
            why = EQUIVALENT.get(full, "")
            yield Bug(full, name, "package", file, short(source, new), edit, lane=lane, left_out=why)


def whole_cells() -> Iterator[tuple[int, list[Bug]]]:
    """A check cell or another code cell is deleted, a cell is tagged to be ignored, an output is edited by hand."""
    gone, checks, tags, outputs = [], [], [], []
    for number, file in BOOKS.items():
        for cell in read_book(ROOT / file).cells:
            if cell.cell_type == "code":

                def drop(nb: object, own: str = cell.id) -> None:
                    nb.cells.remove(cell_of(nb, own))

                def tag(nb: object, own: str = cell.id) -> None:
                    tagged = cell_of(nb, own)
                    tagged.metadata["tags"] = [*tagged.metadata.get("tags", []), "nbval-ignore-output"]

                def edit(nb: object, own: str = cell.id) -> None:
                    out = next(out for out in cell_of(nb, own).outputs if re.search(r"\d", out.get("text", "")))
                    out.text = re.sub(r"\d(?=\D*$)", lambda digit: str((int(digit[0]) + 1) % 10), out.text)

                is_check = re.match(r"check_\w+\(", cell.source)
                (checks if is_check else gone).append(
                    notebook_bug(f"cell-gone/{number}/{cell.id}", number, f"{cell.id} deleted", drop, made_by="check-gone")
                    if is_check
                    else notebook_bug(
                        f"cell-gone/{number}/{cell.id}", number, f"{cell.id} deleted", drop, made_by="cell-gone"
                    )
                )
                tags.append(
                    notebook_bug(f"ignored/{number}/{cell.id}", number, f"{cell.id} tagged", tag, made_by="output-ignored")
                )
                if any(re.search(r"\d", out.get("text", "")) for out in cell.outputs):
                    outputs.append(
                        notebook_bug(f"output/{number}/{cell.id}", number, "its last digit", edit, made_by="output-edited")
                    )
    yield 2, checks
    yield 3, gone
    yield 3, tags
    yield 3, outputs


def by_rule(root: Path = ROOT) -> list[Bug]:
    """The bugs of all rules: of each, so many places as it says."""
    bugs: list[Bug] = []
    for table, code in ((CODE, True), (TEXT, False)):
        for name, (take, function) in table.items():
            taken = some(list(in_cells(name, function, code=code)), take)
            bugs += [bug.anew() if i % 2 and bug.lane == "default" else bug for i, bug in enumerate(taken)]
    for name, (take, function) in PACKAGE.items():
        bugs += some(list(in_modules(name, function)), take)
    for take, found in whole_cells():
        bugs += [bug.anew() if i % 2 and bug.made_by != "output-edited" else bug for i, bug in enumerate(some(found, take))]
    return bugs
