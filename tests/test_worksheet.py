"""The worksheet for a table of one's own: nbval runs it for a number; here it runs for a class, and for another table."""

import random
import shutil

import nbformat
from marks import SELDOM
from notebook_tools import FOLDER, WORKSHEET, code_cells, stored_text
from store_notebooks import run

pytestmark = list(SELDOM)
CHOICES = ('path = "data/penguins_raw.csv"', 'target = "Body Mass (g)"', 'units = "g"', 'groups="Individual ID"')
FEATURES = 'features = ["Island", "Culmen Length (mm)", "Culmen Depth (mm)", "Flipper Length (mm)", "Sex"]'


def run_with(tmp_path, **changes):
    """What the worksheet shows once its choices are changed: {the old line: the new one}."""
    for name in ("data", "images"):
        shutil.copytree(FOLDER / name, tmp_path / name)
    text = WORKSHEET.read_text(encoding="utf-8")
    for old, new in changes.values():
        old, new = old.replace('"', r"\""), new.replace('"', r"\"")
        assert old in text, f"the worksheet has no {old}"
        text = text.replace(old, new)
    run(nb := nbformat.reads(text, as_version=4), tmp_path)
    return "\n".join(stored_text(placed.cell) for placed in code_cells(nb))


def test_a_class_is_predicted_by_changing_two_lines(tmp_path):
    units = 'units = "% of the rows right"'
    shown = run_with(tmp_path, target=(CHOICES[1], 'target = "Species"'), units=(CHOICES[2], units))
    assert shown.count("✅") == 2, shown
    assert "classification" in shown
    assert "prediction: Gentoo penguin (Pygoscelis papua)" in shown


def test_another_table_goes_through_by_changing_the_choices(tmp_path):
    draw = random.Random(1)
    rows = []
    for number in range(300):
        area, rooms, lift = draw.uniform(20, 120), draw.randint(1, 5), draw.choice(["ja", "nein"])
        price = 1500 * area + 9000 * (lift == "ja") + draw.gauss(0, 9000)
        cells = [f"W{number:03}", f"{area:.1f}", rooms, lift, f"{price:.2f}"]
        rows.append(";".join("?" if draw.random() < 0.03 and own else str(cell) for own, cell in enumerate(cells)))
    own = "\ufeffWohnung;Fläche (m²);Zimmer;Lift;Preis (€)\n" + "\n".join(rows).replace(".", ",")
    (tmp_path / "flats.csv").write_text(own, encoding="utf-8")
    shown = run_with(
        tmp_path,
        path=(CHOICES[0], 'path = "flats.csv"'),
        target=(CHOICES[1], 'target = "Preis (€)"'),
        units=(CHOICES[2], 'units = "€"'),
        features=(FEATURES, 'features = ["Fläche (m²)", "Zimmer", "Lift"]'),
        groups=("split_table(table, " + CHOICES[3] + ")", "split_table(table)"),
        gaps=('gaps = "drop"', 'gaps = "fill"'),  # nbval runs the other
        sentence=("three islands near one station, and says nothing about other birds", "one town"),
    )
    assert shown.count("✅") == 2, shown
    assert "columns\n  Fläche (m²)\n  Zimmer\n  Lift = nein\n" in shown
