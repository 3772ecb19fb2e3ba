"""Read a table from a file of text, however it is separated and whatever marks its gaps."""

import csv
import re
import warnings
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pandas as pd
from pandas import DataFrame, Series

from course_utils.tables._errors import check_names, check_table_file

GAPS = ("", "NA", "N/A", "n/a", "na", "NaN", "nan", "null", "NULL", "Null", "?", "-", "--", ".", "#N/A", "<NA>")
NUMBER = r"[-+]?(\d[\d.,]*|\.\d+)([eE][-+]?\d+)?"  # what stands in a cell that holds a number
_BLANKS = r"\s+"


def read_table(path: str | Path, *, names: Sequence[str] | None = None, gaps: Sequence[str] = ()) -> DataFrame:
    """Read a text file of rows and columns, such as a CSV file, however it is separated and whatever marks its gaps.

    The separator, the decimal comma, the encoding and lines above the header are found in the first lines;
    pandas reads the rest. What was found is in `table.attrs`.

    Args:
        path: the file.
        names: the columns, for a file without a header.
        gaps: what stands for "not measured" in this file, besides an empty cell, NA, N/A, NaN, null, ?, -, -- and a dot.

    Returns:
        One row per line, one column per name; NaN where there is a gap.

    Raises:
        FileNotFoundError, IsADirectoryError: there is no such file.
        TypeError: names or gaps is not a list.
        ValueError: the file is not a table: the message names the line, what is in it, and what to write.

    Source: notebook "Your own table".
    """
    path = Path(path)
    for option, value in (("names", [] if names is None else names), ("gaps", gaps)):
        check_names(option, value)
    check_table_file(path)
    with path.open("rb") as file:
        encoding = "utf-16" if file.read(2) in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    with path.open(encoding=encoding, errors="replace") as file:
        lines = [line.strip("\ufeff\n") for line in file.readlines(300_000)[:300]]  # without a byte-order mark
    separator, skipped = _find_separator(path, lines)
    header, *rows = [cells for line in lines[skipped:] if (cells := _cells(line, separator))]
    width = Counter(map(len, rows or [header])).most_common(1)[0][0]
    decimal = _find_decimal([header, *rows], separator)
    options: dict[str, Any] = {"sep": separator, "decimal": decimal, "encoding": encoding, "skiprows": skipped}
    options |= {"index_col": False, "na_values": [*GAPS, *gaps], "keep_default_na": False}
    options["skipinitialspace"] = any(f"{separator} " in line for line in lines)  # which costs time
    if names is not None:
        if len(names) != width:
            raise ValueError(f"{path} has {width} columns and names has {len(names)}: give one name per column")
        options |= {"header": None, "names": list(names)}
    elif _is_data(header, rows):
        remedy = f"write read_table(path, names=[...]) with its {width} names"
        raise ValueError(f"{path} has no header: line {skipped + 1} holds values, {', '.join(header)[:40]!r}: {remedy}")
    elif width == len(header) + 1 and any(row[-1] for row in rows):  # as R writes it: row names, without a name
        options |= {"header": 0, "names": ["row", *header]}
    table = _read(path, options)
    table.columns = [str(name).strip(" '") for name in table.columns]
    table = table.drop(columns=[name for name in table if name.startswith("Unnamed") and table[name].isna().all()])
    if twice := [name for name, count in Counter(table.columns).items() if count > 1]:
        raise ValueError(f"{path} has two columns {twice[0]!r}: give each its own name in line {skipped + 1}")
    if table.tail(1).isna().all(axis=None):  # lines of separators alone, as Excel leaves them
        table = table.dropna(how="all", ignore_index=True)
    if table.empty:
        raise ValueError(f"{path} has a header and no rows; expected one row per line: is the file cut short?")
    for name in table:
        if pd.api.types.infer_dtype(table[name]) == "string":
            table[name] = _tidy(table[name], options)
    table.attrs = {name: options[name] for name in ("sep", "decimal", "encoding", "skiprows")}
    return table


def _cells(line: str, separator: str) -> list[str]:
    """The cells of a line; none in a blank one, a comment and Excel's own first line."""
    if not line.strip() or line.startswith(("#", "sep=")):
        return []
    if separator == _BLANKS:
        return [cell.strip('"') for cell in re.findall(r'"[^"]*"|\S+', line)]
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])]
    except csv.Error:  # longer than any cell is
        return []


def _find_separator(path: Path, lines: list[str]) -> tuple[str, int]:
    """What separates the cells, and how many lines are above the header.

    A separator splits most lines into as many cells. Of several, the one with the fewest lines above its header is taken;
    blanks only if there is no other, or if they split lines with tabs further.
    """
    found: dict[str, tuple[int, int, int]] = {}  # lines above the header, cells in most lines, how many lines these are
    for separator in (";", "\t", "|", ",", _BLANKS):
        rows = [_cells(line, separator) for line in lines]
        width, often = Counter(len(row) for row in rows if row).most_common(1)[0] if any(rows) else (0, 0)
        names = (place for place, row in enumerate(rows) if max(2, width - 1) <= len(row) <= 2 * sum(map(bool, row)))
        first = next(names, 0)  # at most half of its cells are empty, and R's header is one short
        if width > 1 and often >= 0.7 * sum(map(bool, rows[first + 1 :])):
            found[separator] = first, width, often
    if not found:
        line, came = next(((line, text[:40]) for line, text in enumerate(lines, start=1) if text.strip()), (1, ""))
        raise ValueError(f"{path}, line {line} is {came!r}: no comma, semicolon, tab or blank splits most lines into cells")
    separator = min(found, key=lambda own: (own == _BLANKS, found[own][0]))
    if separator == "\t" and _BLANKS in found:
        (above, width, often), (other, more, as_often) = found["\t"], found[_BLANKS]
        one_tab, several_tabs = more > 2 * width, more == width and as_often > often  # among blanks; in a row
        separator = _BLANKS if other <= above and (one_tab or several_tabs) else separator
    return separator, found[separator][0]


def _is_data(header: list[str], rows: list[list[str]]) -> bool:
    """Whether what should be names are values: numbers that are neither years nor a count, or words of their own columns."""
    numbers = [cell for cell in header if re.fullmatch(NUMBER, cell)]
    if numbers and header[0]:  # a blank first: a cross-table, with numbers as names
        years = len(set(numbers)) == len(numbers) and all(re.fullmatch(r"1[5-9]\d\d|2[01]\d\d", cell) for cell in numbers)
        return not years and numbers not in ([str(start + place) for place in range(len(numbers))] for start in (0, 1))
    return len(rows) > 4 and all(any(row[place : place + 1] == [name] for row in rows) for place, name in enumerate(header))


def _find_decimal(rows: list[list[str]], separator: str) -> str:
    """The decimal sign: a comma where one stands in numbers, unless numbers have a point or it stands between thousands."""
    commas = [cell for row in rows for cell in row if "," in cell and re.fullmatch(NUMBER, cell)]
    if any(re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+,\d+", cell) for cell in commas):  # 1.234,5
        return ","
    points = [cell for row in rows for cell in row if re.fullmatch(r"[-+]?\d+\.\d+", cell)]
    in_groups = re.compile(r"[-+]?[1-9]\d{0,2}([.,]\d{3})+")  # of thousands
    if not all(map(in_groups.fullmatch, commas)):  # 118,7: beside it, 126.949 is a large number, unless commas separate
        return "," if not points or (separator != "," and all(map(in_groups.fullmatch, points))) else "."
    return "," if commas and not points and separator != "," else "."


def _read(path: Path, options: dict[str, Any]) -> DataFrame:
    """Let pandas read the file, and say in one sentence why it cannot."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", pd.errors.DtypeWarning)
            warnings.simplefilter("error", pd.errors.ParserWarning)
            return pd.read_csv(path, **options)
    except pd.errors.DtypeWarning:  # numbers in one piece of the file and words in another
        options["low_memory"] = False
        return _read(path, options)
    except UnicodeDecodeError:  # not UTF-8: then as Windows writes it
        options |= {"encoding": "cp1252", "encoding_errors": "replace"}
        return _read(path, options)
    except pd.errors.ParserWarning as error:
        raise ValueError(f"{path} has rows with more cells than the header has names: give each column a name") from error
    except pd.errors.ParserError as error:
        if found := re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", str(error)):
            expected, line, came = found.groups()
            remedy = 'put a text that holds the separator in "quotes", or remove the extra cells'
            raise ValueError(f"{path}, line {line} has {came} cells; expected {expected}: {remedy}") from error
        if found := re.search(r"EOF inside string starting at row (\d+)", str(error)):
            raise ValueError(f'{path}: a " near line {int(found[1]) + 1} is never closed: close it, or remove it') from error
        raise ValueError(f"{path} cannot be read: {error}".splitlines()[0]) from error


def _tidy(column: Series, options: dict[str, Any]) -> Series:
    """Cut blanks around words, and read as numbers what blanks, thousands or a late decimal comma had turned into text."""
    some = column.head(1000).dropna()
    stripped = some.str.strip()
    if stripped.str.fullmatch(NUMBER).mean() <= 0.5 and stripped.equals(some):
        return column
    column = column.str.strip()
    words = column = column.mask(column.isin(options["na_values"]))
    point, thousands = options["decimal"], "," if options["decimal"] == "." else "."
    if words.dropna().str.fullmatch(rf"[-+]?\d{{1,3}}([{thousands}]\d{{3}})*([{point}]\d+)?").all():
        words = words.str.replace(thousands, "")
    if not words.str.contains(".", regex=False).any():
        words = words.str.replace(",", ".")
    numbers = pd.to_numeric(words, errors="coerce")
    return numbers if numbers.count() == column.count() else column
