"""What the functions for tables raise for bad input: what came, what was expected, and the remedy."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

NO_TABLES = {  # how a file begins: what it is, and what to do
    b"PK\x03\x04": ("an Excel workbook or a zip archive", "save the sheet as CSV, or unpack the archive"),
    b"\x1f\x8b": ("packed by gzip", "unpack it"),
    b"PAR1": ("a Parquet file", "use pandas.read_parquet"),
    b"%PDF": ("a PDF", "get the table as CSV"),
    b"<": ("a web page or XML", "download the file itself, not the page that shows it"),
    b"{": ("JSON", "use pandas.read_json"),
    b"[": ("JSON", "use pandas.read_json"),
    b"@": ("an ARFF file", "delete the lines down to @data, and give the names: read_table(path, names=[...])"),
}


def check_table_file(path: Path) -> None:
    """Raise unless there is a file of text."""
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder; expected a file in it, such as {path / 'table.csv'}")
    if not path.exists():
        near = sorted(other.name for other in Path(path.parent).glob("*.[ctd][sxa][vt]*"))[:5]
        beside = f"; the folder has {', '.join(near)}" if near else ""
        raise FileNotFoundError(f"no file {path} in {Path.cwd()}{beside}: is the path right?")
    with path.open("rb") as file:
        start = file.read(4096)
    if not start.strip():
        raise ValueError(f"{path} is empty; expected a header and rows")
    for sign, (kind, remedy) in NO_TABLES.items():
        if start.lstrip().startswith(sign):
            raise ValueError(f"{path} is {kind}, not a table of text: {remedy}")
    if b"\0" in start and start[:2] not in (b"\xff\xfe", b"\xfe\xff"):
        raise ValueError(f"{path} is not text; expected a table such as a CSV file: export it as CSV")


def check_names(name: str, value: Any) -> None:
    """Raise unless value is a list of words, or an array of them, rather than one word."""
    if isinstance(value, str) or not (isinstance(value, Sequence) or hasattr(value, "tolist")):
        raise TypeError(f"{name} is {value!r:.60}; expected a list of words, as in {[str(value)]}")


def check_columns(table: Any, names: Sequence[str], *, complete: bool = False) -> None:
    """Raise unless table is a DataFrame with these columns, without a gap where it has to be `complete`."""
    if not hasattr(table, "columns") or not hasattr(table, "isna"):
        raise TypeError(f"the table is of type {type(table).__name__}; expected a DataFrame: use read_table(path)")
    for name in names:
        if name not in table.columns:
            raise ValueError(f"the table has no column {name!r}; it has {', '.join(map(str, table.columns))}")
        if complete and table[name].isna().any():
            gaps, row = int(table[name].isna().sum()), table.index[table[name].isna()][0]
            raise ValueError(f"{name} has {gaps} gaps, the first in row {row}: use table = table.dropna(subset=[{name!r}])")


def check_features(features: Any, target: Any, gaps: Any, categories: Any, task: Any) -> None:
    """Raise unless a preparation can be made with these choices."""
    for name, value in (("features", features), ("categories", categories)):
        check_names(name, value)
    if not len(features):
        raise ValueError("features is empty; expected at least one column name")
    if target in features:
        raise ValueError(f"the target {target!r} is among the features: leave it out, or the answer is in the question")
    if strangers := [name for name in categories if name not in features]:
        raise ValueError(f"categories has {strangers[0]!r}, which is not a feature; expected some of {list(features)}")
    if gaps not in ("drop", "fill"):
        raise ValueError(f"gaps is {gaps!r}; expected 'drop' or 'fill'")
    if task not in (None, "regression", "classification"):
        raise ValueError(f"task is {task!r}; expected 'regression' or 'classification'")


def check_fitted(learned: Any) -> None:
    """Raise unless a preparation has learned something."""
    if not learned:
        raise ValueError("the preparation is not fitted: call preparation.fit(train_rows) first")


def refuse_feature(column: Any, kind: str) -> None:
    """Raise unless a column of this kind can be learned from."""
    remedies = {
        "constant": "never changes in the training rows: leave it out",
        "empty": "has no value in the training rows: leave it out",
        "date": "is a date or time: make it a number: pd.to_datetime(table[name], dayfirst=True).dt.month, or .dt.hour",
        "text": "is text: leave it out, or turn it into a number or a category first",
        "identifier": "has different words in most rows, which a model can only memorise: leave it out",
    }
    if kind in remedies and not (kind == "identifier" and column.dtype.kind in "iuf"):  # a number may count
        raise ValueError(f"{column.name} {remedies[kind]}")
