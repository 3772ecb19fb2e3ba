"""The Palmer penguins, prepared for the exercises: what exercises 1.1 to 1.3 build by hand."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from torch import Tensor

from course_utils._refusals import check_birds, check_seed
from course_utils.data import load_penguins, split

Bird = dict[str, str | float | None]
Pair = tuple[Tensor, Tensor]

SPECIES = ("Adelie", "Chinstrap", "Gentoo")
MEASURED = ("bill_length_mm", "bill_depth_mm", "flipper_length_mm")
_NAMES = (*MEASURED, *SPECIES, "male")
_FEATURES = {"mass": _NAMES, "species": ("bill_length_mm", "flipper_length_mm", "male")}


@dataclass(frozen=True)
class Penguins:
    """The complete birds as tensors on the CPU, in three sets.

    Attributes:
        train: `(X, y)` of the birds that a model learns from; X (n_birds, n_features) float32.
        validation: `(X, y)` of the birds to compare models on.
        test: `(X, y)` of the birds for the one last look, in notebook 05.
        features: the names of the columns of X.
        birds: the rows of the table behind the three sets, as in `birds["validation"][0]`.

    Source: notebook 02, "Exercises".
    """

    train: Pair
    validation: Pair
    test: Pair
    features: tuple[str, ...]
    birds: dict[str, list[Bird]]

    def __repr__(self) -> str:
        sizes = ", ".join(f"{name} {len(birds)}" for name, birds in self.birds.items())
        return f"Penguins({sizes} birds; features: {', '.join(self.features)})"


def complete_penguins(path: str | Path = "data/penguins.csv") -> list[Bird]:
    """Read the penguins table, and return only the birds without a gap: 333 dicts without a None.

    `path` and the errors are those of `load_penguins`.

    Source: notebook 01, "Exercises".
    """
    return [bird for bird in load_penguins(path) if None not in bird.values()]


def encode_penguins(birds: Sequence[Bird]) -> Pair:
    """Turn birds into numbers: what is known about each, and its mass.

    Args:
        birds: dicts without a None, as from `complete_penguins`.

    Returns:
        X, (n_birds, 7) float32: the three of `MEASURED` in mm, a column of 1 and 0 for each of `SPECIES`, and 1 for
        male, 0 for female. And y, (n_birds, 1) float32: the mass in grams.

    Raises:
        TypeError, ValueError: birds is not a sequence of dicts, or empty, or one has a gap.

    Source: notebook 01, "Exercises".
    """
    check_birds(birds, needed=(*MEASURED, "species", "sex", "body_mass_g"))
    measured = torch.tensor([[bird[name] for name in MEASURED] for bird in birds], dtype=torch.float32)
    words = torch.tensor([[*(bird["species"] == name for name in SPECIES), bird["sex"] == "male"] for bird in birds])
    return torch.cat([measured, words], dim=1), torch.tensor([[bird["body_mass_g"]] for bird in birds], dtype=torch.float32)


def prepare_penguins(target: str = "mass", *, seed: int = 42, path: str | Path = "data/penguins.csv") -> Penguins:
    """Load, encode, split (60, 20 and 20 %) and normalise the penguins: the same birds in each set for either target.

    The measurements are normalised by the mean and standard deviation of the training birds; zeros and ones stay.

    Args:
        target: `"mass"`, a regression: X has 7 columns (three measurements, three species, the sex) and y,
            (n_birds, 1) float32, is the mass in kilograms. Or `"species"`, a classification: X has 3 columns
            (bill length, flipper length, the sex) and y, (n_birds,) int64, is the class index:
            0 Adelie, 1 Chinstrap, 2 Gentoo.
        seed: of the shuffle before the split.
        path: as for `load_penguins`, with its errors.

    Returns:
        The three sets.

    Raises:
        ValueError: there is no such target.
        TypeError, ValueError: the seed is not a whole number.

    Source: notebook 02, "Exercises"; with the species as target: notebook 04, "Exercises".
    """
    if target not in [*_FEATURES]:
        raise ValueError(f"target is {target!r}; expected 'mass' or 'species'")
    check_seed(seed)
    birds = complete_penguins(path)
    X, grams = encode_penguins(birds)
    rows = torch.arange(len(birds))
    parts = [own for own, _ in split(rows, rows, fractions=(0.6, 0.2, 0.2), seed=seed)]
    measured = X[parts[0], : len(MEASURED)]
    X[:, : len(MEASURED)] = (X[:, : len(MEASURED)] - measured.mean(dim=0)) / measured.std(dim=0)
    X = X[:, [_NAMES.index(name) for name in _FEATURES[target]]]
    y = grams / 1000 if target == "mass" else torch.tensor([SPECIES.index(bird["species"]) for bird in birds])
    named = {name: [birds[row] for row in own] for name, own in zip(("train", "validation", "test"), parts, strict=True)}
    train, validation, test = ((X[own], y[own]) for own in parts)
    return Penguins(train, validation, test, features=_FEATURES[target], birds=named)
