"""Where the course has each topic, table row, step and snippet of the document that it mirrors.

A row holds when the code of its section has these texts one after the other, each below the one before, without comments;
and when, once the section has run, its expressions are true.
"""

from typing import NamedTuple

from notebook_tools import NAMES

ONE, TWO, THREE, FOUR, FIVE, SIX = NAMES
FIVE_STEPS = (
    "for epoch in",
    ".train()",
    "model(X_train)",
    "loss_fn(y_pred, y_train)",
    ".zero_grad()",
    ".backward()",
    ".step()",
)
THREE_STEPS = (".eval()", "with torch.inference_mode():", "model(X_test)", "loss_fn(test_pred, y_test)")


class Row(NamedTuple):
    """One item of the document."""

    item: str  # a handle, such as "3.1 loss table: L1Loss"
    notebook: str
    section: str  # the section's title without its number
    code: tuple[str, ...] = ()
    expects: tuple[str, ...] = ()


ROWS = (
    Row("1 into numbers: a table", ONE, "A table becomes a tensor", ("torch.tensor(",), ("flipper.dim() == 2",)),
    Row("1 into numbers: an image", ONE, "An image becomes a tensor", ("torch.tensor(",), ("image.dim() == 3",)),
    Row("1 into numbers: a sentence", ONE, "A sentence becomes a tensor", ("torch.tensor(",), ("numbers.dim() == 1",)),
    Row(
        *("1 split into training and test sets", ONE, "Split the data", ("torch.randperm(", "torch.tensor_split(")),
        (
            "len(X_train) == 40 and len(X_test) == 10",
            "sorted(torch.cat([X_train, X_test]).flatten().tolist()) == sorted(X.flatten().tolist())",
        ),
    ),
    Row("1 visualise", ONE, "Look at the data", ("ax.scatter(", "ax.scatter(", "show(")),
    Row("2 subclass nn.Module", TWO, "Write the model", ("(nn.Module):", "nn.Parameter(", "def forward", "model(X_train)")),
    Row("2.1 building blocks: torch.nn", TWO, "Let nn.Linear hold the parameters", ("nn.Linear(", "twin(X_train)")),
    Row("2.1 building blocks: nn.Parameter", TWO, "Parameters start as random numbers", ("nn.Parameter(",)),
    Row("2.1 parts: requires_grad", TWO, "What requires_grad sets in motion", ("requires_grad=True", ".backward()")),
    Row("2.1 building blocks: torch.optim", TWO, "The building blocks", ("torch.optim.SGD(", ".backward()", ".step()")),
    Row("2.2 contents: .parameters()", TWO, "Look inside", (".parameters()",)),
    Row("2.2 contents: .state_dict()", TWO, "Look inside", (".state_dict()",)),
    Row(
        *("2.3 device: choose it, check the model's, move it", TWO, "Choose the device"),
        (
            "torch.accelerator.current_accelerator(",
            "next(model.parameters()).device",
            "model.to(device)",
            "X_test.to(device)",
        ),
        ("next(model.parameters()).device.type == device.type",),
    ),
    Row("3.1 loss table: L1Loss", THREE, "Losses", ("nn.L1Loss()", "l1(y_guess, truth)")),
    Row("3.1 loss table: BCELoss", THREE, "Losses", ("nn.BCELoss()", "bce(probability, answer)")),
    Row("3.1 optimizer table: SGD, Adam", THREE, "Optimisers", ("(torch.optim.SGD, torch.optim.Adam)", ".step()")),
    Row("3.2 training steps 1 to 5, one by one", THREE, "Take one step, slowly", ("_model(X_train)", *FIVE_STEPS[3:])),
    Row("3.2 training loop: five steps in order", THREE, "The training loop", FIVE_STEPS),
    Row("3.2 testing loop: three steps in order, a metric", THREE, "The test loop", (*FIVE_STEPS, *THREE_STEPS, ".abs()")),
    Row(
        *("3.2 training and testing loop, as functions", THREE, "Watch it learn"),
        ("live_history(", "for epoch in", "train_epoch(", "eval_epoch(", "watch(history)"),
        ("history.train_loss[-1] < 0.1 * history.train_loss[0]", "history.eval_loss[-1] < 0.1 * history.eval_loss[0]"),
    ),
    Row("4 rule 1: model.eval()", FOUR, "Rule 1: eval mode", (".eval()",)),
    Row("4 rule 2: inference_mode()", FOUR, "Rule 2: inference mode", ("with torch.inference_mode():",)),
    Row("4 rule 3: the same device", FOUR, "Rule 3: same device", (".to(",)),
    Row(
        *("4 snippet: the three rules together", FOUR, "Predict with all three rules"),
        ("torch.inference_mode():", "model.eval()", "model(X.to(device))", "predict(model, X_test)"),
    ),
    Row(
        *("4 evaluate: accuracy and errors", FOUR, "MAE and RMSE against the baseline", ("mae(",)),
        ("mae(y_pred, y_test) < mae(baseline, y_test)",),
    ),
    Row("5 not yet: three sets", FIVE, "Noisy data, three sets", ("split(",), ("len(val_set[0]) == 20",)),
    Row("5 not yet: a table of runs", FIVE, "A table of runs", ("train(", "show(")),
    Row("5 not yet: learning rates", FIVE, "A learning-rate sweep", ("for lr in rates", "show(")),
    Row("5 not yet: the optimizers compared", FIVE, "SGD against Adam", ("(torch.optim.SGD, torch.optim.Adam)", "run(")),
    Row("5 not yet: seeds", FIVE, "Five seeds", ("for seed in range(5)", "show(")),
    Row("5 not yet: stochastic gradient descent", FIVE, "Mini-batches", ("DataLoader(", "train(")),
    Row("5 not yet: early stopping", FIVE, "Early stopping", ("callback=stopping",), ("history.n_epochs < 150",)),
    Row(
        "5 not yet: the test set, once", FIVE, "Choose, then look at the test set once", ("('test', test_set)", "evaluate(")
    ),
    Row("6 save snippet: make the folder", SIX, "intro", (".mkdir(",), ("folder.is_dir()",)),
    Row(
        *("6 save: torch.save, of a state_dict, in the folder", SIX, "Save the weights", ("torch.save(", ".state_dict()")),
        ("path.parent == folder", "path.is_file()"),
    ),
    Row(
        *("6 methods: torch.save, of a dictionary", SIX, "Save a checkpoint", (".state_dict()", "torch.save(checkpoint")),
        ("set(checkpoint['rng']) >= {'cpu', 'generator'}", "'generator' in torch.load(checkpoint_path)['rng']"),
    ),
    Row(
        *("6 methods: torch.load to a device", SIX, "Saved on one device, loaded on another"),
        ("torch.load(path, weights_only=True, map_location=",),
    ),
    Row("6 methods: pickle", SIX, "A pickle is a program", ("torch.save(", "torch.load(")),
    Row(
        *("6 load snippet: load_state_dict, into a new instance, used elsewhere", SIX, "Load the weights"),
        ("LinearRegressionModel()", "torch.load(", ".load_state_dict(", "predict("),
        ("loaded is not line", "[p.item() for p in loaded.parameters()] == [p.item() for p in line.parameters()]"),
    ),
    Row("6 use it elsewhere: go on training", SIX, "Resume from a checkpoint", ("load_checkpoint(", "train(")),
)
