"""Hold each number in a notebook's prose against what the notebook prints or computes.

A number in a markdown cell passes when an output of its section shows it, and a code span such as `(50, 1)` when the
section's outputs or code have it as a whole. Any other is explained in the metadata of its cell, and moves with it:

    "numbers": {
        "0.7": "model.weight.item()",
        "has shape `(50, 1)`": "X.shape",
        "0.365": "printed in 3.4",
        "45": "45  # minutes of reading, as planned"
    }

Left stands the number as it is compared (`-` for a minus, no thousands separators, `80 %` for a share of 0.8), or a
phrase of the text, word for word, where a number alone would be ambiguous. Right stands an expression, evaluated in the
notebook's namespace when the section is over, with `step_of("loss.backward()")`, the number in the comment `# 4. …` on
that line, and `argument("live_history", "every")`, the literal in the last such call so far. It must equal the number to
the digits shown. A constant needs a comment with its reason. An answer in words has an expression that must be true:

    "answers": {"smaller": "model.weight.item() < 0.699"}

A cell in another language is tagged as `lang-de`; there 0,35 is read as 0.35.

Left out are identifiers (`float32`), list markers, numbers of headings, and references such as `section 3.2`.
"""

import ast
import builtins
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from nbformat import NotebookNode
from notebook_tools import FOLDER, Placed, code_cells, markdown_cells, placed_cells, read, section_key, stored_text, unfolded

_IDENTIFIER = r"[^\W\d]\w*(?:\.\w+)*"
_DIGITS = r"\d{1,3}(?:[,\u00a0\u202f]\d{3})+(?![\d,])(?:\.\d+)?|\d+(?:\.\d+)*(?:[eE][-+]?\d+)?"
_SIGN = r"(?<![\w)\]}'\".%])[-+−]"
_DOT = r"\.(?=[,\])]|\s+[-\d])"  # of a float that is printed as `1.`
_PERCENT = r"[ \u00a0\u202f]?%"
_SCAN = re.compile(rf"(?P<name>{_IDENTIFIER})|(?P<number>(?:{_SIGN})?(?:{_DIGITS}))(?P<dot>{_DOT})?(?P<percent>{_PERCENT})?")

_FENCE = re.compile(r"^(```+|~~~+).*?^\1[^\n]*$", re.DOTALL | re.MULTILINE)
_SPAN = re.compile(r"(`+)(.+?)(?<!`)\1(?!`)", re.DOTALL)
_AND = r"(?:, and |, or |, | and | or | to |–)"
_REFERENCE = re.compile(
    rf"\b(?:(?P<kind>sections?|figures?|exercises?)\s+(?P<numbers>\d\.\d+(?:{_AND}\d\.\d+)*)"
    rf"|notebooks?\s+(?P<notebooks>0\d(?:{_AND}0\d)*))",
    re.IGNORECASE,
)
_WORKFLOW = re.compile(r"(?<=\*The workflow; this notebook is step )\d+(?=\.\*)")
_NOT_PROSE = (
    (re.compile(r"\[(\d\d) ([^\]]*)\]\(\1_[^)]*\)"), r"\2"),  # a link to a notebook
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),
    (re.compile(r"https?://[^\s)>]+"), " "),
    (re.compile(r"<!--.*?-->|</?[a-zA-Z][^>]*>", re.DOTALL), " "),
    (re.compile(r"^(#{1,6} +)\d+(?:\.\d+)*(?= )", re.MULTILINE), r"\1"),
    (re.compile(r"^([ >]*)\d+[.)](?= )", re.MULTILINE), r"\1"),
)
_ANSWER = re.compile(r"^\*\*Answer:\*\* (.+)", re.MULTILINE)
_PRINTED = re.compile(r"printed in (\d\.\d+)")


@dataclass(frozen=True)
class Token:
    """A number in running text, or a code span with the numbers in it; `forms` are compared."""

    text: str
    forms: tuple[str, ...]
    is_span: bool = False


def numbers_in(text: str, *, keep_dots: bool = False) -> list[str]:
    """The numbers of a text, as they are compared. `keep_dots`: `1.` as a tensor prints it is not 1 (for outputs)."""
    found = []
    for match in _SCAN.finditer(text):
        if match["number"] is None:
            continue
        form = re.sub(r"[,\u00a0\u202f]", "", match["number"]).replace("−", "-").removeprefix("+").lower()
        if keep_dots and match["dot"] and "." not in form:
            form += "."
        elif match["percent"] and not match["dot"]:
            form += " %"
        found.append(form)
    return found


def tokens_of(markdown: str) -> list[Token]:
    """The tokens of a markdown cell, in order."""
    text, spans = _prose(markdown)
    tokens = []
    for part in re.split(r"(\ue000\d+\ue001)", _REFERENCE.sub(" ", _WORKFLOW.sub(" ", text))):
        if part.startswith("\ue000"):
            span = spans[int(part[1:-1])]
            if forms := tuple(numbers_in(span)):
                tokens.append(Token(span, forms, is_span=len(forms) > 1 or _SCAN.fullmatch(span) is None))
        else:
            tokens += [Token(form, (form,)) for form in numbers_in(part)]
    return tokens


def references_in(markdown: str) -> list[tuple[str, str]]:
    """What a cell refers to: ("section", "3.2"), ("figure", "1.1"), ("notebook", "05"), ("workflow", "1")."""
    text = _prose(markdown)[0]
    found = [("workflow", match.group()) for match in _WORKFLOW.finditer(text)]
    for match in _REFERENCE.finditer(text):
        kind = match["kind"].lower().rstrip("s") if match["kind"] else "notebook"
        found += [(kind, number) for number in re.findall(r"[\d.]*\d", match["numbers"] or match["notebooks"])]
    return found


def _prose(markdown: str) -> tuple[str, list[str]]:
    """Cut fenced blocks and what is not prose, and put a mark in the place of each code span."""
    spans: list[str] = []

    def keep(match: re.Match[str]) -> str:
        spans.append(" ".join(match[2].split()))
        return f"\ue000{len(spans) - 1}\ue001"

    text = _SPAN.sub(keep, _FENCE.sub("", markdown))
    for pattern, new in _NOT_PROSE:
        text = pattern.sub(new, text)
    return text, spans


def expressions(notebook: NotebookNode, key: str) -> list[str]:
    """What to evaluate when a section of a notebook is over."""
    explained = [placed.cell.metadata.get(kind, {}) for placed in _text_of(notebook, key) for kind in ("numbers", "answers")]
    return [text for entries in explained for text in entries.values() if not _PRINTED.fullmatch(text)]


def _text_of(notebook: NotebookNode, key: str) -> list[Placed]:
    return [placed for placed in markdown_cells(notebook) if section_key(placed.section) == key]


def problems(name: str, notebook: NotebookNode, key: str, values: dict[str, Any]) -> list[str]:
    """What is wrong with the numbers and the answers of a section: one sentence each, none when all is well.

    Args:
        name: the notebook's, for the messages.
        notebook: it.
        key: the section, as in "1.4" or "Recap".
        values: {expression: its value, or the error}, for all of `expressions(notebook, key)`.
    """
    if key == "Remember":  # the numbers in a question are given, and `check_recall` holds the answers
        return []
    code = code_cells(notebook)
    here = [placed for placed in code if section_key(placed.section) == key]
    outputs = "".join(stored_text(placed.cell) + "\n" for placed in here)
    shown = outputs, "\n".join(placed.source for placed in here or code)
    return [
        f"notebooks/{name}.ipynb, cell {placed.index} (section {key}): {complaint}"
        for placed in _text_of(notebook, key)
        for complaint in (*_numbers(placed, *shown, values), *_answers(placed, values))
    ]


def _numbers(placed: Placed, outputs: str, code: str, values: dict[str, Any]) -> Iterator[str]:
    source, entries = unfolded(placed.source), placed.cell.metadata.get("numbers", {})
    if any(re.fullmatch(r"lang-[a-z]{2}", tag) for tag in placed.tags):  # with decimal commas
        source = re.sub(r"(?<=\d),(?=\d)", ".", source)
    used = set()
    for phrase in sorted((name for name in entries if numbers_in(name) != [name]), key=len, reverse=True):
        source, n = re.subn(_verbatim(phrase), " ", source)
        if n:
            used.add(phrase)
            readable = _REFERENCE.sub(" ", phrase.replace("`", " ").replace("*", " "))
            yield from _held(phrase, numbers_in(readable), entries[phrase], values)
    for token in tokens_of(source):
        if not token.is_span and token.text in entries:
            used.add(token.text)
            yield from _held(token.text, token.forms, entries[token.text], values)
        elif token.is_span and not re.search(_verbatim(token.text), f"{outputs}\n{code}"):
            yield f"`{token.text}` stands in no output or code of its section: {_remedy(token.text)}"
        elif not token.is_span and token.text not in numbers_in(outputs, keep_dots=True):
            yield f"{token.text} stands in no output of its section: {_remedy(token.text)}"
    for lost in sorted(set(entries) - used):
        yield f"metadata.numbers explains {lost!r}, which the text does not have: change the one or the other"


def _remedy(number: str) -> str:
    return f'reword, or add {{"{number}": "an expression"}} to metadata.numbers of this cell'


def _held(name: str, forms: tuple[str, ...] | list[str], text: str, values: dict[str, Any]) -> Iterator[str]:
    """Complain when what metadata.numbers says of a number, or of a phrase with numbers, does not hold."""
    if printed := _PRINTED.fullmatch(text):
        if not set(forms) <= set(numbers_in(_outputs_of(printed[1]), keep_dots=True)):
            yield f"{name!r} stands in no output of section {printed[1]}: reword, or change metadata.numbers"
        return
    if complaint := _unexplained(text):
        yield f"{name!r}: {complaint}"
    value = values.get(text, LookupError("was not evaluated"))
    if isinstance(value, Exception):
        yield f"{name!r}: {text} fails with {type(value).__name__}: {value}"
    elif len(_flat(value)) != len(forms) or not all(map(equals, forms, _flat(value))):
        yield f"{name!r}, but {text} is {value}: reword, or change metadata.numbers of this cell"


def _answers(placed: Placed, values: dict[str, Any]) -> Iterator[str]:
    """Complain about answers in words; a number in an answer's first clause is held as every number is."""
    entries, used = placed.cell.metadata.get("answers", {}), set()
    for answer in _ANSWER.findall(unfolded(placed.source)):
        clause = re.split(r"[.,:;](?!\d)", answer, maxsplit=1)[0]
        if re.search(r"\d", clause):
            continue
        words = next((words for words in entries if answer.startswith(words) and words.startswith(clause)), None)
        if words is None:
            yield f'no expression holds the answer: add {{"{clause}": "an expression"}} to metadata.answers of this cell'
            continue
        used.add(words)
        if complaint := _unexplained(entries[words]):
            yield f"{words!r}: {complaint}"
        if (value := values.get(entries[words])) not in (True, 1):
            yield f"the answer is {words!r}, but {entries[words]} is {value!r}: reword, or change metadata.answers"
    for lost in sorted(set(entries) - used):
        yield f"metadata.answers explains {lost!r}, which is no answer here: change the one or the other"


def _unexplained(text: str) -> str:
    """A complaint about an expression that looks at nothing of the notebook, and so could never fail."""
    names = {node.id for node in ast.walk(ast.parse(text, mode="eval")) if isinstance(node, ast.Name)}
    return "" if names - set(dir(builtins)) or "#" in text else f"{text} is a constant: add its reason, as in `45  # …`"


@functools.cache
def _outputs_of(section: str) -> str:
    """The stored outputs of a section of one of the six notebooks, "" when there is no such section."""
    cells = [placed for path in FOLDER.glob(f"0{section[0]}_*.ipynb") for placed in placed_cells(read(path))]
    return "\n".join(stored_text(placed.cell) for placed in cells if placed.is_code and placed.number == section)


def _verbatim(text: str) -> str:
    """A pattern for `text` with any spacing, not inside a longer word or number."""
    words = r"\s+".join(re.escape(word) for word in text.split())
    before = r"(?<![\w.])" if text[0].isdigit() else r"(?<!\w)" if text[0].isalpha() else ""
    return before + words + (r"(?!\w|\.\d)" if text[-1].isalnum() else "")


def equals(form: str, value: Any) -> bool:
    """Whether a value, rounded to the digits shown, is the number; a share such as 0.8 is 80 %."""
    if isinstance(value, str):
        return value == form
    if form.endswith(" %"):
        form, value = form.removesuffix(" %"), 100 * value
    digits = len(form.split("e")[0].partition(".")[2])
    if "e" in form:
        return float(f"{value:.{digits}e}") == float(form)
    if form.count(".") > 1:
        return False
    shown = f"{value:.{digits}f}"
    return shown == form or (float(shown) == 0 == float(form) and shown.lstrip("-") == form.lstrip("-"))


def _flat(value: Any) -> list[Any]:
    return [item for part in value for item in _flat(part)] if isinstance(value, (list, tuple)) else [value]
