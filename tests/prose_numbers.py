"""What the numbers in the notebooks' prose are, where they do not stand in an earlier output of their section.

{notebook: {section: {number: entry}}}. The section is "1.4", "intro", "Recap", "Exercises", "Going deeper" or "Next". The
number is written with `-` for a minus and without thousands separators; a percentage is `80 %` and its expression gives
the share, 0.8. In place of a number a phrase of the text may stand, word for word, such as "3 rows and 2 columns" or
"(50, 1)"; its expression gives its numbers in order. A phrase is needed for a code span that is not quoted from the
section's code or outputs, and for a number whose neighbours stand in the section's outputs too. An entry is

- an expression, evaluated in the notebook's namespace when that section is over; it may also use
  `step_of("loss.backward()")`, the number in the comment `# 4. …` on that line, and `argument("live_history", "every")`,
  the literal in the last such call of the section;
- `At("1.5", "len(X)")`, evaluated when another section is over;
- `Out("1.5")`: the number stands in a stored output of that section, which may be of an earlier notebook (or of the
  section itself, further down);
- `Fact("why", 45)`, for what no expression can give. Rare;
- a list of these, when a number has several meanings in one section: all must hold.

The value, rounded to the digits shown, must equal the number. Entries that no text uses are reported.
"""

from number_tokens import At, Entry, Fact, Out, expressions_in

__all__ = ["NUMBERS", "At", "Fact", "Out", "expressions"]

MINUTES = "minutes of reading, from the course's plan"
WORK = "minutes for the exercises, as readers estimated them"
LR = "optimizer.param_groups[0]['lr']"
LOGIT = "w_bill * (edge[0] - mean[0]) / std[0] + w_mass * (masses[0] - mean[1]) / std[1] + bias"
SLOPE = "((y[-1] - y[0]) / (X[-1] - X[0])).item()"

NUMBERS: dict[str, dict[str, dict[str, Entry]]] = {
    "01_getting_data_ready": {
        "intro": {"45": Fact(MINUTES, 45), "25": Fact(WORK, 25)},
        "Exercises": {
            "25": Fact(WORK, 25),
            "`features`, 7 columns": "features_solution.shape[1]",
            "where either one may be 1": "sex_solution.max()",
            "`masses`, 1 column": "masses_solution.shape[1]",
            "`torch.cat([a, b], dim=1)` puts": "argument('cat', 'dim')",
            "`X.mean(dim=0)` gives": "argument('mean', 'dim')",
        },
        "1.1": {
            "3 rows and 2 columns": "grid.shape",
            "32": "torch.finfo(grid.dtype).bits",
            "has shape `(2,)`": "grid[0].shape",
            "has shape `(3,)`": "grid[:, 0].shape",
            "keeps its axis: `(3, 1)`": "grid[:, :1].shape",
        },
        "1.2": {'2 is not "twice" 1': "(number_of['Gentoo'], number_of['Chinstrap'])"},
        "1.3": {
            "0": "argument('imshow', 'vmin')",
            "1": "argument('imshow', 'vmax')",
            "0.1": "color_of['k'][0]",
            "0.9": "color_of['o'][0]",
            "1.0": "color_of['w'][0]",
            "old axis 2 comes first, then 0 and 1": "[argument('permute', i) for i in range(image.dim())]",
            "an image of 8 × 8 points hold": "pixels.shape[:2]",
            "8 high and 8 wide, with 3 numbers": "pixels.shape",
            "8 × 8 points is 3 × 8 × 8 numbers": "(*pixels.shape[:2], *image.shape)",
        },
        "1.4": {
            "*the* is 4": "vocabulary['the']",
            "a single 1": "one_hot[0].max()",
            "7 words by 5 known words": "one_hot.shape",
            "its 1 in column 4, counted from 0": "(one_hot[0].max(), one_hot[0].argmax(), min(vocabulary.values()))",
            "*penguin*, in column 2": "one_hot[1].argmax()",
        },
        "1.5": {
            "0.7": [SLOPE, "make_line.__kwdefaults__['weight']"],
            "0.3": ["y[0].item()", "make_line.__kwdefaults__['bias']"],
            "0": ["X[0].item()", "make_line.__kwdefaults__['noise']"],
            "make_line(n=10)": "len(make_line(n=10)[0])",
            "50 points, 1 feature": "X.shape",
            "counts from 0": "X[0].item()",
            "x from 0 to 0.98": "(X[0], X[-1])",
            "at x = 0 the line": "X[0].item()",
            "(0, 0.3)": "(X[0], y[0])",
            "0.98": "X[-1].item()",
            "0.02": "(X[1] - X[0]).item()",
        },
        "1.6": {
            "80 %": "len(X_train) / len(X)",
            "20 %": "len(X_test) / len(X)",
            "`[40, 50]` for 50 samples": "(len(X_train), len(X_train) + len(X_test), len(X))",
        },
        "1.7": {
            "50": "len(X)",
            "the 10 test points": "len(X_test)",
            "all 10 in the ordered split, 1 in the shuffled one": "[int(((test < part.min()) | "
            "(test > part.max())).sum()) for part, test in ((X_first, X_last), (X_train, X_test))]",
        },
        "1.8": {
            "200": "round(flipper.mean().item(), -2)",
            "4000": "round(mass.mean().item(), -3)",
            "0": "normal_train.mean().item()",
            "342": "len(flipper)",
            "a mean of 10. Two of them are 8 and 10. Then the third must be 12": Fact(
                "a made-up example: the mean of 8, 10 and 12 is 10", (10, 8, 10, 12)
            ),
        },
        "1.9": {
            "1, 2, 3": "counted",
            "1.0": "counted.float()[0].item()",
            "(50, 1)": "y.shape",
            "(50,)": "flat.shape",
            "2500": "difference.numel()",
            "mean absolute difference 0?": "(y - flat.unsqueeze(1)).abs().mean().item()",
            "difference should be 0": "(y - flat.unsqueeze(1)).abs().mean().item()",
        },
        "Recap": {"y.unsqueeze(1)": "flat.unsqueeze(1).dim() - 1"},
    },
    "02_building_a_model": {
        "intro": {"45": Fact(MINUTES, 45), "20": Fact(WORK, 20)},
        "Exercises": {
            "20": Fact(WORK, 20),
            "numbers near 4 than with numbers near 4000": "[unit * penguins.train[1].mean().round() for unit in (1, 1000)]",
            "say 16, then": "network_solution[0].out_features",
            "as in `penguins.train[1]`": "[i for i, part in enumerate(penguins.train) if part.shape[1] == 1]",
        },
        "2.2": {"0.7": SLOPE, "0.3": "y[0].item()", "(40, 1)": "y_pred.shape"},
        "2.4": {
            "At w = 2 that is": "w",
            "At w = 2 the formula gives": "w",
            "6": "3 * w.item()",
            "1": "3 * w.item() - loss.item() ** 0.5",
            "25": "loss.item()",
            "30": "w.grad.item() / 2",
            "60": "w.grad.item()",
        },
        "2.5": {"**Answer:** 2": "len(list(twin.parameters()))"},
        "2.7": {"of the 2 parameters": "len(list(model.parameters()))"},
        "2.6": {
            "0.1": LR,
            "a loop takes 200 such steps": Out("3.4"),
            "0": "network[1](torch.tensor(-1.0)).item()",
            "8": ["network[0].weight.numel()", "network[0].bias.numel()", "network[2].weight.numel()"],
            "1": "network[2].bias.numel()",
        },
        "2.9": {"0 parameters": "len(list(forgetful.parameters()))"},
    },
    "03_training_a_model": {
        "intro": {"60": Fact(MINUTES, 60), "25": Fact(WORK, 25)},
        "Exercises": {
            "25": Fact(WORK, 25),
            "X has 7 normalised columns": "penguins.train[0].shape[1]",
            "fit(X_birds, y_birds, 300)": "check_training.__wrapped__.__globals__['_EPOCHS']",
            "350": "check_training.__wrapped__.__globals__['_GOOD_GRAMS']",
            "for 20 epochs at least": "check_curves.__wrapped__.__globals__['curves_of'].__globals__['_MIN_EPOCHS']",
            "of 100 epochs, epoch 81": Fact("where the last fifth of 100 begins", (100, 81)),
            "which is `mass_history.eval_loss[80]`": Fact("the position of the 81st", 80),
            "2 %": "check_curves.__wrapped__.__globals__['_EDGE']",
        },
        "3.1": {
            "0 is perfect": "nn.L1Loss()(truth, truth)",
            "distances here are 0, 1 and 2": "sorted((y_guess - truth).abs().tolist())",
            "distances: 0, 1 and 4": "sorted((y_guess - truth).square().tolist())",
            "0.9, 0.2 and 0.6": "probability",
            "only 0.6": "given_to_truth[2]",
            "a probability of 0.8": "given_to_truth[1]",
        },
        "3.2": {
            "a parameter at 1.0": Out("3.2"),
            "a gradient of 4.0": "w.grad",
            "0.1 × 4 = 0.4": "(optimizer.param_groups[0]['lr'], w.grad, optimizer.param_groups[0]['lr'] * w.grad)",
            "40": "len(X_train)",
        },
        "3.3": {
            "exactly −1": "first_model.bias.grad",
            "0.1": "loss - loss_fn(y_pred + 0.1, y_train)",
            "0.01": f"first_{LR}",
            "0.129 + 0.01 × 1 = 0.139": f"[(first_model.bias + rate * slope, rate, -slope, first_model.bias) "
            f"for rate in [first_{LR}]][0]",
        },
        "3.4": {
            "how close to 0.7 and 0.3 will 200": "(*make_line.__kwdefaults__.values(),)[:2] + (argument('range', 0),)",
            "0.1, 0.01 or 0.001": Fact("the answers to choose from", (0.1, 0.01, 0.001)),
            "0.01": LR,
            "0.129": Out("3.3"),
            "0.3": At("intro", "make_line()[1][0].item()"),
            "40": "len(X_train)",
        },
        "3.5": {"line 2": "step_of('loss = loss_fn(y_pred, y_train)')"},
        "3.6": {
            "a last batch of 3": Fact("sizes for the sake of argument", 3),
            "one of 16": Fact("sizes for the sake of argument", 16),
            "39": "len(uneven[0][0])",
        },
        "3.7": {
            "error was 0.009": Out("3.5"),
            "0.05, 0.5 or 5": Fact("the answers to choose from", (0.05, 0.5, 5)),
            "20": "argument('live_history', 'every')",
        },
        "3.8": {
            "20": "len(last)",
            "130": "round(history.train_loss.index(min(history.train_loss)) + 1, -1)",
            "epoch 1 to 40 the training loss falls by 0.291": "(1, 40, history.train_loss[0] - history.train_loss[39])",
            "between 0.009 and 0.003": "sorted(history.train_loss[-2:], reverse=True)",
            "40 to 120 by another 0.043": "(40, 120, history.train_loss[39] - history.train_loss[119])",
        },
        "3.9": {
            "(0.7, 0.3)": "(make_line.__kwdefaults__['weight'], make_line.__kwdefaults__['bias'])",
            "0.3": "make_line()[1][0].item()",
            "from 0.311 to 0.307": "[bias for _, bias in (paths['MSELoss'][170], paths['MSELoss'][200])]",
            "between 0.299 and 0.309": "sorted(bias for _, bias in paths['L1Loss'][-2:])",
            "below 0.02, as at weight 0.65 and bias 0.32": (
                "(0.02, 0.65, 0.32) if loss_fn(0.65 * X_train + 0.32, y_train) < 0.02 else 0"
            ),
            "the loss below 0.02": (  # a goal that can be reached, and was not by the five moves
                "0.02 if loss_fn(0.65 * X_train + 0.32, y_train) < 0.02 < loss else 0"
            ),
            "about 0.2, 0.1 or 0?": Fact("the answers to choose from", (0.2, 0.1, 0)),
            "button *10 training steps*": "fit_by_hand.__globals__['STEPS']",
            "to 0.092, at a bias of 0.47": "(min(loss_fn(moves[0][0] * X_train + b / 100, y_train).item() "
            "for b in range(-20, 81)), moves[1][1])",
            "is still 0.038": "loss",
        },
        "3.11": {"started at 0.342": "broken.train_loss[0]", "line 3": "step_of('optimizer.zero_grad()')"},
        "Recap": {
            "| 1. forward": "step_of('y_pred = model(X_train)')",
            "| 2. loss": "step_of('loss = loss_fn(y_pred, y_train)')",
            "| 3. clear": "step_of('optimizer.zero_grad()')",
            "| 4. backpropagation": "step_of('loss.backward()')",
            "| 5. update": "step_of('optimizer.step()')",
        },
    },
    "04_making_predictions": {
        "intro": {"50": Fact(MINUTES, 50), "25": Fact(WORK, 25)},
        "Exercises": {
            "25": Fact(WORK, 25),
            "X has 7 normalised columns": "penguins.train[0].shape[1]",
            "`logits.argmax(dim=1)` looks": "argument('argmax', 'dim')",
            "3 features in, 3 logits out": "(species_model_solution.in_features, species_model_solution.out_features)",
            "a rate of 0.05 and 100 epochs": "(argument('Adam', 'lr'), argument('train', 'epochs'))",
            "from 0 to 1. Reach 0.85": [
                "(False * accuracy_solution, True, check_classifier.__wrapped__.__globals__['_GOOD_SHARE'])"
            ],
            "in the order 0, 1, 2": "sorted(species_solution.unique().tolist())",
            "a tensor of shape `(3, 3)`": "confusion_solution.shape",
            "with `torch.zeros(3, 3)` and add 1 for": "(*confusion_solution.shape, confusion_solution[0, 1])",
            "validation bird, from 0, that": "min(range(len(species_solution)))",
        },
        "4.1": {
            "after 200 epochs": Out("3.4"),
            "the weight was 0.699": Out("3.4"),
            "100": "history.n_epochs",
            "0.7": "make_line.__kwdefaults__['weight']",
            "0.3": "make_line.__kwdefaults__['bias']",
        },
        "4.2": {
            "1": Fact("the first of three rules", 1),
            "200": "argument('range', 0)",
        },
        "4.3": {"2": Fact("the second of three rules", 2)},
        "4.4": {"3": Fact("the third of three rules", 3)},
        "4.7": {"0.5": "spoiled[-1] - y_pred[-1]"},
        "4.8": {
            "between x = 0 and x = 1": "(X_train.min(), X_train.max())",
            "1.36. At x = 0.5 it is 0.00, at 10 already 0.66": "[0.7 * far[3] + 0.3 - predict(model, far[3:])]"
            " + [(x, 0.7 * x + 0.3 - predict(model, x)) for x in (far[:1], far[2:3])]",
            "about 0.02": "rmse(y_pred, y_test)",
            "at x = 20": "far[3]",
        },
        "4.9": {"as 1": "c.max()", "0.5": LR},
        "4.10": {
            "0 becomes 0.5": "(torch.zeros(1), torch.zeros(1).sigmoid())",
            "close to 1": "torch.tensor(30.0).sigmoid()",
            "close to 0": "torch.tensor(-30.0).sigmoid()",
            "0.5": "next(t for t in (0.2, 0.5, 0.8) if torch.equal(probability >= t, decision == 1))",
            "its logit is 0": LOGIT,
            "logit = 0": LOGIT,
            "a threshold of 0.2": Out("4.10"),
            "but 1 Adelie": "((probability >= 0.2) & (c_test == 0)).sum()",
            "but 4 Chinstraps": "((probability < 0.8) & (c_test == 1)).sum()",
        },
        "4.11": {
            "-200": "extreme",
            "exactly 0": "extreme.sigmoid()",
            "probabilities 0?": "nn.BCELoss()(perfect, yes_no)",
            "logarithm is 200": "nn.BCEWithLogitsLoss()(extreme, yes)",
            "0.440 and not 0": "(nn.BCEWithLogitsLoss()(perfect, yes_no), nn.BCELoss()(perfect, yes_no))",
            "that 1 is a logit": "perfect[1]",
            "0.731": "perfect[1].sigmoid()",
            "far above 0": "nn.BCELoss()(perfect, yes_no)",
        },
        "Recap": {
            "rule 1": Fact("the first of three rules", 1),
            "rule 2": Fact("the second of three rules", 2),
            "rule 3": Fact("the third of three rules", 3),
        },
    },
    "05_improving_by_experiment": {
        "intro": {"60": Fact(MINUTES, 60), "25": Fact(WORK, 25)},
        "Exercises": {
            "25": Fact(WORK, 25),
            "X has 7 normalised columns": "penguins.train[0].shape[1]",
            "takes the 7 features": "penguins.train[0].shape[1]",
            "say with 256 hidden units": "kept_model_solution[0].out_features",
            "a rate of 0.03 and 300 epochs": "(argument('Adam', 'lr'), argument('train', 'epochs'))",
            "counted from 1": (
                "best_epoch_solution - kept_history_solution.eval_loss.index(min(kept_history_solution.eval_loss))"
            ),
        },
        "5.1": {"0.1": "argument('make_line', 'noise')", "100": "len(X)"},
        "5.2": {"200": "len(guesses)", "20": "guesses.shape[1]", "80 %": "right.max() / guesses.shape[1]"},
        "5.3": {
            "100 epochs each": "runs['lr 0.1'].n_epochs",
            "0.1 and 0.3 do, with 0.096 and 0.097": "(0.1, 0.3, *[runs[f'lr {lr}'].metrics['rmse'][-1] "
            "for lr in (0.1, 0.3)])",
            "the whole 100 epochs to come near, with 0.103": "(runs['lr 0.01'].n_epochs, "
            "runs['lr 0.01'].metrics['rmse'][-1])",
        },
        "5.4": {
            "0.001, 0.01, 0.1, 0.5, 0.8 and 1.0": "rates",
            "150": ["sweep[0.1].n_epochs", "plot_learning_rates.__kwdefaults__['epochs']"],
            "from weight 0 and bias 0": "learning_rate_slider.__kwdefaults__['start']",
            "about 0.6, 0.7 or 0.8?": Fact("the answers to choose from", (0.6, 0.7, 0.8)),
            "nearly to 0.8. At 0.78 the loss still falls, from 0.14 to 0.01; at 0.79 it has grown to 7": (
                "(0.8, 0.78, *[run(lr=0.78, epochs=150).train_loss[i] for i in (0, -1)], lr, losses[-1])"
            ),
            "at 0.03": "argument('plot_learning_rates', 'rates')[0]",
        },
        "5.5": {
            "ahead after 10 epochs": Out("5.5"),
            "0.099 against 0.140": "[contest[name + ', lr 0.01'].metrics['rmse'][49] for name in ('Adam', 'SGD')]",
        },
        "5.6": {
            "8, 16 or 64": "list(results)",
            "with seed 0 alone": "min(range(len(results[8])))",
            "from 0.097 to 0.117": "(results[8].min(), results[8].max())",
            "are at 0.097, 0.096 and 0.097": "[results[width][0] for width in (8, 16, 64)]",
            "the largest is best, at 0.097": "min(values.mean() for values in results.values())",
            "after 70 epochs": "histories[0].n_epochs",
            "from 0.095 to 0.097": "(results[64].min(), results[64].max())",
            "8 units against 16? The means are 0.103 and 0.100": "(8, 16, results[8].mean(), results[16].mean())",
        },
        "5.7": {
            "60": "len(train_set[0])",
            "3 batches of 16, and a last one of 12": "(len(train_set[0]) // 16, batches_of(16).batch_size, "
            "len(train_set[0]) % 16)",
            "5 steps against 75": "[5 * len(batches_of(size)) for size in (60, 4)]",
            "full batches and 0.096 with batches of 4": "(rmse(predict(model, X_val), y_val), loader.batch_size)",
            "5 epochs of SGD": "argument('train', 'epochs')",
            "for 5 epochs on": "argument('train', 'epochs')",
            "4 batches, as before": "len(memory_loader)",
            "0.05": LR,
            "16 to 256": Fact("what people use in practice", (16, 256)),
            "20,000": "len(big_set[0])",
            "500,000": Fact("a limit of the code cell below it, 2**19", (500_000,)),
            "79 batches come five times": "len(by_block)",
            "in the 5 epochs": "argument('train', 'epochs')",
            "batches of 256": "by_block.batch_size",
        },
        "5.8": {
            "only 12 training samples": "len(x_few)",
            "noise of 12 samples": "len(x_few)",
            "best epoch was 55": "stopping.best_epoch",
            "0.1": At("5.1", "argument('make_line', 'noise')"),
            "150": "argument('train', 'epochs')",
            "on 20 samples": "len(X_val)",
            "30 after the best": "history.n_epochs - stopping.best_epoch",
        },
        "5.9": {"55": "keeper.best_epoch", "add 1 to": "(line.weight - snapshot['weight']).item()"},
        "5.10": {
            "200 epochs": "argument('train', 'epochs')",
            "0.091 of section 5.8": Out("5.8"),
            "the best of 150": At("5.8", "argument('train', 'epochs')"),
            "trained on 12": "len(x_few)",
            "With 20 samples": "len(test_set[0])",
            "0.08 or 0.11": "[measured['rmse'] * (1 + sign / (2 * len(test_set[0])) ** 0.5) for sign in (-1, 1)]",
            "line of section 5.3 reached 0.096": Out("5.3"),
            "64 units 0.097": Out("5.6"),
            "2 parameters instead of 193": "[sum(p.numel() for p in m.parameters()) for m in (model, network(64)())]",
            "0.1": At("5.1", "argument('make_line', 'noise')"),
            "60": "len(train_set[0])",
            "0.7": "make_line.__kwdefaults__['weight']",
            "0.3": "make_line.__kwdefaults__['bias']",
        },
        "Recap": {
            "split(..., fractions=(0.6, 0.2, 0.2))": "[len(part[0]) / len(X) for part in (train_set, val_set, test_set)]",
        },
        "Going deeper": {
            "between 0.299 and 0.309": Out("3.9"),
            "4": "len(tiny[0])",
            "From 0.655 to 0.000": "(history.train_loss[0], history.train_loss[-1])",
        },
    },
    "06_saving_and_loading": {
        "intro": {"45": Fact(MINUTES, 45), "25": Fact(WORK, 25)},
        "Exercises": {
            "25": Fact(WORK, 25),
            "X has 7 normalised columns": "penguins.train[0].shape[1]",
            "60": "straight_history.n_epochs",
            "30": "argument('train', 'epochs')",
        },
        "6.1": {"**Answer:** 2": "sum(tensor.numel() for tensor in line.state_dict().values())"},
        "6.2": {
            "8 bytes": "sum(t.numel() * t.element_size() for t in line.state_dict().values())",
            "1000": "1000 if path.stat().st_size > 1000 else 0",
        },
        "6.3": {"2.6": Fact("the release of PyTorch that changed this", "2.6")},
        "6.4": {"40": "straight.n_epochs", "20": "history.n_epochs"},
        "6.5": {"40": "straight.n_epochs"},
        "6.7": {"holds 2 CPU tensors": "len(state)"},
        "6.8": {"numbered from 0": "int(next(iter(dict(patient.named_children()))))"},
        "6.6": {
            "2.6": Fact("the release of PyTorch that mended this", "2.6"),
            "the file makes 1 folder": "(torch.load(evil, weights_only=False), len(list(folder.glob('made_by_*'))), "
            "(folder / 'made_by_the_file').rmdir())[1]",
        },
    },
}


def expressions(name: str) -> dict[str, list[str]]:
    """What to evaluate in a notebook, {section: expressions}."""
    return expressions_in(NUMBERS.get(name, {}))
