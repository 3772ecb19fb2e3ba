"""The checks of notebook 05: a run, an epoch in batches, a copy, a sweep to repair; trials, the best epoch, the test set."""

import copy
import math
from collections.abc import Callable, Mapping
from dataclasses import replace
from numbers import Real
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from course_utils.checks.frame import (
    WrongAnswer,
    described,
    error_in_words,
    exercise,
    function_of,
    hints_for,
    in_lesson,
    result_of,
    two_of,
)
from course_utils.checks.judging import (
    added_up,
    after_steps,
    agrees,
    close,
    curves_of,
    errors_in_grams,
    explain_number,
    letter_of,
    mean_absolute_error,
    model_of,
    number_of,
    outputs_of,
    parameter_count,
    typical_losses,
    values_of,
    whole_number_of,
)
from course_utils.checks.recall import Question, recall
from course_utils.penguins import Penguins, prepare_penguins
from course_utils.runtime import get_device

# --- the opening questions --------------------------------------------------------------------------------------------

recall(
    "05",
    Question(
        asks=("04.1",),
        right="c",
        why="in training mode dropout leaves out different units in each pass; eval mode switches it off.",
        words={
            "a": "without it the same numbers come out; they are only recorded for a backward() that never comes.",
            "b": "on the wrong device there is an error, or nothing changes, but never two answers.",
        },
    ),
    Question(
        asks=("04.2",),
        right=5,
        why="(25 + 25 + 1 + 49) / 4 = 25, and its root is 5. So large errors weigh more than in the MAE, which is 4.5.",
        words={
            25: "that is the mean of the squares. The root brings it back to grams.",
            4.5: "that is the MAE, the mean of the distances. The RMSE squares first.",
            -1.5: "that is the mean of the residuals, in which errors up and down cancel.",
            10: "that is the root of the sum. Take the mean of the squares first.",
        },
        otherwise="square the four errors, take the mean, then the root.",
    ),
    Question(
        asks=("04.3", "04.4"),
        right="b",
        why="a logit of 9 is a probability of 0.9999, and this far from the data a model only extrapolates.",
        words={
            "a": "a logit is not a percentage: the sigmoid of 9 is very near 1.",
            "c": "the probability is higher, that is true. But how many geese did the model learn from?",
        },
    ),
)

# --- words on usual wrong guesses -------------------------------------------------------------------------------------

hints_for("5.1", {0: "The line is right, and still the points do not lie on it."})
hints_for(
    "5.2",
    {
        10: "That is the average one. We look at the luckiest of 200.",
        20: "All 20 by luck is one chance in a million, and there are only 200 people.",
    },
)
hints_for(
    "5.4",
    {
        0.5: "At 0.5 all is well. Go on from there, in small moves.",
        0.6: "There it still falls. Go on, in small moves.",
        0.7: "There it still falls. Go on, in small moves.",
        0.77: "There it still falls. Try a hundredth more.",
        0.79: "A hundredth too far: look at its last loss.",
        0.8: "Very near, but the sweep has tried 0.8, and it failed. Go back a little.",
    },
)
hints_for(
    "5.7",
    {
        15: "That many batches make one epoch. There are 5.",
        20: "That is with batches of 16.",
        5: "That is with all 60 at once: one step per epoch.",
        300: "That is how many samples it sees. A step takes 4 of them.",
    },
)
hints_for(
    "5.8",
    {
        55: "There the loss was lowest. How long may it then go on without a lower one?",
        30: "30 epochs after which one?",
        150: "That is how long it ran without the callback.",
        145: "The thin line in the figure marks the best epoch. Count the patience from there.",
    },
)
hints_for("5.9", {1: "So it would be if a state_dict were a photograph of the parameters."})

# --- your turn 5A: one run --------------------------------------------------------------------------------------------


@in_lesson("your turn 5A")
def check_one_run(one_run: object) -> str:
    """Check one run of a sweep: it learns from one set, measures on the other, and owes nothing to the run before.

    Args:
        one_run: `one_run(lr, train_set, val_set)` -> the RMSE on val_set of a new line trained on train_set.

    Returns:
        A CheckResult.

    Source: notebook 05, "A table of runs".
    """
    function = function_of("one_run", one_run, "def one_run(lr, train_set, val_set):")
    train_set, val_set = _exact_line(), _shifted_line()
    still = _rmse_of(function, 1e-9, train_set, val_set)
    good = _rmse_of(function, 0.1, train_set, val_set)
    again = _rmse_of(function, 1e-9, train_set, val_set)
    if close(still, good, within=0.02):
        hint = "Is the rate written out as a number, where lr should be? Or is a step missing?"
        raise WrongAnswer("rate-ignored", f"lr=0.000000001 and lr=0.1 both lead to {good:.3f}.", hint)
    if not close(still, again, within=1e-3):
        if again < 0.5 * still:
            hint = "Make model and optimizer inside the function."
            raise WrongAnswer("goes-on", "a run goes on from where the run before it ended.", hint)
        hint = "Call set_seed with the same number each time, before the model is made."
        raise WrongAnswer("no-seed", "the same run, done twice, gives two results: its start is not the same.", hint)
    errors = val_set[1] - (5 * val_set[0] + 3)
    right = errors.square().mean().sqrt().item()
    if close(good, right, within=0.03):
        return "a new model, the rate that it was given, and an RMSE on samples that it has not learned from."
    _explain_run(good, right, errors)
    hint = "With the names in the brackets: 100 epochs of train on train_set, then the RMSE for X and y of val_set."
    raise WrongAnswer("other-number", f"with lr=0.1 it returns {good:.3f}; expected {right:.3f} for these sets.", hint)


def _exact_line() -> tuple[Tensor, Tensor]:
    X = torch.linspace(-1.5, 1.5, 24).unsqueeze(1)
    return X, 5 * X + 3


def _shifted_line() -> tuple[Tensor, Tensor]:
    X = torch.linspace(-1.4, 1.4, 8).unsqueeze(1)
    return X, 5 * X + 3 + torch.tensor([[1.5], [0.2], [0.1], [2.0], [0.3], [0.0], [0.4], [0.3]])


def _rmse_of(one_run: Callable[..., Any], lr: float, train_set: object, val_set: object) -> float:
    value = result_of(f"one_run({lr:g}, train_set, val_set)", one_run, lr, train_set, val_set)
    if value is None:
        raise WrongAnswer("nothing-returned", "it returns None; expected the RMSE.", "Its last line begins with return.")
    if isinstance(value, (list, tuple)):
        hint = "Return only the last one: [-1] takes it out of a list."
        raise WrongAnswer("not-one-number", f"it returns {described(value)}; expected one number.", hint)
    return number_of("what one_run returns", value, expected="the RMSE, one number")


def _explain_run(good: float, right: float, errors: Tensor) -> None:
    if good < 0.05:
        hint = "A model has seen those. Measure it on val_set."
        raise WrongAnswer("by-training-set", "it returns the error on the samples that it has learned from.", hint)
    if close(good, right**2, within=0.02):
        raise WrongAnswer("squared", f"it returns the MSE, {good:.3f}; expected its root.", "rmse, or ** 0.5.")
    if close(good, errors.abs().mean().item(), within=0.02):
        raise WrongAnswer("absolute", f"it returns the mean distance, {good:.3f}; expected the RMSE.", "Square, mean, root.")
    X, y = _shifted_line()
    columns = torch.cat([X, torch.ones_like(X)], dim=1)
    best = (columns @ torch.linalg.lstsq(columns, y).solution - y).square().mean().sqrt().item()
    if close(good, best, within=0.02):
        hint = "Give train the training set."
        raise WrongAnswer("trained-on-validation", "the model learns from the samples that are to judge it.", hint)


# --- your turn 5B: one epoch in batches -------------------------------------------------------------------------------


class _CountedSGD(torch.optim.SGD):
    """SGD that counts its steps."""

    steps = 0

    def step(self, closure: Any = None) -> Any:
        self.steps += 1
        return super().step(closure)


@in_lesson("your turn 5B")
def check_one_epoch(one_epoch: object) -> str:
    """Check one pass over a loader: one step per batch, each from its own gradient.

    Args:
        one_epoch: `one_epoch(model, loader, loss_fn, optimizer)`; what it returns is not looked at.

    Returns:
        A CheckResult.

    Source: notebook 05, "Mini-batches".
    """
    function = function_of("one_epoch", one_epoch, "def one_epoch(model, loader, loss_fn, optimizer):")
    loader, model = _three_batches(), _small_line()
    start, optimizer = values_of(model), _CountedSGD(model.parameters(), lr=0.1)
    result_of("one_epoch(model, loader, loss_fn, optimizer)", function, model, loader, _given_loss(), optimizer)
    steps, end = optimizer.steps, values_of(model)
    if steps == 0:
        hint = "For each batch, train_step(...) or all five lines, on the model and the optimizer in the brackets."
        raise WrongAnswer("no-step", "the optimizer in the brackets takes no step.", hint)
    if torch.equal(start, end):
        hint = "A step moves nothing where backward() has not found slopes, or where another model was called."
        raise WrongAnswer("not-moved", "the optimizer steps, but the model in the brackets does not move.", hint)
    batches = list(loader)
    if steps == 1:
        if _same(end, _after(batches[:1])):
            hint = "return inside the loop ends it. And next(iter(loader)) is the first batch only."
            raise WrongAnswer("first-batch", "it takes a step for the first batch only.", hint)
        hint = "Everything that belongs to a step goes inside the loop, indented."
        raise WrongAnswer("one-step", f"it takes one step, but there are {len(batches)} batches.", hint)
    if steps != len(batches):
        hint = "One loop: for inputs, targets in loader. It is one epoch, and a short last batch counts as well."
        raise WrongAnswer("other-steps", f"it takes {steps} steps; there are {len(batches)} batches.", hint)
    if _same(end, _after(batches)):
        return f"{steps} batches, {steps} steps, each from the gradient of its own batch."
    if _same(end, _after(batches, clearing=False)):
        hint = "backward() adds to what is in .grad."
        raise WrongAnswer("no-zero-grad", "the first step is right, and later ones still carry old slopes.", hint)
    if own := [fn for fn in (nn.MSELoss(), nn.L1Loss()) if _same(end, _after(batches, loss_fn=fn))]:
        message = f"it computes {type(own[0]).__name__}, whichever loss_fn it is given."
        raise WrongAnswer("other-loss", message, "Use the name in the brackets.")
    if _same(end, _after(batches[:1] * len(batches))):
        hint = "Use the names that for gives you: for inputs, targets in loader."
        raise WrongAnswer("same-batch", "every step looks at the first batch.", hint)
    hint = "Each step looks at the inputs and targets of its own batch, and only at these."
    raise WrongAnswer("other-steps-taken", f"it takes {steps} steps, but not where the batches would take them.", hint)


def _three_batches() -> DataLoader[Any]:
    X = torch.tensor([[0.1], [0.9], [-0.5], [1.2], [-1.1], [0.4], [0.7], [-0.8], [1.5], [-0.2]])
    y = 2 * X - 1 + torch.tensor([[0.3], [-0.2], [0.5], [0.1], [-0.6], [0.2], [-0.4], [0.7], [-0.1], [0.4]])
    return DataLoader(TensorDataset(X.to(get_device()), y.to(get_device())), batch_size=4, shuffle=False)


def _given_loss() -> nn.Module:
    """One that nobody writes out without being given it."""
    return nn.HuberLoss(delta=0.3)


def _small_line() -> nn.Linear:
    model = nn.Linear(1, 1).to(get_device())
    nn.init.constant_(model.weight, 0.3)
    nn.init.constant_(model.bias, -0.2)
    return model


def _same(a: Tensor, b: Tensor) -> bool:
    return torch.allclose(a, b, atol=1e-4)


def _after(batches: list[Any], *, clearing: bool = True, loss_fn: nn.Module | None = None) -> Tensor:
    """Where one step for each of the batches takes the small line."""
    return after_steps(_small_line(), batches, loss_fn or _given_loss(), clearing=clearing)[-1]


# --- your turn 5C: a copy that stays ----------------------------------------------------------------------------------


@in_lesson("your turn 5C")
def check_copy(copy_of: object) -> str:
    """Check a copy of a model's state: change the model in place, and put the copy back.

    Args:
        copy_of: `copy_of(model)` -> what `load_state_dict` takes, and what training does not change.

    Returns:
        A CheckResult.

    Source: notebook 05, "When it goes wrong".
    """
    function = function_of("copy_of", copy_of, "def copy_of(model):")
    model = nn.Sequential(nn.Linear(2, 3), nn.BatchNorm1d(3), nn.Linear(3, 1)).to(get_device())
    before = copy.deepcopy(model.state_dict())
    kept = result_of("copy_of(model)", function, model)
    if kept is None:
        raise WrongAnswer("nothing-returned", "it returns None; expected a state.", "Its last line begins with return.")
    if isinstance(kept, nn.Module):
        hint = "A state is what state_dict() gives: a dict of names and tensors."
        raise WrongAnswer("a-model", "it returns a model; expected the state of one.", hint)
    if not isinstance(kept, Mapping):
        hint = "Keep the names: {name: ... for name, tensor in model.state_dict().items()}."
        raise WrongAnswer("wrong-type", f"it returns {described(kept)}; expected a dict of names and tensors.", hint)
    if missing := [name for name in before if name not in kept]:
        hint = "Every name of model.state_dict() belongs in it. Is the dict made once, before the loop that fills it?"
        if missing[0] not in dict(model.named_parameters()):
            hint = "Some layers keep numbers that are not parameters. model.state_dict() lists those as well."
        raise WrongAnswer("incomplete", f"the copy lacks {missing[0]!r}.", hint)
    with torch.no_grad():
        for tensor in model.state_dict().values():
            tensor.add_(1)
    changed = copy.deepcopy(model.state_dict())
    try:
        model.load_state_dict(kept)
    except Exception as error:
        hint = "The values must be tensors, as they are in model.state_dict()."
        raise WrongAnswer("not-loaded", f"load_state_dict refuses it: {error_in_words(error)}", hint) from None
    back = model.state_dict()
    if all(torch.equal(back[name], changed[name]) for name in before):
        hint = "A new dict, detach() and data still hold the same numbers. What copies a tensor?"
        raise WrongAnswer("a-reference", "the model has changed since, and what you kept has changed with it.", hint)
    if not all(torch.equal(back[name], before[name]) for name in before):
        raise WrongAnswer("other-state", "the copy is not the state that the model had.", "Copy each tensor as it is.")
    return "the model went on, and your copy brought it back."


# --- find the fault ---------------------------------------------------------------------------------------------------

_FINE = {
    "a": "Line a is fine: one empty dict, filled by all runs, is what becomes the table.",
    "d": "Line d is fine: a loss function has no memory, and may serve every run.",
    "f": "Line f makes a new optimiser with this rate, as it should. For which model, though?",
    "g": "Line g trains with what it is given. From which weight and bias does the second rate start?",
    "h": "Line h measures on the validation set, and keeps the result under its own rate.",
}


@in_lesson("find the fault 5")
def check_rates(fault_line: object, try_rates: object) -> str:
    """Check the letter of the faulty line, and that a rate's result no longer depends on the rates before it.

    Args:
        fault_line: its letter.
        try_rates: `try_rates(rates, train_set, val_set)` -> {rate: validation RMSE}.

    Returns:
        A CheckResult.

    Source: notebook 05, "When it goes wrong".
    """
    letter = letter_of("fault_line", fault_line, letters="abcdefgh")
    if letter in _FINE:
        raise WrongAnswer("other-line", _FINE[letter], "What do the runs share that each should have for itself?")
    function = function_of("try_rates", try_rates, "def try_rates(rates, train_set, val_set):")
    first, last = _table_of(function, (0.001, 0.1)), _table_of(function, (0.1, 0.001))
    if last[0.001] < 0.5 * first[0.001]:
        hint = "What must be made again for every rate?"
        message = f"line {letter} may be it, but when tried after 0.1, the rate 0.001 is still far too good."
        raise WrongAnswer("still-goes-on", message, hint)
    if not close(first[0.001], last[0.001], within=1e-3):
        hint = "To compare rates, let every run start from the same place: set the seed where the model is made."
        message = "each rate has a model of its own now, but each starts elsewhere, so the order still matters."
        raise WrongAnswer("other-start", message, hint)
    together, alone = _table_of(function, (0.001, 0.002))[0.002], _table_of(function, (0.002,))[0.002]
    if not close(together, alone, within=1e-3):
        hint = "Another order only hides it. What must be made again for every rate?"
        message = f"tried after 0.001, the rate 0.002 has {together:.3f}, and alone {alone:.3f}."
        raise WrongAnswer("still-goes-on", message, hint)
    errors = _shifted_line()[1] - (5 * _shifted_line()[0] + 3)
    if not close(first[0.1], errors.square().mean().sqrt().item(), within=0.03) or first[0.001] < 1.5 * first[0.1]:
        hint = "Repair only the faulty line, and leave the others as they were."
        raise WrongAnswer("other-repair", f"now rate 0.1 has {first[0.1]:.3f}, and 0.001 has {first[0.001]:.3f}.", hint)
    return f"line {letter}, and repaired: each rate has a run of its own, in whatever order you try them."


def _table_of(try_rates: Callable[..., Any], rates: tuple[float, ...]) -> dict[float, float]:
    call = f"try_rates({rates}, train_set, val_set)"
    table = result_of(call, try_rates, rates, _exact_line(), _shifted_line())
    if not isinstance(table, Mapping) or set(table) != set(rates):
        came = f"a dict with the keys {list(table)}" if isinstance(table, Mapping) else described(table)
        hint = "return belongs below the loop, at the left edge of the function's lines."
        raise WrongAnswer("no-table", f"{call} returns {came}; expected one result for each rate.", hint)
    return {lr: number_of(f"the result of rate {lr}", table[lr], expected="one number") for lr in rates}


# --- exercise 5.1: rate and size, chosen by validation ----------------------------------------------------------------


@exercise("5.1")
def check_trials(try_out: object, trials: object, best_trial: object) -> str:
    """Check a table of trials and the choice made by it, and run the learner's function once more.

    Args:
        try_out: `try_out(rate, size)` -> (model, validation loss); trains a network of `size` hidden units.
        trials: `{(rate, size): validation loss}`, two rates and two sizes or more.
        best_trial: the key of the lowest loss.

    Returns:
        A CheckResult.

    Source: notebook 05, "Exercises".
    """
    function = function_of("try_out", try_out, "def try_out(rate, size):")
    losses = _trials_of(trials)
    best = tuple(best_trial) if isinstance(best_trial, (list, tuple)) else best_trial
    if best not in losses:
        hint = "It is the key, the pair of rate and size, not the loss."
        raise WrongAnswer("no-such-trial", f"best_trial is {best_trial!r}; trials has no such key.", hint)
    if losses[best] > min(losses.values()):
        highest = losses[best] == max(losses.values())
        hint = "A loss is an error: lower is better." if highest else "Look for the lowest loss in trials."
        raise WrongAnswer("highest-loss" if highest else "not-the-best", f"{best} does not have the lowest loss.", hint)
    data = prepare_penguins("mass")
    model, loss = _one_trial(function, *best)
    _check_measured_on(function, best, model, loss, data)
    if _validation_loss(model, data) > 0.66:  # what guessing the mean is worth
        hint = "Train longer. Or is a step missing, or another model in the optimiser?"
        raise WrongAnswer("not-learning", "even the best trial is no better than guessing the mean mass.", hint)
    _check_bends(model, data.validation[0])
    _check_not_trained_on_validation(function, best, data)
    counts = [parameter_count(_one_trial(function, best[0], size)[0]) for size in (2, 5, 8)]
    if counts[0] == counts[1]:
        hint = "Is the number written out, where size should be? Or is the network made once, outside the function?"
        raise WrongAnswer("size-ignored", "try_out builds the same network whatever size it is given.", hint)
    if counts[1] - counts[0] != counts[2] - counts[1]:
        hint = "One hidden layer: from the features to size numbers, and from these to one."
        raise WrongAnswer("other-network", "try_out builds a network with more than one hidden layer of that size.", hint)
    still, _ = _one_trial(function, 1e-9, best[1])
    if _validation_loss(still, data) < 1.5 * _validation_loss(model, data):
        hint = "Is the number written out in the optimiser? Or is the network made once, outside the function?"
        raise WrongAnswer("rate-ignored", "try_out trains just as well with a rate of 0.000000001.", hint)
    return f"{len(losses)} trials, the best one chosen by the validation birds."


def _check_bends(model: nn.Module, X: Tensor) -> None:
    if torch.allclose(*added_up("the model of try_out", model, X, -X), atol=1e-4):
        hint = "With nothing between them, two linear layers are one: nn.ReLU() makes the kink."
        raise WrongAnswer("no-activation", "the model of try_out is a linear model.", hint)


def _trials_of(trials: object) -> dict[tuple[Any, ...], float]:
    if not isinstance(trials, Mapping):
        hint = "Start with an empty dict, trials = {}, and fill it in a loop: trials[rate, size] = loss."
        raise WrongAnswer("wrong-type", f"trials is {described(trials)}; expected a dict.", hint)
    losses = {}
    for key, value in trials.items():
        if not isinstance(key, tuple) or len(key) != 2:
            raise WrongAnswer("wrong-key", f"trials has the key {key!r}; expected a pair.", "As in trials[0.01, 16] = loss.")
        if isinstance(value, tuple):
            hint = "try_out returns two things. Keep the loss: model, loss = try_out(rate, size)."
            raise WrongAnswer("wrong-value", f"trials[{key}] is {described(value)}; expected a loss.", hint)
        bad = isinstance(value, float) and not math.isfinite(value)  # a run that diverged is also a result
        losses[key] = math.inf if bad else number_of(f"trials[{key}]", value, expected="a loss, one number")
    rates, sizes = ({key[i] for key in losses} for i in (0, 1))
    if losses and all(isinstance(key[i], Real) for key in losses for i in (0, 1)) and min(rates) >= 1 > max(sizes):
        raise WrongAnswer("keys-swapped", f"trials has keys such as {next(iter(losses))}.", "First the rate, then the size.")
    if len(rates) < 2 or len(sizes) < 2:
        hint = "Two loops, one inside the other, try every rate with every size."
        message = f"trials has {len(rates)} rates and {len(sizes)} sizes; expected 2 of each or more."
        raise WrongAnswer("too-few", message, hint)
    if lost := len(rates) * len(sizes) - len(losses):
        hint = "Two loops, one inside the other, try every rate with every size; zip pairs each rate with one size."
        tried = f"trials has {len(losses)} trials of {len(rates)} rates and {len(sizes)} sizes"
        raise WrongAnswer("not-every-pair", f"{tried}: {lost} of the {len(rates) * len(sizes)} pairs are missing.", hint)
    return losses


def _one_trial(try_out: Callable[..., Any], rate: float, size: int) -> tuple[nn.Module, float]:
    call = f"try_out({rate:g}, {size})"
    model, loss = two_of(call, result_of(call, try_out, rate, size), last_line="return model, loss")
    return model_of("the model of try_out", model), number_of("the loss of try_out", loss, expected="one number")


def _validation_loss(model: nn.Module, data: Penguins) -> float:
    return typical_losses("the model of try_out", model, *data.validation)[0]


def _check_measured_on(
    try_out: Callable[..., Any], trial: tuple[Any, ...], model: nn.Module, loss: float, data: Penguins
) -> None:
    X, y = data.validation
    errors = typical_losses("the model of try_out", model, X, y)
    if agrees(loss, errors[:2], 1e-3):
        return
    if agrees(loss, errors, 1e-3):
        hint = "The mean absolute error is expected: nn.L1Loss()."
        raise WrongAnswer("squared", "the loss that try_out returns is made of squared errors.", hint)
    predictions = outputs_of("the model of try_out", model, X, outputs=1)
    if agrees(loss, ((predictions - y.T).abs().mean().item(),), 1e-3):
        hint = "Shapes (n,) and (n, 1) broadcast to (n, n). Print both shapes before you subtract."
        raise WrongAnswer("broadcast", "the loss that try_out returns compares every bird with every other.", hint)
    if agrees(loss, (errors[0] * len(X), errors[1] * len(X)), 1e-3):
        hint = "A mean can be read, and compared with other sets: mean(), not sum()."
        raise WrongAnswer("summed", "the loss that try_out returns is a sum over the birds.", hint)
    if not _finite_without(try_out, trial, "test", data)[1]:
        hint = "A test set that has chosen the model cannot judge it any more. Compare on the validation birds."
        raise WrongAnswer("tuned-on-test", "try_out measures its models on the test birds.", hint)
    if _finite_without(try_out, trial, "validation", data)[1]:
        message = "the loss that try_out returns does not depend on the validation birds."
        hint = "The largest network always wins on birds that it has memorised. Compare on the validation birds."
        raise WrongAnswer("by-training-birds", message, hint)
    message = "the loss that try_out returns is not that of the model it returns, on the validation birds."
    hint = "Is it the training loss, or the loss of another epoch? Measure the finished model on penguins.validation."
    raise WrongAnswer("other-loss", message, hint)


def _check_not_trained_on_validation(try_out: Callable[..., Any], trial: tuple[Any, ...], data: Penguins) -> None:
    if not _finite_without(try_out, trial, "validation", data)[0]:
        hint = "They can judge a model only as long as it has not learned from them. Train on penguins.train alone."
        raise WrongAnswer("trained-on-validation", "try_out trains on the validation birds.", hint)


def _finite_without(try_out: Callable[..., Any], trial: tuple[Any, ...], part: str, data: Penguins) -> tuple[bool, bool]:
    """Run the function while one set of birds holds NaN: are its model and its loss still numbers?

    A model that learned from that set holds NaN afterwards, and a loss that was measured on it is NaN. An error counts
    as a loss of NaN; it says nothing about the model, unless it is the training loss that became NaN.
    """
    X, y = getattr(data, part)
    names = getattr(try_out, "__globals__", {})
    poisoned: dict[str, Any] = {}
    for name, value in names.items():
        if _is_either(value, X, y):
            poisoned[name] = torch.full_like(value, math.nan)
        elif isinstance(value, tuple) and value and all(_is_either(own, X, y) for own in value):
            poisoned[name] = tuple(torch.full_like(own, math.nan) for own in value)
        elif isinstance(value, Penguins):
            emptied: dict[str, Any] = {part: tuple(torch.full_like(own, math.nan) for own in getattr(value, part))}
            poisoned[name] = replace(value, **emptied)
    before = {name: names[name] for name in poisoned}
    names.update(poisoned)
    try:
        model, loss = try_out(*trial)
        return all(torch.isfinite(own).all() for own in model.parameters()), math.isfinite(loss)
    except Exception as error:
        return "the training loss became nan" not in str(error), False
    finally:
        names.update(before)


def _is_either(value: Any, X: Tensor, y: Tensor) -> bool:
    if not isinstance(value, Tensor):
        return False
    return any(value.shape == part.shape and torch.equal(value.detach().cpu().to(part), part) for part in (X, y))


# --- exercise 5.2: the model of the best epoch is kept ----------------------------------------------------------------


@exercise("5.2")
def check_early_stopping(kept_model: object, kept_history: object, best_epoch: object) -> str:
    """Check that the model of the best epoch was kept, by the validation loss.

    Args:
        kept_model: the model as it was after the best epoch.
        kept_history: of the whole run, with the validation loss.
        best_epoch: its number, counted from 1.

    Returns:
        A CheckResult.

    Source: notebook 05, "Exercises".
    """
    model, data = model_of("kept_model", kept_model), prepare_penguins("mass")
    _, curve = curves_of("kept_history", kept_history)
    epoch, lowest = whole_number_of("best_epoch", best_epoch, expected="one whole number"), min(curve)
    best = [i for i, loss in enumerate(curve, start=1) if close(loss, lowest, within=1e-6)]
    measured = typical_losses("kept_model", model, *data.validation)
    kept = agrees(lowest, measured, 2e-4)
    for kind, part, why in (
        ("tuned-on-test", "test", ""),
        ("by-training-birds", "train", " On birds that it learns from, a network gets better and better."),
    ):
        if not kept and agrees(lowest, typical_losses("kept_model", model, *getattr(data, part)), 2e-4):
            message = "the lowest loss of kept_history is not that of kept_model on the validation birds."
            hint = f"eval_data chooses the epoch, so it must be the validation birds.{why}"
            raise WrongAnswer(kind, f"{message} Was it measured on penguins.{part}?", hint)
    if epoch + 1 in best:
        hint = "Epochs are counted from 1, as in section 5.8, and the positions in a list from 0."
        raise WrongAnswer("off-by-one", f"the validation loss is lowest one epoch after epoch {epoch}.", hint)
    if epoch not in best:
        hint = "Look for the position of the lowest validation loss."
        raise WrongAnswer("not-the-best", f"the validation loss is not lowest in epoch {epoch}.", hint)
    if not kept:
        if agrees(curve[-1], measured, 2e-4):
            message = "kept_model has the validation loss of the last epoch, not of the best one."
            hint = "A state_dict changes with the model: keep a copy. Or was the copy not loaded back at the end?"
            raise WrongAnswer("last-kept", message, hint)
        hint = "Load the copied state_dict into the model when the run is over."
        raise WrongAnswer("other-model", "kept_model does not have the lowest loss of kept_history.", hint)
    if close(curve[-1], lowest, within=1e-6):
        hint = "A larger network and more epochs: go on until the curve turns."
        raise WrongAnswer("too-short", "the validation loss is lowest in the last epoch: it has not turned yet.", hint)
    return "the lowest point of the validation curve, and the model of that epoch."


# --- exercise 5.3: the test set is opened, once -----------------------------------------------------------------------


@exercise("5.3")
def check_test_once(test_grams: object, kept_model: object) -> str:
    """Check the error of the chosen model on the test birds.

    Args:
        test_grams: mean absolute error on the test birds, in grams.
        kept_model: the model of exercise 5.2.

    Returns:
        A CheckResult.

    Source: notebook 05, "Exercises".
    """
    value = number_of("test_grams", test_grams, expected="one number, in grams")
    model, data = model_of("kept_model", kept_model), prepare_penguins("mass")
    X, y = data.test

    def grams_off(X: Tensor, y: Tensor, *, training: bool = False) -> float:
        return 1000 * mean_absolute_error(outputs_of("kept_model", model, X, outputs=1, training=training), y)

    train, validation, test = grams_off(*data.train), grams_off(*data.validation), grams_off(X, y)
    # Honest models, linear or overfit, had 0.9 of their training error here and more; those trained on the test down to 0.4.
    if test < 0.7 * train:
        came = f"kept_model is {test:.0f} g off on the test birds, and {train:.0f} g on the training birds"
        hint = "What has learned from the test birds cannot be judged by them. Train on penguins.train alone."
        raise WrongAnswer("trained-on-test", f"{came}. Was it trained on penguins.train?", hint)
    passes = [grams_off(X, y, training=True) for _ in range(8)]
    if max(passes) - min(passes) > 1 and value > test and min(passes) * 0.9 <= value <= max(passes) * 1.1:
        hint = "Dropout still acts. Which of the three rules is about that?"
        raise WrongAnswer("still-training", f"test_grams is {value:.4g}: that looks like the error in train mode.", hint)
    mistakes = errors_in_grams(outputs_of("kept_model", model, X, outputs=1), y)
    candidates = {"validation-again": validation, "by-training-birds": train, **mistakes}
    explain_number("test_grams", value, right=test, candidates=candidates)
    return "the test set is open now. What you try from here on, it can no longer judge."
