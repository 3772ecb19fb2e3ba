"""A table of your own: read the file, see what its columns hold, split its rows."""

import csv
import re
import warnings
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pandas as pd
import torch
from pandas import DataFrame, Series

from course_utils._refusals import check_columns, check_table_file
from course_utils.data import split

GAPS = ("", "NA", "N/A", "n/a", "na", "NaN", "nan", "null", "NULL", "Null", "?", "-", "--", ".", "#N/A", "<NA>")
_BLANKS = r"\s+"
_ROW_NAME = re.compile(r"unnamed.*|(.*[ _.])?(id|nr|index|row)", re.IGNORECASE)
_YES_NO = ({"yes", "no"}, {"y", "n"}, {"true", "false"}, {"t", "f"}, {"0", "1"}, {"ja", "nein"}, {"oui", "non"})
_MONEY = r"[$€£]?\s*[-+]?\d[\d.,]*\s*(%|[$€£])?"
_NUMBER = r"[-+]?(\d[\d.,]*|\.\d+)([eE][-+]?\d+)?"
_DATE = r".*(\d[-/.:]\d+|\d[- /]?[A-Za-z]{3}|[A-Za-z]{3,9}\.?[- /]\d).*"


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
        ValueError: the file is not a table: the message names the line, what is in it, and what to write.

    Source: notebook "Your own table".
    """
    path = Path(path)
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
    numbers = [cell for cell in header if re.fullmatch(_NUMBER, cell)]
    if numbers and header[0]:  # a blank first: a cross-table, with numbers as names
        years = len(set(numbers)) == len(numbers) and all(re.fullmatch(r"1[5-9]\d\d|2[01]\d\d", cell) for cell in numbers)
        return not years and numbers not in ([str(start + place) for place in range(len(numbers))] for start in (0, 1))
    return len(rows) > 4 and all(any(row[place : place + 1] == [name] for row in rows) for place, name in enumerate(header))


def _find_decimal(rows: list[list[str]], separator: str) -> str:
    """The decimal sign: a comma where one stands in numbers, unless numbers have a point or it stands between thousands."""
    commas = [cell for row in rows for cell in row if "," in cell and re.fullmatch(_NUMBER, cell)]
    if any(re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+,\d+", cell) for cell in commas):  # 1.234,5
        return ","
    points = any(re.fullmatch(r"[-+]?\d+\.\d+", cell) for row in rows for cell in row)
    thousands = separator == "," and all(re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+", cell) for cell in commas)
    return "," if commas and not points and not thousands else "."


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
    if stripped.str.fullmatch(_NUMBER).mean() <= 0.5 and stripped.equals(some):
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


def kind_of(column: Series) -> str:
    """Say what a column holds: a number, yes/no, a category, a date, an identifier, text, one value alone, or nothing.

    An identifier names its row: whole numbers that count the rows, or short words that are nearly all different.

    Args:
        column: of a table; its gaps say nothing.

    Returns:
        "number", "yes/no", "category", "date", "identifier", "text", "constant" or "empty".

    Source: notebook "Your own table".
    """
    values = column.dropna()
    different = values.nunique()
    if different < 2:
        return "constant" if different else "empty"
    words = values.drop_duplicates().head(200).astype(str)
    if set(words.head(3).str.lower().str.removesuffix(".0")) in _YES_NO:
        return "yes/no"
    if pd.api.types.is_numeric_dtype(values):
        counts_rows = values.max() - values.min() == len(values) - 1 and not values.between(1500, 2200).all()
        names_rows = (values % 1 == 0).all() and (counts_rows or _ROW_NAME.fullmatch(str(column.name)))
        return "identifier" if different == len(values) > 9 and names_rows else "number"
    if words.str.fullmatch(_DATE).mean() > 0.95 and _dates(words).notna().mean() > 0.95:
        return "date"
    if different > max(20, 0.5 * len(values)) or different == len(values) > 9:
        return "text" if words.str.len().mean() > 30 else "identifier"
    return "category"


def _dates(column: Series, *, day_first: bool | None = None) -> Series:
    """A column as dates, NaT where it holds none; the day comes first between points, or where only that fits all."""
    words = column.astype(str).where(column.notna())
    if day_first is None and words.str.fullmatch(r"\d{1,2}\.\d{1,2}\.\d+.*").mean() <= 0.5:
        return max((_dates(words, day_first=first) for first in (False, True)), key=Series.count)
    with warnings.catch_warnings():  # of a format that pandas had to guess
        warnings.simplefilter("ignore")
        return pd.to_datetime(words, errors="coerce", dayfirst=day_first is not False)


class TableDescription:
    """What `describe_table` found: `rows`, one per column, with its kind, gaps, values and a question where it looks odd.

    Source: notebook "Your own table".
    """

    def __init__(self, rows: DataFrame) -> None:
        self.rows = rows

    def __repr__(self) -> str:
        return self.rows.to_string(max_colwidth=None)

    def _repr_html_(self) -> str:
        with pd.option_context("display.max_colwidth", None, "display.max_rows", None):
            return self.rows.to_html(border=0)


def describe_table(table: DataFrame, *, target: str | None = None) -> TableDescription:
    """Say of each column what kind it is, how many gaps it has and what it holds, and ask about what looks odd.

    Args:
        table: as `read_table` returns it.
        target: the column that is to be predicted; then columns nearly equal to it are also asked about.

    Returns:
        A TableDescription, which the last line of a cell shows.

    Raises:
        ValueError: there is no such target.

    Source: notebook "Your own table".
    """
    check_columns(table, [] if target is None else [target])
    rows = []
    for name in table:
        column, kind = table[name], kind_of(table[name])
        questions = [*_odd(column, kind)]
        if target not in (None, name) and nearly_repeats(column, table[target]):
            questions.append(f"It nearly repeats {target}: would you know it before?")
        rows.append((kind, int(column.isna().sum()), _values(column.dropna(), kind), " ".join(questions)))
    return TableDescription(DataFrame(rows, index=[*table], columns=["kind", "gaps", "values", "question"]))


def _values(values: Series, kind: str) -> str:
    """The range of numbers and dates; an example of what is nearly always different; or how often each word occurs."""
    if kind == "number":
        return f"{_short(values.min())} to {_short(values.max())}, mean {_short(values.mean())}"
    if kind == "date" and not values.astype(str).str.fullmatch(r"\d\d?:.*").all():  # a time of day
        values = _dates(values).dropna().dt.strftime("%Y-%m-%d")
    if kind == "date":
        return f"{values.min()} to {values.max()}"
    if kind in ("identifier", "text"):
        return f"{values.nunique()} different, such as {str(values.iloc[0])[:30]!r}"
    counts = values.value_counts()
    shown = ", ".join(f"{str(value)[:45]} {count}" for value, count in counts.head(3).items())
    return shown + (f", and {len(counts) - 3} more" if len(counts) > 3 else "")


def _short(number: float) -> str:
    """Four digits, and no power of ten for what a person can read."""
    return f"{number:.0f}" if 1000 <= abs(number) < 1e9 else f"{number:.4g}"


def _odd(column: Series, kind: str) -> Iterator[str]:
    """What to ask about one column."""
    values, place = column.dropna(), f"table[{column.name!r}]"
    words = values.astype(str)
    if kind in ("constant", "empty"):
        yield "It never changes, so it tells nothing: leave it out?"
        return
    if kind == "identifier":
        again = f"Its names come again: leave it out, and keep their rows together, groups={column.name!r}?"
        yield "It names its row: leave it out?" if values.is_unique else again
    if len(values) < 0.5 * len(column):
        yield "More than half is missing: leave it out?"
    if kind == "date" and not words.str.contains(r"\.|^\d{4}").any():
        read, other = _dates(words), _dates(words, day_first=True)
        if other.notna().all() and (read != other).any():
            row = (read != other).idxmax()
            yield f"{values[row]} is read as {read[row]:%d %B %Y}: or is it {other[row]:%d %B}?"
    elif kind == "number":
        yield from _stand_in(values, place)
        if values.nunique() < 11 and len(values) > 49 and (values % 1 == 0).all() and not values.between(1500, 2200).all():
            yield f"It has {values.nunique()} values: is each a class, or do they count?"
    elif kind in ("category", "text", "identifier") and not pd.api.types.is_numeric_dtype(values):
        strangers = words[~words.str.fullmatch(_NUMBER)]
        if 0 < len(strangers) < 0.2 * len(words):
            listed = ", ".join(map(repr, strangers.unique()[:3]))
            yield f"Numbers, but for {listed}: a gap? Then read_table(..., gaps=[{listed}])."
        elif words.str.fullmatch(_MONEY).mean() > 0.9:
            yield f'Numbers with a sign? Then {place} = {place}.str.replace(r"[^0-9.-]", "", regex=True).astype(float).'
        elif kind == "category":
            if words.str.lower().nunique() < words.nunique():
                yield "One word in upper and lower case? Then .str.lower()."
            if words.nunique() > 20:
                yield f"{words.nunique()} categories make as many columns: put the rare ones together?"


def _stand_in(values: Series, place: str) -> Iterator[str]:
    """A value far from all others, which may stand for "not measured"."""
    quarter, three = values.quantile([0.25, 0.75])
    spread = three - quarter
    ends = (values.min(), values[values > values.min()].min()), (values.max(), values[values < values.max()].max())
    for end, next_to in ends:
        count, distance = int((values == end).sum()), abs(end - next_to)
        code = re.fullmatch(r"(-?99+|-[1-9]00)(\.0)?", str(end)) and (end < 0 <= next_to or distance > 3 * spread)
        lone = end <= 0 <= next_to and distance > (0.5 if end == 0 else 1) * spread and not quarter <= end <= three
        minus_one = end == -1 and next_to >= 0 and count > 2  # where all else is 0 or more
        if code or minus_one or (lone and count > 1 and values.nunique() > 10):
            yield f"{end:g} stands apart, {count} times: a gap? Then {place} = {place}.replace({end:g}, float('nan'))."
        elif count < 3 and distance > 5 * spread > 0:
            yield f"{end:g} stands far apart: a typo?"


def nearly_repeats(column: Series, target: Series) -> bool:
    """Whether a column nearly repeats the target: in other units, in other words, or by a border between two classes.

    Returns:
        True for `column` when somebody who knows it could nearly read the `target` off it.

    Source: notebook "Your own table".
    """
    both = DataFrame({"column": column, "target": target}).dropna()
    if both["column"].nunique() < 2 or both["target"].nunique() < 2 or len(both) < 10:
        return False
    number = pd.api.types.is_numeric_dtype(both["column"])
    if number and both["target"].nunique() == 2:  # every number of one class below every number of the other
        low, high = sorted((own.min(), own.max()) for _, own in both.groupby("target")["column"])
        return bool(low[1] < high[0])
    if number and pd.api.types.is_numeric_dtype(both["target"]):
        return both["target"].nunique() > 10 and abs(both["column"].rank().corr(both["target"].rank())) > 0.99
    return len(both.drop_duplicates()) == both["target"].nunique() == both["column"].nunique()


def split_table(
    table: DataFrame,
    *,
    fractions: Sequence[float] = (0.6, 0.2, 0.2),
    strata: str | None = None,
    groups: str | None = None,
    time: str | None = None,
    seed: int = 42,
) -> tuple[DataFrame, ...]:
    """Split the rows of a table by `split`, at random or by the column that is named; each part keeps the table's index.

    Args:
        table: as `read_table` returns it.
        fractions: the size of each part; they add up to 1.
        strata: a column of classes: every part gets its share of each.
        groups: a column that says which rows belong together: they land in one part.
        time: a column of dates or numbers: the oldest rows come first, the newest are the last part.
        seed: of the shuffle.

    Returns:
        One DataFrame per fraction.

    Raises:
        ValueError: there is no such column, it has gaps, or the rows cannot be split this way.

    Source: notebook 05, "Going deeper"; notebook "Your own table".
    """
    columns = {how: name for how, name in {"strata": strata, "groups": groups, "time": time}.items() if name is not None}
    check_columns(table, list(columns.values()), complete=True)
    labels: dict[str, Any] = {how: table[name].tolist() for how, name in columns.items()}
    if time is not None and not pd.api.types.is_numeric_dtype(table[time]):
        dates = _dates(table[time])
        if dates.isna().any():
            row = dates.isna().idxmax()
            raise ValueError(f"row {row}: {time} is {table[time][row]!r}, not a date like the others: leave the row out")
        labels["time"] = dates.tolist()
    rows = torch.arange(len(table))
    parts = split(rows, rows, fractions=fractions, seed=seed, **labels)
    return tuple(table.iloc[own.tolist()] for own, _ in parts)
