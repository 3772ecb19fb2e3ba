"""What each figure of the notebooks must show: the words on it, and for every label the data that it promises.

{figure: [(title, xlabel, ylabel, {label: expression})]}, one entry for each pair of axes. The expression gives the
pair (x values, y values), evaluated in the notebook's namespace at the moment when the figure is shown. "(1)" is
what has no label of its own, "image" a picture, whose y values are its numbers one after the other.
"""

PlotRow = tuple[str, str, str, dict[str, str]]

SETS = {"training data": "(X_train, y_train)", "test data": "(X_test, y_test)"}
LOSSES = {
    "training loss": "(range(1, history.n_epochs + 1), history.train_loss)",
    "evaluation loss": "(range(1, history.n_epochs + 1), history.eval_loss)",
}


def output_of(model: str, x: str) -> str:
    """What is drawn is on the CPU; model and x may be on this machine's accelerator."""
    return f"__import__('copy').deepcopy({model}).cpu()(({x}).cpu())"


def path_of(name: str) -> dict[str, str]:
    parts = {"path of training": "", "start": "[:1]", "end": "[-1:]"}
    return {label: f"[*zip(*paths[{name!r}]{part})]" for label, part in parts.items()}


def descent(lr: float, steps: int = 150) -> str:
    """(weight, bias) from zero on, by the formula of the mean squared error's slope: a second way, without autograd."""
    columns = "torch.cat([train_set[0], torch.ones_like(train_set[0])], dim=1)"
    step = f"p - {lr} * 2 * A.T @ (A @ p - t) / len(t)"
    walk = f"[*__import__('itertools').accumulate(range({steps}), lambda p, _: {step}, initial=torch.zeros(2))]"
    return f"(lambda A, t: {walk})({columns}, train_set[1].flatten())"


def losses_of(lr: float) -> str:
    loss = "(p[0] * train_set[0] + p[1] - train_set[1]).square().mean()"
    return f"(range(151), [{loss} for p in {descent(lr)}])"


def run_of(runs: str, name: str, column: str) -> str:
    numbers = f"{runs}[{name}].columns()[{column!r}]"
    return f"(range(1, len({numbers}) + 1), {numbers})"


FIGURES: dict[str, list[PlotRow]] = {
    "1.1": [
        ("as we see it", "", "", {"image": "(range(pixels.numel()), pixels.flatten())"}),
        ("channel 0, red, as numbers", "", "", {"image": "(range(64), pixels[:, :, 0].flatten())"}),
    ],
    "1.2": [
        ("ordered split", "x", "y", {"training data": "(X[:40], y[:40])", "test data": "(X[40:], y[40:])"}),
        ("shuffled split", "x", "y", SETS),
    ],
    "2.1": [
        (
            "",
            "w",
            "loss",
            {
                "loss": "(ws, (3 * ws - 1) ** 2)",
                "slope at w = 2": "(ws[40:], 25 + 2 * 3 * (3 * 2 - 1) * (ws[40:] - 2))",
                "lowest point": "([1 / 3], [0 * ws[0]])",
            },
        )
    ],
    "2.2": [("", "x", "y", {**SETS, "predictions": f"(X_test, {output_of('model', 'X_test')})"})],
    "3.1": [("", "epoch", "loss", LOSSES)],
    "3.2": [
        ("before training", "x", "y", {**SETS, "predictions": "(X_test, before)"}),
        ("after 200 epochs", "x", "y", {**SETS, "predictions": f"(X_test, {output_of('model', 'X_test')})"}),
    ],
    "3.3": [
        ("all 200 epochs", "epoch", "loss", LOSSES),
        (
            "the last 20",
            "epoch",
            "loss",
            {label: f"[part[-20:] for part in {curve}]" for label, curve in LOSSES.items()},
        ),
    ],
    "3.4": [(name, "weight", "bias", path_of(name)) for name in ("L1Loss", "MSELoss")],
    "3.5": [
        (
            "loss 0.038",
            "x",
            "y",
            {
                "training data": "(X_train, y_train)",
                "your line": "[(ends := torch.stack([X_train.min(), X_train.max()])), moves[-1][0] * ends + moves[-1][1]]",
            },
        ),
        (
            "",
            "weight",
            "bias",
            path_of("L1Loss") | {"your path": "[*zip(*moves)]", "your line": "[*zip(moves[-1])]"},
        ),
    ],
    "3.6": [
        (
            "",
            "epoch",
            "training loss",
            {
                "with zero_grad": "(range(1, 201), history.train_loss)",
                "without": "(range(1, 201), broken.train_loss)",
            },
        )
    ],
    "4.1": [("", "x", "residual: y − prediction", {"(1)": "(X_test, y_test - y_pred)"})],
    "4.2": [
        (
            "",
            "x",
            "y",
            {
                "training data": "(X_train, y_train)",
                "model": f"(xs, {output_of('model', 'xs')})",
                "truth": "(xs, 0.7 * xs + 0.3)",
            },
        )
    ],
    "4.3": [
        (
            "",
            "bill length (mm)",
            "body mass (g)",
            {
                "Adelie": "[P_test[(c_test == 0).flatten(), i] for i in (0, 1)]",
                "Chinstrap": "[P_test[(c_test == 1).flatten(), i] for i in (0, 1)]",
                "wrong": "[P_test[(decision != c_test).flatten(), i] for i in (0, 1)]",
                # there the classifier's logit is 0
                "probability 0.5": "(edge, [2700, 4800]) if "
                + output_of("classifier", "(torch.stack([edge, masses], dim=1) - mean) / std")
                + ".abs().max() < 1e-3 else None",
            },
        )
    ],
    "5.1": [("", "x", "y", {"training data": "train_set", "validation data": "val_set"})],
    "5.2": [("", "epoch", "rmse", {name: run_of("runs", repr(name), "rmse") for name in ("lr 0.01", "lr 0.1", "lr 0.3")})],
    "5.3": [
        (
            "over epochs",
            "epoch",
            "validation RMSE",
            {f"lr {lr}": run_of("sweep", lr, "rmse") for lr in ("0.001", "0.01", "0.1", "0.8", "1.0")},
        ),
        (
            "after 150 epochs",
            "learning rate",
            "validation RMSE",
            {"(1)": "[*zip(*((lr, sweep[lr].metrics['rmse'][-1]) for lr in (0.001, 0.01, 0.1, 0.5)))]"},
        ),
    ],
    "5.4": [
        ("loss", "epoch", "training loss", {f"lr {lr}": losses_of(lr) for lr in (0.03, 0.6, 0.82)}),
        (
            "path",
            "weight",
            "bias",
            # the last one leaves the map with its fifth step
            {f"lr {lr}": f"[*zip(*{descent(lr, steps)})]" for lr, steps in ((0.03, 150), (0.6, 150), (0.82, 5))},
        ),
    ],
    "5.5": [
        (
            "",
            "",
            "validation RMSE",
            {
                "one seed": "([0] * 5, results[8])",
                "mean": "([-0.2, 0.2], [results[8].mean()] * 2)",
                "(2)": "([1] * 5, results[16])",
                "(3)": "([2] * 5, results[64])",
            },
        )
    ],
    "5.6": [("", "epoch", "loss", {label: curve.replace("history", "overfit_history") for label, curve in LOSSES.items()})],
    "6.1": [
        (
            "",
            "epoch",
            "loss",
            {
                "straight": "(range(1, 41), straight.train_loss)",
                "resumed by weights alone": "(range(1, 41), straight.train_loss[:20] + careless.train_loss)",
            },
        )
    ],
}


def expressions(name: str) -> dict[str, list[str]]:
    """What to evaluate when a notebook's figures are shown, {"figure 3.2": expressions}."""
    return {
        f"figure {number}": [asked for *_, labels in plots for asked in labels.values()]
        for number, plots in FIGURES.items()
        if number[0] == name[1]
    }
