"""Mistakes that no answer in `tests/answers` makes: which kind is found, and which words lead on."""

import copy
import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from answer_runner import notebook_folder
from torch import nn

from course_utils.checks import EXERCISES, CheckResult
from course_utils.data import load_penguins, split
from course_utils.history import History
from course_utils.penguins import complete_penguins, encode_penguins, prepare_penguins
from course_utils.saving import load_checkpoint, save_checkpoint, save_weights
from course_utils.training import train


@pytest.fixture(scope="module", autouse=True)
def in_a_folder(tmp_path_factory: pytest.TempPathFactory) -> object:
    with notebook_folder(tmp_path_factory.mktemp("notebooks")):
        yield


def fitted(X: torch.Tensor, y: torch.Tensor) -> nn.Linear:
    """The least-squares model of these birds."""
    columns = torch.cat([X, torch.ones(len(X), 1)], dim=1)
    weights = torch.linalg.lstsq(columns, y, driver="gelsd").solution
    model = nn.Linear(X.shape[1], y.shape[1])
    with torch.no_grad():
        model.weight.copy_(weights[:-1].T)
        model.bias.copy_(weights[-1])
    return model


def good() -> nn.Linear:
    return fitted(*prepare_penguins().train)


class Sliced(nn.Module):
    """Looks at six features only."""

    def __init__(self) -> None:
        super().__init__()
        self.layer = nn.Linear(6, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.layer(x[:, :6])


class Flat(nn.Module):
    """Drops the second axis, or does not add the products up."""

    def __init__(self, *, add: bool) -> None:
        super().__init__()
        self.weight, self.add = nn.Parameter(torch.ones(7)), add

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return (x * self.weight).sum(dim=1) if self.add else x * self.weight


def with_nan() -> nn.Linear:
    model = nn.Linear(7, 1)
    with torch.no_grad():
        model.weight[0, 3] = float("nan")
    return model


def in_grams() -> nn.Linear:
    model = good()
    with torch.no_grad():
        for parameter in model.parameters():
            parameter *= 1000
    return model


def one_class() -> nn.Linear:
    model = nn.Linear(3, 3)
    with torch.no_grad():
        model.weight.zero_()
        model.bias.copy_(torch.tensor([5.0, 0.0, -5.0]))
    return model


def birds(change: Callable[[list[dict]], object]) -> list[dict]:
    rows = copy.deepcopy(complete_penguins())
    change(rows)
    return rows


def imputed(sex: str) -> list[dict]:
    return [{**bird, "sex": bird["sex"] or sex} for bird in load_penguins() if bird["body_mass_g"] is not None]


def with_year() -> tuple[torch.Tensor, torch.Tensor]:
    X, y = encode_penguins(complete_penguins())
    return torch.cat([X, torch.tensor([[bird["year"]] for bird in complete_penguins()])], dim=1), y


def prepared(mean_of: str, std_of: str) -> tuple[object, object]:
    X, y = encode_penguins(complete_penguins())
    (a, ya), (b, yb) = split(X, y)
    of = {"all": X, "train": a, "test": b, "none": torch.tensor([[0.0] * 7, [0.0] * 7])}
    mean = of[mean_of].mean(dim=0)
    std = of[std_of].std(dim=0) if std_of != "none" else torch.ones(7)
    return ((a - mean) / std, ya), ((b - mean) / std, yb)


def trial(train_on: str, *, hidden: bool = True) -> Callable:
    """A try_out that trains on some birds; it takes them from its own globals, as a notebook's function does."""
    data = prepare_penguins()
    X_val, y_val = data.validation
    X_both = torch.cat([data.train[0], X_val])
    names = {
        "train": data.train, "X_val": X_val, "y_val": y_val, "val_pair": (X_val, y_val), "penguins": data,
        "torch": torch, "nn": nn, "hidden": hidden, "X_both": X_both,
    }  # fmt: skip
    source = f"""
def try_out(rate, size):
    torch.manual_seed(0)
    layers = [nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)]
    model = nn.Sequential(*(layers if hidden else [layers[0], layers[2]]))
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    X, y = {train_on}
    for _ in range(150):
        loss = (model(X) - y).abs().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        return model, (model(penguins.validation[0]) - penguins.validation[1]).abs().mean().item()
"""
    exec(source, names)
    return names["try_out"]


TRIALS = {(0.01, 8): 0.3, (0.01, 16): 0.25, (0.02, 8): 0.4, (0.02, 16): 0.5}
FALLING = [1.0, 0.5, 0.25]
CASES: list[tuple[str, str, Callable[[], tuple], str, str]] = [
    (
        "1.1",
        "a measurement in words",
        lambda: (birds(lambda b: b[0].update(body_mass_g="heavy")), "drop"),
        "numbers-as-text",
        "float(...)",
    ),
    ("1.1", "a bird twice", lambda: (birds(lambda b: b.append(b[7])), "drop"), "duplicates", "2 times"),
    ("1.1", "a word of one's own", lambda: (imputed("potato"), "impute"), "odd-value", "potato"),
    ("1.1", "a third sex", lambda: (imputed("unknown"), "impute"), "odd-value", "unknown"),
    ("1.1", "a changed mass", lambda: (birds(lambda b: b[0].update(body_mass_g=1.0)), "drop"), "values-changed", "1.0 g"),
    ("1.2", "an eighth column", with_year, "extra-column", "year"),
    (
        "1.3",
        "rows cut off",
        lambda: ((torch.ones(9, 7), torch.ones(8, 1)), (torch.ones(2, 7), torch.ones(2, 1))),
        "wrong-shape",
        "same rows",
    ),
    ("1.3", "everyone's statistics", lambda: prepared("all", "all"), "leakage", "First split"),
    ("1.3", "everyone's deviation", lambda: prepared("train", "all"), "leakage", "standard deviation comes"),
    ("1.3", "everyone's mean", lambda: prepared("all", "train"), "leakage", "the mean comes"),
    ("1.3", "still in mm", lambda: prepared("none", "none"), "not-normalised", "still in mm"),
    ("2.1", "not six but seven", lambda: (Sliced(), 7), "features-ignored", "1 of the 7"),
    ("2.1", "NaN inside", lambda: (with_nan(), 8), "not-finite", "NaN"),
    ("2.1", "no column", lambda: (Flat(add=True), 7), "wrong-output-shape", "keepdim"),
    ("2.1", "not added up", lambda: (Flat(add=False), 7), "wrong-output-shape", "added up"),
    ("2.1", "True", lambda: (nn.Linear(7, 1), True), "wrong-type", "It is no number."),
    ("2.1", "a list of counts", lambda: (nn.Linear(7, 1), [7, 1]), "not-one-number", "Add them up."),
    ("2.1", "half a number", lambda: (nn.Linear(7, 1), 7.5), "not-whole", "whole"),
    ("2.1", "the class", lambda: (nn.Linear, 8), "not-a-model", "Linear()"),
    ("2.1", "the result", lambda: (torch.ones(200, 1), 8), "not-a-model", "Store the model itself"),
    ("2.1", "two things", lambda: ((nn.Linear(7, 1), 8), 8), "not-a-model", "more than the model"),
    ("2.1", "nothing", lambda: (None, 8), "not-a-model", "without return"),
    ("2.2", "a list of parts", lambda: ([nn.Linear(7, 16), nn.ReLU()], 8), "not-a-model", "nn.Sequential(...)"),
    ("2.3", "a dict", lambda: ({"loss": 664.2},), "wrong-type", "by its name"),
    ("2.3", "grams less kilograms", lambda: (4217.9,), "mixed-units", "grams and kilograms"),
    ("3.1", "NaN inside", lambda: (fit_of(with_nan()),), "diverged", "tenth of the rate"),
    ("3.1", "one number", lambda: (fit_of(good(), 0.5),), "one-loss", "empty list"),
    ("3.1", "words among the losses", lambda: (fit_of(good(), [1.0, "0.5"]),), "wrong-type", "losses[1] is '0.5'"),
    ("3.1", "pairs", lambda: (fit_of(good(), [(0, 1.0), (1, 0.5)]),), "not-one-number", "losses[0]"),
    ("3.1", "tensors", lambda: (fit_of(good(), [torch.tensor(1.0)] * 3),), "tensors-kept", ".item()"),
    ("3.1", "a model of grams", lambda: (fit_of(in_grams()),), "wrong-unit", "kilograms"),
    ("3.1", "losses of grams", lambda: (fit_of(nn.Linear(7, 1), [4200.0, 4100.0]),), "wrong-unit", "kilograms"),
    ("3.1", "losses that grow", lambda: (fit_of(nn.Linear(7, 1), [1.0, 2.0, 3.0]),), "growing-loss", "too high"),
    ("3.1", "a loss for every batch", lambda: (loop(per_batch=True),), "loss-per-batch", "1200 losses"),
    ("3.1", "epochs of its own", lambda: (loop(own_epochs=250),), "epochs-ignored", "range(epochs)"),
    ("3.1", "a list from outside", lambda: (loop(losses=[]),), "list-outside", "grows from call to call"),
    ("3.1", "other birds", lambda: (loop(birds="train"),), "wrong-birds", "X and y alone"),
    ("3.1", "the test birds", lambda: (loop(birds="test"),), "wrong-birds", "X and y alone"),
    ("3.1", "measured on other birds", lambda: (loop(measured="validation"),), "not-measured", "other birds than X and y"),
    ("3.1", "losses that were made up", lambda: (loop(measured="made up"),), "not-measured", "other masses"),
    ("3.1", "train", lambda: (with_train,), "train-used", "train of course_utils"),
    ("3.1", "two arguments", lambda: (lambda X, y: (good(), FALLING),), "function-fails", "in this order"),
    ("3.1", "the model alone", lambda: (lambda X, y, epochs: good(),), "wrong-return", "return model, losses"),
    ("3.1", "the losses first", lambda: (lambda X, y, epochs: (FALLING, good()),), "wrong-order", "expected it first"),
    ("3.2", "no history", lambda: (good(), 3, "flat"), "wrong-type", "mass_history = train(...)"),
    ("4.2", "one name for all", lambda: (lambda X, y: one_class(), one_class(), 0.4), "inaccurate", "by one name"),
    ("4.2", "validation birds", lambda: classified("validation"), "wrong-birds", "other birds than X and y"),
    ("4.2", "both sets", lambda: classified("both"), "wrong-birds", "other birds than X and y"),
    (
        "4.2",
        "a function that fails",
        lambda: (lambda X, y: X.nothing, one_class(), 0.4),
        "function-fails",
        "train_classifier(X, y) fails",
    ),
    ("6.2", "saved elsewhere", lambda: halves(save=False), "never-saved", "at the path"),
    ("6.2", "never loaded", lambda: halves(load=False), "never-loaded", "nothing is left but the file"),
    ("6.2", "three arguments", lambda: (lambda: None, *halves()[1:]), "function-fails", "first_half(path) fails"),
    ("5.1", "no kink", lambda: (trial("train", hidden=False), TRIALS, (0.01, 16)), "no-activation", "nn.ReLU()"),
    (
        "5.1",
        "validation birds by name",
        lambda: (trial("(X_val, y_val)"), TRIALS, (0.01, 16)),
        "trained-on-validation",
        "train alone",
    ),
    (
        "5.1",
        "validation birds as a pair",
        lambda: (trial("val_pair"), TRIALS, (0.01, 16)),
        "trained-on-validation",
        "train alone",
    ),
    (
        "5.3",
        "trained on the test",
        lambda: (lambda m: (1000 * error(m, "test"), m))(over_fitted("test")),
        "trained-on-test",
        "penguins.train",
    ),
]


def fit_of(model: nn.Module, losses: object = None) -> Callable:
    """A fit that returns this model whatever it is given."""
    return lambda X, y, epochs: (model, FALLING if losses is None else losses)


def loop(
    *, per_batch: bool = False, own_epochs: int = 0, losses: list | None = None, birds: str = "", measured: str = ""
) -> Callable:
    """A fit by hand with one mistake."""
    data = prepare_penguins()

    def fit(X: torch.Tensor, y: torch.Tensor, epochs: int) -> tuple[nn.Module, list[float]]:
        torch.manual_seed(0)
        kept, model = [] if losses is None else losses, nn.Linear(7, 1)
        X, y = getattr(data, birds) if birds else (X, y)
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
        for epoch in range(own_epochs or epochs):
            total = 0.0
            for own, target in zip(X.split(50), y.split(50), strict=True):
                loss = (model(own) - target).abs().mean()
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                total += loss.item() * len(own)
                kept += [loss.item()] if per_batch else []
            if measured == "validation":
                total = error(model, "validation") * len(X)
            kept += [] if per_batch else [1 / (epoch + 1) if measured == "made up" else total / len(X)]
        return model, kept

    return fit


def with_train(X: torch.Tensor, y: torch.Tensor, epochs: int) -> tuple[nn.Module, list[float]]:
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    return model, train(model, (X, y), loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=epochs).train_loss


def classified(part: str) -> tuple[Callable, nn.Module, float]:
    """A classifier that learns from the validation birds, alone or beside those that it is given."""
    data = prepare_penguins("species")

    def train_classifier(X: torch.Tensor, y: torch.Tensor) -> nn.Module:
        torch.manual_seed(0)
        model, (X_val, y_val) = nn.Linear(3, 3), data.validation
        pair = (torch.cat([X, X_val]), torch.cat([y, y_val])) if part == "both" else (X_val, y_val)
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
        train(model, pair, loss_fn=nn.CrossEntropyLoss(), optimizer=optimizer, epochs=100)
        return model

    model = train_classifier(*data.train)
    return train_classifier, model, 0.97


def halves(*, save: bool = True, load: bool = True) -> tuple[Callable, Callable, nn.Module, History]:
    data = prepare_penguins()

    def go_on(model: nn.Module, optimizer: torch.optim.Optimizer, epochs: int, history: History | None = None) -> History:
        return train(model, data.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=epochs, history=history)

    def new_run() -> tuple[nn.Module, torch.optim.Optimizer]:
        torch.manual_seed(7)
        model = nn.Linear(7, 1)
        return model, torch.optim.Adam(model.parameters(), lr=0.01)

    def first_half(path: Path) -> None:
        model, optimizer = new_run()
        history = go_on(model, optimizer, 30)
        if save:
            save_checkpoint(path, model=model, optimizer=optimizer, history=history)

    def second_half(path: Path) -> tuple[nn.Module, History]:
        model, optimizer = new_run()
        history = load_checkpoint(path, model=model, optimizer=optimizer) if load else go_on(model, optimizer, 30)
        return model, go_on(model, optimizer, 30, history)

    straight, optimizer = new_run()
    return first_half, second_half, straight, go_on(straight, optimizer, 60)


def error(model: nn.Module, part: str) -> float:
    X, y = getattr(prepare_penguins(), part)
    with torch.no_grad():
        return (model(X) - y).abs().mean().item()


def over_fitted(part: str) -> nn.Module:
    torch.manual_seed(0)
    X, y = getattr(prepare_penguins(), part)
    model = nn.Sequential(nn.Linear(7, 64), nn.ReLU(), nn.Linear(64, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(300):
        loss = (model(X) - y).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model


@pytest.mark.parametrize(
    ("number", "answers", "kind", "words"),
    [pytest.param(number, *rest, id=f"{number} {what}") for number, what, *rest in CASES],
)
def test_mistake(number: str, answers: Callable[[], tuple], kind: str, words: str) -> None:
    result: CheckResult = EXERCISES[number](*answers())
    assert (result.status, result.kind) == ("wrong", kind), repr(result)
    assert words in repr(result)


@pytest.mark.parametrize(
    "losses",
    [FALLING, np.array(FALLING), tuple(FALLING), list(np.array(FALLING))],
    ids=["list", "array", "tuple", "list of NumPy numbers"],
)
def test_losses_of_any_usual_kind(losses: object) -> None:
    fit = loop()
    result = EXERCISES["3.1"](lambda X, y, epochs: (fit(X, y, epochs)[0], losses))
    assert result.kind == "not-measured", "read, and found to be the same for every call"


def test_a_loop_a_classifier_and_two_halves_without_a_mistake() -> None:
    assert EXERCISES["3.1"](loop()).status == "right"
    assert EXERCISES["6.2"](*halves()).status == "right"
    first, second, *straight = halves()
    as_a_list = EXERCISES["6.2"](first, lambda path: (lambda m, h: (m, h.train_loss))(*second(path)), *straight)
    assert as_a_list.status == "right"


def test_a_loop_may_be_profiled() -> None:
    seen = []
    sys.setprofile(lambda *event: seen.append(event))
    try:
        EXERCISES["3.1"](loop())
        assert sys.getprofile() is not None, "the check gives the profiler back"
    finally:
        sys.setprofile(None)


def test_a_trial_on_the_training_birds_is_believed() -> None:
    assert EXERCISES["5.1"](trial("train"), TRIALS, (0.01, 16)).status == "right"


def confused() -> tuple[nn.Module, torch.Tensor, torch.Tensor]:
    data = prepare_penguins("species")
    X, y = data.train
    model = fitted(X, nn.functional.one_hot(y, 3).float() * 8)
    with torch.no_grad():
        said = model(data.validation[0]).argmax(dim=1)
    counts = torch.zeros(3, 3)
    for true, guess in zip(data.validation[1], said, strict=True):
        counts[true, guess] += 1
    return model, counts, said != data.validation[1]


def test_confusion_by_the_wrong_axis_and_a_mask_for_a_row() -> None:
    model, counts, mask = confused()
    check = EXERCISES["4.3"]
    assert check(counts, int(mask.nonzero()[0]), model).status == "right"
    wrong = check(torch.tensor([[1.0, 1, 0], [0, 1, 0], [0, 0, 0]]), 0, model)
    assert (wrong.kind, "argmax(dim=0)" in wrong.hint) == ("wrong-axis", True)
    several = check(counts, mask, model)
    assert (several.kind, "nonzero()" in several.hint) == ("several", True)


def test_weights_of_another_structure() -> None:
    from course_utils.checks._files import FOLDER

    FOLDER.mkdir(parents=True, exist_ok=True)
    path = save_weights(nn.Linear(5, 1), FOLDER / "other.pt")
    result = EXERCISES["6.1"](path, "print(1)", nn.Sequential(nn.Linear(7, 4), nn.ReLU(), nn.Linear(4, 1)))
    assert result.kind == "other-model"


def test_resumed_model_that_is_not_the_histories() -> None:
    first, second, *straight = halves()
    result = EXERCISES["6.2"](first, lambda path: (nn.Linear(7, 1), second(path)[1]), *straight)
    assert result.kind == "other-model"


def test_a_number_that_is_written_in_beside_the_name_of_the_file() -> None:
    from course_utils.checks._files import FOLDER

    FOLDER.mkdir(parents=True, exist_ok=True)
    model = good()
    path = save_weights(model, FOLDER / "bird.pt")
    with torch.no_grad():
        mass = model(prepare_penguins().validation[0][:1]).item()
    assert EXERCISES["6.1"](path, f"# bird.pt\nprint({mass})", model).kind == "number-written-in"
