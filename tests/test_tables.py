"""Tables as they come: separators, marks, encodings, what is no table, and what is odd in a column."""

import numpy as np
import pandas as pd
import pytest
from comparing import said

from course_utils.tables import describe_table, kind_of, read_table, split_table

PLAIN = b"area,rooms,price\n52,2,180.5\n64,3,240\n75,,260\n"
SAME = {  # one table, as different programs write it
    "comma": PLAIN,
    "byte-order mark": b"\xef\xbb\xbf" + PLAIN,
    "UTF-16": PLAIN.decode().encode("utf-16"),
    "Windows": PLAIN.replace(b"\n", b"\r\n"),
    "semicolon, decimal comma": b"area;rooms;price\n52;2;180,5\n64;3;240\n75;;260\n",
    "decimal comma alone": b"area;rooms;price\n52,0;2,0;180,5\n64,0;3,0;240,0\n75,0;-;260,0\n",
    "tab": PLAIN.replace(b",", b"\t"),
    "bar": PLAIN.replace(b",", b" | "),
    "blanks": b"area rooms  price\n  52   2  180.5\n  64   3  240\n  75   ?  260\n",
    "blanks in names and cells": b"area , rooms, price \n52, 2, 180.5\n64, 3, 240\n75, ?, 260\n",
    "quoted": b'"area","rooms","price"\n"52","2","180.5"\n"64","3","240"\n"75","","260"\n',
    "quotes in names": b"'area','rooms','price'\n52,2,180.5\n64,3,240\n75,NaN,260\n",
    "lines above": b"Flats of the town\nsource: register\n\narea,rooms,price\n52,2,180.5\n64,3,240\n75,null,260\n",
    "lines above, filled up": b"Flats;;\nof 2024;;\narea;rooms;price\n52;2;180,5\n64;3;240\n75;;260\n",
    "two words above": b'"Flats"\n\n"Ulm, Bonn"\n\narea,rooms,price\n"52","2","180.5"\n64,3,240\n75,"",260\n',
    "Excel's own first line": b"sep=;\narea;rooms;price\n52;2;180,5\n64;3;240\n75;;260\n",
    "comments above": b"# flats, of, the town\narea,rooms,price\n52,2,180.5\n64,3,240\n75,N/A,260\n",
    "a separator at the end": b"area;rooms;price\n52;2;180,5;\n64;3;240;\n75;;260;\n",
    "empty columns at the end": b"area;rooms;price;;\n52;2;180,5;;\n64;3;240;;\n75;;260;;\n",
    "empty lines": b'area,rooms,price\n\n52,2,180.5\n64,3,240\n\n75,"?",260\n',
    "empty lines at the end": b"area,rooms,price\n52,2,180.5\n64,3,240\n75,,260\n,,\n,,\n",
    "two tabs here and there": b"area\trooms\tprice\n52\t2\t180.5\n64\t\t3\t240\n75\t?\t260\n",
    "a blank as gap": b"area,rooms,price\n52,2,180.5\n64,3,240\n75, ,260\n",
    "no header": b"52,2,180.5\n64,3,240\n75,,260\n",
}


@pytest.mark.parametrize("form", SAME)
def test_one_table_in_many_forms(tmp_path, form):
    path = tmp_path / "flats.csv"
    path.write_bytes(SAME[form])
    table = read_table(path, names=["area", "rooms", "price"] if form == "no header" else None)
    assert list(table.columns) == ["area", "rooms", "price"]
    expected = np.array([[52, 2, 180.5], [64, 3, 240], [75, np.nan, 260]])
    np.testing.assert_array_equal(table.to_numpy(dtype=float), expected)
    assert all(dtype.kind in "if" for dtype in table.dtypes)


CELLS = {  # what one column holds, as it stands in the file, and as it is read
    "marks": ("1.5 NA N/A NaN null ? - -- . n/a", [1.5] + [None] * 9),
    "a mark of the file": ("7 -999 8", [7, None, 8]),
    "thousands": ('"1,200" "12,000,000" 5', [1200, 12_000_000, 5]),
    "truth values": ("True False True", [True, False, True]),
    "words": ("None - yes", ["None", None, "yes"]),
    "a word in numbers": ("1 two 3", ["1", "two", "3"]),
    "exponents": ("1e3 2.5E-1 .5", [1000, 0.25, 0.5]),
}


@pytest.mark.parametrize("name", CELLS)
def test_cells_become_values(tmp_path, name):
    cells, values = CELLS[name]
    path = tmp_path / "own.csv"
    path.write_text("x,label\n" + "".join(f"{cell},a\n" for cell in cells.split(" ")), encoding="utf-8")
    column = read_table(path, gaps=["-999"] if name == "a mark of the file" else [])["x"]
    assert [None if pd.isna(value) else value for value in column] == values


def test_letters_and_late_surprises_are_read(tmp_path):
    path = tmp_path / "own.csv"
    path.write_bytes("größe,ort\n1,Köln\n2,Zürich\n".encode("cp1252"))
    table = read_table(path)
    assert (list(table.columns), table["ort"][1], table.attrs["encoding"]) == (["größe", "ort"], "Zürich", "cp1252")
    path.write_text("a;b\n" + "1;2\n" * 400 + "1;2,5\n", encoding="utf-8")  # the comma comes after the first lines
    assert read_table(path)["b"].sum() == 802.5
    path.write_text("x,note\n" + "1,ok   \n2,?   \n", encoding="utf-8")
    assert read_table(path)["note"].tolist()[0] == "ok"
    assert read_table(path)["note"].isna().tolist() == [False, True]
    path.write_text('"mpg" "cyl"\n"Mazda RX4" 21 6\n"Datsun 710" 22.8 4\n', encoding="utf-8")  # row names, as R writes them
    assert read_table(path).columns.tolist() == ["row", "mpg", "cyl"]
    line = '{} 8 307.0 130.0 3504. 12.0 70 1\t"chevrolet {}"\n'
    path.write_text(line.format("18.0", "chevelle") + line.format("?", "nova"), encoding="utf-8")  # blanks, and one tab
    cars = read_table(path, names=["mpg", *"abcdefg", "name"])
    assert (cars["name"].tolist(), cars["mpg"].isna().sum()) == (["chevrolet chevelle", "chevrolet nova"], 1)
    path.write_text("id,cost\n" + "7,29.85\n" * 1200 + "8, \n", encoding="utf-8")  # a blank hides that these are numbers
    assert read_table(path)["cost"].isna().sum() == 1
    path.write_text('"","x"\n"1",49\n"2",-67\n', encoding="utf-8")  # the rows have names, their column has none
    assert read_table(path)["x"].tolist() == [49, -67]
    path.write_text("day;euros\n01.02.2024;1.234,50\n13.02.2024;987\n", encoding="utf-8")  # points in dates stay
    assert (read_table(path)["day"][0], read_table(path)["euros"].tolist()) == ("01.02.2024", [1234.5, 987])
    path.write_text("place;price\nA;118,7\nB;126.949\nC;1.000\n", encoding="utf-8")  # beside a decimal comma
    assert read_table(path)["price"].tolist() == [118.7, 126949, 1000]
    path.write_text("id;tags;x\n0;1,2;0.100\n1;0,1;0.101\n", encoding="utf-8")  # the commas stand in a list
    assert read_table(path)["x"].tolist() == [0.1, 0.101]
    path.write_text("PK,x\n1,4\n2,5\n", encoding="utf-8")  # as archives begin, nearly
    assert read_table(path)["PK"].tolist() == [1, 2]
    with pytest.raises(TypeError, match="gaps is '-999'; expected a list"):
        read_table(path, gaps="-999")
    path.write_text("id\ttext\n" + "7\tfour words in here\n" * 5, encoding="utf-8")  # blanks in a cell, tabs between
    assert read_table(path).shape == (5, 2)
    path.write_text(f"number,x\n{10**22},1\n{10**23},2\n", encoding="utf-8")  # too long for any type of numbers
    assert read_table(path)["number"].tolist() == [10**22, 10**23]
    path.write_text("country,1990,1991\nPeru,1,2\nChad,3,4\n", encoding="utf-8")  # years are names
    assert read_table(path)["1991"].tolist() == [2, 4]


NO_TABLE = {
    "a cell too many": (b"a,b\n1,2\n3,4,5\n6,7\n8,9\n", ("line 3 has 3 cells", "expected 2", "quotes")),
    "a cell too many, in Windows' letters": ("größe,b\n1,2\n3,4,5\n6,7\n8,9\n".encode("cp1252"), ("line 3 has 3 cells",)),
    "a cell too many in the first row": (b"a,b\n1,2,3\n4,5\n6,7\n8,9\n", ("more cells than the header has names",)),
    "an open quote": (b'a,b\n1,2\n"3,4\n5,6\n', ("near line 3", "never closed")),
    "numbers without names": (b"5.1,3.5,setosa\n4.9,3.0,setosa\n", ("line 1 holds values", "names=[...]", "3 names")),
    "words without names": (b"p,x,s\n" + b"e,x,s\np,y,s\n" * 4, ("line 1 holds values", "3 names")),
    "one column": (b"price\n1\n2\n", ("line 1 is 'price'", "no comma, semicolon, tab or blank")),
    "a sentence": (b"Once upon a\nking\nlived, he\n", ("line 1 is 'Once",)),
    "nothing": (b" \n", ("is empty", "header and rows")),
    "only a header": (b"a,b\n", ("no rows", "cut short")),
    "one name twice": (b"a,a \n1,2\n3,4\n", ("two columns 'a'", "line 1")),
    "a web page": (b"<!DOCTYPE html><p>404", ("a web page", "download the file itself")),
    "JSON": (b'[{"a": 1}]', ("JSON", "pandas.read_json")),
    "Excel": (b"PK\x03\x04\x14\x00", ("Excel", "as CSV")),
    "a picture": (b"\x89PNG\r\n\x1a\n\0\0", ("not text", "CSV")),
    "ARFF": (b"@relation iris\n@data\n5.1,3.5\n", ("ARFF", "names=[...]")),
}


@pytest.mark.parametrize("name", NO_TABLE)
def test_what_is_no_table_gets_one_sentence(tmp_path, name):
    content, parts = NO_TABLE[name]
    path = tmp_path / "own.csv"
    path.write_bytes(content)
    with pytest.raises(ValueError, match=said("own.csv", *parts)) as caught:
        read_table(path)
    assert "\n" not in str(caught.value)


def test_a_path_that_leads_nowhere(tmp_path):
    (tmp_path / "flats.csv").write_bytes(PLAIN)
    with pytest.raises(FileNotFoundError, match=said("flat.csv", "the folder has flats.csv")):
        read_table(tmp_path / "flat.csv")
    with pytest.raises(IsADirectoryError, match=said("is a folder")):
        read_table(tmp_path)
    (tmp_path / "flats.csv").write_bytes(PLAIN)
    with pytest.raises(ValueError, match=said("3 columns", "names has 2")):
        read_table(tmp_path / "flats.csv", names=["a", "b"])


N = 60
COUNT = np.arange(N)
COLUMNS = {  # a column, its kind, and words of the question about it
    "measured": (COUNT * 0.37 % 5, "number", ""),
    "rows counted": (COUNT + 1, "identifier", "names its row"),
    "years": (COUNT + 1960, "number", ""),
    "codes": (COUNT % 3 + 1, "number", "It has 3 values"),
    "0 and 1": (COUNT % 2, "yes/no", ""),
    "words": (["red", "green", "blue"] * 20, "category", ""),
    "capitals": (["red", "Red", "blue"] * 20, "category", "lower case"),
    "yes and no": (["Yes", "no"] * 30, "yes/no", ""),
    "truth": (COUNT % 2 == 0, "yes/no", ""),
    "dates": ([f"2020-01-{day % 28 + 1:02}" for day in COUNT], "date", ""),
    "dates, days first": ([f"{day % 28 + 1}.3.2020" for day in COUNT], "date", ""),
    "passenger_id": (COUNT * 7 % 61, "identifier", "names its row"),
    "times of day": ([f"{row % 24:02}:15" for row in COUNT], "date", ""),
    "visits": ([f"P{2 * row // 3}" for row in COUNT], "identifier", "groups='visits'"),
    "names": ([f"N{row}A" for row in COUNT], "identifier", "names its row"),
    "remarks": ([f"a remark of some length on the row number {row}" for row in COUNT], "text", ""),
    "one value": ([3] * N, "constant", "never changes"),
    "nothing": ([None] * N, "empty", "never changes"),
    "mostly gaps": ([1.5, 2.5, 4.0] + [None] * (N - 3), "number", "More than half"),
    "-200": (np.where(COUNT % 9, COUNT * 0.7 + 1, -200), "number", "-200 stands apart, 7 times"),
    "-1": (np.where(COUNT % 9, COUNT * 37, -1), "number", "-1 stands apart, 7 times"),
    "-999": (np.where(COUNT == 4, -999, COUNT % 7), "number", "-999 stands apart, 1 times"),
    "zeros": (np.where(COUNT % 9, 20 + COUNT * 0.1, 0), "number", "0 stands apart, 7 times"),
    "an outlier": (np.where(COUNT == 4, 3000, COUNT * 1.5), "number", "3000 stands far apart"),
    "a tail": (np.where(COUNT % 15 == 4, 3000, COUNT * 1.5), "number", ""),
    "months first?": (
        [f"{row % 12 + 1:02}/{row // 12 + 1:02}/2020" for row in COUNT],
        "date",
        "02/01/2020 is read as 01 February 2020: or is it 02 January?",
    ),
    "a word in numbers": ([*map(str, COUNT[:-1] % 40), "unknown"], "identifier", "but for 'unknown': a gap?"),
    "money": ([f"${row % 9},000" for row in COUNT], "category", "with a sign"),
    "many words": ([f"street {row % 25}" for row in COUNT], "category", "25 categories"),
}


@pytest.mark.parametrize("name", COLUMNS)
def test_each_kind_of_column_is_named_and_asked_about(name):
    values, kind, words = COLUMNS[name]
    column = pd.Series(values, name=name)
    assert kind_of(column) == kind
    row = describe_table(column.to_frame()).rows.loc[name]
    assert (row["kind"], row["gaps"]) == (kind, column.isna().sum())
    assert words in row["question"]
    assert bool(words) == bool(row["question"]), row["question"]


def test_a_column_that_repeats_the_target_is_asked_about():
    random = np.random.default_rng(0)
    grams = random.normal(4000, 500, 80)
    table = pd.DataFrame({"g": grams, "kg": grams / 1000, "length": grams + random.normal(0, 300, 80)})
    table["class"] = np.where(grams > 4000, "heavy", "light")
    table["code"] = np.where(grams > 4000, 2, 1)
    asked = describe_table(table, target="g").rows["question"].str.contains("nearly repeats g")
    assert asked.tolist() == [False, True, False, False, False]
    asked = describe_table(table, target="class").rows["question"].str.contains("nearly repeats class")
    assert asked.tolist() == [True, True, False, False, True], "the class was made from the grams"
    with pytest.raises(ValueError, match=said("no column 'weight'", "it has g, kg")):
        describe_table(table, target="weight")
    assert "<table" in describe_table(table)._repr_html_()


def test_rows_are_split_by_the_column_that_is_named():
    table = pd.DataFrame({"x": COUNT, "class": ["rare" if row % 10 == 0 else "common" for row in COUNT]})
    table["person"] = [f"p{row % 12}" for row in COUNT]
    table["day"] = [f"{row % 28 + 1}.{row // 28 + 1}.2020" for row in COUNT]
    parts = split_table(table, strata="class", fractions=(0.5, 0.5))
    assert [(part["class"] == "rare").sum() for part in parts] == [3, 3]
    first, second = (set(part["person"]) for part in split_table(table, groups="person", fractions=(0.5, 0.5)))
    assert first.isdisjoint(second)
    halves = [part.index.tolist() for part in split_table(table, time="day", fractions=(0.5, 0.5))]
    assert halves == [[*range(30)], [*range(30, 60)]]
    months = pd.DataFrame({"month": [f"01.{row + 1:02}.2020" for row in range(12)]})  # no day above 12 tells day from month
    halves = [part.index.tolist() for part in split_table(months, time="month", fractions=(0.5, 0.5))]
    assert halves == [[*range(6)], [*range(6, 12)]]
    with pytest.raises(ValueError, match=said("row 3: month is 'Summe'", "not a date like the others")):
        split_table(months.replace({"month": {"01.04.2020": "Summe"}}), time="month")
    twice = pd.concat([months, months.replace({"month": {"01.04.2020": "Summe"}})])  # its labels come again
    with pytest.raises(ValueError, match=said("row 3: month is 'Summe'")):
        split_table(twice, time="month")
    days = pd.DataFrame({"day": [f"{day:02}/03/2020" for day in range(1, 11)]})
    assert "is read as" in str(describe_table(pd.concat([days, days])))
    train, _, test = split_table(table.set_index("person"))
    assert (len(train), len(test), test.index[0].startswith("p")) == (36, 12, True)
    with pytest.raises(ValueError, match=said("class has 1 gaps", "dropna(subset=['class'])")):
        split_table(table.replace({"x": {0: None}}).assign(**{"class": ["a"] * 59 + [None]}), strata="class")
    with pytest.raises(TypeError, match=said("of type dict", "DataFrame", "read_table")):
        split_table({"x": [1]})
