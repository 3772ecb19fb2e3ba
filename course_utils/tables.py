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
_ROW_NAME = re.compile(r"unnamed.*|(.*[ _.])?(id|nr|index|row)", re.IGNORECASE)
_YES_NO = ({"yes", "no"}, {"y", "n"}, {"true", "false"}, {"t", "f"}, {"0", "1"}, {"ja", "nein"}, {"oui", "non"})
_MONEY = r"[$€£]?\s*[-+]?\d[\d.,]*\s*(%|[$€£])?"
_NUMBER = re.compile(r"[-+]?(\d[\d.,]*|\.\d+)([eE][-+]?\d+)?")
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
    lines, encoding = _first_lines(path)
    separator, skipped = _find_separator(path, lines)
    rows = [cells for line in lines[skipped:] if (cells := _cells(line, separator))]
    header, width = rows[0], Counter(map(len, rows[1:] or rows)).most_common(1)[0][0]
    options: dict[str, Any] = {"skiprows": skipped, "index_col": False if width > len(header) else None}
    if names is not None:
        if len(names) != width:
            raise ValueError(f"{path} has {width} columns and names has {len(names)}: give one name per column")
        options |= {"header": None, "names": list(names)}
    elif _is_data(header, rows[1:]):
        raise ValueError(
            f"{path} has no header: line {skipped + 1} holds values, {', '.join(header)[:40]!r}. "
            f"Write read_table(path, names=[...]) with its {width} names"
        )
    elif width == len(header) + 1 and any(row[-1] for row in rows[1:]):  # as R writes it: row names, without a name
        options |= {"header": 0, "names": ["row", *header], "index_col": None}
    options |= {"sep": separator, "encoding": encoding, **_find_decimal(rows, separator)}
    options["skipinitialspace"] = any(f"{separator} " in line for line in lines)  # which costs time
    table = _read(path, options, gaps)
    table.columns = [str(name).strip(" '") for name in table.columns]
    table = table.drop(columns=[name for name in table if str(name).startswith("Unnamed") and table[name].isna().all()])
    if twice := [name for name, count in Counter(table.columns).items() if count > 1]:
        raise ValueError(f"{path} has two columns {twice[0]!r}: give each its own name in line {skipped + 1}")
    if len(table) and table.iloc[-1].isna().all():  # lines of separators alone, as Excel leaves them
        table = table.dropna(how="all").reset_index(drop=True)
    if table.empty:
        raise ValueError(f"{path} has a header and no rows; expected one row per line: is the file cut short?")
    for name in table.select_dtypes(include=["object", "string"]):
        table[name] = _tidy(table[name], gaps)
    table.attrs = {name: options.get(name) for name in ("sep", "decimal", "thousands", "encoding", "skiprows")}
    return table


def _first_lines(path: Path) -> tuple[list[str], str]:
    """The first lines, up to 300, and the encoding."""
    check_table_file(path)
    with path.open("rb") as file:
        start = file.read(300_000)
    encoding = (
        "utf-16" if start[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig" if start[:3] == b"\xef\xbb\xbf" else "utf-8"
    )
    text = start.decode(encoding, errors="replace")
    lines = re.split(r"\r\n|\n|\r", text)[: 300 if len(start) < 300_000 else -1][:300]  # the last one may be cut
    return lines, encoding


def _cells(line: str, separator: str) -> list[str]:
    if separator == r"\s+":
        return [cell.strip('"') for cell in re.findall(r'"[^"]*"|\S+', line)]
    try:
        return [cell.strip() for cell in next(csv.reader([line], delimiter=separator, skipinitialspace=True), [])]
    except csv.Error:  # longer than any cell is
        return []


def _find_separator(path: Path, lines: list[str]) -> tuple[str, int]:
    """What separates the cells, and how many lines are above the header."""
    best: tuple[tuple[bool, bool, bool], str, int, int, int] | None = None
    for separator in (";", "\t", "|", ",", r"\s+"):
        rows = [_cells(line, separator) if line.strip() and not line.startswith(("#", "sep=")) else [] for line in lines]
        counts = [len(row) for row in rows]
        width, often = Counter(count for count in counts if count).most_common(1)[0] if any(counts) else (0, 0)
        full = [count if 2 * sum(map(bool, row)) >= count else 0 for row, count in zip(rows, counts, strict=True)]
        first = next((row for row, count in enumerate(full) if count >= max(2, width - 1)), 0)
        above = sum(bool(count) for count in counts[:first])
        if width < 2 or often < 0.7 * sum(map(bool, counts[first + 1 :])):  # the header may be one short
            continue
        score = (separator != r"\s+", above == 0, counts[first] == width)
        better = best is None or score > best[0]
        if best and (best[1], separator) == ("\t", r"\s+"):  # one tab among blanks, or several tabs in a row
            better = width > 2 * best[3] or (width == best[3] and often > best[4])
        if better:
            best = score, separator, first, width, often
    if best is None:
        line = next((row for row, text in enumerate(lines, start=1) if text.strip()), 1)
        came = lines[line - 1][:40] if lines else ""
        raise ValueError(
            f"{path}, line {line} is {came!r}: no comma, semicolon, tab or blank splits it and the next lines into cells"
        )
    return best[1], best[2]


def _is_data(header: list[str], rows: list[list[str]]) -> bool:
    """Whether what should be names are values: numbers that are neither years nor a count, or words of their own columns."""
    numbers = [cell for cell in header if _NUMBER.fullmatch(cell)]
    if numbers and header[0]:  # a blank first: a cross-table, with numbers as names
        whole = [int(number) for number in numbers if number.isdigit()]
        counting = len(whole) == len(numbers) and whole in ([*range(len(whole))], [*range(1, len(whole) + 1)])
        years = len(set(whole)) == len(numbers) and all(1500 <= number <= 2200 for number in whole)
        return not counting and not years
    columns = list(zip(*(row for row in rows if len(row) == len(header)), strict=True))
    return len(rows) > 4 and bool(columns) and all(name in column for name, column in zip(header, columns, strict=True))


def _find_decimal(rows: list[list[str]], separator: str) -> dict[str, str]:
    """The decimal sign, and the sign between thousands where there is one."""
    cells = [cell for row in rows for cell in row if "," in cell and _NUMBER.fullmatch(cell)]
    points = any(re.fullmatch(r"[-+]?\d+\.\d+", cell) for row in rows for cell in row)
    if any(re.fullmatch(r"[-+]?\d{1,3}(\.\d{3})+,\d+", cell) for cell in cells):
        return {"decimal": ",", "thousands": "."}
    grouped = bool(cells) and all(re.fullmatch(r"[-+]?\d{1,3}(,\d{3})+(\.\d+)?", cell) for cell in cells)
    if grouped and (separator == "," or points):
        return {"decimal": ".", "thousands": ","}
    return {"decimal": "," if cells and not points else "."}


def _read(path: Path, options: dict[str, Any], gaps: Sequence[str]) -> DataFrame:
    """Let pandas read the file, and say in one sentence why it cannot."""
    options |= {"na_values": [*GAPS, *gaps], "keep_default_na": False}
    try:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("error", pd.errors.DtypeWarning)
                return pd.read_csv(path, **options)
        except pd.errors.DtypeWarning:  # numbers in one piece of the file and words in another
            return pd.read_csv(path, low_memory=False, **options)
        except UnicodeDecodeError:  # not UTF-8: then as Windows writes it
            options |= {"encoding": "cp1252", "encoding_errors": "replace"}
            return pd.read_csv(path, low_memory=False, **options)
    except pd.errors.ParserError as error:
        if found := re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", str(error)):
            expected, line, came = found.groups()
            remedy = 'put a text that holds the separator in "quotes", or remove the extra cells'
            raise ValueError(f"{path}, line {line} has {came} cells; expected {expected}: {remedy}") from error
        if found := re.search(r"EOF inside string starting at row (\d+)", str(error)):
            raise ValueError(f'{path}: a " near line {int(found[1]) + 1} is never closed: close it, or remove it') from error
        raise ValueError(f"{path} cannot be read: {error}".splitlines()[0]) from error


def _tidy(column: Series, gaps: Sequence[str]) -> Series:
    """Cut blanks around the words; read as numbers a column that a blank, or a late decimal comma, had turned into text."""
    some = column.head(1000).dropna().astype(str)
    words = some.str.strip()
    like_numbers = words.str.fullmatch(_NUMBER.pattern).mean() > 0.5
    if like_numbers or (some != words).any():
        column = column.str.strip()
        column = column.mask(column.isin([*GAPS, *gaps]))
    if like_numbers:
        comma = words.str.fullmatch(r"[-+]?\d+(,\d+)?").all()
        numbers = pd.to_numeric(column.str.replace(",", ".") if comma else column, errors="coerce")
        if numbers.notna().sum() == column.notna().sum():
            return numbers
    return column


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
    if set(values.drop_duplicates().head(3).astype(str).str.lower().str.removesuffix(".0")) in _YES_NO:
        return "yes/no"
    if pd.api.types.is_datetime64_any_dtype(values):
        return "date"
    if pd.api.types.is_numeric_dtype(values):
        counts_rows = values.max() - values.min() == len(values) - 1 and not values.between(1500, 2200).all()
        named_so = bool(_ROW_NAME.fullmatch(str(column.name)))
        names = different == len(values) > 9 and (values % 1 == 0).all() and (counts_rows or named_so)
        return "identifier" if names else "number"
    words = values.drop_duplicates().head(200).astype(str)
    if words.str.fullmatch(_DATE).mean() > 0.95 and _dates(words).notna().mean() > 0.95:
        return "date"
    if different > max(20, 0.5 * len(values)) or (different == len(values) > 9):
        return "text" if words.str.len().mean() > 30 else "identifier"
    return "category"


def _dates(column: Series) -> Series:
    """A column as dates, NaT where it holds none; with the day first where dots separate it, or where only that fits all."""
    if pd.api.types.is_datetime64_any_dtype(column):
        return column
    words = column.astype(str).where(column.notna())
    points = words.str.fullmatch(r"\d{1,2}\.\d{1,2}\.\d+.*").mean() > 0.5
    day_first, month_first = (_parsed(words, first) for first in (True, False))
    return day_first if points or day_first.notna().sum() > month_first.notna().sum() else month_first


def _parsed(words: Series, dayfirst: bool) -> Series:
    with warnings.catch_warnings():  # of a format that pandas had to guess
        warnings.simplefilter("ignore")
        return pd.to_datetime(words, errors="coerce", dayfirst=dayfirst)


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
    rows = {}
    for name in table:
        column, kind = table[name], kind_of(table[name])
        questions = [*_odd(column, kind)]
        if target not in (None, name) and nearly_repeats(column, table[target]):
            questions.append(f"It nearly repeats {target}: would you know it before?")
        rows[name] = {
            "kind": kind, "gaps": int(column.isna().sum()), "values": _values(column, kind), "question": " ".join(questions)
        }  # fmt: skip
    return TableDescription(DataFrame.from_dict(rows, orient="index"))


def _values(column: Series, kind: str) -> str:
    values = column.dropna()
    if kind == "number":
        return f"{_short(values.min())} to {_short(values.max())}, mean {_short(values.mean())}"
    if kind == "date" and values.astype(str).str.fullmatch(r"\d\d?:.*").all():  # a time of day
        return f"{values.min()} to {values.max()}"
    if kind == "date":
        dates = _dates(values)
        return f"{dates.min():%Y-%m-%d} to {dates.max():%Y-%m-%d}"
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
    values = column.dropna()
    if kind in ("constant", "empty"):
        yield "It never changes, so it tells nothing: leave it out?"
    if kind == "identifier" and values.is_unique:
        yield "It names its row: leave it out?"
    elif kind == "identifier":
        yield f"Its names come again: leave it out, and keep their rows together, groups={column.name!r}?"
    if kind not in ("constant", "empty") and len(values) < 0.5 * len(column):
        yield "More than half is missing: leave it out?"
    if kind == "date" and not values.astype(str).str.contains(r"\.|^\d{4}").any():
        read, other = _dates(values), _parsed(values.astype(str), True)
        if other.notna().all() and (read != other).any():
            row = (read != other).idxmax()
            yield f"{values[row]} is read as {read[row]:%d %B %Y}: or is it {other[row]:%d %B}?"
    if kind == "number":
        yield from _stand_in(values)
        if values.nunique() < 11 and len(values) > 49 and (values % 1 == 0).all() and not values.between(1500, 2200).all():
            yield f"It has {values.nunique()} values: is each a class, or do they count?"
    if kind in ("category", "text", "identifier") and not pd.api.types.is_numeric_dtype(values):
        words = values.astype(str)
        strangers = words[~words.str.fullmatch(_NUMBER.pattern)]
        if 0 < len(strangers) < 0.2 * len(words):
            listed = ", ".join(map(repr, strangers.unique()[:3]))
            yield f"Numbers, but for {listed}: a gap? Then read_table(..., gaps=[{listed}])."
            return
        if words.str.fullmatch(_MONEY).mean() > 0.9:
            place = f"table[{column.name!r}]"
            yield f'Numbers with a sign? Then {place} = {place}.str.replace(r"[^0-9.-]", "", regex=True).astype(float).'
        if kind == "category" and words.str.lower().nunique() < words.nunique():
            yield "One word in upper and lower case? Then .str.lower()."
        if kind == "category" and words.nunique() > 20:
            yield f"{words.nunique()} categories make as many columns: put the rare ones together?"


def _stand_in(values: Series) -> Iterator[str]:
    """A value far from all others, which may stand for "not measured"."""
    quarter, three = values.quantile([0.25, 0.75])
    ends = (values.min(), values[values > values.min()].min()), (values.max(), values[values < values.max()].max())
    for end, next_to in ends:
        count, distance, spread = int((values == end).sum()), abs(end - next_to), three - quarter
        code = bool(re.fullmatch(r"-?99+(\.0)?|-[1-9]00(\.0)?", str(end))) and (end < 0 <= next_to or distance > 3 * spread)
        lone = end <= 0 <= next_to and distance > (0.5 if end == 0 else 1) * spread and not quarter <= end <= three
        minus_one = end == -1 and next_to >= 0 and count > 2  # where all else is 0 or more
        if code or minus_one or (lone and count > 1 and values.nunique() > 10):
            place = f"table[{values.name!r}]"
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
    columns = {"strata": strata, "groups": groups, "time": time}
    check_columns(table, [name for name in columns.values() if name is not None], complete=True)
    labels: dict[str, Any] = {how: table[name].tolist() for how, name in columns.items() if name is not None}
    if time is not None and not pd.api.types.is_numeric_dtype(table[time]):
        dates = _dates(table[time])
        if dates.isna().any():
            row = table.index[dates.isna()][0]
            raise ValueError(
                f"row {row}: {time} is {table[time][row]!r}, which is not a date like the others: leave the row out"
            )
        labels["time"] = dates.astype("int64").tolist()
    rows = torch.arange(len(table))
    parts = split(rows, rows, fractions=fractions, seed=seed, **labels)
    return tuple(table.iloc[own.tolist()] for own, _ in parts)
