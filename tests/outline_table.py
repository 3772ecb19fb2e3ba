"""Where the course runs each topic, table row, step and snippet of the document that it mirrors.

A row holds when, while its section of its notebook ran, the notebook's own code made the calls that it names:
at least so many, in that state. `loop` is an order of calls that one cell of the section repeated exactly, `times`
times or more; the apis in it must not occur in that cell in any other order. `expects` are expressions that must be
true when the section is over.

An api is a dotted name; a class stands for making an instance, "own model" for a class of the notebook that inherits
from nn.Module, "own model.forward" for a run of its forward.
"""

from dataclasses import dataclass, field

from notebook_tools import NAMES

ONE, TWO, THREE, FOUR, FIVE, SIX = NAMES

LINE = "course_utils.models.LinearRegressionModel.forward"
L1 = "torch.nn.L1Loss.forward"
ZERO_GRAD = "torch.optim.Optimizer.zero_grad"
BACKWARD = "torch.Tensor.backward"
STEP = "torch.optim.SGD.step"
EVAL = "torch.nn.Module.eval"
INFERENCE = "torch.inference_mode.__enter__"
PARAMETER = "torch.nn.Parameter.__new__"
PARAMETERS = "torch.nn.Module.parameters"
TRAIN = "course_utils.training.train"
STATE_DICT = "torch.nn.Module.state_dict"

FIVE_STEPS = (LINE, L1, ZERO_GRAD, BACKWARD, STEP)
THREE_STEPS = (EVAL, INFERENCE, f"{LINE} [inference eval]", f"{L1} [inference]")


@dataclass(frozen=True)
class Row:
    """One item of the document and what must have run for it."""

    item: str  # a handle, such as "3.1 loss table: L1Loss"
    notebook: str
    section: str  # the section's title without its number
    calls: dict[str, int] = field(default_factory=dict)  # api: how many calls at least
    state: tuple[str, ...] = ()  # "inference", "eval": of every call in `calls`
    loop: tuple[str, ...] = ()  # apis in order, with their state in brackets
    times: int = 1
    figures: int = 0
    updates: int = 0  # of one live figure, each with other contents
    expects: tuple[str, ...] = ()


ROWS: tuple[Row, ...] = (
    # 1. Getting data ready
    Row("1 into numbers: a table", ONE, "A table becomes a tensor", {"torch.tensor": 2}, expects=("flipper.dim() == 2",)),
    Row("1 into numbers: an image", ONE, "An image becomes a tensor", {"torch.tensor": 1}, expects=("image.dim() == 3",)),
    Row(
        "1 into numbers: a sentence",
        ONE,
        "A sentence becomes a tensor",
        {"torch.tensor": 1},
        expects=("numbers.dim() == 1",),
    ),
    Row(
        "1 split into training and test sets",
        ONE,
        "Split the data",
        {"torch.randperm": 1, "torch.tensor_split": 2},
        expects=(
            "len(X_train) == 40 and len(X_test) == 10",
            "sorted(torch.cat([X_train, X_test]).flatten().tolist()) == sorted(X.flatten().tolist())",
        ),
    ),
    Row("1 visualise", ONE, "Look at the data", {"matplotlib.axes.Axes.scatter": 2}, figures=1),
    # 2. Building a model
    Row("2 subclass nn.Module", TWO, "Write the model", {"own model": 1, PARAMETER: 2, "own model.forward": 1}),
    Row(
        "2.1 building blocks: torch.nn",
        TWO,
        "Let nn.Linear hold the parameters",
        {"torch.nn.Linear": 1, "torch.nn.Linear.forward": 1},
    ),
    Row("2.1 building blocks: nn.Parameter", TWO, "Parameters start as random numbers", {PARAMETER: 1}),
    Row("2.1 building blocks: nn.Parameter, requires_grad", TWO, "What requires_grad sets in motion", {BACKWARD: 2}),
    Row("2.1 building blocks: nn.Module", TWO, "Write the model", {"own model": 1}),
    Row("2.1 building blocks: torch.optim", TWO, "The building blocks", {"torch.optim.SGD": 1, BACKWARD: 1, STEP: 1}),
    Row("2.1 building blocks: forward()", TWO, "Write the model", {"own model.forward": 1}),
    Row("2.2 contents: .parameters()", TWO, "Look inside", {PARAMETERS: 1}),
    Row("2.2 contents: .state_dict()", TWO, "Look inside", {STATE_DICT: 1}),
    Row(
        "2.3 device: choose it, check the model's, move it",
        TWO,
        "Choose the device",
        {
            "torch.accelerator.current_accelerator": 1,
            PARAMETERS: 2,
            "torch.nn.Parameter.device": 2,
            "torch.nn.Module.to": 1,
            "torch.Tensor.to": 1,
        },
        expects=("next(model.parameters()).device.type == device.type",),
    ),
    # 3. Training
    Row("3.1 loss table: L1Loss", THREE, "Losses", {L1: 1}),
    Row("3.1 loss table: BCELoss", THREE, "Losses", {"torch.nn.BCELoss.forward": 1}),
    Row("3.1 optimizer table: SGD", THREE, "Optimisers", {"torch.optim.SGD": 1, STEP: 1}),
    Row("3.1 optimizer table: Adam", THREE, "Optimisers", {"torch.optim.Adam": 1, "torch.optim.Adam.step": 1}),
    Row("3.2 training steps 1 to 4, then 5, one by one", THREE, "Take one step, slowly", dict.fromkeys(FIVE_STEPS, 1)),
    Row("3.2 training loop: five steps in order", THREE, "The training loop", loop=FIVE_STEPS, times=100),
    Row(
        "3.2 testing loop: three steps, no backward, no step",
        THREE,
        "The test loop",
        loop=FIVE_STEPS + THREE_STEPS,
        times=100,
    ),
    Row("3.2 testing loop: a metric", THREE, "The test loop", {"torch.Tensor.abs": 100}, state=("inference",)),
    Row(
        "3.2 training and testing loop, as functions",
        THREE,
        "Watch it learn",
        loop=FIVE_STEPS + THREE_STEPS,
        times=100,
        updates=10,
    ),
    Row(
        "3.2 watch the loss go down",
        THREE,
        "Watch it learn",
        figures=1,
        expects=(
            "history.train_loss[-1] < 0.1 * history.train_loss[0]",
            "history.eval_loss[-1] < 0.1 * history.eval_loss[0]",
        ),
    ),
    # 4. Making predictions
    Row("4 rule 1: model.eval()", FOUR, "Rule 1: eval mode", {EVAL: 1}),
    Row("4 rule 2: inference_mode()", FOUR, "Rule 2: inference mode", {INFERENCE: 1}),
    Row("4 rule 3: the same device", FOUR, "Rule 3: same device", {"torch.Tensor.to": 2, "torch.nn.Parameter.device": 1}),
    Row(
        "4 snippet: the three rules together, on the device",
        FOUR,
        "Predict with all three rules",
        {"torch.Tensor.to": 1},
        ("inference",),
    ),
    Row(
        "4 snippet: the three rules together, the forward pass",
        FOUR,
        "Predict with all three rules",
        {LINE: 1},
        ("inference", "eval"),
    ),
    Row(
        "4 evaluate: accuracy and errors",
        FOUR,
        "MAE and RMSE against the baseline",
        expects=("mae(y_pred, y_test) < mae(baseline, y_test)",),
    ),
    # 5. "Not yet": improving by experiment
    Row(
        "5 not yet: three sets",
        FIVE,
        "Noisy data, three sets",
        {"course_utils.data.split": 1},
        expects=("len(val_set[0]) == 20",),
    ),
    Row("5 not yet: a table of runs", FIVE, "A table of runs", {TRAIN: 3}, figures=1),
    Row("5 not yet: learning rates", FIVE, "A learning-rate sweep", {TRAIN: 5}, figures=1),
    Row("5 not yet: the optimizers compared", FIVE, "SGD against Adam", {"torch.optim.SGD": 2, "torch.optim.Adam": 2}),
    Row("5 not yet: seeds", FIVE, "Five seeds", {TRAIN: 15}, figures=1),
    Row("5 not yet: stochastic gradient descent", FIVE, "Mini-batches", {"torch.utils.data.DataLoader": 3, TRAIN: 3}),
    Row("5 not yet: early stopping", FIVE, "Early stopping", {TRAIN: 2}, figures=1, expects=("history.n_epochs < 150",)),
    Row(
        "5 not yet: the test set, once",
        FIVE,
        "Choose, then look at the test set once",
        {"course_utils.training.evaluate": 2},
    ),
    # 6. Saving and loading
    Row("6 save snippet: make the folder", SIX, "intro", {"pathlib.Path.mkdir": 1}, expects=("folder.is_dir()",)),
    Row(
        "6 save snippet: a path in the folder", SIX, "Save the weights", expects=("path.parent == folder", "path.is_file()")
    ),
    Row("6 methods: torch.save, of a state_dict", SIX, "Save the weights", {"torch.save": 1, STATE_DICT: 1}),
    Row("6 methods: torch.save, of a dictionary", SIX, "Save a checkpoint", {"torch.save": 1, STATE_DICT: 1}),
    Row("6 methods: torch.load", SIX, "Load the weights", {"torch.load": 1}),
    Row("6 methods: torch.load, to a device", SIX, "Saved on one device, loaded on another", {"torch.load": 2}),
    Row("6 methods: pickle", SIX, "A pickle is a program", {"torch.save": 1, "torch.load": 2}),
    Row(
        "6 methods: load_state_dict; load snippet: into a new instance",
        SIX,
        "Load the weights",
        {"course_utils.models.LinearRegressionModel": 1, "torch.load": 1, "torch.nn.Module.load_state_dict": 1},
        expects=("loaded is not line", "[p.item() for p in loaded.parameters()] == [p.item() for p in line.parameters()]"),
    ),
    Row("6 use it elsewhere", SIX, "Load the weights", {"course_utils.training.predict": 2}),
    Row(
        "6 use it elsewhere: go on training",
        SIX,
        "Resume from a checkpoint",
        {"course_utils.saving.load_checkpoint": 1, TRAIN: 1},
    ),
    Row(
        "6 use it elsewhere: the random states are kept",
        SIX,
        "Save a checkpoint",
        expects=("set(checkpoint['rng']) >= {'cpu', 'generator'}", "'generator' in torch.load(checkpoint_path)['rng']"),
    ),
)


def apis(notebook: str | None = None) -> set[str]:
    """Every api that some row names, or some row of one notebook."""
    rows = [row for row in ROWS if notebook in (None, row.notebook)]
    return {name.split(" [")[0] for row in rows for name in (*row.calls, *row.loop)}


def expressions(notebook: str) -> dict[str, list[str]]:
    """What to evaluate in a notebook, {section title: expressions}."""
    wanted: dict[str, list[str]] = {}
    for row in ROWS:
        if row.notebook == notebook:
            wanted.setdefault(row.section, []).extend(row.expects)
    return wanted
