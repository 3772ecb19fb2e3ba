"""The checks of notebook 01: lines in the lesson, a fault, gaps, features, and a split that is normalised."""

from collections import Counter
from collections.abc import Mapping, Sequence
from numbers import Real
from typing import Any, NoReturn

import torch
from torch import Tensor

from course_utils.checks.frame import WrongAnswer, described, exercise, function_of, hints_for, in_lesson, result_of
from course_utils.checks.judging import choice_of, letter_of, must_be_tensor, tensor_of
from course_utils.data import load_penguins, split
from course_utils.penguins import MEASURED, SPECIES, complete_penguins, encode_penguins

# --- words on guesses -------------------------------------------------------------------------------------------------

hints_for(
    "1.2",
    {
        342: "That is how many entries it has. How many of them are True?",
        1: "That is what one True counts. How many are True?",
        2: "That is the Gentoos' class index. How many Gentoos are there?",
        151: "That is another species.",
        68: "That is another species.",
    },
)
hints_for(
    "1.1",
    {
        (3,): "That is grid[:, 0]. A slice such as :1 could hold several columns, and so it keeps their axis.",
        (1, 3): "Rows come first, and : keeps all of them.",
        "(3,1)": "The right shape. Write it without the quotes.",
        "(3, 1)": "The right shape. Write it without the quotes.",
        (3, 2): ":1 ends before column 1.",
        (2,): "That is a row, grid[0].",
        (1,): "The first place in the brackets is for rows, and : keeps all of them.",
    },
)
hints_for(
    "1.3",
    {
        (3, 8, 8): "That is its shape. How many numbers is that?",
        (8, 8, 3): "That is its shape. How many numbers is that?",
        64: "That is one number for each point. How many does a colour need?",
        8: "That is one side of the image.",
        24: "That is one line of points with its colours. How many lines are there?",
        4: "That is how many colours we use. How many points are there, and how many numbers has each?",
        256: "Four letters, but a point has one colour, given by red, green and blue.",
    },
)
hints_for(
    "1.7",
    {
        10: "That is the ordered split. Shuffled, most test points have training points on both sides.",
        5: "To lie beyond all of them, a point must be nearer to an end than any of the 40 training points.",
        8: "To lie beyond all of them, a point must be nearer to an end than any of the 40 training points.",
    },
)
hints_for(
    "1.9",
    {
        "error": "So you would hope. But these two shapes can be stretched to fit each other.",
        50: "A shape is written in brackets, as in (4, 5).",
        2500: "That many numbers, in which shape?",
        (50, 1): "That is the shape of y. What does the stretching do to the list of 50?",
        (50,): "That is the shape of the list. What does the stretching do to the column?",
        (1, 50): "That is how PyTorch reads the list. Then the column is also stretched to fit it.",
    },
)

# --- your turn 1A: the masses as a tensor -----------------------------------------------------------------------------


@in_lesson("your turn 1A")
def check_body_mass(body_mass: object) -> str:
    """Check the masses of the measured birds, one row per bird.

    Args:
        body_mass: a tensor of shape (342, 1), in grams.

    Returns:
        A CheckResult.

    Source: notebook 01, "A table becomes a tensor".
    """
    birds = _measured_birds()
    true = torch.tensor([[bird["body_mass_g"]] for bird in birds], dtype=torch.float64)
    dtype = must_be_tensor("body_mass", body_mass).dtype
    y = tensor_of("body_mass", body_mass, expected="a tensor of numbers")
    if tuple(y.shape) == (len(true),):
        hint = "Each bird needs a row of its own: brackets around float(...), as in the line of flipper."
        raise WrongAnswer("missing-axis", f"body_mass has shape {tuple(y.shape)}; expected {tuple(true.shape)}.", hint)
    if y.shape != true.shape:
        turned = tuple(y.shape) == (1, len(true))
        hint = "One row for each bird: where do the inner brackets end?" if turned else "One row for each bird in measured."
        raise WrongAnswer("wrong-shape", f"body_mass has shape {tuple(y.shape)}; expected {tuple(true.shape)}.", hint)
    if not dtype.is_floating_point:
        hint = "Models want a decimal point: float(...), not int(...)."
        raise WrongAnswer("wrong-dtype", f"body_mass has dtype {dtype}; expected torch.float32.", hint)
    if torch.allclose(y, true, atol=0.5):
        return f"{len(true)} birds, one row each, {y.mean().item():.0f} g on average."
    if torch.allclose(y * 1000, true, atol=0.5):
        raise WrongAnswer("wrong-unit", "body_mass is in kilograms; expected grams.", "Keep the table's own unit.")
    for name in MEASURED:
        if torch.allclose(y, torch.tensor([[bird[name]] for bird in birds], dtype=torch.float64), atol=0.01):
            raise WrongAnswer("other-column", f"body_mass holds {name}.", "Which column is the mass in?")
    row = int((y - true).abs().argmax())
    message = f"body_mass[{row}] is {y[row].item():g}; the table says {true[row].item():g}."
    raise WrongAnswer("wrong-values", message, "One number per bird, in the order of measured, as the table has it.")


def _measured_birds() -> list[dict[str, Any]]:
    """The birds with a flipper length and a mass."""
    return [bird for bird in load_penguins() if None not in (bird["flipper_length_mm"], bird["body_mass_g"])]


# --- your turn 1B: split by hand --------------------------------------------------------------------------------------


@in_lesson("your turn 1B")
def check_split_by_hand(split_by_hand: object) -> str:
    """Check a random split: its sizes, that pairs stay together, and that no sample is lost or doubled.

    Args:
        split_by_hand: `split_by_hand(X, y)` -> `(X_train, y_train), (X_test, y_test)`.

    Returns:
        A CheckResult.

    Source: notebook 01, "Split the data".
    """
    function = function_of("split_by_hand", split_by_hand, "def split_by_hand(X, y):")
    for n in (60, 25):
        number = torch.arange(n, dtype=torch.float32).unsqueeze(1)
        result = result_of("split_by_hand(X, y)", function, torch.cat([number, number + 0.5], dim=1), 10 * number + 7)
        rows_train, rows_test = (_rows_of(place, pair, n) for place, pair in enumerate(_two_pairs(result)))
        _check_rows(rows_train, rows_test, n)
    return "80 % and 20 %, at random, each x with its y, and every sample in exactly one part."


def _two_pairs(result: object) -> Sequence[Any]:
    """Read `(X_train, y_train), (X_test, y_test)`."""
    hint = "Return two pairs, each an X with its y: first the training set, then the test set."
    if result is None:
        raise WrongAnswer("nothing-returned", "it returns None; expected two pairs.", hint)
    parts: Sequence[Any] = result if isinstance(result, (tuple, list)) else [result]
    pairs = len(parts) == 2 and all(isinstance(part, (tuple, list)) and len(part) == 2 for part in parts)
    if not pairs:
        raise WrongAnswer("wrong-return", f"it returns {described(result)}; expected two pairs.", hint)
    if isinstance(parts[0][1], Tensor) and parts[0][1].shape[1:] == (2,):
        raise WrongAnswer("wrong-return", "the two X come first, and then the two y; expected pairs of X and y.", hint)
    return parts


def _rows_of(place: int, pair: Any, n: int) -> list[int]:
    """The numbers of the samples in a part, whose X and y must belong together."""
    part = ("the training set", "the test set")[place]
    for value in pair:
        must_be_tensor(f"a half of {part}", value)
    X, y = (tensor_of(part, value, expected="X and y") for value in pair)
    if X.dim() == 2 and X.shape[1] == 1:
        hint = "Use only the X and y in the brackets: the check brings data of its own, with two columns in X."
        raise WrongAnswer("other-data", f"{part} has an X with one column; it was given two.", hint)
    if X.dim() != 2 or X.shape[1] != 2 or y.dim() != 2 or y.shape[1] != 1:
        hint = "X[rows] takes a list of row numbers: order[:n] with a colon is one, order[n] is a single number."
        if X.dim() == y.dim() == 1 and torch.equal(X, y):
            hint = "These look like the row numbers themselves. Use them to pick rows: X[first], y[first]."
        raise WrongAnswer("wrong-shape", f"{part} has X of shape {tuple(X.shape)} and y of {tuple(y.shape)}.", hint)
    rows = (X[:, 0] + 0.5).long()
    if (((rows - X[:, 0]).abs() > 0.01) | (rows < 0) | (rows >= n)).any():
        hint = "Use only the X and y in the brackets, and leave their numbers as they are."
        raise WrongAnswer("other-data", f"{part} holds numbers that are not in the X that it is given.", hint)
    if len(X) != len(y) or (y[:, 0] - (10.0 * rows + 7)).abs().max() > 0.01:
        hint = "Shuffle once. X and y are picked by the same row numbers."
        raise WrongAnswer("rows-mixed", f"in {part}, an x no longer has the y that belongs to it.", hint)
    return rows.tolist()


def _check_rows(train: list[int], test: list[int], n: int) -> None:
    total, n_train = len(train) + len(test), round(0.8 * n)
    if total == n and len(set(train + test)) == n:
        if abs(len(train) - (n - n_train)) <= 1:
            hint = "The larger part is to learn from, and comes first."
            raise WrongAnswer("swapped", f"{len(train)} of {n} samples are in the training set, which comes first.", hint)
        if abs(len(train) - n_train) > 1:
            hint = "Compute the size from len(X): the function must work for any number of samples."
            raise WrongAnswer("odd-sizes", f"{len(train)} of {n} samples are in the training set; expected {n_train}.", hint)
        if sorted(test) in (list(range(n - len(test), n)), list(range(len(test)))):
            hint = "Shuffle the row numbers first, and cut the shuffled list."
            raise WrongAnswer("ordered", "the test set is one end of the data, in its old place.", hint)
    elif set(train) & set(test):
        hint = "The second part begins where the first one ends: order[:n_train] and order[n_train:]."
        raise WrongAnswer("overlap", "some samples are in both parts, so the test asks about what was learned.", hint)
    elif len(set(train + test)) < total:
        hint = "randperm gives each row number once; randint draws some twice."
        raise WrongAnswer("doubled", "some samples appear twice, and others are lost.", hint)
    else:
        hint = "The second part begins where the first one ends, and goes to the end."
        if total == 50:
            hint = "50 is hard-coded. Compute the sizes from len(X): the function must work for any number of samples."
        raise WrongAnswer("lost", f"the two parts hold {total} samples of {n}.", hint)


# --- your turn 1C: normalise by the training set ----------------------------------------------------------------------


@in_lesson("your turn 1C")
def check_normalised(my_train: object, my_test: object) -> str:
    """Check two sets of flipper lengths, normalised by the mean and the standard deviation of the training birds.

    Args:
        my_train: the training birds, a tensor of shape (274, 1).
        my_test: the test birds, a tensor of shape (68, 1).

    Returns:
        A CheckResult.

    Source: notebook 01, "Normalise with training statistics".
    """
    flipper = torch.tensor([[bird["flipper_length_mm"]] for bird in _measured_birds()], dtype=torch.float64)
    (train, _), (test, _) = split(flipper, flipper)
    came = {}
    for name, value, raw in (("my_train", my_train, train), ("my_test", my_test, test)):
        z = tensor_of(name, value, expected="a tensor of numbers")
        if z.shape != raw.shape:
            hint = "Begin with flipper_train in the first line and with flipper_test in the second, and keep all birds."
            raise WrongAnswer("wrong-shape", f"{name} has shape {tuple(z.shape)}; expected {tuple(raw.shape)}.", hint)
        came[name] = _shift_and_scale(name, z, raw)
    numbers = {"train": _statistics(train), "test": _statistics(test), "all": _statistics(flipper)}
    _explain_statistics("my_train", came["my_train"], numbers, own="train")
    _explain_statistics("my_test", came["my_test"], numbers, own="test")
    return "both sets by the mean and the standard deviation of the training birds."


def _statistics(x: Tensor) -> tuple[float, float]:
    return x.mean().item(), x.std().item()


def _shift_and_scale(name: str, z: Tensor, raw: Tensor) -> tuple[float, float]:
    """The c and d of `z = (raw - c) / d`."""
    off, spread = raw - raw.mean(), z - z.mean()
    slope = ((off * spread).sum() / off.square().sum()).item()
    if abs(slope) < 1e-9 or (spread - slope * off).abs().max() > 0.01 * spread.abs().max():
        hint = "Begin with all birds of the set, in their order, and use the same two numbers for each."
        raise WrongAnswer("other-birds", f"{name} is not a shifted and scaled copy of the flipper lengths.", hint)
    return (raw.mean() - z.mean() / slope).item(), 1 / slope


def _explain_statistics(name: str, came: tuple[float, float], numbers: dict[str, tuple[float, float]], *, own: str) -> None:
    (c, d), (mean, std) = came, numbers["train"]

    def near(a: float, b: float) -> bool:
        return abs(a - b) < 0.05

    def scaled_by(other: float) -> bool:
        return abs(d / other - 1) < 0.008  # n or n - 1 makes no difference

    if near(c, mean) and abs(d / std - 1) < 0.004:
        return
    if own == "test" and near(c, numbers["test"][0]) and scaled_by(numbers["test"][1]):
        hint = "A bird caught tomorrow comes alone, with no spread to divide by. Which numbers will you have then?"
        raise WrongAnswer("test-own-statistics", "the test birds are normalised by their own numbers.", hint)
    if near(c, numbers["all"][0]):
        hint = "The mean of all birds knows the test birds. Take both numbers from flipper_train."
        raise WrongAnswer("leakage", f"{name} is normalised by the mean of all birds.", hint)
    if own == "train" and near(c, numbers["test"][0]):
        hint = "The model learns from the training birds: take their mean and standard deviation."
        raise WrongAnswer("test-statistics", "the training birds are normalised by numbers of the test birds.", hint)
    if near(c, 0) and near(d, 1):
        hint = "Subtract a mean, then divide. (Those of my_train are 0 and 1 by now: measure flipper_train.)"
        raise WrongAnswer("not-normalised", f"{name} is still in mm.", hint)
    if any(near(d, 1) and abs(c - m / s) < 0.05 for m, s in numbers.values()):
        hint = "Python divides before it subtracts: put brackets around the difference."
        raise WrongAnswer("brackets-missing", f"in {name}, only the mean was divided.", hint)
    if near(d, 1):
        hint = "After subtracting the mean, divide by the standard deviation."
        raise WrongAnswer("not-divided", f"{name} is as wide as before.", hint)
    if near(c, 0):
        raise WrongAnswer("not-centred", f"{name} is divided, but nothing was subtracted.", "First subtract the mean.")
    if d < 0:
        hint = "Subtract the mean from the bird, and not the bird from the mean."
        raise WrongAnswer("upside-down", f"in {name}, long flippers have become small numbers.", hint)
    hint = "Both numbers come from flipper_train: flipper_train.mean() and flipper_train.std()."
    raise WrongAnswer("other-numbers", f"{name} had {c:.1f} subtracted, and was divided by {d:.1f}.", hint)


# --- find the fault ---------------------------------------------------------------------------------------------------

_FINE = {
    "a": "Line a is fine: 80 % of the rows, rounded to a whole number.",
    "e": "Line e is fine: it cuts X where line f cuts y.",
    "f": "Line f is fine: it cuts y where line e cuts X.",
    "g": "Line g is fine: mean and standard deviation come from the training set alone.",
    "h": "Line h is fine: the test set is normalised with the mean and standard deviation of the training set.",
}
_SAME_ROWS = "Print the numbers that the two calls of randperm give. What must X and y have in common?"


@in_lesson("find the fault 1")
def check_get_ready(fault_line: object, get_ready: object) -> str:
    """Check the letter of the faulty line, and that the repaired program keeps each x with its y.

    Args:
        fault_line: its letter.
        get_ready: `get_ready(X, y)` -> `(X_train, y_train), (X_test, y_test)`, shuffled, split and normalised.

    Returns:
        A CheckResult.

    Source: notebook 01, "When it goes wrong".
    """
    letter = letter_of("fault_line", fault_line, letters="abcdefgh")
    if letter in _FINE:
        hint = "Follow one bird, say row 0, through the program: where is its flipper, and where its mass?"
        raise WrongAnswer("other-line", _FINE[letter], hint)
    function = function_of("get_ready", get_ready, "def get_ready(X, y):")
    X = torch.arange(170.0, 230.0).unsqueeze(1)  # 60 flippers, and a mass for each
    (X_train, y_train), (X_test, y_test) = _two_pairs(result_of("get_ready(X, y)", function, X, 50 * X - 6000))
    parts = [tensor_of("a set", part, expected="numbers") for part in (X_train, y_train, X_test, y_test)]
    if [tuple(part.shape) for part in parts] != [(48, 1), (48, 1), (12, 1), (12, 1)]:
        message = f"for 60 birds, the sets have shapes {', '.join(str(tuple(part.shape)) for part in parts)}."
        raise WrongAnswer("other-repair", message, "Change the faulty line, and leave the other lines as they were.")
    raw_train, raw_test = ((y + 6000) / 50 for y in (parts[1], parts[3]))
    wanted = [[(raw - raw_train.mean()) / raw_train.std(correction=own) for raw in (raw_train, raw_test)] for own in (0, 1)]
    if any(all(map(_alike, parts[::2], own)) for own in wanted):
        rows = torch.cat([raw_train, raw_test]).flatten().round()
        if len(rows.unique()) == len(X) and not torch.equal(rows, X.flatten().double()):
            return f"line {letter}, and repaired: each flipper is beside the mass of the same bird again."
        hint = "A table is often sorted: keep the shuffling, and let X and y share it."
        raise WrongAnswer("not-shuffled", "each x has its y, but the birds are no longer shuffled, each once.", hint)
    if _related(parts[0], parts[1]) and _related(parts[2], parts[3]):
        hint = "Change the faulty line, and leave lines g and h as they were."
        raise WrongAnswer("other-repair", "each x has its y, but the flippers are normalised in a different way.", hint)
    if letter == "b":
        message = "Line b by itself is fine: one generator for both. But what does it give when it is asked again?"
        raise WrongAnswer("other-line", message, _SAME_ROWS)
    raise WrongAnswer("still-mixed", f"yes, line {letter}, but flippers and masses are of different birds.", _SAME_ROWS)


def _alike(x: Tensor, y: Tensor) -> bool:
    return torch.allclose(x, y, atol=1e-3)


def _related(x: Tensor, y: Tensor) -> bool:
    """Whether y is a straight line over x, rising."""
    return bool(torch.corrcoef(torch.cat([x, y], dim=1).T)[0, 1] > 0.999)


# --- exercise 1.1: gaps are dropped or imputed ------------------------------------------------------------------------

_NEEDED = ("species", "sex", *MEASURED, "body_mass_g")
_SEX_HINT = "Fill in one of the table's own two words, 'male' or 'female': a third word would be a third sex."


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
    if gaps := Counter(name for row in rows for name, value in row.items() if _is_missing(value)):
        name, count = gaps.most_common(1)[0]
        hint = "Look at every value of a bird, not at one column alone: None marks a gap."
        raise WrongAnswer("gap-left", f"in {count} of your {len(rows)} birds {name} is still missing.", hint)
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
        hint = "Drop a bird for its own gap, and for nothing else."
        raise WrongAnswer("complete-birds-lost", f"complete birds that are gone: {lost}. You have {len(rows)} birds.", hint)
    choice = choice_of("choice", choice, choices=("drop", "impute"))
    if (choice == "impute") != bool(imputed):
        did = f"filled the gaps of {imputed} birds" if imputed else "dropped every bird with a gap"
        raise WrongAnswer("other-choice", f"choice says {choice!r}, but you {did}.", "Say what you did.")
    return f"{len(rows)} birds without a gap, {'some values imputed' if imputed else 'the others dropped'}."


def _list_of_birds(birds: object) -> Sequence[Mapping[str, Any]]:
    if isinstance(birds, Mapping) or not isinstance(birds, Sequence) or isinstance(birds, str):
        hint = "Keep the form of table: one dict per bird."
        raise WrongAnswer("wrong-type", f"birds is {described(birds)}; expected a list of dicts.", hint)
    if not birds:
        raise WrongAnswer("empty", "birds is empty.", "A condition that no bird meets drops all of them.")
    for row, bird in enumerate(birds):
        if not isinstance(bird, Mapping):
            hint = "Keep the whole dict of a bird, not one of its values."
            raise WrongAnswer("wrong-type", f"birds[{row}] is {described(bird)}; expected a dict.", hint)
    return birds


def _values_of(bird: Mapping[str, Any], row: int) -> dict[str, Any]:
    if absent := [name for name in _NEEDED if name not in bird]:
        hint = "Drop whole birds, not names: a name that is gone is still a gap."
        raise WrongAnswer("column-lost", f"birds[{row}] has no {', '.join(absent)}.", hint)
    for name in _NEEDED:
        _check_kind(f"birds[{row}][{name!r}]", name, bird[name])
    return {name: bird[name] for name in _NEEDED}


def _is_missing(value: object) -> bool:
    return value in (None, "", "NA", "nan", "NaN") or value != value


def _check_kind(where: str, name: str, value: object) -> None:
    if _is_missing(value):
        return
    if name in ("species", "sex"):
        if not isinstance(value, str):
            raise WrongAnswer("odd-value", f"{where} is {value!r}; expected a word.", _SEX_HINT)
    elif isinstance(value, str):
        hint = "The file holds text. float(...) turns it into a number, and load_penguins() has already done so."
        raise WrongAnswer("numbers-as-text", f"{where} is {value!r}, a text; expected a number.", hint)
    elif not isinstance(value, Real):
        raise WrongAnswer("odd-value", f"{where} is {value!r}; expected a number.", "Measurements are numbers.")


def _key(bird: Mapping[str, Any]) -> tuple[Any, ...]:
    return tuple(bird[name] for name in _NEEDED)


def _match_imputed(unknown: list[dict[str, Any]], table: list[dict[str, Any]], rows: list[dict[str, Any]], lost: int) -> int:
    """Pair the birds that are not in the table with table rows that have gaps; return how many."""
    weighed = [bird for bird in table if None in bird.values() and bird["body_mass_g"] is not None]
    for row in unknown:
        fits = [bird for bird in weighed if all(bird[name] in (None, row[name]) for name in _NEEDED)]
        if fits:
            weighed.remove(fits[0])
        elif rows.count(row) > 1 and any(_key(row) == _key(bird) for bird in table):
            hint = "Every bird is in the table once. Did a loop append it twice?"
            raise WrongAnswer("duplicates", f"a bird appears {rows.count(row)} times; {len(rows)} birds in all.", hint)
        elif lost:
            size, mass = row["flipper_length_mm"], row["body_mass_g"]
            message = f"{row['species']}, {row['sex']}, with a flipper of {size} mm and {mass} g is not in the table."
            hint = "Fill in what is None, and leave what was measured as it is."
            raise WrongAnswer("values-changed", message, hint)
        else:
            hint = "The mass is what a model is to predict. An invented answer teaches and tests nothing: drop those birds."
            raise WrongAnswer("target-invented", "a bird that was never weighed has a mass now.", hint)
        if row["sex"] not in ("male", "female"):
            raise WrongAnswer("odd-value", f"a sex was filled in as {row['sex']!r}.", _SEX_HINT)
    return len(unknown)


# --- exercise 1.2: birds become rows of numbers -----------------------------------------------------------------------

_ONE_HOT_HINT = "One column for each species: 1 for its own birds, 0 for all others."


@exercise("1.2")
def check_features(features: object, masses: object) -> str:
    """Check that the complete birds became numbers, with no order among the species and no target inside.

    Args:
        features: (333, 7) float32: the measurements in mm, species and sex as columns of 0 and 1.
        masses: (333, 1) float32, in grams.

    Returns:
        A CheckResult.

    Source: notebook 01, "Exercises".
    """
    birds = complete_penguins()
    X, y = _float32("features", features), _float32("masses", masses)
    n = len(birds)
    if X.dim() != 2 or len(X) != n:
        turned = X.dim() == 2 and X.shape[1] == n
        raise WrongAnswer(
            "wrong-shape",
            f"features has shape {tuple(X.shape)}; expected ({n}, number of columns).",
            "Rows and columns are swapped: .T turns them." if turned else "One row for each bird in complete, in its order.",
        )
    _check_masses(y, torch.tensor([[bird["body_mass_g"]] for bird in birds], dtype=torch.float64))
    known = _known_columns(birds)
    found = [_name_of_column(X[:, j], j, known) for j in range(X.shape[1])]
    for name in (*MEASURED, "sex"):
        if name not in found:
            raise WrongAnswer("column-lost", f"no column of features holds {name}.", "Compare your columns with the task.")
    if lost := [name for name in SPECIES if name not in found]:
        message = f"no column of features is 1 for {' and '.join(lost)} and 0 for all others."
        raise WrongAnswer("not-one-hot", message, _ONE_HOT_HINT)
    if X.shape[1] > len(MEASURED) + len(SPECIES) + 1 and found.count("sex") == 1:
        hint = "The task asks for 7 columns."
        raise WrongAnswer("extra-column", f"features has {X.shape[1]} columns: {', '.join(sorted(found))}.", hint)
    if found.count("sex") > 1:
        hint = "The second column says nothing that the first does not say."
        raise WrongAnswer("sex-twice", f"{found.count('sex')} columns of features hold the sex; expected one.", hint)
    return f"{n} birds, {X.shape[1]} columns of numbers, and no order among the species."


def _float32(name: str, value: object) -> Tensor:
    dtype = must_be_tensor(name, value).dtype
    if dtype != torch.float32:
        hint = "Weights are float32: .float() helps."
        raise WrongAnswer("wrong-dtype", f"{name} has dtype {dtype}; expected torch.float32.", hint)
    return tensor_of(name, value, expected="a tensor of numbers")


def _check_masses(y: Tensor, true: Tensor) -> None:
    if tuple(y.shape) == (len(true),):
        hint = "The last axis is missing, and a subtraction would broadcast: unsqueeze(1) adds it."
        raise WrongAnswer("missing-axis", f"masses has shape {tuple(y.shape)}; expected {tuple(true.shape)}.", hint)
    if y.shape != true.shape:
        hint = "One mass for each bird in complete."
        raise WrongAnswer("wrong-shape", f"masses has shape {tuple(y.shape)}; expected {tuple(true.shape)}.", hint)
    if torch.allclose(y, true, atol=0.01):
        return
    if torch.allclose(y * 1000, true, atol=0.01):
        raise WrongAnswer("wrong-unit", "masses is in kilograms; expected grams.", "Keep the table's own unit here.")
    if torch.allclose(y.sort(dim=0).values, true.sort(dim=0).values, atol=0.01):
        hint = "Keep the order of complete in both tensors."
        raise WrongAnswer("rows-mixed", "masses has the right numbers in another order.", hint)
    row = int((y - true).abs().argmax())
    came = f"masses[{row}] is {y[row].item():g}; the table says {true[row].item():g}"
    raise WrongAnswer("wrong-values", f"{came}.", "Is it the column body_mass_g, in grams?")


def _known_columns(birds: Sequence[Mapping[str, Any]]) -> dict[str, Tensor]:
    def column(values: list[Any]) -> Tensor:
        return torch.tensor([float(value) for value in values], dtype=torch.float64)

    known = {name: column([bird[name] for bird in birds]) for name in (*MEASURED, "body_mass_g", "year")}
    known |= {name: column([bird["species"] == name for bird in birds]) for name in SPECIES}
    known["sex"] = column([bird["sex"] == "male" for bird in birds])
    for island in sorted({bird["island"] for bird in birds}):
        known[island] = column([bird["island"] == island for bird in birds])
    return known


def _name_of_column(values: Tensor, j: int, known: Mapping[str, Tensor]) -> str:
    """Say which column of the table this is; either sex may be 1."""
    if len(values.unique()) == 1:
        hint = "Every bird meets its condition, or none does: how is the word written in the table?"
        raise WrongAnswer("constant-column", f"column {j} of features is {values[0].item():g} for every bird.", hint)
    for name, true in known.items():
        scaled = _same_up_to_scale(values, true)
        if name == "body_mass_g" and scaled:
            hint = "A model that is given the answer need not learn. The target belongs in masses alone."
            raise WrongAnswer("target-among-features", f"column {j} of features is the body mass.", hint)
        if torch.allclose(values, true, atol=0.01) or (name == "sex" and scaled):
            return name
        if scaled and len(true.unique()) > 2:
            hint = "Statistics of all birds include the test birds. Keep mm here; exercise 1.3 normalises after the split."
            raise WrongAnswer("normalised-too-early", f"column {j} of features is {name} in other units.", hint)
    groups = [values[known[name] == 1].unique() for name in SPECIES]
    one_number_a_species = all(len(group) == 1 for group in groups)
    if one_number_a_species and len(values.unique()) == len(SPECIES):
        message = f"column {j} of features numbers the species {', '.join(f'{group.item():g}' for group in groups)}."
        hint = "A model would take the numbers as amounts, with one species between two others. Give each a column."
        raise WrongAnswer("ordered-species", message, hint)
    if one_number_a_species:
        raise WrongAnswer("not-one-hot", f"column {j} of features is the same for two of the species.", _ONE_HOT_HINT)
    hint = "Are the birds still in the order of complete?"
    raise WrongAnswer("unknown-column", f"column {j} of features is not a column of the table.", hint)


def _same_up_to_scale(a: Tensor, b: Tensor) -> bool:
    if a.std() == 0 or b.std() == 0:
        return False
    return bool(((a - a.mean()) * (b - b.mean())).mean().abs() / (a.std(False) * b.std(False)) > 1 - 1e-9)


# --- exercise 1.3: split, and normalise by the training birds ---------------------------------------------------------


@exercise("1.3")
def check_prepared(train_set: object, test_set: object) -> str:
    """Check a split of the penguins, and that the statistics of the training birds alone normalised both parts.

    Args:
        train_set: `(features, masses)` of the training birds.
        test_set: `(features, masses)` of the test birds.

    Returns:
        A CheckResult.

    Source: notebook 01, "Exercises".
    """
    X_all, y_all = (part.to(torch.float64) for part in encode_penguins(complete_penguins()))
    (X_train, y_train), (X_test, y_test) = _pair_of("train_set", train_set), _pair_of("test_set", test_set)
    n, columns = X_all.shape
    for name, X, y in (("train_set", X_train, y_train), ("test_set", X_test, y_test)):
        if X.dim() != 2 or X.shape[1] != columns or tuple(y.shape) != (len(X), 1):
            message = f"{name} has features of shape {tuple(X.shape)} and masses of shape {tuple(y.shape)}."
            hint = f"Features need all {columns} columns, and masses one column: (n, {columns}) and (n, 1)."
            raise WrongAnswer("wrong-shape", message, hint)
    if (total := len(X_train) + len(X_test)) != n:
        hint = "Every bird lands in exactly one part." + (" Some are in both." if total > n else " Some are in none.")
        raise WrongAnswer("overlap" if total > n else "birds-lost", f"the parts hold {total} birds; there are {n}.", hint)
    if not 0.05 <= len(X_test) / n <= 0.5:
        hint = "A fifth is asked for. Where the test set is the larger part, the two are swapped."
        raise WrongAnswer("odd-sizes", f"{len(X_test)} of {n} birds are in the test set.", hint)
    X, y = torch.cat([X_train, X_test]), torch.cat([y_train, y_test])
    if not torch.allclose(y.sort(dim=0).values, y_all.sort(dim=0).values, atol=0.01):
        if torch.isin(y, y_all).all():
            hint = "Every bird lands in exactly one part. Were rows drawn with repetition?"
            raise WrongAnswer("overlap", "some birds appear twice, and others are lost.", hint)
        hint = "Leave the masses as they are, in grams, so that an error can be read in grams."
        raise WrongAnswer("masses-changed", "the masses of the two parts are not the grams of the table.", hint)
    raw = _undo_normalising(X, X_all)
    measured = slice(0, len(MEASURED))
    if raw is None:
        _explain_two_scales(X_train[:, measured], X_test[:, measured])
    if _counted_rows(raw, y) != _counted_rows(X_all, y_all):
        if _counted_rows(raw) == _counted_rows(X_all):
            hint = "Shuffle once, and pick the same rows from both: X[rows] and y[rows]."
            raise WrongAnswer("rows-mixed", "features and masses no longer belong to the same birds.", hint)
        raise WrongAnswer("overlap", "some birds appear twice, others are lost.", "Every bird lands in exactly one part.")
    _check_statistics(X_train[:, measured], X_test[:, measured], X[:, measured], X_all[:, measured])
    species = raw[len(X_train) :, len(MEASURED) : len(MEASURED) + len(SPECIES)].round().sum(dim=0)
    if (species > 0).sum() == 1:
        name = SPECIES[int(species.argmax())]
        hint = "The table is sorted by species. Shuffle before you cut."
        raise WrongAnswer("ordered-split", f"every test bird is a {name}.", hint)
    return f"{len(X_train)} training and {len(X_test)} test birds, normalised by the training birds alone."


def _undo_normalising(X: Tensor, X_all: Tensor) -> Tensor | None:
    """The features in the table's units, if one shift and one scale per column explain all rows; else None."""
    spread = X.amax(dim=0) - X.amin(dim=0)
    if (spread == 0).any():
        return None
    scale = (X_all.amax(dim=0) - X_all.amin(dim=0)) / spread
    raw = (X - X.amin(dim=0)) * scale + X_all.amin(dim=0)
    alike = torch.allclose(raw.sort(dim=0).values, X_all.sort(dim=0).values, atol=0.02)
    return raw if alike else None


def _counted_rows(*parts: Tensor) -> Counter[tuple[float, ...]]:
    return Counter(tuple(round(number, 1) + 0.0 for number in row) for row in torch.cat(parts, dim=1).tolist())


def _standard(X: Tensor) -> bool:
    return bool((X.mean(dim=0).abs() < 2e-3).all() and ((X.std(dim=0) - 1).abs() < 0.01).all())


def _explain_two_scales(X_train: Tensor, X_test: Tensor) -> NoReturn:
    if _standard(X_train) and _standard(X_test):
        message = "the test birds were normalised by their own mean and standard deviation."
        hint = "The same bird would get different numbers among others. Use the training birds' numbers for both parts."
        raise WrongAnswer("test-own-statistics", message, hint)
    hint = "Keep mean and std in variables before you change the training set, and use the same for both, column by column."
    raise WrongAnswer("two-scales", "the training and the test features do not have the same scale.", hint)


def _check_statistics(X_train: Tensor, X_test: Tensor, X: Tensor, X_all: Tensor) -> None:
    if _standard(X_train):
        return
    mean, std = X_train.mean(dim=0), X_train.std(dim=0)
    if _standard(X):
        hint = "First split, then compute the statistics."
        raise WrongAnswer("leakage", "mean and standard deviation come from all birds, including the test birds.", hint)
    if _standard(X_test):
        hint = "The model learns from the training birds: compute mean and std there."
        raise WrongAnswer("test-statistics", "mean and standard deviation come from the test birds.", hint)
    if torch.allclose(X.sort(dim=0).values, X_all.sort(dim=0).values, atol=0.02):
        hint = "Subtract a mean from each measurement, and divide by a standard deviation."
        raise WrongAnswer("not-normalised", "the measurements are still in mm.", hint)
    if ((X.std(dim=0) - 1).abs() < 1e-3).all() or (X.mean(dim=0).abs() < 1e-4).all():
        which = "mean" if (X.mean(dim=0).abs() < 1e-4).all() else "standard deviation"
        hint = "Both statistics come from the training birds alone. First split, then compute them."
        raise WrongAnswer("leakage", f"the {which} comes from all birds, including the test birds.", hint)
    if (mean.abs() < 2e-3).all():
        came = ", ".join(f"{number:.2f}" for number in std)
        hint = "After subtracting the mean, divide by the standard deviation of each column, taken from the training birds."
        raise WrongAnswer("not-divided", f"the training columns have standard deviations of {came}; expected 1.", hint)
    came = ", ".join(f"{number:.2f}" for number in mean)
    hint = "One mean and one standard deviation for each column: mean(dim=0), of the training birds."
    raise WrongAnswer("other-normalising", f"the measured training columns have means of {came}; expected 0.", hint)


def _pair_of(name: str, value: object) -> tuple[Tensor, Tensor]:
    """Read `(X, y)`, two tensors of equal length."""
    if not isinstance(value, (tuple, list)) or len(value) != 2:
        hint = "A comma makes a pair: train_set = features_of_some, masses_of_the_same."
        raise WrongAnswer("wrong-type", f"{name} is {described(value)}; expected a pair, (features, masses).", hint)
    for i, part in enumerate(value):
        must_be_tensor(f"{name}[{i}]", part)
    X = tensor_of(f"{name}[0]", value[0], expected="the features, a tensor of shape (n_birds, n_features)")
    y = tensor_of(f"{name}[1]", value[1], expected="the masses, a tensor of shape (n_birds, 1)")
    if X.dim() == 0 or y.dim() == 0 or len(X) != len(y):
        message = f"{name} has features of shape {tuple(X.shape)} and masses of shape {tuple(y.shape)}."
        hint = "Each bird needs one row in both. Pick the same rows from both tensors."
        raise WrongAnswer("wrong-shape", message, hint)
    return X, y
