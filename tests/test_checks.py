"""What holds for every check, and mistakes that no answer in `tests/answers` makes.

A check never fails, prints nothing, changes nothing, and says the same each time.
"""

import copy
import inspect
import re
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
import torch
from answer_runner import notebook_folder
from marks import SELDOM
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from torch import nn

import course_utils.checks
from course_utils.checks import EXERCISES, IN_LESSON, OWN_TABLE, CheckResult, check_gaps, check_guess, check_linear_model
from course_utils.checks.frame import _defined_in, exercise, hints_for
from course_utils.checks.notebook_06 import FOLDER
from course_utils.data import load_penguins, split
from course_utils.penguins import complete_penguins, encode_penguins, prepare_penguins
from course_utils.saving import save_weights

CHECKS = list(EXERCISES.items())


@pytest.fixture(scope="module", autouse=True)
def in_a_folder(tmp_path_factory: pytest.TempPathFactory) -> object:
    with notebook_folder(tmp_path_factory.mktemp("notebooks")):
        yield


def parameters(check: object) -> list[str]:
    return list(inspect.signature(check).parameters)


class Raises:
    """An object that fails whatever one does to it."""

    def __getattr__(self, name: str) -> object:
        raise RuntimeError(f"no {name} here")

    def __len__(self) -> int:
        raise RuntimeError("no length here")

    def __iter__(self) -> object:
        raise RuntimeError("no items here")

    def __eq__(self, other: object) -> bool:
        raise RuntimeError("not comparable")

    __hash__ = None

    def __repr__(self) -> str:
        raise RuntimeError("not even that")


class Broken(nn.Module):
    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.zeros(1))

    def forward(self, x: object) -> object:
        raise KeyError("my own mistake")


def leave() -> None:
    raise SystemExit


def never_ends(path: object) -> object:
    return never_ends(path)


ODD = {
    "None": None,
    "list": [1, 2, 3],
    "array": np.arange(3.0),
    "empty tensor": torch.empty(0),
    "tensor": torch.ones(2, 3, 4),
    "NaN": torch.full((3, 1), float("nan")),
    "bool": True,
    "class": nn.Linear,
    "model": nn.Linear(7, 1),
    "model that fails": Broken(),
    "model without parameters": nn.ReLU(),
    "object that fails": Raises(),
    "function that leaves": leave,
    "endless recursion": never_ends,
    "pair": (torch.ones(3, 7), torch.ones(3, 1)),
    "meta": torch.ones(3, device="meta"),
}


# --- the frame --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("odd", ODD)
@pytest.mark.parametrize("number", EXERCISES)
def test_odd_answers_are_explained(number: str, odd: str) -> None:
    check = EXERCISES[number]
    result = check(*[ODD[odd]] * len(parameters(check)))
    assert isinstance(result, CheckResult)
    assert result.status == "wrong", "an odd answer for every name cannot be right"
    assert result.message
    assert result.hint
    assert result.kind
    assert "Traceback" not in repr(result)
    assert not re.search(r"0x[0-9a-f]{5,}", repr(result)), "an address differs from run to run"


@pytest.mark.parametrize(("number", "check"), CHECKS)
def test_each_name_left_open_is_named(number: str, check: object) -> None:
    names = parameters(check)
    for left in names:
        result = check(*(... if name == left else None for name in names))
        assert result.status == "to do"
        assert result.exercise == number
        assert left in result.message


def test_a_name_of_an_earlier_exercise_leads_there() -> None:
    assert "begin with exercise 4.2, where species_model is defined" in EXERCISES["4.3"](None, 1, ...).message
    assert "begin with exercise 5.2, where kept_model is defined" in EXERCISES["5.3"](1, ...).message


def test_wrong_number_of_answers() -> None:
    result = check_gaps([])
    assert result.kind == "wrong-call"
    assert "check_gaps(birds, choice)" in result.hint


def test_the_frame_leaves_no_trace(capsys: pytest.CaptureFixture) -> None:
    @exercise("9.9")
    def check_noisy(model: object) -> str:
        print("shout")
        warnings.warn("careful", stacklevel=1)
        torch.manual_seed(1)
        torch.rand(3)
        torch.set_grad_enabled(False)
        return f"{model}"

    try:
        torch.manual_seed(5)
        before, grad = torch.get_rng_state(), torch.is_grad_enabled()
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            assert check_noisy("x") == CheckResult("9.9", "right", "x")
        assert torch.equal(before, torch.get_rng_state())
        assert torch.is_grad_enabled() == grad
        assert capsys.readouterr() == ("", "")
    finally:
        del EXERCISES["9.9"]


def test_a_check_works_inside_inference_mode() -> None:
    model = nn.Linear(7, 1)
    with torch.inference_mode():
        assert check_linear_model(model, 8).status == "right"


def test_a_check_changes_nothing_of_a_model() -> None:
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(7, 4), nn.BatchNorm1d(4), nn.ReLU(), nn.Dropout(), nn.Linear(4, 1)).train()
    model[1].eval()
    before = {name: tensor.clone() for name, tensor in model.state_dict().items()}
    for number in ("2.1", "2.2", "3.1", "5.3"):
        check = EXERCISES[number]
        check(*[model if "model" in name or name == "network" else 1 for name in parameters(check)])
    assert all(torch.equal(before[name], tensor) for name, tensor in model.state_dict().items())
    assert [module.training for module in model] == [True, False, True, True, True]
    assert all(parameter.grad is None for parameter in model.parameters())


@pytest.mark.parametrize(("number", "check"), CHECKS)
def test_the_same_answer_gets_the_same_words(number: str, check: object) -> None:
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(7, 4), nn.ReLU(), nn.Dropout(), nn.Linear(4, 1))
    for value in (model, 3.0, [1.0, 2.0], "flat"):
        answers = [value] * len(parameters(check))
        assert check(*answers) == check(*answers)


def test_without_the_table_the_check_says_so(tmp_path: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = check_linear_model(nn.Linear(7, 1), 8)
    assert result.status == "wrong"
    assert "penguins.csv" in result.message


def test_interrupting_stops_the_check() -> None:
    class Stop(nn.Linear):
        def forward(self, x: torch.Tensor) -> torch.Tensor:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        check_linear_model(Stop(7, 1), 8)


def test_an_error_inside_a_check_is_told_in_words() -> None:
    result = check_gaps([{**complete_penguins()[0], "species": Raises()}], "drop")
    assert (result.status, result.kind) == ("wrong", "unreadable")
    assert len(repr(result)) < 1000


# --- how a result looks -----------------------------------------------------------------------------------------------


def test_plain_text() -> None:
    assert repr(CheckResult("1.1", "right", "333 birds.")) == "✅ Right, exercise 1.1: 333 birds."
    assert repr(CheckResult("", "to do", "write.")) == "⏳ To do: write."
    assert repr(CheckResult("2.3", "wrong", "too few.", "Count.", "few")) == (
        "❌ Not yet, exercise 2.3: too few.\n   Hint: Count."
    )


@pytest.mark.parametrize("status", ["right", "wrong", "to do"])
def test_html_has_symbol_word_and_colour_and_escapes(status: str) -> None:
    result = CheckResult("1.1", status, "a <b> & c", "x < y")
    page = result._repr_html_()
    assert result.symbol in page
    assert {"right": "Right", "wrong": "Not yet", "to do": "To do"}[status] in page
    assert re.search(r"border-left: 4px solid #[0-9A-F]{6}", page)
    assert "a &lt;b&gt; &amp; c" in page
    assert "x &lt; y" in page
    assert "color:" not in page.replace("border-left: 4px solid", ""), "text keeps the colour of the theme, light or dark"


# --- without an argument: the names of the notebook ------------------------------------------------------------------

CALL = "from course_utils.checks import check_gaps\n\ncheck_gaps()"
GOOD = "from course_utils.penguins import complete_penguins\n\nbirds, choice = complete_penguins(), 'drop'"
IN_A_KERNEL = [
    (CALL, "⏳", "define birds and choice"),
    ("brids = 3\nchoice = 'drop'", "", ""),
    (CALL, "⏳", "You have brids (birds is expected): is it misspelt?"),
    (GOOD, "", ""),
    (CALL, "✅", "333 birds"),
    ("birds = complete_penguins(", ("SyntaxError", "_IncompleteInputError"), ""),  # the second by Python 3.13.0 alone
    (CALL, "⏳", "the last cell that defines birds stopped with an error"),
    (GOOD, "", ""),
    (CALL, "✅", "333 birds"),
    ("birds = [bird for bird in no_such_table]", "NameError", ""),
    ("print(no_such_table)", "NameError", ""),
    (CALL, "⏳", "the last cell that defines birds stopped with an error"),
    (GOOD, "", ""),
    ("print(birds[0]['wings'])", "KeyError", ""),  # which defines nothing
    (CALL, "✅", "333 birds"),
    ("def check_this(:\n    pass\nbirds, choice = complete_penguins(), 'drop'", "SyntaxError", ""),
    (CALL, "⏳", "the last cell that defines birds and choice stopped"),
    (f"{GOOD}\n{CALL}", "✅", "333 birds"),  # in one cell, which is good now
]


def test_in_a_notebook_there_is_no_bare_name_error_and_no_stale_pass() -> None:
    nb = new_notebook(cells=[new_code_cell(source) for source, _, _ in IN_A_KERNEL])
    quiet = {"extra_arguments": ["--log-level=ERROR"]}
    NotebookClient(nb, allow_errors=True, resources={"metadata": {"path": str(Path.cwd())}}, **quiet).execute()
    for cell, (source, first, words) in zip(nb.cells, IN_A_KERNEL, strict=True):
        shown = "".join(out.get("ename") or out.get("data", {}).get("text/plain", "") for out in cell.outputs)
        assert shown.startswith(first), f"{source!r} shows {shown!r}"
        assert words in shown, f"{source!r} shows {shown!r}"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a = 1\nb, (c, *d) = 2, (3, 4)\nfor e in a: pass", {"a", "b", "c", "d", "e"}),
        ("a = (1,\nb == 2\nc, d = 3\n  e: int = 4\ndef f(", {"a", "c", "d", "e", "f"}),
        ("print(a)\na.b = 1\na[0] = 2", set()),
    ],
)
def test_names_that_a_cell_defines(source: str, names: set[str]) -> None:
    assert _defined_in(source) == names


# --- the list of exercises --------------------------------------------------------------------------------------------


def test_every_check_is_listed_once() -> None:
    public = {name for name in course_utils.checks.__all__ if name.startswith("check_")} - {"check_guess", "check_recall"}
    checks = EXERCISES | IN_LESSON | OWN_TABLE
    assert {check.__name__ for check in checks.values()} == public
    assert len(checks) == len(public)
    for name, check in checks.items():
        assert getattr(course_utils.checks, check.__name__) is check
        number = re.search(r"[1-6]", name)
        assert check.__module__ == f"course_utils.checks.{f'notebook_0{number[0]}' if number else 'own_table'}"


# --- guesses ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("guess", "answer", "tolerance", "status"),
    [
        (..., 3, 0.0, "to do"),
        (192, 192, 0.0, "right"),
        (191, 192, 0.0, "wrong"),
        (0.99, 0.986, 0.01, "right"),
        (0.97, 0.986, 0.01, "wrong"),
        (torch.tensor(0.99), 0.986, 0.01, "right"),
        ("0.986", 0.986, 0.01, "right"),
        ("nearly 1", 0.986, 0.01, "wrong"),
        (None, 0.986, 0.01, "wrong"),
        (float("nan"), 0.986, 0.01, "wrong"),
        ((50, 50), (50, 50), 0.0, "right"),
        ((50,), (50, 50), 0.0, "wrong"),
        (" Fewer ", "fewer", 0.0, "right"),
        ("more", "fewer", 0.0, "wrong"),
        (True, True, 0.0, "right"),
        (1, True, 0.0, "wrong"),
    ],
)
def test_guesses(guess: object, answer: object, tolerance: float, status: str) -> None:
    result = check_guess(guess, answer, tolerance=tolerance)
    assert result.status == status
    assert result.exercise == ""


def test_a_wrong_guess_is_no_fault() -> None:
    result = check_guess(3, 4)
    assert "you guessed 3" in result.message
    assert result.hint


def test_a_guess_that_many_make_has_its_own_hint() -> None:
    hints = "9.9"
    hints_for(hints, {64: "three numbers a pixel", "more": "look again"})
    assert check_guess(64, 192, hints=hints).hint == "three numbers a pixel"
    assert check_guess(64.0, 192, hints=hints).hint == "three numbers a pixel"
    assert check_guess(" More", "fewer", hints=hints).hint == "look again"
    assert check_guess(65, 192, hints=hints).hint == check_guess(65, 192).hint
    assert check_guess(192, 192, hints=hints).status == "right"


# --- mistakes that no answer makes ------------------------------------------------------------------------------------

FALLING = [1.0, 0.5, 0.25]


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


def trials(train_on: str, *, hidden: bool = True) -> tuple[Callable, dict, tuple]:
    """A try_out that trains on some birds; it takes them from its own globals, as a notebook's function does."""
    data = prepare_penguins()
    X_val, y_val = data.validation
    names = {
        "train": data.train, "X_val": X_val, "y_val": y_val, "val_pair": (X_val, y_val), "penguins": data,
        "torch": torch, "nn": nn, "hidden": hidden,
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
    losses = {(0.01, 8): 0.3, (0.01, 16): 0.25, (0.02, 8): 0.4, (0.02, 16): 0.5}
    return names["try_out"], losses, (0.01, 16)


def fit_of(model: nn.Module, losses: object = FALLING) -> Callable:
    """A fit that returns this model whatever it is given."""
    return lambda X, y, epochs: (model, losses)


def loop(*, own_epochs: int = 0, made_up: bool = False) -> Callable:
    """A fit by hand with one mistake, or none."""

    def fit(X: torch.Tensor, y: torch.Tensor, epochs: int) -> tuple[nn.Module, list[float]]:
        torch.manual_seed(0)
        losses, model = [], nn.Linear(7, 1)
        optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
        for epoch in range(own_epochs or epochs):
            total = 0.0
            for own, target in zip(X.split(50), y.split(50), strict=True):
                loss = (model(own) - target).abs().mean()
                optimizer.zero_grad()
                loss.backward()
                optimizer.step()
                total += loss.item() * len(own)
            losses.append(1 / (epoch + 1) if made_up else total / len(X))
        return model, losses

    return fit


def fitted_to_the_test() -> tuple[float, nn.Module]:
    torch.manual_seed(0)
    X, y = prepare_penguins().test
    model = nn.Sequential(nn.Linear(7, 64), nn.ReLU(), nn.Linear(64, 1))
    optimizer = torch.optim.Adam(model.parameters(), lr=0.02)
    for _ in range(300):
        loss = (model(X) - y).square().mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    with torch.no_grad():
        return 1000 * (model(X) - y).abs().mean().item(), model


CASES: list[tuple[str, str, Callable[[], tuple], str, str]] = [
    ("1.1", "a bird twice", lambda: (birds(lambda b: b.append(b[7])), "drop"), "duplicates", "2 times"),
    ("1.1", "a third sex", lambda: (imputed("unknown"), "impute"), "odd-value", "unknown"),
    ("1.1", "a changed mass", lambda: (birds(lambda b: b[0].update(body_mass_g=1.0)), "drop"), "values-changed", "1.0 g"),
    ("1.2", "an eighth column", with_year, "extra-column", "year"),
    ("1.3", "rows cut off", lambda: ((torch.ones(9, 7), torch.ones(8, 1)), 0), "wrong-shape", "same rows"),
    ("1.3", "everyone's deviation", lambda: prepared("train", "all"), "leakage", "standard deviation comes"),
    ("1.3", "everyone's mean", lambda: prepared("all", "train"), "leakage", "the mean comes"),
    ("1.3", "still in mm", lambda: prepared("none", "none"), "not-normalised", "still in mm"),
    ("2.1", "not six but seven", lambda: (Sliced(), 7), "features-ignored", "1 of the 7"),
    ("2.1", "NaN inside", lambda: (with_nan(), 8), "not-finite", "NaN"),
    ("2.1", "no column", lambda: (Flat(add=True), 7), "wrong-output-shape", "keepdim"),
    ("2.1", "not added up", lambda: (Flat(add=False), 7), "wrong-output-shape", "added up"),
    ("2.1", "True", lambda: (nn.Linear(7, 1), True), "wrong-type", "not a number."),
    ("2.1", "half a number", lambda: (nn.Linear(7, 1), 7.5), "not-whole", "whole"),
    ("2.1", "the class", lambda: (nn.Linear, 8), "not-a-model", "Linear()"),
    ("2.1", "the result", lambda: (torch.ones(200, 1), 8), "not-a-model", "Store the model itself"),
    ("2.1", "two things", lambda: ((nn.Linear(7, 1), 8), 8), "not-a-model", "more than the model"),
    ("2.1", "nothing", lambda: (None, 8), "not-a-model", "without return"),
    ("2.2", "a list of parts", lambda: ([nn.Linear(7, 16), nn.ReLU()], 8), "not-a-model", "nn.Sequential(...)"),
    ("2.3", "a dict", lambda: ({"loss": 664.2},), "wrong-type", "by its name"),
    ("2.3", "grams less kilograms", lambda: (4217.9,), "mixed-units", "grams and kilograms"),
    ("3.1", "one number", lambda: (fit_of(good(), 0.5),), "one-loss", "empty list"),
    ("3.1", "a model of grams", lambda: (fit_of(in_grams()),), "wrong-unit", "kilograms"),
    ("3.1", "epochs of its own", lambda: (loop(own_epochs=250),), "epochs-ignored", "range(epochs)"),
    ("3.1", "losses that were made up", lambda: (loop(made_up=True),), "not-measured", "other masses"),
    ("3.1", "two arguments", lambda: (lambda X, y: (good(), FALLING),), "function-fails", "in this order"),
    ("4.2", "one name for all", lambda: (lambda X, y: one_class(), one_class(), 0.4), "inaccurate", "by one name"),
    ("4.2", "a failing function", lambda: (lambda X, y: X.nothing, one_class(), 0.4), "function-fails", "(X, y) fails"),
    ("6.2", "three arguments", lambda: (lambda: None, print, good(), None), "function-fails", "first_half(path) fails"),
    ("5.1", "no kink", lambda: trials("train", hidden=False), "no-activation", "nn.ReLU()"),
    ("5.1", "validation birds by name", lambda: trials("(X_val, y_val)"), "trained-on-validation", "train alone"),
    ("5.1", "validation birds as a pair", lambda: trials("val_pair"), "trained-on-validation", "train alone"),
    ("5.3", "trained on the test", fitted_to_the_test, "trained-on-test", "penguins.train"),
]


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
    [FALLING, *(pytest.param(kind, marks=SELDOM) for kind in (np.array(FALLING), tuple(FALLING), list(np.array(FALLING))))],
    ids=["list", "array", "tuple", "list of NumPy numbers"],
)
def test_losses_of_any_usual_kind(losses: object) -> None:
    fit = loop()
    result = EXERCISES["3.1"](lambda X, y, epochs: (fit(X, y, epochs)[0], losses))
    assert result.kind == "not-measured", "read, and found to be the same for every call"


@pytest.mark.slow
@pytest.mark.smoke
def test_a_loop_may_be_profiled() -> None:
    seen = []
    sys.setprofile(lambda *event: seen.append(event))
    try:
        EXERCISES["3.1"](loop())
        assert sys.getprofile() is not None, "the check gives the profiler back"
    finally:
        sys.setprofile(None)


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
    FOLDER.mkdir(parents=True, exist_ok=True)
    path = save_weights(nn.Linear(5, 1), FOLDER / "other.pt")
    result = EXERCISES["6.1"](path, "print(1)", nn.Sequential(nn.Linear(7, 4), nn.ReLU(), nn.Linear(4, 1)))
    assert result.kind == "other-model"


def test_a_number_that_is_written_in_beside_the_name_of_the_file() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    model = good()
    path = save_weights(model, FOLDER / "bird.pt")
    with torch.no_grad():
        mass = model(prepare_penguins().validation[0][:1]).item()
    assert EXERCISES["6.1"](path, f"# bird.pt\nprint({mass})", model).kind == "number-written-in"
