"""Exercise 1.1: gaps are dropped or imputed."""

from collections import Counter
from collections.abc import Mapping, Sequence
from numbers import Real
from typing import Any

from course_utils.checks._answers import choice_of, described
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.data import load_penguins
from course_utils.penguins import MEASURED

Row = dict[str, Any]

_NEEDED = ("species", "sex", *MEASURED, "body_mass_g")
_SEXES = ("male", "female")
_SEX_HINT = "Fill in one of the table's own two words, 'male' or 'female': a third word would be a third sex."
_MISSING = (None, "", "NA", "nan", "NaN")


@exercise("1.1")
def check_gaps(birds: object, choice: object) -> str:
    """Check that the gaps in the penguins table were dropped or imputed, and nothing else changed.

    Args:
        birds: a list of dicts without a gap.
        choice: "drop" or "impute".

    Returns:
        A CheckResult.

    Source: notebook 01, "Exercises".
    """
    rows = [_values_of(bird, row) for row, bird in enumerate(_list_of_birds(birds))]
    gaps = Counter(name for row in rows for name, value in row.items() if value in _MISSING or value != value)
    if gaps:
        name, count = gaps.most_common(1)[0]
        raise WrongAnswer(
            "gap-left",
            f"in {count} of your {len(rows)} birds {name} is still missing.",
            "Look at every value of a bird, not at one column alone: None marks a gap.",
        )
    table = [{name: bird[name] for name in _NEEDED} for bird in load_penguins()]
    complete = [bird for bird in table if None not in bird.values()]
    left, unknown = Counter(map(_key, complete)), []
    for row in rows:
        if left[_key(row)] > 0:
            left[_key(row)] -= 1
        else:
            unknown.append(row)
    imputed = _match_imputed(unknown, table, rows, left.total())
    if lost := left.total():
        raise WrongAnswer(
            "complete-birds-lost",
            f"complete birds that are gone: {lost}. You have {len(rows)} birds.",
            "Drop a bird for its own gap, and for nothing else.",
        )
    choice = choice_of("choice", choice, choices=("drop", "impute"))
    if (choice == "impute") != bool(imputed):
        did = f"filled the gaps of {imputed} birds" if imputed else "dropped every bird with a gap"
        raise WrongAnswer("other-choice", f"choice says {choice!r}, but you {did}.", "Say what you did.")
    return f"{len(rows)} birds without a gap, {'some values imputed' if imputed else 'the others dropped'}."


def _list_of_birds(birds: object) -> Sequence[Mapping[str, Any]]:
    if isinstance(birds, Mapping) or not isinstance(birds, Sequence) or isinstance(birds, str):
        raise WrongAnswer(
            "wrong-type",
            f"birds is {described(birds)}; expected a list of dicts.",
            "Keep the form of table: one dict a bird.",
        )
    if not birds:
        raise WrongAnswer("empty", "birds is empty.", "A condition that no bird meets drops all of them.")
    for row, bird in enumerate(birds):
        if not isinstance(bird, Mapping):
            hint = "Keep the whole dict of a bird, not one of its values."
            raise WrongAnswer("wrong-type", f"birds[{row}] is {described(bird)}; expected a dict.", hint)
    return birds


def _values_of(bird: Mapping[str, Any], row: int) -> Row:
    absent = [name for name in _NEEDED if name not in bird]
    if absent:
        raise WrongAnswer(
            "column-lost",
            f"birds[{row}] has no {', '.join(absent)}.",
            "Drop whole birds, not names: a name that is gone is still a gap.",
        )
    values = {}
    for name in _NEEDED:
        value = bird[name]
        _check_kind(f"birds[{row}][{name!r}]", name, value)
        values[name] = value
    return values


def _check_kind(where: str, name: str, value: object) -> None:
    if value in _MISSING or value != value:
        return
    if name in ("species", "sex"):
        if not isinstance(value, str):
            raise WrongAnswer("odd-value", f"{where} is {value!r}; expected a word.", _SEX_HINT)
    elif isinstance(value, str):
        hint = "The file holds text. float(...) makes a number of it, and load_penguins() has done so."
        raise WrongAnswer("numbers-as-text", f"{where} is {value!r}, a text; expected a number.", hint)
    elif not isinstance(value, Real):
        raise WrongAnswer("odd-value", f"{where} is {value!r}; expected a number.", "Measurements are numbers.")


def _key(bird: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(bird[name] for name in _NEEDED)


def _match_imputed(unknown: list[Row], table: list[Row], rows: list[Row], lost: int) -> int:
    """Pair the birds that are not in the table with table rows that have gaps; return how many."""
    weighed = [bird for bird in table if None in bird.values() and bird["body_mass_g"] is not None]
    for row in unknown:
        fits = [bird for bird in weighed if all(bird[name] in (None, row[name]) for name in _NEEDED)]
        if fits:
            weighed.remove(fits[0])
        elif rows.count(row) > 1 and any(_key(row) == _key(bird) for bird in table):
            hint = "Every bird stands in the table once. Did a loop append it twice?"
            raise WrongAnswer("duplicates", f"a bird comes {rows.count(row)} times; {len(rows)} birds in all.", hint)
        elif lost:
            size, mass = row["flipper_length_mm"], row["body_mass_g"]
            raise WrongAnswer(
                "values-changed",
                f"{row['species']}, {row['sex']}, with a flipper of {size} mm and {mass} g is not in the table.",
                "Fill what is None, and leave what was measured as it is.",
            )
        else:
            raise WrongAnswer(
                "target-invented",
                "a bird that was never weighed has a mass now.",
                "The mass is what a model is to predict. An invented answer teaches and tests nothing: drop those birds.",
            )
        if row["sex"] not in _SEXES:
            raise WrongAnswer("odd-value", f"a sex was filled in as {row['sex']!r}.", _SEX_HINT)
    return len(unknown)
