"""Training, evaluation and prediction, against loops written by hand and formulas."""

import contextlib
import copy
import math
import warnings

import numpy as np
import pandas as pd
import pytest
import torch
from comparing import plain, said
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from course_utils.batches import TensorLoader
from course_utils.data import split
from course_utils.history import History
from course_utils.models import LinearRegressionModel, LinearRegressionModelV2
from course_utils.training import (
    DivergenceError,
    eval_epoch,
    evaluate,
    predict,
    restore_mode,
    train,
    train_epoch,
    train_step,
)

pytestmark = pytest.mark.usefixtures("one_thread")
L1, MSE, LR = nn.L1Loss(), nn.MSELoss(), torch.optim.lr_scheduler


def line(n=10, noise=0.1):
    """Points near a line, other ones than the package makes."""
    X = torch.rand(n, 1, generator=torch.Generator().manual_seed(5))
    return X, 2 * X - 1 + noise * torch.randn(n, 1, generator=torch.Generator().manual_seed(6))


def loader(X, y, *, own=None, shuffle=False, batch_size=4, **more):
    """A DataLoader; ten samples make batches of 4, 4 and 2."""
    generator = None if own is None else torch.Generator().manual_seed(own)
    return DataLoader(TensorDataset(X, y), batch_size=batch_size, shuffle=shuffle, generator=generator, **more)


def model_of(kind):
    torch.manual_seed(1)
    if kind == "line":
        return LinearRegressionModel()
    return nn.Sequential(nn.Linear(1, 6), nn.BatchNorm1d(6), nn.Tanh(), nn.Dropout(0.4), nn.Linear(6, 1))


def sgd(model, lr=0.05):
    return torch.optim.SGD(model.parameters(), lr=lr, momentum=0.5)


def adam(model, lr=0.05):
    return torch.optim.Adam(model.parameters(), lr=lr)


def modes(model):
    return [module.training for module in model.modules()]


def by_hand(model, batches, *, loss_fn, optimizer, epochs, eval_batches=None):
    """The five-step loop and the three-step loop, as the outline has them; means by plain sums over samples."""
    columns = {"train_loss": [], "eval_loss": []}
    for _ in range(epochs):
        model.train()
        losses = []
        for X, y in batches:
            y_pred = model(X)
            loss = loss_fn(y_pred, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            losses += [loss.item()] * len(X)
        columns["train_loss"].append(sum(losses) / len(losses))
        if eval_batches is not None:
            model.eval()
            losses = []
            with torch.inference_mode():
                for X, y in eval_batches:
                    losses += [loss_fn(model(X), y).item()] * len(X)
            columns["eval_loss"].append(sum(losses) / len(losses))
    return columns


# --- train equals the loop -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("evaluated", [False, True])
@pytest.mark.parametrize("data", ["pair", "list", "own generator", "global generator", "memory"])
@pytest.mark.parametrize(("kind", "make_optimizer"), [("line", sgd), ("line", adam), ("net", sgd), ("net", adam)])
def test_train_equals_the_loop_to_the_last_bit(kind, make_optimizer, data, evaluated):
    X, y = line()

    def setting():
        model = model_of(kind)
        if data == "pair":
            batches = [(X, y)]
        elif data == "list":
            batches = [(X[:4], y[:4]), (X[4:8], y[4:8]), (X[8:], y[8:])]
        elif data == "memory":
            batches = TensorLoader(X, y, batch_size=4, shuffle=True, generator=torch.Generator().manual_seed(7))
        else:
            batches = loader(X, y, shuffle=True, own=7 if data == "own generator" else None)
        tests = loader(X, y, shuffle=data != "pair") if evaluated else None
        if evaluated and data == "memory":
            tests = TensorLoader(X, y, batch_size=3)
        return model, make_optimizer(model), batches, tests

    model, optimizer, batches, tests = setting()
    torch.manual_seed(2)
    columns = by_hand(model, batches, loss_fn=L1, optimizer=optimizer, epochs=3, eval_batches=tests)
    drawn = torch.get_rng_state()

    twin, twin_optimizer, batches, tests = setting()
    torch.manual_seed(2)
    given = (X, y) if data == "pair" else batches
    history = train(twin, given, loss_fn=L1, optimizer=twin_optimizer, epochs=3, eval_data=tests)

    for name, value in model.state_dict().items():
        assert torch.equal(twin.state_dict()[name], value), f"{name} differs from the hand-written loop"
    assert plain(twin_optimizer.state_dict()) == plain(optimizer.state_dict())
    assert torch.equal(torch.get_rng_state(), drawn), "train drew other random numbers than the loop"
    assert history.train_loss == pytest.approx(columns["train_loss"], rel=1e-6)
    assert history.eval_loss == pytest.approx(columns["eval_loss"], rel=1e-6)


def test_one_step_clears_old_gradients_and_returns_the_loss_before_it():
    X, y = line()
    model, twin = model_of("line"), model_of("line")
    before = L1(model(X), y).item()
    model.weight.grad = torch.tensor([1e6])  # left by somebody else; the step must clear it
    loss = train_step(model, X, y, loss_fn=L1, optimizer=sgd(model))
    assert (loss.item(), loss.shape, loss.requires_grad) == (pytest.approx(before), (), False)
    by_hand(twin, [(X, y)], loss_fn=L1, optimizer=sgd(twin), epochs=1)
    assert plain(model.state_dict()) == plain(twin.state_dict())


# --- means -----------------------------------------------------------------------------------------------------------


def test_means_weigh_every_sample_the_same():
    X = torch.zeros(10, 1)
    y = torch.tensor([[0.0]] * 8 + [[10.0]] * 2)  # the short last batch has all the loss
    model = LinearRegressionModel()
    nn.init.zeros_(model.bias)
    batches = loader(X, y)
    still = torch.optim.SGD(model.parameters(), lr=0.0)
    assert evaluate(model, batches, loss_fn=L1) == {"loss": pytest.approx(2.0)}
    assert train_epoch(model, batches, loss_fn=L1, optimizer=still) == pytest.approx(2.0)
    history = train(model, batches, loss_fn=L1, optimizer=still, epochs=2, eval_data=batches)
    assert history.train_loss == history.eval_loss == pytest.approx([2.0, 2.0])


def test_metrics_are_computed_once_on_all_predictions():
    model, seen = LinearRegressionModel(), []
    for parameter in model.parameters():
        nn.init.zeros_(parameter)
    X, y = torch.rand(10, 1), torch.arange(10.0).unsqueeze(1)

    def rmse(y_pred, target):
        seen.append((y_pred.shape, y_pred.requires_grad))
        assert torch.equal(target, y), "the targets came in another order, or the arguments swapped"
        return ((y_pred - target) ** 2).mean().sqrt()

    run = {"loss_fn": MSE, "metrics": {"rmse": rmse}}
    measured = evaluate(model, loader(X, y), **run)
    assert {type(number) for number in measured.values()} == {float}
    squared = sum(k * k for k in range(10)) / 10
    assert measured == pytest.approx({"loss": squared, "rmse": math.sqrt(squared)})  # the batches' mean would be 5.1
    still = torch.optim.SGD(model.parameters(), lr=0.0)
    history = train(model, loader(X, y), optimizer=still, epochs=2, eval_data=loader(X, y), **run)
    assert history.metrics == {"rmse": [measured["rmse"]] * 2}
    assert seen == [((10, 1), False)] * 3


# --- epochs, history, callback, progress -----------------------------------------------------------------------------


def test_epochs_means_further_epochs():
    X, y = line()
    whole, parts = model_of("line"), model_of("line")
    together = train(whole, (X, y), loss_fn=L1, optimizer=adam(whole), epochs=7, eval_data=(X, y))
    optimizer = adam(parts)
    history = train(parts, (X, y), loss_fn=L1, optimizer=optimizer, epochs=3, eval_data=(X, y))
    assert history.n_epochs == 3
    again = train(parts, (X, y), loss_fn=L1, optimizer=optimizer, epochs=4, eval_data=(X, y), history=history)
    assert again is history
    assert history == together
    assert all(torch.equal(p, q) for p, q in zip(whole.parameters(), parts.parameters(), strict=True))


@pytest.mark.parametrize("true", [True, np.True_, torch.tensor(True)])
def test_the_callback_comes_once_an_epoch_after_its_evaluation_and_ends_the_training_by_true(true):
    model, twin, seen = model_of("line"), model_of("line"), []
    run = {"loss_fn": L1, "epochs": 9, "eval_data": line()}

    def watch(history):
        seen.append((history, len(history.train_loss), len(history.eval_loss), model.weight.item()))
        return [None, 1, "stop", False, [True], torch.tensor(False), true][len(seen) - 1]  # only the last is true

    history = train(model, line(), optimizer=sgd(model), callback=watch, **run)
    assert [entry[1:3] for entry in seen] == [(k, k) for k in range(1, 8)]
    assert all(entry[0] is history for entry in seen)
    assert len({entry[3] for entry in seen}) == 7, "the model does not change between the calls"
    train(twin, line(), optimizer=sgd(twin), **run | {"epochs": 7})
    assert torch.equal(model.weight, twin.weight)


def test_progress_is_a_bar_on_stderr(capsys):
    model = model_of("line")
    quiet = train(model, line(), loss_fn=L1, optimizer=sgd(model), epochs=3)
    assert capsys.readouterr() == ("", "")
    model = model_of("line")
    shown = train(model, line(), loss_fn=L1, optimizer=sgd(model), epochs=3, progress=True)
    out, err = capsys.readouterr()
    assert out == ""
    assert "training" in err
    assert "3/3" in err
    assert shown == quiet


# --- stops -----------------------------------------------------------------------------------------------------------


class Interrupted(nn.Module):
    """A line whose forward is interrupted at one of its calls."""

    def __init__(self, at):
        super().__init__()
        self.line, self.left = nn.Linear(1, 1), at

    def forward(self, x):
        self.left -= 1
        if self.left == 0:
            raise KeyboardInterrupt
        return self.line(x)


def train_to_the_stop(*args, **more):
    """`train`; an interrupt that got through it would end the whole test run."""
    try:
        return train(*args, **more)
    except KeyboardInterrupt:
        pytest.fail("the interrupt went through train")


@pytest.mark.parametrize(
    ("where", "kept"),
    [
        ("callback", 3),
        ("first metric", 0),
        (1, 0),  # the first forward of all; an epoch has three to train and three to evaluate
        (6, 0),
        (17, 2),
    ],
)
def test_an_interrupt_keeps_the_completed_epochs_and_says_so(where, kept):
    X, y = line()
    calls = []

    def metric(y_pred, y):
        calls.append(1)
        if where in ("metric", "first metric") and len(calls) == kept + 1:
            raise KeyboardInterrupt
        return 0.5

    def callback(history):
        if where == "callback" and history.n_epochs == kept:
            raise KeyboardInterrupt

    model = Interrupted(where if isinstance(where, int) else -1).eval()
    optimizer = sgd(model)
    run = {"loss_fn": L1, "optimizer": optimizer, "eval_data": loader(X, y), "metrics": {"half": metric}}
    words = said(f"stopped in epoch {kept + 1}", f"completed epochs kept: {kept};", "history=history")
    with pytest.warns(UserWarning, match=words) as caught:
        history = train_to_the_stop(model, loader(X, y), epochs=9, callback=callback, **run)
    assert caught[0].filename == __file__, "the warning points into the package instead of at the caller"
    assert history.n_epochs == kept
    assert {len(column) for column in history.columns().values()} == {kept}
    assert modes(model) == [False, False], "the mode was not restored"
    where, model.left = None, -1
    train(model, loader(X, y), epochs=2, history=history, **run)
    assert {len(column) for column in history.columns().values()} == {kept + 2}


def test_an_interrupt_while_the_epoch_is_written_down_leaves_even_columns(monkeypatch):
    append = History.append

    def interrupted(self, *epoch):
        append(self, *epoch)
        if self.n_epochs == 3:
            self.train_loss.pop()  # as if the stop came before the last line of append
            raise KeyboardInterrupt

    monkeypatch.setattr(History, "append", interrupted)
    model = model_of("line")
    run = {"loss_fn": L1, "optimizer": sgd(model), "eval_data": line(), "metrics": {"mae": L1}}
    with pytest.warns(UserWarning, match="completed epochs kept: 2;"):
        history = train_to_the_stop(model, line(), epochs=9, **run)
    assert {len(column) for column in history.columns().values()} == {2}


@pytest.mark.parametrize("bad", [float("nan"), float("inf")])
@pytest.mark.parametrize("where", ["training", "evaluation"])
def test_a_loss_of_nan_or_inf_stops_at_once(where, bad):
    X, y = line()
    model, evaluated = model_of("line").eval(), []

    def metric(y_pred, y):
        evaluated.append(y_pred)
        return 0.0

    run = {"loss_fn": L1, "optimizer": sgd(model), "metrics": {"m": metric}}
    history = train(model, (X, y), epochs=2, eval_data=(X, y), **run)
    factor = {where == "training": bad}  # of the loss, by whether gradients are computed
    run["loss_fn"] = lambda y_pred, y: L1(y_pred, y) * factor.get(torch.is_grad_enabled(), 1)
    causes = f"{where} loss became {bad}", "in epoch 3", "rate", "normalised"
    with pytest.raises(DivergenceError, match=said(*causes)) as caught:
        train(model, (X, y), epochs=3, eval_data=(X, y), history=history, **run)
    assert (caught.value.epoch, caught.value.history) == (3, history)
    assert caught.value.history is history
    assert {len(column) for column in history.columns().values()} == {2}
    assert modes(model) == [False]
    assert isinstance(caught.value, RuntimeError)


# --- modes and devices -----------------------------------------------------------------------------------------------


def frozen_net():
    net = model_of("net")
    net[1].eval()  # a frozen layer: in eval mode on its own
    return net


@pytest.mark.parametrize("start", [frozen_net, lambda: model_of("net"), lambda: model_of("net").eval()])
def test_every_part_is_back_in_its_mode_afterwards_also_after_an_error(start):
    X, y = line()
    model = start()
    before = modes(model)

    def broken(y_pred, y):
        raise ArithmeticError

    calls = {
        "train": lambda loss_fn: train(model, (X, y), loss_fn=loss_fn, optimizer=sgd(model), epochs=1, eval_data=(X, y)),
        "evaluate": lambda loss_fn: evaluate(model, (X, y), loss_fn=loss_fn),
    }
    for name, call in calls.items():
        call(L1)
        assert modes(model) == before, name
        with pytest.raises(ArithmeticError):
            call(broken)
        assert modes(model) == before, f"{name}, after an error"
    predict(model, X)
    assert modes(model) == before
    model[4].weight = nn.Parameter(torch.ones(1, 3))  # its forward fails now
    with pytest.raises(RuntimeError):
        predict(model, X)
    assert modes(model) == before
    with contextlib.suppress(ZeroDivisionError), restore_mode(model):
        model.train(not before[0])
        raise ZeroDivisionError
    assert modes(model) == before, "restore_mode, after an error"


class Spy(nn.Module):
    """Notes what each forward sees. Its parameter is on the meta device, so that data on the CPU must move to it."""

    def __init__(self):
        super().__init__()
        self.anchor = nn.Parameter(torch.empty(1, device="meta"))
        self.seen = []

    def forward(self, x):
        self.seen.append((x.device.type, self.training, torch.is_inference_mode_enabled(), len(x)))
        return torch.zeros(len(x), 1, requires_grad=not torch.is_inference_mode_enabled())


@pytest.mark.parametrize("kind", ["pair", "loader"])
def test_data_move_to_the_model_and_each_pass_has_its_mode(kind):
    targets = []

    def loss_fn(y_pred, y):
        targets.append(y.device.type)
        return y_pred.sum()

    data = line() if kind == "pair" else loader(*line())
    sizes = [10] if kind == "pair" else [4, 4, 2]
    model = Spy()
    train(model, data, loss_fn=loss_fn, optimizer=sgd(model), epochs=1, eval_data=data)
    training, testing = [("meta", True, False, n) for n in sizes], [("meta", False, True, n) for n in sizes]
    assert model.seen == training + testing
    assert set(targets) == {"meta"}
    model.seen.clear()
    targets.clear()
    evaluate(model, data, loss_fn=loss_fn)
    assert model.seen == testing
    assert set(targets) == {"meta"}


def test_predict_brings_the_answer_to_the_cpu(monkeypatch):
    class Elsewhere(Spy):
        def forward(self, x):
            return self.anchor * x

    moved = []
    monkeypatch.setattr(torch.Tensor, "cpu", lambda tensor: moved.append(tensor.device.type) or torch.ones(3, 1))
    assert torch.equal(predict(Elsewhere(), torch.rand(3, 1)), torch.ones(3, 1))
    assert moved == ["meta"]


def test_evaluation_and_prediction_switch_dropout_off_and_change_nothing():
    X, y = line()
    model = model_of("net").train()
    before, drawn = plain(model.state_dict()), torch.get_rng_state()
    twin = copy.deepcopy(model).eval()
    expected = twin(X)
    out = predict(model, X.requires_grad_())
    assert torch.equal(out, expected)
    assert (out.is_inference(), out.requires_grad) == (True, False)
    assert (torch.is_grad_enabled(), torch.is_inference_mode_enabled()) == (True, False)
    assert evaluate(model, (X, y), loss_fn=L1)["loss"] == pytest.approx((expected - y).abs().mean().item())
    assert plain(model.state_dict()) == before, "batch statistics moved"
    assert all(parameter.grad is None for parameter in model.parameters())
    assert torch.equal(torch.get_rng_state(), drawn)


# --- refusals --------------------------------------------------------------------------------------------------------

X10, Y10 = line()
STREAM = ((X10, Y10) for _ in range(3))
NAN10 = torch.where(X10[7] == X10, torch.nan, Y10)


BAD_DATA = {
    "y (n,)": ((X10, Y10.squeeze()), ValueError, ("y has shape (10,)", "model returns (10, 1)", "y.unsqueeze(1)")),
    "y too wide": ((X10, Y10.repeat(1, 2)), ValueError, ("y has shape (10, 2)", "(10, 1)", "the output's shape")),
    "y (n,) of integers": ((X10, torch.ones(10).long()), ValueError, ("(10,)", "(10, 1)", "y.float().unsqueeze(1)")),
    "y of integers": ((X10, Y10.long()), ValueError, ("(10, 1)", "torch.int64", "float32", "y.to(torch.float32)")),
    "y double": ((X10, Y10.double()), ValueError, ("float64", "float32", "y.to(torch.float32)")),
    "a number as y": ((X10, Y10[0, 0]), ValueError, ("10 rows", "[]", "one target for each")),
    "X (n,)": ((X10.squeeze(), Y10), ValueError, ("X has shape (10,)", "(n_samples, 1)", "X.unsqueeze(1)")),
    "X too wide": ((X10.repeat(1, 3), Y10), ValueError, ("X has shape (10, 3)", "(n_samples, 1)", "one column per feature")),
    "X double": ((X10.double(), Y10), ValueError, ("X is torch.float64", "float32", "use X.to(torch.float32)")),
    "no samples": ((X10[:0], Y10[:0]), ValueError, ("X has shape (0, 1)", "no samples")),
    "other lengths": ((X10, Y10[:9]), ValueError, ("10 rows", "[9, 1]", "one target for each")),
    "lists": ((X10.tolist(), Y10.tolist()), TypeError, ("of type tuple", "tensors in pairs")),
    "a tensor": (X10, TypeError, ("Tensor", "[(X, y)]")),
    "a dataset": (TensorDataset(X10, Y10), TypeError, ("TensorDataset", "DataLoader", "[(X, y)]")),
    "None": (None, TypeError, ("NoneType", "DataLoader")),
    "three tensors": ((X10, Y10, Y10), TypeError, ("of type tuple", "[(X, y)]")),
    "batches of X": (DataLoader(X10), TypeError, ("a batch is tensor(", "pair of tensors")),
    "no batches": ([], ValueError, ("no batches", "at least one")),
    "all dropped": (loader(X10, Y10, batch_size=11, drop_last=True), ValueError, ("no batches", "drop_last")),
    "a generator": (STREAM, TypeError, ("generator", "exhausted", "list(...)")),
    "a split": (split(X10, Y10), TypeError, ("of type tuple", "unpack a split: train_data, test_data = split(X, y)")),
    "a table": ((pd.DataFrame(X10), Y10), TypeError, ("X is of type DataFrame", "X.to_numpy(dtype='float32'))")),
    "a column": ((X10, pd.Series(Y10[:, 0])), TypeError, ("y is of type Series", "dtype='float32')).unsqueeze(1)")),
    "a table alone": (pd.DataFrame(X10), TypeError, ("of type DataFrame", "[(X, y)]")),
    "an array": ((X10.double().numpy(), Y10), TypeError, ("X is of type ndarray", "torch.tensor(X, dtype=torch.float32)")),
    "a NaN": ((X10, NAN10), ValueError, ("y has NaN", "1 of 10 rows, columns [0]", "fill these gaps")),
    "std of 0": ((X10 / 0, Y10), ValueError, ("10 of 10 rows", "a std of 0: leave it out")),
    "a NaN in batches": (loader(X10, NAN10, batch_size=2), ValueError, ("1 of 10 rows", "fill these gaps")),
}
EARLY = {"X (n,)", "X double", "no samples", "other lengths", "a tensor"}  # these are seen before any training
EARLY |= {"no batches", "all dropped", "a generator", "a split", "a NaN"}


@pytest.mark.parametrize(
    ("loss_fn", "y", "parts"),
    [
        (nn.CrossEntropyLoss(), torch.tensor([1, 2, 3]), ("outside 0 to 2: [3];", "y - y.min()")),
        (nn.CrossEntropyLoss(), torch.tensor([-1, 0, 2]), ("outside 0 to 2: [-1];",)),
        (nn.functional.cross_entropy, torch.tensor([0, 1, 4]), ("outside 0 to 2: [4];", "one output each")),
        (nn.BCEWithLogitsLoss(), torch.tensor([[1.0, -100, 1]] * 3), ("outside 0 to 1: [-100.0];",)),
        (nn.BCEWithLogitsLoss(), torch.tensor([[1.0, 2, 1]] * 3), ("outside 0 to 1: [2.0];", "y - y.min()")),
    ],
)
def test_classes_that_the_loss_does_not_know_are_refused_before_training(loss_fn, y, parts):
    model = nn.Linear(2, 3)
    before = plain(model.state_dict())
    with pytest.raises(ValueError, match=said(*parts)):
        train(model, (torch.ones(3, 2), y), loss_fn=loss_fn, optimizer=sgd(model), epochs=1)
    assert plain(model.state_dict()) == before
    ignored = torch.tensor([0, 2, -100])
    train(model, (torch.ones(3, 2), ignored), loss_fn=nn.CrossEntropyLoss(), optimizer=sgd(model), epochs=1)


def setting():
    """A model with one update behind it, so that the optimizer has a state, and a history of that epoch."""
    torch.manual_seed(1)
    model = LinearRegressionModelV2().eval()
    optimizer = adam(model)
    history = train(model, line(), loss_fn=L1, optimizer=optimizer, epochs=1, eval_data=line())
    optimizer.zero_grad()
    return model, optimizer, history


def state_of(model, optimizer, history):
    gradients = [p.grad for p in model.parameters()]
    return plain(model.state_dict()), plain(optimizer.state_dict()), copy.deepcopy(vars(history)), modes(model), gradients


def refused(calls, kind, parts, run, names=False):
    """Each of these calls is refused with these words, and changes nothing."""
    before = state_of(*run)
    for name, call in calls.items():
        with pytest.raises(kind, match=said(*parts)) as caught:
            call()
        told = str(caught.value)
        assert not names or name in told or told.startswith(("y ", "batches ")), "the message does not say which data"
        if name in ("X", "y", "batches"):
            run[0].eval()  # a single step or epoch leaves the mode to its caller
        assert state_of(*run) == before, f"the refusal for {name} changed something"


@pytest.mark.parametrize("name", BAD_DATA)
def test_bad_data_are_refused_everywhere_and_nothing_changes(name):
    data, kind, parts = BAD_DATA[name]
    model, optimizer, history = setting()
    run = {"loss_fn": L1, "optimizer": optimizer}
    more = {"epochs": 1, "history": history}
    calls = {
        "train_data": lambda: train(model, data, eval_data=line(), **run, **more),
        "data": lambda: evaluate(model, data, loss_fn=L1),
    }
    if name in EARLY:
        calls["eval_data"] = lambda: train(model, line(), eval_data=data, **run, **more)
    if name.startswith("X"):
        calls["X"] = lambda: predict(model, data[0])
    if name.startswith("y"):
        calls["y"] = lambda: train_step(model, *data, **run)
    batches = [data] if name.startswith("y") else data[:2] if name == "three tensors" else data
    if name.startswith("y") or name in ("no batches", "a tensor", "three tensors"):
        calls["batches"] = lambda: train_epoch(model, batches, **run)
        calls["batches "] = lambda: eval_epoch(model.eval(), batches, loss_fn=L1)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        refused(calls, kind, parts, (model, optimizer, history), names=True)


BAD_ARGUMENTS = {
    "model class": ({"model": LinearRegressionModel}, TypeError, ("class LinearRegressionModel", "LinearRegressionModel()")),
    "loss class": ({"loss_fn": nn.L1Loss}, TypeError, ("loss_fn is the class L1Loss", "nn.L1Loss()")),
    "loss sum": ({"loss_fn": nn.L1Loss(reduction="sum")}, ValueError, ("reduction='sum'", "mean", "reduction='mean'")),
    "loss per sample": ({"loss_fn": lambda p, y: (p - y).abs()}, ValueError, ("(10, 1)", "one number", ".mean()")),
    "loss a float": ({"loss_fn": lambda p, y: (p - y).abs().mean().item()}, TypeError, ("of type float", ".item()")),
    "optimizer class": ({"optimizer": torch.optim.SGD}, TypeError, ("the class SGD", "torch.optim.SGD(model.parameters()")),
    "loss detached": ({"loss_fn": lambda p, y: L1(p.detach(), y)}, ValueError, ("depends on no parameter", "detach()")),
    "epochs 0": ({"epochs": 0}, ValueError, ("epochs is 0", "1 or more")),
    "epochs 1.5": ({"epochs": 1.5}, TypeError, ("epochs is of type float", "whole number")),
    "callback": ({"callback": 3}, TypeError, ("callback is of type int", "function of the history")),
    "metrics list": ({"metrics": [L1]}, TypeError, ("metrics is of type list", "{name: function}")),
    "metric class": ({"metrics": {"mae": nn.L1Loss}}, TypeError, ("'mae'", "the class L1Loss", "nn.L1Loss()")),
    "metric number": ({"metrics": {"mae": 3}}, TypeError, ("'mae'", "of type int", "function of (y_pred, y)")),
    "metric loss": ({"metrics": {"loss": L1}}, ValueError, ("'loss'", "another name")),
    "metrics alone": ({"metrics": {"mae": L1}, "eval_data": None}, ValueError, ("['mae']", "eval_data=")),
    "history dict": ({"history": {}}, TypeError, ("history is of type dict", "History")),
    "history of other columns": ({"eval_data": None}, ValueError, ("'eval_loss'", "['train_loss']", "new History")),
    "history without a metric": ({"metrics": {"mae": L1}}, ValueError, ("['eval_loss', 'train_loss']", "'mae'", "History")),
    "another's": ({"optimizer": sgd(LinearRegressionModelV2())}, ValueError, ("no parameter of this model", "from model.")),
    "scheduler 3": ({"scheduler": 3}, TypeError, ("scheduler is of type int", "StepLR(optimizer")),
    "scheduler class": ({"scheduler": LR.StepLR}, TypeError, ("the class StepLR", "StepLR(optimizer")),
    "scheduler of another": ({"scheduler": LR.ConstantLR(sgd(nn.Linear(1, 1)))}, ValueError, ("another optimizer",)),
    "no parameters": ({"model": nn.Flatten()}, ValueError, ("no parameter of this model", "model.parameters()")),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD_ARGUMENTS)
def test_bad_arguments_are_refused_everywhere_and_nothing_changes(name):
    change, kind, parts = BAD_ARGUMENTS[name]
    model, optimizer, history = setting()
    drawn = torch.get_rng_state()
    run = {"loss_fn": L1, "optimizer": optimizer, "epochs": 1, "eval_data": line(), "history": history} | change
    given = run.pop("model", model)
    late = name in ("loss per sample", "loss a float", "loss detached")  # these show in the first batch
    measured = {key: run[key] for key in ("loss_fn", "metrics") if key in run}
    calls = {"train": lambda: train(given, loader(*line(), batch_size=10, shuffle=True), **run)}
    if name.split()[0] in ("model", "loss", "metric", "metrics") and name not in ("metrics alone", "loss detached"):
        calls["evaluate"] = lambda: evaluate(given, line(), **measured)
    if name.startswith("loss"):
        calls["batches"] = lambda: train_epoch(model, [(X10, Y10)], optimizer=optimizer, **change)
    if name.startswith("loss") and name != "loss detached":
        calls["batches "] = lambda: eval_epoch(model, [(X10, Y10)], **change)
    if late:
        calls["y"] = lambda: train_step(model, X10, Y10, optimizer=optimizer, **change)
    refused(calls, kind, parts, (model, optimizer, history))
    assert late or torch.equal(torch.get_rng_state(), drawn), "the data were shuffled before the argument was refused"


def test_a_part_of_the_parameters_may_be_trained_or_more():
    model = LinearRegressionModelV2()
    part = torch.optim.SGD([model.linear_layer.bias], lr=0.1)
    more = torch.optim.SGD([*LinearRegressionModelV2().parameters(), *model.parameters()], lr=0.1)
    for optimizer in (part, more):
        bias = model.linear_layer.bias.item()
        train(model, line(), loss_fn=L1, optimizer=optimizer, epochs=1)
        assert model.linear_layer.bias.item() != bias


class Pair(LinearRegressionModel):
    def forward(self, x):
        return x, x


CLASSES = torch.ones(5, 2), nn.Linear(2, 3), nn.CrossEntropyLoss()


@pytest.mark.parametrize(
    ("y", "X", "model", "loss_fn", "kind", "parts"),
    [
        (Y10, X10, Pair(), L1, TypeError, ("what the model returns", "is of type tuple", "one tensor")),
        (torch.ones(5, 1).long(), *CLASSES, ValueError, ("(5, 1)", "(5, 3)", "class indices", "y.squeeze(1)")),
        (torch.ones(5).long(), *CLASSES[:2], L1, ValueError, ("(5,)", "(5, 3)", "for CrossEntropyLoss")),
        (torch.ones(5), *CLASSES, ValueError, ("(5,)", "(5, 3)", "the output's shape", "class indices")),
        # weight * x takes any shape; (n,) against (n, 1) shows in the loss
        (Y10, X10.squeeze(), LinearRegressionModel(), L1, ValueError, ("(10, 1)", "model returns (10,)", "X.unsqueeze(1)")),
    ],
)
def test_what_the_model_returns_must_fit_the_targets(y, X, model, loss_fn, kind, parts):
    with pytest.raises(kind, match=said(*parts)):
        eval_epoch(model, [(X, y)], loss_fn=loss_fn)


@pytest.mark.parametrize("name", ["y (n,)", "y double", "X double", "X too wide"])
def test_a_bad_batch_later_on_is_refused_too(name):
    data, kind, parts = BAD_DATA[name]
    model = LinearRegressionModelV2()
    run = {"loss_fn": L1, "optimizer": sgd(model), "epochs": 1}
    for call in (lambda data: train(model, data, **run), lambda data: evaluate(model, data, loss_fn=L1)):
        with pytest.raises(kind, match=said(*parts)):
            call([(X10, Y10), data])


@pytest.mark.parametrize(
    ("model", "X", "kind", "parts"),
    [
        (LinearRegressionModel, X10, TypeError, ("the class LinearRegressionModel", "LinearRegressionModel()")),
        (LinearRegressionModel(), [0.5], TypeError, ("X is of type list", "torch.tensor(X)")),
        (LinearRegressionModel(), NAN10, ValueError, ("X has NaN", "1 of 10 rows", "fill these gaps")),
        (LinearRegressionModel(), loader(X10, Y10), TypeError, ("X is of type DataLoader", "torch.cat")),
        (LinearRegressionModel(), (X10, Y10), TypeError, ("X is of type tuple", "X, y = pair")),
        (LinearRegressionModel().double(), X10, ValueError, ("X is torch.float32", "float64", "X.to(torch.float64)")),
        (nn.Sequential(nn.Linear(3, 2), nn.ReLU()), X10, ValueError, ("(10, 1)", "(n_samples, 3)", "column per feature")),
    ],
)
def test_predict_refuses(model, X, kind, parts):
    with pytest.raises(kind, match=said(*parts)):
        predict(model, X)


def test_a_metric_that_gives_no_number_is_named():
    for metric, came in ((lambda p, y: (p - y).abs(), "tensor("), (lambda p, y: None, "None")):
        with pytest.raises(TypeError, match=said("metric 'gap' returned", came, "one number", ".mean()")):
            evaluate(model_of("line"), line(), loss_fn=L1, metrics={"gap": metric})


def test_a_model_that_shapes_its_own_input_is_not_refused():
    class Curve(nn.Module):
        def __init__(self):
            super().__init__()
            self.layer = nn.Linear(2, 1)

        def forward(self, x):
            self.kept = self.layer(torch.cat([x, x**2], dim=1))  # which deepcopy would refuse
            return self.kept + 0 * torch.rand(1)

    model, counted = Curve(), nn.Sequential(Curve(), nn.BatchNorm1d(1))
    train(model, line(), loss_fn=MSE, optimizer=sgd(model), epochs=1, eval_data=line())
    train(counted, line(), loss_fn=MSE, optimizer=sgd(counted), epochs=2, eval_data=line())
    assert counted[1].num_batches_tracked == 2, "the trial of a model changed its batch statistics"
    draws = []
    for call in (model, lambda X: predict(model, X)):
        torch.manual_seed(3)
        draws.append((call(X10), torch.rand(1).item())[1])
    assert draws[0] == draws[1], "the trial of a model drew random numbers"
    assert predict(nn.Sequential(nn.Flatten(), nn.Linear(6, 2)), torch.rand(4, 1, 2, 3)).shape == (4, 2)
    assert predict(nn.Sequential(nn.Embedding(5, 2), nn.Linear(2, 1)), torch.tensor([1, 4])).shape == (2, 1)
    with pytest.raises(ValueError, match=said("(10, 3)", "(n_samples, 2)")):
        predict(model, X10.repeat(1, 3))


# --- what else may come -----------------------------------------------------------------------------------------------


def test_what_predict_returned_can_be_trained_on():
    X, _ = line()
    teacher, model, twin = model_of("line"), model_of("line"), model_of("line")
    taught = predict(teacher, X)
    assert taught.is_inference()
    ours = train(model, (X, taught), loss_fn=MSE, optimizer=sgd(model), epochs=2, eval_data=(X, taught))
    theirs = train(twin, (X, taught.clone()), loss_fn=MSE, optimizer=sgd(twin), epochs=2, eval_data=(X, taught.clone()))
    assert ours == theirs


def test_a_model_that_may_not_change_is_refused():
    model = model_of("line").requires_grad_(False)
    with pytest.raises(ValueError, match=said("depends on no parameter", "requires_grad=False")):
        train(model, line(), loss_fn=L1, optimizer=sgd(model), epochs=1)


def test_a_scheduler_is_stepped_once_an_epoch_before_the_callback():
    X, y = line()
    batches, model, twin = [(X[:5], y[:5]), (X[5:], y[5:])], model_of("line"), model_of("line")
    optimizer = torch.optim.SGD(model.parameters(), lr=0.4)
    run = {"loss_fn": MSE, "optimizer": optimizer, "scheduler": LR.StepLR(optimizer, step_size=1, gamma=0.5)}
    rates = []
    run["callback"] = lambda history: rates.append(optimizer.param_groups[0]["lr"])
    train(model, batches, epochs=3, eval_data=(X, y), **run)
    assert rates == [0.2, 0.1, 0.05]
    for rate in (0.4, 0.2, 0.1):
        by_hand(twin, batches, loss_fn=MSE, epochs=1, optimizer=torch.optim.SGD(twin.parameters(), lr=rate))
    assert torch.equal(model.weight, twin.weight)


def test_a_scheduler_that_watches_a_number_is_refused():
    model, optimizer, history = setting()
    run = {"loss_fn": L1, "optimizer": optimizer, "epochs": 1, "scheduler": LR.ReduceLROnPlateau(optimizer)}
    call = {"train": lambda: train(model, line(), **run)}
    refused(call, ValueError, ("ReduceLROnPlateau", "callback"), (model, optimizer, history))


def test_a_model_of_several_processes_is_refused_with_a_pointer():
    class Wrapped(torch.nn.parallel.DistributedDataParallel):
        def __init__(self):  # a real one needs a process group
            nn.Module.__init__(self)
            self.module = nn.Linear(1, 1)

    for call in (
        lambda model: train(model, line(), loss_fn=L1, optimizer=sgd(model), epochs=1),
        lambda model: evaluate(model, line(), loss_fn=L1),
        lambda model: predict(model, line()[0]),
    ):
        with pytest.raises(ValueError, match=said("DistributedDataParallel", "model.module", "train_distributed.py")):
            call(Wrapped())
