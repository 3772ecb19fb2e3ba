"""Exercise 4.3: which species are taken for which, and one bird that was."""

import itertools
from collections.abc import Mapping
from numbers import Integral

import torch
from torch import Tensor

from course_utils.checks._answers import described, tensor_of, whole_number_of
from course_utils.checks._models import model_of, outputs_of
from course_utils.checks._result import WrongAnswer, exercise
from course_utils.penguins import SPECIES, Penguins, prepare_penguins


@exercise("4.3")
def check_confusion(confusion: object, wrong_bird: object, species_model: object) -> str:
    """Check a confusion matrix of the validation birds, and one bird that the classifier names wrong.

    Args:
        confusion: (3, 3) counts; the row is the true species, the column the one that the model says.
        wrong_bird: a row number of a misclassified validation bird; None if there is none.
        species_model: the model of exercise 4.2.

    Returns:
        A CheckResult.

    Source: notebook 04, "Exercises".
    """
    model, data = model_of("species_model", species_model), prepare_penguins("species")
    (X, y), k = data.validation, len(SPECIES)
    said = outputs_of("species_model", model, X, outputs=k).argmax(dim=1)
    right = _counts(y, said)
    if not isinstance(confusion, Tensor):
        hint = "torch.tensor(...) and torch.from_numpy(...) make one."
        raise WrongAnswer("not-a-tensor", f"confusion is {described(confusion)}; expected a tensor.", hint)
    came = tensor_of("confusion", confusion, expected="a table of 3 by 3 counts")
    if tuple(came.shape) != (k, k):
        hint = "One row for each true species, one column for each that the model says."
        raise WrongAnswer("wrong-shape", f"confusion has shape {tuple(came.shape)}; expected {(k, k)}.", hint)
    whole = torch.tensor([[round(count) for count in row] for row in came.tolist()], dtype=torch.float64)
    came = whole if torch.allclose(came, whole, atol=1e-3) else came  # the counts may come from a product of floats
    if not torch.equal(came, right):
        _explain_confusion(came, right, data)
    _check_wrong_bird(wrong_bird, said, y)
    return "the table adds up, and you know which bird was taken for another species."


def _counts(y: Tensor, said: Tensor) -> Tensor:
    counts = torch.zeros(len(SPECIES), len(SPECIES), dtype=torch.int64)
    for true, guess in zip(y.tolist(), said.tolist(), strict=True):
        counts[true, guess] += 1
    return counts.double()


def _explain_confusion(came: Tensor, right: Tensor, data: Penguins) -> None:
    total, n = came.sum().item(), len(data.validation[1])
    if torch.equal(came, right.T):
        hint = "The row is the true species, the column what the model says."
        raise WrongAnswer("transposed", "confusion has rows and columns swapped.", hint)
    for divided in (right / n, right / right.sum(dim=1, keepdim=True), right / right.sum(dim=0, keepdim=True)):
        if torch.allclose(came, divided, atol=5e-3) or torch.allclose(came, 100 * divided, atol=0.5):
            raise WrongAnswer("fractions", "confusion holds shares; expected counts of birds.", "Do not divide.")
    for name, kind in (("train", "by-training-birds"), ("test", "test-opened")):
        if total == len(getattr(data, name)[1]):
            hint = "Use the validation birds."
            raise WrongAnswer(kind, f"confusion counts the {name} birds: it sums to {total:.0f}.", hint)
    if came.diagonal().sum() == 0 and torch.equal(came, right - right.diag().diag()):
        raise WrongAnswer("diagonal-empty", "confusion counts the mistakes alone.", "Birds that are named right count, too.")
    for order in itertools.permutations(range(len(SPECIES))):
        if torch.equal(came, right[list(order)][:, list(order)]):
            raise WrongAnswer("other-order", "the species are in another order.", "0 Adelie, 1 Chinstrap, 2 Gentoo.")
    if total == len(SPECIES):
        raise WrongAnswer(
            "wrong-axis",
            f"confusion counts {total:.0f} birds; there are {n}.",
            "argmax(dim=0) asks which bird has the largest logit in each column. Each bird has its own row.",
        )
    if total != n:
        hint = "Add 1 for one bird after the other, in rows that are no copies; confusion[y, said] += 1 counts a pair once."
        raise WrongAnswer("wrong-total", f"confusion sums to {total:g}; there are {n} birds.", hint)
    raise WrongAnswer(
        "wrong-counts",
        f"confusion sums to {n}, but its counts are not those of species_model.",
        "Take argmax(dim=1) of the model as it is now, in eval mode, and keep the order of the birds.",
    )


def _check_wrong_bird(value: object, said: Tensor, y: Tensor) -> None:
    wrong = (said != y).nonzero().flatten().tolist()
    if value is None:
        if wrong:
            hint = "Compare the two class tensors with !=, and ask nonzero() where that is True."
            raise WrongAnswer("none-found", f"wrong_bird is None, but {len(wrong)} birds are misclassified.", hint)
        return
    if isinstance(value, (Mapping, str)):
        hint = 'Its row number is what leads to it: species_data.birds["validation"][wrong_bird].'
        raise WrongAnswer("bird-itself", f"wrong_bird is {described(value)}; expected its row number.", hint)
    if not isinstance(value, Integral) and getattr(value, "numel", lambda: 1)() != 1:
        hint = "Pick one of them, as in rows[0]. nonzero() turns a row of True and False into row numbers."
        raise WrongAnswer("several", f"wrong_bird is {described(value)}; expected one row number.", hint)
    row = whole_number_of("wrong_bird", value, expected="one row number", many="Pick one of them, as in rows[0].")
    if not -len(y) <= row < len(y):
        raise WrongAnswer("no-such-row", f"wrong_bird is {row}; there are {len(y)} validation birds.", "Rows count from 0.")
    if row % len(y) not in wrong:
        name = SPECIES[int(y[row])]
        hint = "Look for a row where the two class tensors differ."
        raise WrongAnswer("bird-is-right", f"the species of bird {row} is {name}, and the model says so.", hint)
