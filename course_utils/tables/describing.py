"""See what the columns of a table hold, and what looks odd in them."""

import re
import warnings
from collections.abc import Iterator

import pandas as pd
from pandas import DataFrame, Series

from course_utils.tables._errors import check_columns
from course_utils.tables.reading import NUMBER

_ROW_NAME = re.compile(r"unnamed.*|(.*[ _.])?(id|nr|index|row)", re.IGNORECASE)
_YES_NO = ({"yes", "no"}, {"y", "n"}, {"true", "false"}, {"t", "f"}, {"0", "1"}, {"ja", "nein"}, {"oui", "non"})
_MONEY = r"[$€£]?\s*[-+]?\d[\d.,]*\s*(%|[$€£])?"
_DATE = r".*(\d[-/.:]\d+|\d[- /]?[A-Za-z]{3}|[A-Za-z]{3,9}\.?[- /]\d).*"


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
    if words.str.fullmatch(_DATE).mean() > 0.95 and as_dates(words).notna().mean() > 0.95:
        return "date"
    if different > max(20, 0.5 * len(values)) or different == len(values) > 9:
        return "text" if words.str.len().mean() > 30 else "identifier"
    return "category"


def as_dates(column: Series, *, day_first: bool | None = None) -> Series:
    """Read a column as dates, and return it; the day comes first between points, or where only that fits all.

    `column` holds words; the result has NaT where one is no date. `day_first` fixes the reading; None finds it.

    Source: notebook "Your own table".
    """
    words = column.astype(str).where(column.notna())
    if day_first is None and words.str.fullmatch(r"\d{1,2}\.\d{1,2}\.\d+.*").mean() <= 0.5:
        return max((as_dates(words, day_first=first) for first in (False, True)), key=Series.count)
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
        values = as_dates(values).dropna().dt.strftime("%Y-%m-%d")
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
        read, other = as_dates(words), as_dates(words, day_first=True)
        if other.notna().all() and (read != other).any():
            row = (read != other).argmax()
            yield f"{values.iloc[row]} is read as {read.iloc[row]:%d %B %Y}: or is it {other.iloc[row]:%d %B}?"
    elif kind == "number":
        yield from _stand_in(values, place)
        if values.nunique() < 11 and len(values) > 49 and (values % 1 == 0).all() and not values.between(1500, 2200).all():
            yield f"It has {values.nunique()} values: is each a class, or do they count?"
    elif kind in ("category", "text", "identifier") and not pd.api.types.is_numeric_dtype(values):
        strangers = words[~words.str.fullmatch(NUMBER)]
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
        return both["target"].nunique() > 10 and bool(abs(both["column"].rank().corr(both["target"].rank())) > 0.99)
    return bool(len(both.drop_duplicates()) == both["target"].nunique() == both["column"].nunique())
