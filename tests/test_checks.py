"""What holds for every check: it never fails, prints nothing, changes nothing, and says the same each time."""

import inspect
import re
import warnings
from pathlib import Path

import numpy as np
import pytest
import torch
from answer_runner import notebook_folder
from nbclient import NotebookClient
from nbformat.v4 import new_code_cell, new_notebook
from torch import nn

import course_utils.checks
from course_utils.checks import EXERCISES, CheckResult, check_gaps, check_guess, check_linear_model
from course_utils.checks._notebook import _defined_in
from course_utils.checks._result import WrongAnswer, exercise

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
    "empty list": [],
    "array": np.arange(3.0),
    "empty tensor": torch.empty(0),
    "tensor": torch.ones(2, 3, 4),
    "NaN": torch.full((3, 1), float("nan")),
    "text": "birds",
    "number": 3.5,
    "bool": True,
    "dict": {"a": 1},
    "class": nn.Linear,
    "function": len,
    "model": nn.Linear(7, 1),
    "model of another shape": nn.Linear(2, 5),
    "model that fails": Broken(),
    "model without parameters": nn.ReLU(),
    "object that fails": Raises(),
    "function that leaves": leave,
    "endless recursion": never_ends,
    "complex": 1 + 2j,
    "pair": (torch.ones(3, 7), torch.ones(3, 1)),
    "nested": [[1, 2], [3]],
    "generator": (i for i in range(3)),
    "half-precision": torch.ones(3, dtype=torch.float16),
    "meta": torch.ones(3, device="meta"),
    "sparse": torch.eye(3).to_sparse(),
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


@pytest.mark.parametrize(("number", "check"), CHECKS)
def test_wrong_number_of_answers(number: str, check: object) -> None:
    result = check(*[1] * (len(parameters(check)) + 1))
    assert result.kind == "wrong-call"
    assert f"{check.__name__}({', '.join(parameters(check))})" in result.hint


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


def test_the_three_looks_differ() -> None:
    looks = [CheckResult("", status, "m") for status in ("right", "wrong", "to do")]
    assert len({look.symbol for look in looks}) == 3
    assert len({re.search("#[0-9A-F]{6}", look._repr_html_()).group() for look in looks}) == 3


# --- without an argument: the names of the notebook ------------------------------------------------------------------

CALL = "from course_utils.checks import check_gaps\n\ncheck_gaps()"
GOOD = "from course_utils.penguins import complete_penguins\n\nbirds, choice = complete_penguins(), 'drop'"
IN_A_KERNEL = [
    (CALL, "⏳", "define birds and choice"),
    ("brids = 3\nchoice = 'drop'", "", ""),
    (CALL, "⏳", "You have brids (birds is expected): is it misspelt?"),
    (GOOD, "", ""),
    (CALL, "✅", "333 birds"),
    ("birds = complete_penguins(", "SyntaxError", ""),
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
]


def test_in_a_notebook_there_is_no_bare_name_error_and_no_stale_pass() -> None:
    nb = new_notebook(cells=[new_code_cell(source) for source, _, _ in IN_A_KERNEL])
    NotebookClient(nb, allow_errors=True, resources={"metadata": {"path": str(Path.cwd())}}).execute()
    for cell, (source, first, words) in zip(nb.cells, IN_A_KERNEL, strict=True):
        shown = "".join(out.get("ename") or out.get("data", {}).get("text/plain", "") for out in cell.outputs)
        assert shown.startswith(first), f"{source!r} shows {shown!r}"
        assert words in shown, f"{source!r} shows {shown!r}"


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("a = 1\nb, (c, *d) = 2, (3, 4)\nfor e in a: pass", {"a", "b", "c", "d", "e"}),
        ("def f(x):\n    y = 1\n\nclass C: pass", {"f", "y", "C"}),
        ("a = (1,\nb == 2\nc, d = 3\n  e: int = 4\ndef f(", {"a", "c", "d", "e", "f"}),
        ("%matplotlib inline\na = 1", {"a"}),
        ("print(a)\na.b = 1\na[0] = 2", set()),
    ],
)
def test_names_that_a_cell_defines(source: str, names: set[str]) -> None:
    assert _defined_in(source) == names


# --- the list of exercises --------------------------------------------------------------------------------------------


def test_every_check_is_listed_once() -> None:
    public = {name for name in course_utils.checks.__all__ if name.startswith("check_")} - {"check_guess"}
    assert {check.__name__ for check in EXERCISES.values()} == public
    assert len(EXERCISES) == len(public)
    assert all(getattr(course_utils.checks, check.__name__) is check for check in EXERCISES.values())


def test_every_check_has_a_docstring_for_its_names() -> None:
    for number, check in EXERCISES.items():
        doc = inspect.getdoc(check)
        assert re.findall(r"^    (\w+):", doc.split("Args:")[1].split("\n\n")[0], flags=re.MULTILINE) == parameters(check)
        assert f'Source: notebook 0{number[0]}, "Exercises".' in doc


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
        (0.99, torch.tensor([0.986]), 0.01, "right"),
        (np.float64(0.99), 0.986, 0.01, "right"),
        ("0.986", 0.986, 0.01, "wrong"),
        (None, 0.986, 0.01, "wrong"),
        (float("nan"), 0.986, 0.01, "wrong"),
        ((50, 50), (50, 50), 0.0, "right"),
        ([50, 50], (50, 50), 0.0, "right"),
        (torch.Size([50, 50]), (50, 50), 0.0, "right"),
        ((50,), (50, 50), 0.0, "wrong"),
        (" Fewer ", "fewer", 0.0, "right"),
        ("more", "fewer", 0.0, "wrong"),
        (1, "fewer", 0.0, "wrong"),
        (True, True, 0.0, "right"),
        (1, True, 0.0, "wrong"),
        (np.array([1, 2]), (1, 2), 0.0, "right"),
    ],
)
def test_guesses(guess: object, answer: object, tolerance: float, status: str) -> None:
    result = check_guess(guess, answer, tolerance=tolerance)
    assert result.status == status
    assert result.exercise == ""


def test_a_guess_that_fails_is_wrong() -> None:
    assert check_guess(Raises(), 3).status == "wrong"
    assert check_guess(Raises(), (1, 2)).status == "wrong"


def test_a_wrong_guess_is_no_fault() -> None:
    result = check_guess(3, 4)
    assert "you guessed 3" in result.message
    assert result.hint


def test_a_guess_that_many_make_has_its_own_hint() -> None:
    hints = {64: "three numbers a pixel", "more": "look again"}
    assert check_guess(64, 192, hints=hints).hint == "three numbers a pixel"
    assert check_guess(64.0, 192, hints=hints).hint == "three numbers a pixel"
    assert check_guess(" More", "fewer", hints=hints).hint == "look again"
    assert check_guess(65, 192, hints=hints).hint == check_guess(65, 192).hint
    assert check_guess(192, 192, hints=hints).status == "right"


# --- a check that is broken itself ------------------------------------------------------------------------------------


def test_an_error_inside_a_check_is_told_in_words() -> None:
    result = check_gaps([{"species": Raises()}], "drop")
    assert result.status == "wrong"
    assert len(repr(result)) < 1000


def test_wrong_answer_carries_kind_message_and_hint() -> None:
    error = WrongAnswer("few", "too few", "count")
    assert (error.kind, error.message, error.hint, str(error)) == ("few", "too few", "count", "too few")
