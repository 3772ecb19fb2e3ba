"""Exercise 1.2: birds become rows of numbers."""

from collections.abc import Mapping, Sequence
from typing import Any

import torch
from torch import Tensor

from course_utils.checks._answers import described, tensor_of
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import MEASURED, SPECIES, complete_penguins


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
    X, y = (_float32(name, value) for name, value in (("features", features), ("masses", masses)))
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
        hint = "One column for each species: 1 for its own birds, 0 for all others."
        raise WrongAnswer("not-one-hot", f"no column of features is 1 for {' and '.join(lost)} and 0 for all others.", hint)
    if X.shape[1] > len(MEASURED) + len(SPECIES) + 1 and found.count("sex") == 1:
        hint = "The task asks for 7 columns."
        raise WrongAnswer("extra-column", f"features has {X.shape[1]} columns, and {', '.join(sorted(found))}.", hint)
    if found.count("sex") > 1:
        hint = "The second column says nothing that the first does not say."
        raise WrongAnswer("sex-twice", f"{found.count('sex')} columns of features are the sex; expected one.", hint)
    return f"{n} birds, {X.shape[1]} columns of numbers, and no order among the species."


def _float32(name: str, value: object) -> Tensor:
    if not isinstance(value, Tensor):
        hint = "torch.tensor(...) makes one; models take nothing else."
        raise WrongAnswer("not-a-tensor", f"{name} is {described(value)}; expected a tensor.", hint)
    if value.dtype != torch.float32:
        raise WrongAnswer(
            "wrong-dtype", f"{name} has dtype {value.dtype}; expected torch.float32.", "Weights are float32: .float() helps."
        )
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
        two = len(true.unique()) == 2
        if name == "body_mass_g" and _same_up_to_scale(values, true):
            raise WrongAnswer(
                "target-among-features",
                f"column {j} of features is the body mass.",
                "A model that is given the answer need not learn. The target belongs into masses alone.",
            )
        if torch.allclose(values, true, atol=0.01) or (name == "sex" and _same_up_to_scale(values, true)):
            return name
        if not two and _same_up_to_scale(values, true):
            raise WrongAnswer(
                "normalised-too-early",
                f"column {j} of features is {name} in other units.",
                "Statistics of all birds include the test birds. Keep mm here; exercise 1.3 normalises after the split.",
            )
    groups = [values[known[name] == 1].unique() for name in SPECIES]
    if all(len(group) == 1 for group in groups) and len(values.unique()) == len(SPECIES):
        raise WrongAnswer(
            "ordered-species",
            f"column {j} of features numbers the species {', '.join(f'{group.item():g}' for group in groups)}.",
            "A model would take the numbers as amounts, with one species between two others. Give each a column.",
        )
    if all(len(group) == 1 for group in groups):
        hint = "One column for each species: 1 for its own birds, 0 for all others."
        raise WrongAnswer("not-one-hot", f"column {j} of features is the same for two of the species.", hint)
    raise WrongAnswer(
        "unknown-column",
        f"column {j} of features is no column of the table.",
        "Are the birds still in the order of complete?",
    )


def _same_up_to_scale(a: Tensor, b: Tensor) -> bool:
    if a.std() == 0 or b.std() == 0:
        return False
    return bool(((a - a.mean()) * (b - b.mean())).mean().abs() / (a.std(False) * b.std(False)) > 1 - 1e-9)
