"""Find the numbers in a notebook's prose, and hold each against an output or an expression.

A number in running text is one token. The numbers of a code span such as `(50, 1)` belong together: the span is
held as a whole. Left out are identifiers (`float32`, `X_0`), list markers, the numbers of headings, and references
(`section 3.2`, `figure 1.3`, `notebook 05`), which must name something that exists.
"""

import ast
import builtins
import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode
from notebook_runner import Run, section_key, stored_text
from notebook_tools import FOLDER, Placed, code_cells, placed_cells, read

_IDENTIFIER = r"[^\W\d]\w*(?:\.\w+)*"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)*(?:[eE][-+]?\d+)?"
_SIGN = r"(?<![\w)\]}'\".%])[-+−]"
_DOT = r"\.(?=[,\])]|\s+[-\d])"  # of a float that is printed as `1.`
_PERCENT = r"[ \u00a0\u202f]?%"
_SCAN = re.compile(rf"(?P<name>{_IDENTIFIER})|(?P<number>(?:{_SIGN})?(?:{_DIGITS}))(?P<dot>{_DOT})?(?P<percent>{_PERCENT})?")

_FENCE = re.compile(r"^(```+|~~~+).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"(`+)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_HEADING = re.compile(r"^(#{1,6} +)\d+(?:\.\d+)*(?= )", re.MULTILINE)
_NOTEBOOK_LINK = re.compile(r"\[(\d\d) ([^\]]*)\]\(\1_[^)]*\)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_URL = re.compile(r"https?://[^\s)>]+")
_TAG = re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>", re.DOTALL)
_MARKER = re.compile(r"^([ >]*)\d+[.)](?= )", re.MULTILINE)
_WORKFLOW = re.compile(r"(?<=\*The workflow; this notebook is step )\d+(?=\.\*)")
_AND = r"(?:, and |, or |, | and | or | to |–)"
_REFERENCE = re.compile(
    rf"\b(?:(?P<kind>sections?|figures?|exercises?)\s+(?P<numbers>\d\.\d+(?:{_AND}\d\.\d+)*)"
    rf"|notebooks?\s+(?P<notebooks>0\d(?:{_AND}0\d)*))",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Number:
    """One number as it is written, and in the form that is compared: no plus, no separators, `-` for `−`."""

    text: str
    form: str

    @property
    def digits(self) -> int:
        """How many digits stand after the point."""
        return len(self.form.split("e")[0].removesuffix(" %").partition(".")[2])


@dataclass(frozen=True)
class Token:
    """A number in running text, or a code span with the numbers in it."""

    text: str
    numbers: tuple[Number, ...]
    is_span: bool = False


@dataclass(frozen=True)
class Fact:
    """A number that no expression can give, with the reason."""

    why: str
    value: Any


@dataclass(frozen=True)
class At:
    """An expression that is evaluated at the end of another section, given by its key ("1.5")."""

    section: str
    expression: str


@dataclass(frozen=True)
class Out:
    """Numbers that stand in a stored output of another section, also of another notebook, or further down in their own."""

    section: str


Entry = str | Fact | At | Out | list
Table = Mapping[str, Mapping[str, Entry]]


# --- reading -------------------------------------------------------------------------------------------------


def numbers_in(text: str, *, keep_dots: bool = False) -> list[Number]:
    """The numbers of a text. `keep_dots`: `1.` as a tensor prints it is not the whole number 1 (for outputs)."""
    found = []
    for match in _SCAN.finditer(text):
        if match["number"] is None:
            continue
        form = re.sub(r"[,\u00a0\u202f]", "", match["number"]).replace("−", "-").removeprefix("+").lower()
        if keep_dots and match["dot"] and "." not in form:
            form += "."
        elif match["percent"] and not match["dot"]:
            form += " %"
        found.append(Number(match["number"], form))
    return found


def tokens_of(markdown: str) -> list[Token]:
    """The tokens of a markdown cell, in order."""
    text, spans = _without_spans(markdown)
    text = _REFERENCE.sub(" ", _WORKFLOW.sub(" ", _plain(text)))
    tokens = []
    for part in re.split(r"(\ue000\d+\ue001)", text):
        if part.startswith("\ue000"):
            span = spans[int(part[1:-1])]
            numbers = tuple(numbers_in(span))
            alone = len(numbers) == 1 and _SCAN.fullmatch(span) is not None
            if numbers:
                tokens.append(Token(span, numbers, is_span=not alone))
        else:
            tokens += [Token(number.text, (number,)) for number in numbers_in(part)]
    return tokens


def references_in(markdown: str) -> list[tuple[str, str]]:
    """What a cell refers to: ("section", "3.2"), ("figure", "1.1"), ("notebook", "05"), ("workflow", "1")."""
    text = _plain(_without_spans(markdown)[0])
    found = [("workflow", match.group()) for match in _WORKFLOW.finditer(text)]
    for match in _REFERENCE.finditer(text):
        kind = match["kind"].lower().rstrip("s") if match["kind"] else "notebook"
        found += [(kind, number) for number in re.findall(r"[\d.]*\d", match["numbers"] or match["notebooks"])]
    return found


def _without_spans(markdown: str) -> tuple[str, list[str]]:
    """Cut fenced blocks, and put a mark in the place of each code span."""
    spans: list[str] = []

    def keep(match: re.Match[str]) -> str:
        spans.append(" ".join(match[2].split()))
        return f"\ue000{len(spans) - 1}\ue001"

    return _SPAN.sub(keep, _FENCE.sub("", markdown)), spans


def _plain(text: str) -> str:
    text = _NOTEBOOK_LINK.sub(r"\2", text)
    for pattern, new in ((_LINK, r"\1"), (_URL, " "), (_TAG, " "), (_HEADING, r"\1"), (_MARKER, r"\1")):
        text = pattern.sub(new, text)
    return text


# --- holding them against outputs and expressions ----------------------------------------------------------


class ProseCheck:
    """Holds the numbers of one notebook's prose against its outputs and its table."""

    def __init__(self, notebook: NotebookNode, table: Table, run: Run) -> None:
        """Collect what stands before each markdown cell in its section."""
        self.run, self.table = run, table
        self.cells = [placed for placed in placed_cells(notebook) if placed.is_markdown]
        self.before: dict[int, str] = {}
        self.outputs: dict[str, str] = {}
        self.code: dict[str, str] = {}
        for placed in placed_cells(notebook):
            key = section_key(placed.section)
            self.before[placed.index] = self.outputs.get(key, "")
            if placed.is_code:
                self.outputs[key] = self.outputs.get(key, "") + stored_text(placed.cell) + "\n"
                self.code[key] = self.code.get(key, "") + placed.source + "\n"
        self.phrases = {
            key: sorted((name for name in entries if not _is_number(name)), key=len, reverse=True)
            for key, entries in table.items()
        }

    def problems(self) -> list[str]:
        """One sentence for each number that is not accounted for, and for each entry without a number."""
        found, used = [], set()
        for placed in self.cells:
            complaints, names = self.check(placed, placed.source)
            found += complaints
            used |= names
        return found + self.unused(used)

    def unused(self, used: set[tuple[str, str]]) -> list[str]:
        """Complaints about entries of the table that no text has used."""
        return [
            f"{self.run.name}: tests/prose_numbers.py has {name!r} under {key!r}, which no text there has: "
            "mend the text or the entry"
            for key, entries in self.table.items()
            for name in entries
            if (key, name) not in used
        ]

    def check(self, placed: Placed, source: str) -> tuple[list[str], set[tuple[str, str]]]:
        """The complaints about a cell if it held `source`, and the entries that it uses."""
        key, complaints, used = section_key(placed.section), [], set()
        entries = self.table.get(key, {})
        where = f"{self.run.name}, cell {placed.index}, section {key}"
        for phrase in self.phrases.get(key, ()):
            rest, n = re.subn(_verbatim(phrase), " ", source)
            if n:
                source = rest
                used.add((key, phrase))
                reason = self._differs(Token(phrase, tuple(numbers_in(_readable(phrase)))), entries[phrase], key)
                complaints += [f"{where}: {phrase!r} {reason}"] if reason else []
        for token in tokens_of(source):
            entry = None if token.is_span else entries.get(token.numbers[0].form)
            if entry is not None:
                used.add((key, token.numbers[0].form))
                reason = self._differs(token, entry, key)
            elif _stands_in(token, self.before[placed.index], self.code.get(key) or "\n".join(self.code.values())):
                continue
            else:
                reason = (
                    "stands in no earlier output of its section and not in the table: "
                    f"mend the text, or add an entry under {key!r} to tests/prose_numbers.py"
                )
            complaints += [f"{where}: {token.text!r} {reason}"] if reason else []
        return complaints, used

    def _differs(self, token: Token, entry: Entry, key: str) -> str:
        """Why an entry does not hold, "" when it does."""
        for one in entry if isinstance(entry, list) else [entry]:
            if isinstance(one, Out):
                text = self.outputs[one.section] if one.section in self.outputs else outputs_elsewhere(one.section)
                shown = {number.form for number in numbers_in(text, keep_dots=True)}
                if not {number.form for number in token.numbers} <= shown:
                    return f"stands in no output of section {one.section}: mend the text"
                continue
            if isinstance(one, Fact):
                value, name = one.value, repr(one.value)
            else:
                section, name = (one.section, one.expression) if isinstance(one, At) else (key, one)
                if section not in self.run.sections:
                    return f"has an entry for section {section!r}, which does not exist"
                value = self.run.sections[section].values.get(name, LookupError("was not evaluated"))
            if isinstance(value, Exception):
                return f"has the entry {name!r}, which fails: {type(value).__name__}: {value}"
            values = _flat(value)
            if len(values) != len(token.numbers):
                return f"has {len(token.numbers)} numbers, but {name} gives {values}"
            for number, got in zip(token.numbers, values, strict=True):
                if not equals(number, got):
                    return f"says {number.text}, but {name} is {got}: mend the text"
        return ""

    def survivors(self) -> list[str]:
        """Numbers whose last digit could be changed by one without a complaint, because another output has it too."""
        used_in = [self.check(placed, placed.source)[1] for placed in self.cells]
        found = []
        for i, placed in enumerate(self.cells):
            elsewhere = set().union(*used_in[:i], *used_in[i + 1 :])
            for start, end in _places(placed.source):
                text = placed.source[start:end]
                for by in (1, 9):
                    changed = text[:-1] + str((int(text[-1]) + by) % 10)
                    complaints, used = self.check(placed, placed.source[:start] + changed + placed.source[end:])
                    if not complaints and not self.unused(used | elsewhere):
                        around = " ".join(placed.source[max(0, start - 40) : end + 20].split())
                        found.append(
                            f"{self.run.name}, cell {placed.index}, section {section_key(placed.section)}: {text} in "
                            f"{around!r} could be {changed} unnoticed: "
                            "add a phrase with this number to tests/prose_numbers.py"
                        )
        return found


@functools.cache
def outputs_elsewhere(section: str) -> str:
    """The stored outputs of a section of one of the six notebooks, "" when there is no such section."""
    cells = [placed for path in FOLDER.glob(f"0{section[0]}_*.ipynb") for placed in code_cells(read(path))]
    return "\n".join(stored_text(placed.cell) for placed in cells if section_key(placed.section) == section)


def check_prose(notebook: NotebookNode, table: Table, run: Run) -> list[str]:
    """What is wrong with the numbers in a notebook's prose: one sentence each, none when all is well."""
    return ProseCheck(notebook, table, run).problems()


def _is_number(name: str) -> bool:
    return [number.form for number in numbers_in(name)] == [name]


def _readable(phrase: str) -> str:
    return _REFERENCE.sub(" ", phrase.replace("`", " ").replace("*", " "))


def _verbatim(text: str) -> str:
    """A pattern for `text` with any spacing, not inside a longer word or number."""
    words = r"\s+".join(re.escape(word) for word in text.split())
    before = r"(?<![\w.])" if text[0].isdigit() else r"(?<!\w)" if text[0].isalpha() else ""
    after = r"(?!\w|\.\d)" if text[-1].isalnum() else ""
    return before + words + after


def _stands_in(token: Token, outputs: str, code: str) -> bool:
    """Whether a number stands in the outputs, or a code span as a whole in the outputs or the code."""
    if not token.is_span:
        return token.numbers[0].form in {number.form for number in numbers_in(outputs, keep_dots=True)}
    return re.search(_verbatim(token.text), outputs + "\n" + code) is not None


def _places(markdown: str) -> list[tuple[int, int]]:
    """Start and end of each number whose change would change the tokens of a cell."""
    tokens = tokens_of(markdown)
    places = []
    for match in _SCAN.finditer(markdown):
        if match["number"] is None:
            continue
        start, end = match.span("number")
        changed = str((int(markdown[end - 1]) + 1) % 10)
        if tokens_of(markdown[: end - 1] + changed + markdown[end:]) != tokens:
            places.append((start, end))
    return places


def equals(number: Number, value: Any) -> bool:
    """Whether a value, rounded to the digits shown, is the number; a share such as 0.8 is 80 %."""
    if isinstance(value, str):
        return value == number.form
    form = number.form
    if form.endswith(" %"):
        form, value = form.removesuffix(" %"), 100 * value
    if "e" in form:
        return float(f"{value:.{number.digits}e}") == float(form)
    if form.count(".") > 1:
        return False
    shown = f"{value:.{number.digits}f}"
    return shown == form or (float(shown) == 0 and float(form) == 0 and shown.lstrip("-") == form.lstrip("-"))


def _flat(value: Any) -> list[Any]:
    if isinstance(value, (list, tuple)):
        return [item for part in value for item in _flat(part)]
    return [value]


# --- the table -------------------------------------------------------------------------------------------------


def expressions_in(table: Table) -> dict[str, list[str]]:
    """{section: expressions} for the runner."""
    wanted: dict[str, list[str]] = {}
    for key, entries in table.items():
        for entry in entries.values():
            for one in entry if isinstance(entry, list) else [entry]:
                if isinstance(one, At):
                    wanted.setdefault(one.section, []).append(one.expression)
                elif isinstance(one, str):
                    wanted.setdefault(key, []).append(one)
    return wanted


def constant_expressions(expressions: Iterable[str]) -> list[str]:
    """Expressions that look at nothing of the notebook, and so could never fail."""
    found = []
    for text in expressions:
        names = {node.id for node in ast.walk(ast.parse(text, mode="eval")) if isinstance(node, ast.Name)}
        if not names - set(dir(builtins)):
            found.append(text)
    return found
