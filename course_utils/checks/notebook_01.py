"""The checks of notebook 01: a column, a split, normalising, a program to repair; gaps, features, and all together."""

from collections import Counter
from collections.abc import Mapping, Sequence
from numbers import Real
from typing import Any, NoReturn

import torch
from torch import Tensor

from course_utils.checks.frame import (
    WrongAnswer,
    described,
    exercise,
    function_of,
    hints_for,
    in_lesson,
    result_of,
)
from course_utils.checks.judging import choice_of, must_be_tensor, tensor_of
from course_utils.data import load_penguins
from course_utils.penguins import MEASURED, SPECIES, complete_penguins, encode_penguins

# --- words on guesses ------------------------------------------------------------------------------------------------

hints_for(
    "1.1",
    {
        (3,): "A single number in the brackets drops its axis. A slice, such as :1, keeps it.",
        (1, 3): "Rows come first: three rows, one column.",
        (3, 2): "That is the whole grid. :1 ends before column 1.",
    },
)
hints_for("1.3", {64: "64 pixels, but each has three numbers: red, green and blue."})
hints_for(
    "1.4",
    {
        (5, 7): "Rows come first, and a row is a word of the sentence.",
        (5, 5): "A word that comes twice has two rows.",
        (7,): "Each word is a row of numbers now, and no single number.",
        (7, 7): "A row has one place for each word that is known, and some words come twice.",
    },
)
hints_for("1.7", {0: "Where are the first 40 points, and where are the last 10?", 1: "That would be the shuffled split."})
hints_for("1.8", {"yes": "It would be, if their own mean were subtracted. Whose mean is it?"})
hints_for(
    "1.9",
    {
        (50, 1): "That would need two columns. The flat list is read as one row.",
        (50,): "PyTorch never drops an axis to make two shapes fit; it stretches.",
        (50, 2): "Subtracting puts nothing side by side; it stretches both shapes until they fit.",
    },
)

# --- your turn 1A: a column -------------------------------------------------------------------------------------------


@in_lesson("your turn 1A")
def check_column(column: object) -> str:
    """Check the second column of the little grid, as a column.

    Args:
        column: a tensor of shape (3, 1).

    Returns:
        A CheckResult.

    Source: notebook 01, "Everything becomes numbers".
    """
    tensor = must_be_tensor("column", column)
    right = torch.tensor([[18.7], [17.4], [18.0]])
    if tensor.shape == (3,):
        hint = "A number in the brackets drops its axis, a slice keeps it: where does :1 begin, and where 1:?"
        raise WrongAnswer("flat", "column has shape (3,), a list; expected (3, 1), a column.", hint)
    if tensor.shape != right.shape:
        hint = "Before the comma stand the rows, all of them; behind it the columns."
        raise WrongAnswer("wrong-shape", f"column has shape {tuple(tensor.shape)}; expected (3, 1).", hint)
    if not torch.allclose(tensor.float().cpu(), right, atol=1e-3):
        hint = "Columns are counted from 0, so the second is number 1. The slice 1:2 begins there and ends before 2."
        raise WrongAnswer("other-column", "column has the right shape, and holds other numbers.", hint)
    return "three rows, one column."


# --- your turn 1B: a split --------------------------------------------------------------------------------------------


@in_lesson("your turn 1B")
def check_own_split(own_split: object) -> str:
    """Check a split of 50 and of 30 samples: sizes, pairs, no sample lost or doubled, and the order shuffled.

    Args:
        own_split: `own_split(X, y)` -> X_train, y_train, X_test, y_test, or two pairs.

    Returns:
        A CheckResult.

    Source: notebook 01, "Split the data".
    """
    function = function_of("own_split", own_split, "def own_split(X, y):")
    for n in (50, 30):
        X = torch.arange(n, dtype=torch.float32).unsqueeze(1)
        X_train, y_train, X_test, y_test = _four_of(result_of("own_split(X, y)", function, X, 2 * X + 1))
        _check_sizes(n, X_train, y_train, X_test, y_test)
        _check_samples(n, torch.cat([X_train, X_test]), torch.cat([y_train, y_test]))
        if torch.equal(X_train.flatten(), X.flatten()[: len(X_train)]):
            hint = "torch.randperm(n) gives the row numbers in random order. X[rows] picks by them."
            raise WrongAnswer("ordered", "the training set is the first 80 %, in their order: nothing is shuffled.", hint)
    return "shuffled, 80 % and 20 %, each y beside its x, and no sample lost."


def _four_of(result: Any) -> tuple[Tensor, Tensor, Tensor, Tensor]:
    """Read four tensors, or two pairs of them."""
    parts = list(result) if isinstance(result, (tuple, list)) else []
    if len(parts) == 2 and all(isinstance(part, (tuple, list)) and len(part) == 2 for part in parts):
        parts = [*parts[0], *parts[1]]
    if len(parts) != 4 or not all(isinstance(part, Tensor) and part.dim() > 0 for part in parts):
        hint = "Its last line is: return X_train, y_train, X_test, y_test."
        raise WrongAnswer("wrong-return", f"it returns {described(result)}; expected four tensors.", hint)
    X_train, X_test, y_train, y_test = (len(part) for part in parts)  # if they came in this order
    if X_train == y_train != X_test == y_test:
        hint = "First X_train and its y_train, then X_test and its y_test."
        raise WrongAnswer("other-order", "the four tensors come in another order.", hint)
    return tuple(parts)


def _check_sizes(n: int, X_train: Tensor, y_train: Tensor, X_test: Tensor, y_test: Tensor) -> None:
    if (sizes := (len(X_train), len(X_test))) == (round(0.8 * n), n - round(0.8 * n)):
        if (len(y_train), len(y_test)) == sizes:
            return
        hint = "Pick the same rows of X and of y."
        raise WrongAnswer("pairs-broken", f"X has {sizes} rows, and y has {(len(y_train), len(y_test))}.", hint)
    came = f"of {n} samples {sizes[0]} are for training and {sizes[1]} for the test"
    if n == 30:
        hint = "Work 80 % out of len(X)."
        raise WrongAnswer("fixed-sizes", f"{came}; 50 samples were split rightly.", hint)
    if sizes == (n - round(0.8 * n), round(0.8 * n)):
        raise WrongAnswer("swapped", f"{came}: the two are swapped.", "The larger part is for training.")
    hint = "80 % of 50 is 40: rows[:40] are the first 40 row numbers, rows[40:] are the others."
    raise WrongAnswer("wrong-sizes", f"{came}; expected 80 % and 20 %.", hint)


def _check_samples(n: int, X: Tensor, y: Tensor) -> None:
    if sorted(X.flatten().tolist()) != list(range(n)):
        hint = "Each row number goes to one part: those before n_train, and those from n_train on."
        raise WrongAnswer("lost-samples", "some samples are in both parts or twice, and others are lost.", hint)
    if not torch.equal(y, 2 * X + 1):
        hint = "Shuffle once, and pick the same rows of X and of y."
        raise WrongAnswer("pairs-broken", "the y of a sample no longer stands beside its x.", hint)


# --- your turn 1C: normalise ------------------------------------------------------------------------------------------


@in_lesson("your turn 1C")
def check_normalised(normalised: object) -> str:
    """Check normalising by the training set's statistics, on two sets that differ.

    Args:
        normalised: `normalised(train, test)` -> both sets, normalised.

    Returns:
        A CheckResult.

    Source: notebook 01, "Normalise with training statistics".
    """
    function = function_of("normalised", normalised, "def normalised(train, test):")
    train, test = torch.tensor([[180.0], [190.0], [200.0], [230.0]]), torch.tensor([[210.0], [240.0]])
    result = result_of("normalised(train, test)", function, train.clone(), test.clone())
    if not isinstance(result, (tuple, list)) or len(result) != 2 or not all(isinstance(part, Tensor) for part in result):
        hint = "Its last line returns two tensors: the training set and the test set."
        raise WrongAnswer("wrong-return", f"it returns {described(result)}; expected the two sets.", hint)
    both = torch.cat([train, test])
    ways = {
        "": (train, train),
        "leakage": (both, both),
        "own-statistics": (train, test),
        "test-statistics": (test, test),
    }
    for kind, (by, by_test) in ways.items():
        if _is_normalised(result[0], train, by) and _is_normalised(result[1], test, by_test):
            if not kind:
                return "both sets by the mean and the standard deviation of the training set."
            message, hint = _STATISTICS[kind]
            raise WrongAnswer(kind, message, hint)
    if torch.allclose(result[0].float(), train - train.mean()):
        raise WrongAnswer(
            "not-divided", "the mean is 0, but nothing is divided by the std.", "Brackets: (train - mean) / std."
        )
    hint = "Subtract the mean first, in brackets, and divide what is left by the std: (train - mean) / std."
    raise WrongAnswer("not-normalised", "the numbers that come back are not normalised.", hint)


_STATISTICS = {
    "leakage": ("the mean and the std are those of both sets together.", "Measure train alone: train.mean(), train.std()."),
    "own-statistics": ("the test set is measured by itself.", "Use the training set's two numbers for both sets."),
    "test-statistics": ("the mean and the std are those of the test set.", "Measure train: train.mean(), train.std()."),
}


def _is_normalised(came: Tensor, data: Tensor, by: Tensor) -> bool:
    """By the mean and either kind of standard deviation; the two kinds differ by the number that they divide by."""
    centred = data - by.mean()
    return came.shape == data.shape and any(
        torch.allclose(came.float(), centred / by.std(correction=own), atol=1e-4) for own in (0, 1)
    )


# --- find the fault ---------------------------------------------------------------------------------------------------

_FINE = {
    "a": "Line a is fine: the row numbers, in random order.",
    "b": "Line b is fine: 80 % of the rows, as a whole number.",
    "d": "Line d is fine: the first 80 % of X, and the rest. What has been done to X before?",
    "f": "Line f is fine: the statistics are of the training set. Normalising changes no correlation.",
    "g": "Line g is fine: both sets by the same two numbers. Normalising changes no correlation.",
}


@in_lesson("find the fault 1")
def check_pairs(fault_line: object, prepare: object) -> str:
    """Check the letter of the faulty line, and that the repaired program keeps each y beside its x.

    Args:
        fault_line: its letter.
        prepare: `prepare(X, y)` -> X_train, y_train, X_test, y_test, shuffled and normalised.

    Returns:
        A CheckResult.

    Source: notebook 01, "When it goes wrong".
    """
    letter = choice_of("fault_line", fault_line, choices=tuple("abcdefg"))
    if letter in _FINE:
        raise WrongAnswer("other-line", _FINE[letter], "Follow one bird, its x and its y, from line to line.")
    function = function_of("prepare", prepare, "def prepare(X, y):")
    X = torch.arange(40, dtype=torch.float32).unsqueeze(1)
    X_train, y_train, X_test, y_test = _four_of(result_of("prepare(X, y)", function, X, 3 * X + 5))
    _check_sizes(40, X_train, y_train, X_test, y_test)
    x, y = torch.cat([X_train, X_test]).flatten(), torch.cat([y_train, y_test]).flatten()
    if torch.corrcoef(torch.stack([x, y]))[0, 1] < 0.99:
        hint = "What is done to the rows of X must be done to the rows of y."
        raise WrongAnswer("still-broken", f"line {letter} it is, but the pairs are still torn apart.", hint)
    if torch.equal(y, 3 * X.flatten() + 5):
        hint = "Keep the shuffling, and do the same to y."
        raise WrongAnswer("not-shuffled", "the pairs are whole, but nothing is shuffled any more.", hint)
    return f"line {letter}, and repaired: each y is beside its x."


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
        hint = "Keep the form of table: one dict a bird."
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
        hint = "The file holds text. float(...) makes a number of it, and load_penguins() has done so."
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
            raise WrongAnswer("duplicates", f"a bird comes {rows.count(row)} times; {len(rows)} birds in all.", hint)
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
            raise WrongAnswer("column-lost", f"no column of features is {name}.", "Compare your columns with the task.")
    if lost := [name for name in SPECIES if name not in found]:
        message = f"no column of features is 1 for {' and '.join(lost)} and 0 for all others."
        raise WrongAnswer("not-one-hot", message, _ONE_HOT_HINT)
    if X.shape[1] > len(MEASURED) + len(SPECIES) + 1 and found.count("sex") == 1:
        hint = "The task asks for 7 columns."
        raise WrongAnswer("extra-column", f"features has {X.shape[1]} columns, and {', '.join(sorted(found))}.", hint)
    if found.count("sex") > 1:
        hint = "The second column says nothing that the first does not say."
        raise WrongAnswer("sex-twice", f"{found.count('sex')} columns of features are the sex; expected one.", hint)
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
    raise WrongAnswer("unknown-column", f"column {j} of features is no column of the table.", hint)


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
            raise WrongAnswer("overlap", "some birds came twice, and others are lost.", hint)
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
        raise WrongAnswer("overlap", "some birds came twice, others are lost.", "Every bird lands in exactly one part.")
    _check_statistics(X_train[:, measured], X_test[:, measured], X[:, measured], X_all[:, measured])
    species = raw[len(X_train) :, len(MEASURED) : len(MEASURED) + len(SPECIES)].round().sum(dim=0)
    if (species > 0).sum() == 1:
        name = SPECIES[int(species.argmax())]
        hint = "The table is sorted by species. Shuffle before you cut."
        raise WrongAnswer("ordered-split", f"every test bird is a {name}.", hint)
    return f"{len(X_train)} training and {len(X_test)} test birds, normalised by the training birds alone."


def _undo_normalising(X: Tensor, X_all: Tensor) -> Tensor | None:
    """The features in the table's units, if one shift and one scale a column explain all rows; else None."""
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
        hint = "The same bird would get other numbers among other birds. Use the training birds' numbers for both parts."
        raise WrongAnswer("test-own-statistics", message, hint)
    hint = "Keep mean and std in variables before you change the training set, and use the same for both, column by column."
    raise WrongAnswer("two-scales", "the training and the test features do not have the same scale.", hint)


def _check_statistics(X_train: Tensor, X_test: Tensor, X: Tensor, X_all: Tensor) -> None:
    if _standard(X_train):
        return
    mean, std = X_train.mean(dim=0), X_train.std(dim=0)
    if _standard(X):
        hint = "First split, then compute the statistics."
        raise WrongAnswer("leakage", "mean and standard deviation come from all birds, the test birds among them.", hint)
    if _standard(X_test):
        hint = "The model learns from the training birds: compute mean and std there."
        raise WrongAnswer("test-statistics", "mean and standard deviation come from the test birds.", hint)
    if torch.allclose(X.sort(dim=0).values, X_all.sort(dim=0).values, atol=0.02):
        hint = "Subtract a mean from each measurement, and divide by a standard deviation."
        raise WrongAnswer("not-normalised", "the measurements are still in mm.", hint)
    if ((X.std(dim=0) - 1).abs() < 1e-3).all() or (X.mean(dim=0).abs() < 1e-4).all():
        which = "mean" if (X.mean(dim=0).abs() < 1e-4).all() else "standard deviation"
        hint = "Both statistics come from the training birds alone. First split, then compute them."
        raise WrongAnswer("leakage", f"the {which} comes from all birds, the test birds among them.", hint)
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
