"""The notebooks run every item of the document that the course mirrors.

Text about an api, code that is never reached, functions that are never called: these do not count.
"""

import functools
import os
import sys
import warnings
from collections.abc import Callable
from pathlib import Path

import matplotlib as mpl
import matplotlib.pyplot as plt
import pytest
import torch
from notebook_runner import Call, NotebookError, Run, Section, run_notebook
from notebook_tools import NAMES
from outline_table import ROWS, Row, apis


def problems(row: Row, run: Run) -> list[str]:
    """What is missing for a row in the run of its notebook."""
    section = run.titled(row.section)
    if section is None:
        return [f"there is no section {row.section!r}; it has {[s.title for s in run.sections.values()]}"]
    found = []
    for api, least in row.calls.items():
        n = section.count(api, state=row.state)
        if n < least:
            others = {
                f"{call.origin} {' '.join(call.state)}".strip(): n for call, n in section.calls.items() if call.api == api
            }
            found.append(
                f"{api} was called {n} times by the notebook's code {' '.join(row.state)}, expected {least} (all: {others})"
            )
    if row.loop:
        rounds = max((_rounds(section, cell, row.loop) for cell in {call.cell for call in section.order}), default=0)
        if rounds < row.times:
            found.append(f"no cell repeats {' > '.join(row.loop)}, and nothing else of these, {row.times} times or more")
    if section.figures < row.figures:
        found.append(f"{section.figures} figures were shown, expected {row.figures}")
    live = max((len(set(contents)) for contents in section.updates.values()), default=0)
    if live < row.updates:
        found.append(f"a live figure changed {live} times, expected {row.updates}")
    for text in row.expects:
        if section.values[text] is not True:
            found.append(f"{text} is {section.values[text]!r}, expected True")
    return found


def _rounds(section: Section, cell: int, loop: tuple[str, ...]) -> int:
    """How often a cell's calls repeat `loop`; 0 when they do anything else in between."""
    names = [_named(call) for call in section.sequence({name.split(" [")[0] for name in loop}, cell=cell)]
    times, rest = divmod(len(names), len(loop))
    return times if not rest and names == list(loop) * times else 0


def _named(call: Call) -> str:
    return f"{call.api} [{' '.join(call.state)}]" if call.state else call.api


# --- the six notebooks ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.item)
def test_outline(row: Row, run_of: Callable[[str], Run]) -> None:
    missing = problems(row, run_of(row.notebook))
    assert not missing, (
        f"notebooks/{row.notebook}.ipynb, section {row.section!r}, does not run {row.item!r}: "
        + "; ".join(missing)
        + " (the table is tests/outline_table.py)"
    )


@pytest.mark.parametrize("name", NAMES)
def test_records_hold_plain_numbers(name: str, run_of: Callable[[str], Run]) -> None:
    """As in `losses.append(loss.item())`: without .item(), each loss keeps its whole computation in memory."""
    found = {key: section.records for key, section in run_of(name).sections.items() if section.records}
    assert not found, f"notebooks/{name}.ipynb keeps tensors with their gradients in lists or dicts: {found}"


def test_a_record_of_tensors_is_seen(plant: Callable[..., Path]) -> None:
    code = "import torch\nw = torch.ones(1, requires_grad=True)\nfine = [w, (w * 2).item()]\nkept = [w, w * 2]"
    run = run_notebook(plant("## 9.1 Here", [code], "## 9.2 Later", ["kept.clear()"]))
    assert [section.records for section in run.sections.values()] == [["kept"], []]


def test_every_row_asks_for_something() -> None:
    empty = [row.item for row in ROWS if not (row.calls or row.loop or row.figures or row.updates or row.expects)]
    assert not empty, f"tests/outline_table.py: {empty} ask for nothing"
    assert len({row.item for row in ROWS}) == len(ROWS), "tests/outline_table.py: two rows have the same name"


def test_every_topic_is_there() -> None:
    topics = {row.item.split(" ")[0].split(".")[0] for row in ROWS}
    assert topics == set("123456"), f"tests/outline_table.py has rows for the topics {sorted(topics)}, expected all six"
    for number, name in enumerate(NAMES, start=1):
        assert any(row.notebook == name and row.item.startswith(str(number)) for row in ROWS), f"no row for {name}"


# --- small notebooks: what counts, and what does not ------------------------------------------------------------------

IMPORTS = [
    """import torch
from torch import nn
from course_utils.models import LinearRegressionModel
from course_utils.training import predict
X, y = torch.rand(8, 1), torch.rand(8, 1)"""
]
LINE, STEP = "course_utils.models.LinearRegressionModel.forward", "torch.optim.SGD.step"


@pytest.fixture
def counted(plant: Callable[..., Path]) -> Callable[..., Section]:
    """Run code as section "Here" of a small notebook, after some imports."""

    def run(*sources: str, before: str = "pass", counting: tuple[str, ...] = ()) -> Section:
        path = plant(IMPORTS, "## 9.1 Before", [before], "## 9.2 Here", *([source] for source in sources), "## 9.3 After")
        return run_notebook(path, apis=apis() | set(counting)).titled("Here")

    return run


@pytest.mark.parametrize(
    ("source", "api", "n"),
    [
        ("nn.L1Loss()(X, y)", "torch.nn.L1Loss.forward", 1),
        ("def compare(a, b):\n    return nn.L1Loss()(a, b)\ncompare(X, y); compare(y, X)", "torch.nn.L1Loss.forward", 2),
        ("losses = [nn.L1Loss()(X, y) for _ in range(3)]", "torch.nn.L1Loss.forward", 3),
        ("'nn.L1Loss()(X, y)'  # nn.L1Loss()(X, y)", "torch.nn.L1Loss.forward", 0),
        ("if False:\n    nn.L1Loss()(X, y)", "torch.nn.L1Loss.forward", 0),
        ("def unused():\n    return nn.L1Loss()(X, y)", "torch.nn.L1Loss.forward", 0),
        ("loss_fn = nn.L1Loss()", "torch.nn.L1Loss.forward", 0),
        ("nn.functional.l1_loss(X, y)", "torch.nn.L1Loss.forward", 0),
        ("for _ in []:\n    nn.L1Loss()(X, y)", "torch.nn.L1Loss.forward", 0),
        ("class M(nn.Module):\n    pass", "own model", 1),
        ("class M:\n    pass", "own model", 0),
        ("class M(nn.Module):\n    def forward(self, x):\n        return x\nM()(X)", "own model.forward", 1),
        ("class M(nn.Module):\n    def forward(self, x):\n        return x\nM()", "own model.forward", 0),
        ("class M(LinearRegressionModel):\n    def forward(self, x):\n        return x\nM()(X)", "own model.forward", 1),
        ("LinearRegressionModel()(X)", LINE, 1),
        ("predict(LinearRegressionModel(), X)", LINE, 0),
        ("nn.Parameter(torch.rand(1))", "torch.nn.Parameter.__new__", 1),
        ("nn.Linear(1, 1)", "torch.nn.Parameter.__new__", 0),
        ("next(nn.Linear(1, 1).parameters()).device", "torch.nn.Parameter.device", 1),
        ("nn.Linear(1, 1).to('cpu')", "torch.nn.Parameter.device", 0),
        ("w = nn.Parameter(torch.rand(1)); torch.optim.SGD([w], lr=1)", "torch.optim.SGD", 1),
        ("w = nn.Parameter(torch.rand(1)); torch.optim.SGD([w], lr=1).step()", STEP, 1),
        ("w = nn.Parameter(torch.rand(1)); torch.optim.Adam([w]).step()", STEP, 0),
        ("w = nn.Parameter(torch.rand(1)); (w * 2).backward()", "torch.Tensor.backward", 1),
        ("with torch.inference_mode():\n    pass", "torch.inference_mode.__enter__", 1),
        ("with torch.no_grad():\n    pass", "torch.inference_mode.__enter__", 0),
        ("@torch.inference_mode()\ndef look():\n    return 1\nlook()", "torch.inference_mode.__enter__", 1),
        ("nn.Linear(1, 1).train(False)", "torch.nn.Module.eval", 0),
        ("nn.Sequential(nn.ReLU()).eval()", "torch.nn.Module.eval", 1),
        ("nn.Linear(1, 1).state_dict()", "torch.nn.Module.state_dict", 1),
        ("nn.Sequential(nn.Linear(1, 1)).state_dict()", "torch.nn.Module.state_dict", 1),
        ("nn.Linear(1, 1).zero_grad()", "torch.nn.Module.parameters", 0),
    ],
)
def test_only_calls_of_the_notebook_count(source: str, api: str, n: int, counted: Callable[..., Section]) -> None:
    assert counted(source).count(api) == n


class Wrapper:
    """A decorated function as another release of PyTorch might make it: an object that calls a method."""

    def __init__(self, context: torch.inference_mode, function: Callable) -> None:
        self.context, self.function = context, function

    def __call__(self) -> object:
        return self.enter_and_call()

    def enter_and_call(self) -> object:
        with self.context:
            return self.function()


def wrapped_twice(context: torch.inference_mode, function: Callable) -> Callable:
    return functools.wraps(function)(lambda: Wrapper(context, function)())


@pytest.mark.parametrize("decorate", [Wrapper, wrapped_twice])
def test_a_decorated_function_counts_whatever_wraps_it(
    decorate: Callable, counted: Callable[..., Section], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(torch.inference_mode, "__call__", lambda context, function: decorate(context, function))
    assert counted("@torch.inference_mode()\ndef look():\n    return 1\nlook()").count("torch.inference_mode.__enter__") == 1


def test_calls_in_another_section_do_not_count(counted: Callable[..., Section]) -> None:
    assert counted("x = 1", before="nn.L1Loss()(X, y)").count("torch.nn.L1Loss.forward") == 0


def test_a_function_of_another_section_counts_where_it_runs(counted: Callable[..., Section]) -> None:
    before = "def compare(a, b):\n    return nn.L1Loss()(a, b)"
    assert counted("compare(X, y)", before=before).count("torch.nn.L1Loss.forward") == 1


def test_calls_through_the_package_are_told_apart(counted: Callable[..., Section]) -> None:
    section = counted("predict(LinearRegressionModel(), X)")
    assert section.count(LINE, origins=("package",)) == 1
    assert section.count(LINE, origins=("package",), state=("inference", "eval")) == 1


def test_state_is_recorded(counted: Callable[..., Section]) -> None:
    section = counted("m = LinearRegressionModel()\nm(X)\nm.eval()\nm(X)\nwith torch.inference_mode():\n    m(X)")
    assert [section.count(LINE, state=state) for state in ((), ("eval",), ("inference", "eval"))] == [3, 2, 1]


LOOP = """
m, loss_fn = LinearRegressionModel(), nn.L1Loss()
optimizer = torch.optim.SGD(m.parameters(), lr=0.1)
for _ in range(3):
    m.train()
    loss = loss_fn(m(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    m.eval()
    with torch.inference_mode():
        test_loss = loss_fn(m(X), y)
"""


@pytest.mark.parametrize(
    ("old", "new", "fine"),
    [
        ("", "", True),
        ("range(3)", "range(2)", False),
        ("    optimizer.zero_grad()\n", "", False),
        ("    loss.backward()\n    optimizer.step()\n", "    optimizer.step()\n    loss.backward()\n", False),
        ("    optimizer.zero_grad()\n    loss.backward()\n", "    loss.backward()\n    optimizer.zero_grad()\n", False),
        ("    m.eval()\n", "", False),
        ("    m.train()\n", "", False),
        ("torch.inference_mode()", "torch.no_grad()", False),
        ("        test_loss = loss_fn(m(X), y)\n", "        test_loss = loss_fn(m(X), y)\n    optimizer.step()\n", False),
        ("        test_loss = loss_fn(m(X), y)\n", "        m(X)\n", False),
    ],
)
def test_loop_is_followed_step_by_step(old: str, new: str, fine: bool, plant: Callable[..., Path]) -> None:
    five = (LINE, "torch.nn.L1Loss.forward", "torch.optim.Optimizer.zero_grad", "torch.Tensor.backward", STEP)
    three = (
        "torch.nn.Module.eval",
        "torch.inference_mode.__enter__",
        f"{LINE} [inference eval]",
        "torch.nn.L1Loss.forward [inference]",
    )
    row = Row("planted", "09_planted", "Here", loop=five + three, times=3)
    assert old in LOOP
    run = run_notebook(plant(IMPORTS, "## 9.2 Here", [LOOP.replace(old, new)]), apis=apis())
    assert (problems(row, run) == []) is fine


LIVE = """
import matplotlib.pyplot as plt
from IPython.display import display
fig, ax = plt.subplots()
plt.close(fig)
handle = display(fig, display_id=True)
for n in range(12):
    ax.plot([0, n])
    handle.update(fig)
"""


@pytest.mark.parametrize(
    ("old", "new", "fine"),
    [
        ("", "", True),
        ("range(12)", "range(9)", False),
        ("    ax.plot([0, n])\n", "", False),
        ("handle.update", "display", False),
    ],
)
def test_updates_of_a_live_figure_are_counted(old: str, new: str, fine: bool, plant: Callable[..., Path]) -> None:
    run = run_notebook(plant("## 9.2 Here", [LIVE.replace(old, new)]), apis=apis())
    assert (problems(Row("live", "09_planted", "Here", updates=10), run) == []) is fine


def test_expectation_and_figures_must_hold(plant: Callable[..., Path]) -> None:
    row = Row("planted", "09_planted", "Here", figures=1, expects=("n == 1",))
    path = plant("## 9.2 Here", ["n = 2"], "## 9.3 After", ["n = 1"])
    found = problems(row, run_notebook(path, expressions={"Here": row.expects}))
    assert len(found) == 2
    assert problems(Row("x", "09_planted", "Gone", {LINE: 1}), run_notebook(path))[0].startswith(
        "there is no section 'Gone'"
    )


# --- the runner leaves everything as it was ---------------------------------------------------------------------------


def test_runner_leaves_no_trace(plant: Callable[..., Path]) -> None:
    code = """
import os, sys, random, warnings, torch, matplotlib as mpl, matplotlib.pyplot as plt
torch.manual_seed(1); random.seed(1)
os.environ["PLANTED"] = "1"; sys.path.insert(0, "planted"); os.chdir("/")
warnings.simplefilter("error"); mpl.rcParams["lines.linewidth"] = 9
torch.set_grad_enabled(False); torch.set_printoptions(precision=1); torch.set_default_dtype(torch.float64)
fig, ax = plt.subplots()
1 + 1
"""

    def state() -> list:
        return [
            Path.cwd(),
            dict(os.environ),
            list(sys.path),
            sys.modules["__main__"],
            sys.displayhook,
            sys.excepthook,
            list(warnings.filters),
            mpl.rcParams["lines.linewidth"],
            plt.get_fignums(),
            plt.show,
            torch.get_rng_state().tolist(),
            torch.is_grad_enabled(),
            torch.get_num_threads(),
            torch.get_default_dtype(),
            vars(torch._tensor_str.PRINT_OPTS).copy(),
            "__init_subclass__" in vars(torch.nn.Module),
            "abs" in vars(torch.Tensor),
            torch.nn.L1Loss.forward,
            torch.optim.SGD.step,
            torch.tensor,
        ]

    torch.optim.SGD([torch.zeros(1)])  # torch hooks `step` when it is first used
    before = state()
    run_notebook(plant([code]), apis=apis())
    assert state() == before
    with pytest.raises(NotebookError):
        run_notebook(plant([code + "1 / 0"]), apis=apis())
    assert state() == before


def test_failing_cell_is_named(plant: Callable[..., Path]) -> None:
    path = plant("## 9.1 Title", ["x = 1"], ["y = 2\nx / 0"], ["never = 1"])
    with pytest.raises(NotebookError, match=r"(?s)09_planted, cell 2 .*section 9.1.*ZeroDivisionError"):
        run_notebook(path)


def test_unknown_api_is_named(plant: Callable[..., Path]) -> None:
    with pytest.raises(LookupError, match=r"torch\.nn\.L9Loss"):
        run_notebook(plant(["x = 1"]), apis=["torch.nn.L9Loss.forward"])


def test_warnings_and_outputs_are_taken(plant: Callable[..., Path], capfd: pytest.CaptureFixture[str]) -> None:
    path = plant("## 9.1 Title", ["import warnings\nwarnings.warn('planted')\nprint('one')\n2"])
    run = run_notebook(path, expressions={"9.1": ["1 + 1", "missing"]})
    section = run.sections["9.1"]
    assert section.text == "one\n2\n"
    assert section.values["1 + 1"] == 2
    assert isinstance(section.values["missing"], NameError)
    assert capfd.readouterr().out == ""
