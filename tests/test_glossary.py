"""The glossary and the bold terms of the notebooks agree, in both directions."""

import re
from itertools import pairwise

from nbformat import NotebookNode
from notebook_tools import FOLDER, markdown_cells, notebook_paths, read, section_key

GLOSSARY = FOLDER / "glossary.md"
ENTRY = re.compile(r"- \*\*(?P<term>[^*]+)\*\*: (?P<text>.+) \((?P<section>\d\.\d+|\d\d [A-Z][a-z ]+)\)")
BOLD = re.compile(r"(?<!\*)\*\*(?=\S)([^*\n]+?)(?<=\S)\*\*(?!\*)")
FENCE = re.compile(r"^```.*?^```[^\n]*$", re.DOTALL | re.MULTILINE)
CODE = re.compile(r"`[^`]+`")
KEYS = re.compile(r"\w+( \+ \w+)+")  # as in **Shift + Enter**
LABEL_ENDS = (":", ".", "?", "!")
SENTENCE_END = re.compile(r"(?<!e\.g)(?<!i\.e)[.!?](?=\)?(?:\s+[(]?[A-Z`]|$))")


def bold_terms(notebook: NotebookNode) -> list[tuple[str, str]]:
    """Each bold term and its section, "1.4" or "01 Going deeper"; labels (which end in `:`, `.` or `?`) are left out."""
    book, found = notebook.cells[0].source[2:4], []
    for placed in markdown_cells(notebook):
        text = "\n".join(line for line in FENCE.sub("", placed.source).splitlines() if not line.startswith("#"))
        text = CODE.sub(lambda match: match.group().replace("*", "\u2217"), text)
        key = section_key(placed.section)
        for match in BOLD.finditer(text):
            if not match[1].endswith(LABEL_ENDS) and not KEYS.fullmatch(match[1]):
                found.append((match[1], key if key[0].isdigit() else f"{book} {key}"))
    return found


def entries(text: str) -> list[tuple[str, str, str]]:
    """Term, explanation and section of each line that begins with `- **`."""
    return [
        (found["term"], found["text"], found["section"]) for line in text.splitlines() if (found := ENTRY.fullmatch(line))
    ]


def problems(text: str, bold: list[tuple[str, str]]) -> list[str]:
    """What is wrong with a glossary, given the notebooks' bold terms."""
    listed = entries(text)
    found = [
        f"a line is not `- **term**: explanation. (1.4)`: {line}"
        for line in text.splitlines()
        if line.lstrip().startswith(("- ", "* ")) and not ENTRY.fullmatch(line)
    ]
    names = [term.casefold() for term, _, _ in listed]
    for earlier, later in pairwise(names):
        if earlier == later:
            found.append(f"{later!r} is there twice")
        elif earlier > later:
            found.append(f"{later!r} stands after {earlier!r}: sort the lines")
    sections = {term.casefold(): section for term, _, section in listed}
    introduced = {(term.casefold(), section) for term, section in bold}
    for term, section in sorted(introduced):
        if term not in sections:
            found.append(f"{term!r} is bold in section {section} and not in the glossary")
        elif sections[term] != section:
            found.append(
                f"{term!r} is bold in section {section}, the glossary says {sections[term]}: only its first use is bold"
            )
    for term, explanation, section in listed:
        if (term.casefold(), section) not in introduced:
            found.append(f"{term!r} is not bold in section {section}")
        n = len(SENTENCE_END.findall(explanation))
        if n not in (1, 2) or explanation.rstrip(")")[-1] not in ".!?":
            found.append(f"{term!r} has {n} sentences, expected one or two, with a full stop")
    return found


def test_glossary_and_notebooks_agree() -> None:
    assert GLOSSARY.is_file(), "notebooks/glossary.md is missing"
    bold = [term for path in notebook_paths() for term in bold_terms(read(path))]
    found = problems(GLOSSARY.read_text(encoding="utf-8"), bold)
    assert not found, "notebooks/glossary.md:\n- " + "\n- ".join(found)
