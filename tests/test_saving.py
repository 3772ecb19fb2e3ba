"""Weights and checkpoints: written whole or not at all, loaded only when everything matches."""

import contextlib
import copy
import io
import os
import pickle
import re
import stat
import subprocess
import sys
import warnings
import zipfile
from collections import OrderedDict
from pathlib import Path

import numpy as np
import pytest
import torch
from comparing import plain, said
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from course_utils.history import History
from course_utils.models import LinearRegressionModel, LinearRegressionModelV2
from course_utils.runtime import available_devices
from course_utils.saving import load_checkpoint, load_weights, rng_states, save_checkpoint, save_weights, to_cpu
from course_utils.training import predict, train

pytestmark = pytest.mark.usefixtures("one_thread")
L1, LR = nn.L1Loss(), torch.optim.lr_scheduler
CUT = ("bytes) cannot be read", "expected a file that torch.save wrote", "copy it again")


def line(n=10):
    X = torch.rand(n, 1, generator=torch.Generator().manual_seed(5))
    return X, 2 * X - 1


def net():
    """Parameters and buffers, of two dtypes."""
    return nn.Sequential(nn.Linear(1, 3), nn.BatchNorm1d(3), nn.Dropout(0.4), nn.Linear(3, 1))


def tensors_in(state):
    if isinstance(state, torch.Tensor):
        yield state
    elif isinstance(state, (dict, list, tuple)):
        for part in state.values() if isinstance(state, dict) else state:
            yield from tensors_in(part)


# --- a fresh process goes on -----------------------------------------------------------------------------------------

RUNS = {  # optimizer, batches, model
    "sgd, full batch": ("SGD", "full", LinearRegressionModel),
    "adam, full batch": ("Adam", "full", LinearRegressionModel),
    "sgd, shuffled, own generator": ("SGD", "own", LinearRegressionModelV2),
    "adam, shuffled, global generator": ("Adam", "global", LinearRegressionModelV2),
    "adam, shuffled, own generator, dropout": ("Adam", "own", net),
    "sgd, shuffled, global generator, dropout": ("SGD", "global", net),
}
PLANS = {  # a scheduler for some of these runs
    "sgd, full batch": lambda optimizer: LR.MultiStepLR(optimizer, [60, 130], gamma=0.3),
    "adam, shuffled, own generator, dropout": lambda optimizer: LR.CosineAnnealingLR(optimizer, 200),
}


def prepare(name):
    """What the checkpoint of a run is made of, and its data, as the top of a notebook makes them."""
    kind, batches, make = RUNS[name]
    torch.manual_seed(3)
    model = make()
    settings = {"lr": 0.05, "momentum": 0.9} if kind == "SGD" else {"lr": 0.05}
    optimizer = getattr(torch.optim, kind)(model.parameters(), **settings)
    generator = torch.Generator().manual_seed(4) if batches == "own" else None
    data = line() if batches == "full" else DataLoader(
        TensorDataset(*line()), batch_size=5, shuffle=True, generator=generator)  # fmt: skip
    scheduler = PLANS[name](optimizer) if name in PLANS else None
    return {"model": model, "optimizer": optimizer, "scheduler": scheduler, "generator": generator}, data


def hundred_epochs(parts, data, history=None):
    run = {"loss_fn": L1, "optimizer": parts["optimizer"], "scheduler": parts["scheduler"], "eval_data": line()}
    return train(parts["model"], data, epochs=100, history=history, **run)


def result(parts, history):
    states = {"model": parts["model"].state_dict(), "optimizer": parts["optimizer"].state_dict()}
    return states | {"history": vars(history)}


def go_on(folder):
    """From epoch 100 to 200, for every run whose checkpoint is in the folder; a fresh process calls this."""
    results = {}
    for i, name in enumerate(RUNS):
        parts, data = prepare(name)
        parts["optimizer"].param_groups[0]["lr"] = 9.0  # what counts is the file's
        if parts["scheduler"] is not None:
            own = vars(parts["scheduler"])
            own.update(dict.fromkeys({"gamma", "eta_min"} & own.keys(), 9.0))
        history = load_checkpoint(folder / f"{i}.pt", **parts)
        results[name] = result(parts, hundred_epochs(parts, data, history))
    torch.save(results, folder / "results.pt")


def test_resuming_at_epoch_100_in_a_fresh_process_equals_200_straight(tmp_path, fresh_process):
    straight = {}
    for i, name in enumerate(RUNS):
        parts, data = prepare(name)
        history = hundred_epochs(parts, data)
        drawn = torch.get_rng_state()
        save_checkpoint(tmp_path / f"{i}.pt", history=history, **parts)
        assert torch.equal(torch.get_rng_state(), drawn), "saving drew a random number"
        straight[name] = result(parts, hundred_epochs(parts, data, history))
    fresh_process.go_on(tmp_path)
    resumed = torch.load(tmp_path / "results.pt", weights_only=True)
    for name, expected in straight.items():
        assert len(expected["history"]["train_loss"]) == 200
        for part, state in expected.items():
            assert plain(resumed[name][part]) == plain(state), f"{name}: the {part} differs after resuming"


# --- what is written -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("make", [LinearRegressionModel, LinearRegressionModelV2, net])
@pytest.mark.parametrize("kind", [str, Path])
def test_weights_come_back_and_plain_torch_reads_them(tmp_path, make, kind):
    model, other, third = make(), make(), make()
    for buffer in model.buffers():
        buffer += 3
    path = save_weights(model, kind(tmp_path / "model.pt"))
    assert path == tmp_path / "model.pt"
    assert isinstance(path, Path)
    before = [id(parameter) for parameter in other.parameters()]
    assert load_weights(other, kind(path)) is other
    assert [id(parameter) for parameter in other.parameters()] == before, "an optimizer would hold the old ones"
    assert all(parameter.requires_grad for parameter in other.parameters())
    third.load_state_dict(torch.load(path, weights_only=True))
    for loaded in (other, third):
        assert plain(loaded.state_dict()) == plain(model.state_dict())
    other.train()
    assert other.training, "loading must not change the mode"
    assert load_weights(other, path, device="meta") is other  # stands for a card
    assert {parameter.device.type for parameter in other.parameters()} == {"meta"}


def made(model=None, *, optimizer="Adam", generator=None, plan=None, steps=1):
    """What a checkpoint is made of, with an optimizer that has a state; and the history."""
    model = net() if model is None else model
    optimizer = getattr(torch.optim, optimizer)(model.parameters(), lr=0.05)
    parts = {"model": model, "optimizer": optimizer, "scheduler": plan and plan(optimizer), "generator": generator}
    run = {
        "loss_fn": L1,
        "optimizer": optimizer,
        "scheduler": parts["scheduler"],
        "eval_data": line(),
        "metrics": {"mae": L1},
    }
    return parts, train(model, line(), epochs=steps, **run)


def step_plan(optimizer):
    return LR.StepLR(optimizer, step_size=2)


def saved(path, **settings):
    parts, history = made(**settings)
    return save_checkpoint(path, history=history, **parts)


def test_a_checkpoint_holds_cpu_tensors_and_plain_data_only(tmp_path):
    parts, history = made(generator=torch.Generator().manual_seed(9))
    model, optimizer = parts["model"], parts["optimizer"]
    path = save_checkpoint(str(tmp_path / "run.pt"), history=history, **parts)
    assert path == tmp_path / "run.pt"
    contents = torch.load(path, weights_only=True)  # nothing but tensors and plain data passes
    tensors = list(tensors_in(contents))
    assert len(tensors) > 10
    assert {(type(tensor), tensor.device.type, tensor.requires_grad) for tensor in tensors} == {(torch.Tensor, "cpu", False)}
    assert contents["history"] == vars(history)
    assert contents["optimizer_name"] == "Adam"
    assert plain(contents["model"]) == plain(dict(model.state_dict()))
    assert plain(contents["optimizer"]) == plain(optimizer.state_dict())
    assert torch.equal(contents["rng"]["cpu"], torch.get_rng_state())
    assert torch.equal(contents["rng"]["generator"], parts["generator"].get_state())
    weights = torch.load(save_weights(model, tmp_path / "w.pt"), weights_only=True)
    assert type(weights) is OrderedDict
    assert {(type(t), t.requires_grad) for t in weights.values()} == {(torch.Tensor, False)}


def test_to_cpu_moves_every_tensor_and_keeps_the_structure(monkeypatch):
    moved = []
    monkeypatch.setattr(torch.Tensor, "cpu", lambda tensor: moved.append(torch.zeros(())) or moved[-1])
    state = {"a": torch.ones(2), "b": [torch.ones(1, requires_grad=True), 3, "x"], "c": (None, {"d": torch.ones(1)}), 0: 1.5}
    copied = to_cpu(state)
    assert [id(tensor) for tensor in tensors_in(copied)] == [id(tensor) for tensor in moved]
    assert len(moved) == 3
    assert (copied["b"][1:], copied["c"][0], copied[0]) == ([3, "x"], None, 1.5)
    assert (type(copied["b"]), type(copied["c"]), type(copied["c"][1])) == (list, tuple, dict)


def test_a_model_on_a_card_is_saved_with_the_card_s_random_state(monkeypatch):
    class Card:
        @staticmethod
        def get_rng_state(device):
            assert device.type == "meta"
            return torch.arange(4, dtype=torch.uint8)

    monkeypatch.setattr(torch, "get_device_module", lambda device: Card)
    states = rng_states(nn.Linear(1, 1, device="meta"))
    assert states["accelerator"]["type"] == "meta"
    assert states["accelerator"]["state"].tolist() == [0, 1, 2, 3]


@pytest.mark.skipif(available_devices() == ["cpu"], reason="this machine has no accelerator")
def test_a_run_on_a_card_is_saved_for_every_machine(tmp_path):
    parts, history = made(net().to(available_devices()[-1]))
    path, model = save_checkpoint(tmp_path / "run.pt", history=history, **parts), parts["model"]
    contents = torch.load(path, weights_only=True)
    assert {tensor.device.type for tensor in tensors_in(contents)} == {"cpu"}
    other = net()
    assert load_checkpoint(path, model=other, optimizer=torch.optim.Adam(other.parameters())) == history
    assert torch.allclose(predict(other, line()[0]), predict(model, line()[0]), atol=1e-5)
    assert next(load_weights(model, save_weights(other, tmp_path / "w.pt")).parameters()).device.type != "cpu"


def test_a_file_written_on_a_card_opens_on_the_cpu(tmp_path, monkeypatch):
    model, other = net(), net()
    with monkeypatch.context() as card:  # the file says of every tensor that it lay on a card
        card.setattr(torch.serialization, "location_tag", lambda storage: "cuda:0")
        torch.save(model.state_dict(), tmp_path / "model.pt")
    load_weights(other, tmp_path / "model.pt")
    assert plain(other.state_dict()) == plain(model.state_dict())
    assert next(other.parameters()).device.type == "cpu"


# --- written whole or not at all -------------------------------------------------------------------------------------


class Crash(BaseException):
    """The power fails."""


@pytest.mark.parametrize(
    ("owner", "name", "failure"),
    [
        *((torch, "save", Crash()), (os, "fsync", Crash()), (Path, "replace", Crash())),
        *((torch, "save", RuntimeError("unexpected pos 768")), (torch, "save", PermissionError(13, "Permission denied"))),
        (torch, "save", OSError(28, "No space left")),
    ],
    ids=repr,
)
@pytest.mark.parametrize("old", [True, False])
@pytest.mark.parametrize("what", ["weights", "checkpoint"])
def test_a_crash_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch, owner, name, failure, old, what):
    def fail(contents, file=None):
        if name == "save":
            file.write(b"PK half a file")
        raise failure

    path, model = tmp_path / "model.pt", LinearRegressionModel()
    if old:
        save_weights(LinearRegressionModel(), path)
    before = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    told = None if isinstance(failure, Crash) else said("model.pt could not be written", "untouched", str(failure))
    monkeypatch.setattr(owner, name, fail)
    save = {
        "weights": lambda: save_weights(model, path),
        "checkpoint": lambda: save_checkpoint(path, model=model, optimizer=optimizer, history=History()),
    }[what]
    with pytest.raises(OSError if told else Crash, match=told):
        save()
    assert {file.name: file.read_bytes() for file in tmp_path.iterdir()} == before


def test_the_file_is_whole_and_on_the_disk_before_it_gets_its_name(tmp_path, monkeypatch):
    sizes, fsync = [], os.fsync

    def noted(descriptor):
        sizes.append([(file.name == "model.pt", file.stat().st_size) for file in tmp_path.iterdir()])
        fsync(descriptor)

    monkeypatch.setattr(torch, "save", lambda contents, file: file.write(b"whole"))  # and leaves it in a buffer
    monkeypatch.setattr(os, "fsync", noted)
    save_weights(LinearRegressionModel(), tmp_path / "model.pt")
    assert sizes == [[(False, len(b"whole"))]], "in the same folder: a rename from another one is a copy"
    assert [file.name for file in tmp_path.iterdir()] == ["model.pt"]


@pytest.mark.skipif(os.name == "nt", reason="Windows removes no file that is open, and kills otherwise")
def test_what_a_killed_save_left_behind_goes_with_the_next_save(tmp_path):
    path = tmp_path / "model.pt"
    dead = subprocess.Popen([sys.executable, "-c", ""])
    dead.wait()
    names = [
        f".{file}.{pid}.0a1b2c.tmp" for file, pid in (("model.pt", dead.pid), ("model.pt", os.getppid()), ("b", dead.pid))
    ]
    names.append(".model.pt.txt")
    for name in names:
        (tmp_path / name).write_bytes(b"half")
    save_weights(net(), path)
    assert sorted(file.name for file in tmp_path.iterdir()) == sorted(["model.pt", *names[1:]])


def test_two_savers_of_one_file_do_not_disturb_each_other(tmp_path, monkeypatch):
    path, first, second, save = tmp_path / "model.pt", net(), net(), torch.save

    def in_between(contents, file):
        monkeypatch.setattr(torch, "save", save)
        save(contents, file)
        save_weights(second, path)
        load_weights(net(), path)

    monkeypatch.setattr(torch, "save", in_between)
    save_weights(first, path)
    assert plain(load_weights(net(), path).state_dict()) == plain(first.state_dict())
    assert [one.name for one in tmp_path.iterdir()] == ["model.pt"]


# --- damaged, odd and foreign files -------------------------------------------------------------------------------------


def bytes_of(contents, **options):
    file = io.BytesIO()
    torch.save(contents, file, **options)
    return file.getvalue()


def zip_of(parts, compression=zipfile.ZIP_STORED):
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


WEIGHTS = {name: value.clone() for name, value in LinearRegressionModel().state_dict().items()}
FILE = bytes_of(WEIGHTS)
with zipfile.ZipFile(io.BytesIO(FILE)) as opened:
    PACKED = {part.filename: opened.read(part) for part in opened.infolist()}


def short(last):
    """The file packed again, one of its tensors cut short."""
    return zip_of({name: data[:2] if name.endswith(f"data/{last}") else data for name, data in PACKED.items()})


@pytest.mark.parametrize(
    "contents",
    [
        pytest.param(zip_of(PACKED), id="packed again"),
        pytest.param(zip_of(PACKED, zipfile.ZIP_DEFLATED), id="compressed"),
        pytest.param(FILE + b"more", id="something behind it"),
        pytest.param(bytes_of(WEIGHTS, _use_new_zipfile_serialization=False), id="as PyTorch wrote before 1.6"),
    ],
)
def test_an_odd_file_is_read_right(tmp_path, contents):
    (tmp_path / "model.pt").write_bytes(contents)
    assert plain(load_weights(LinearRegressionModel(), tmp_path / "model.pt").state_dict()) == plain(WEIGHTS)


@pytest.mark.parametrize("width", [3, 600])  # 600 x 600 numbers are 1.4 MB
def test_a_flipped_bit_is_refused_or_changes_no_number(tmp_path, width):
    """PyTorch reads no checksum: it would take the changed numbers in silence."""

    def bits(model):
        return [value.numpy().tobytes() for value in model.state_dict().values()]

    model = nn.Linear(width, width)
    path, right = save_weights(model, tmp_path / "model.pt"), bits(model)
    whole, other, refused = path.read_bytes(), nn.Linear(width, width), 0
    data = whole.index(model.weight.detach().numpy().tobytes()[:16])
    entries = [found.start() for found in re.finditer(b"PK\x01\x02", whole)]  # the list of parts says where each begins
    places = [data, data + 4 * width * width - 1, *(entry + 42 for entry in entries)]
    places += range(0, len(whole), max(1, len(whole) // 150))
    for number, place in enumerate(places):
        damaged = bytearray(whole)
        damaged[place] ^= 1 << number % 8
        path.write_bytes(damaged)
        before = bits(other)
        try:
            load_weights(other, path)
        except ValueError:
            assert bits(other) == before
            refused += 1
        else:
            assert bits(other) == right, f"bit {number % 8} of byte {place} changed the weights in silence"
        assert number > 1 or refused == number + 1
    assert refused >= (60 if width == 3 else 140)


class Odd(nn.Module):
    """Tensors that share memory, lie in another order, are empty, sparse, or parts of others."""

    def __init__(self, start):
        super().__init__()
        self.first, self.tied = nn.Linear(3, 3), nn.Linear(3, 3)
        self.tied.weight = self.first.weight
        whole = torch.arange(12.0) + start
        buffers = {
            "part": whole[2:5],
            "turned": whole.view(3, 4).t(),
            "empty": torch.empty(0, 4),
            "number": torch.tensor(start),
        }
        buffers |= {"flags": torch.tensor([True, start > 1]), "sparse": (torch.eye(3) * start).to_sparse()}
        for name, buffer in buffers.items():
            self.register_buffer(name, buffer)


def test_tensors_of_every_kind_come_back(tmp_path):
    model, other = Odd(start=2.0), Odd(start=1.0)
    load_weights(other, save_weights(model, tmp_path / "model.pt"))
    loaded, expected = (
        {name: plain(value.to_dense()) for name, value in one.state_dict().items()} for one in (other, model)
    )
    assert loaded == expected
    assert other.tied.weight is other.first.weight


# --- refusals --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "kind", "parts"),
    [
        ({"model": LinearRegressionModel}, TypeError, ("model is the class LinearRegressionModel", "instance")),
        ({"path": "no/such/model.pt"}, FileNotFoundError, ("folder", "such", "does not exist", "mkdir(parents=True)")),
        ({"path": ""}, IsADirectoryError, ("is a folder", "file in it")),
        ({"optimizer": torch.optim.SGD}, TypeError, ("optimizer is the class SGD", "instance")),
        ({"history": {}}, TypeError, ("history is of type dict", "History")),
        ({"generator": 42}, TypeError, ("generator is of type int", "Generator")),
        ({"optimizer": torch.optim.Adam(net().parameters())}, ValueError, ("holds no parameter of this model",)),
    ],
)
def test_saving_refuses(tmp_path, change, kind, parts):
    model = LinearRegressionModel()
    given = {"model": model, "optimizer": torch.optim.SGD(model.parameters(), lr=0.1), "history": History()} | change
    path = tmp_path / given.pop("path", "run.pt")
    with pytest.raises(kind, match=said(*parts)):
        save_checkpoint(path, **given)
    if "model" in change or "path" in change:
        with pytest.raises(kind, match=said(*parts)):
            save_weights(given["model"], path)
    assert list(tmp_path.iterdir()) == []


class Evil:
    """Unpickling this writes a file: a pickle is a program."""

    def __init__(self, path):
        self.path = str(path)

    def __reduce__(self):
        return open, (self.path, "w")


SCRIPT = ("model/version", "model/constants.pkl", "model/data.pkl")


WHOLE = ("holds more than tensors and plain data", "expected a state_dict", "model.state_dict()")
BAD_FILES = {
    "empty": (lambda trap: b"", CUT),
    "half": (lambda trap: FILE[: len(FILE) // 2], CUT),
    "all but the last byte": (lambda trap: FILE[:-1], CUT),
    "a hole": (lambda trap: FILE[:800] + FILE[900:], CUT),
    "the first tensor cut short": (lambda trap: short(last=0), CUT),
    "the last tensor cut short": (lambda trap: short(last=1), CUT),
    "text": (lambda trap: b"weight 0.7, bias 0.3\n", CUT),
    "png": (lambda trap: b"\x89PNG\r\n\x1a\n" + bytes(range(256)), CUT),
    "whole model": (lambda trap: bytes_of(LinearRegressionModel()), WHOLE),
    "pickled weights": (lambda trap: pickle.dumps(WEIGHTS), WHOLE),
    "an attack by torch.save": (lambda trap: bytes_of(Evil(trap)), WHOLE),
    "a zip of something else": (lambda trap: zip_of({"a.txt": b"text"}), CUT),
    "a TorchScript program": (lambda trap: zip_of(dict.fromkeys(SCRIPT, b"3")), WHOLE),
    "an attack among the weights": (lambda trap: bytes_of(WEIGHTS | {"extra": Evil(trap)}), WHOLE),
    **{
        f"an attack by pickle's protocol {n}": (lambda trap, n=n: pickle.dumps(Evil(trap), protocol=n), WHOLE)
        for n in range(2, pickle.HIGHEST_PROTOCOL + 1)
    },
}


@pytest.mark.parametrize("name", BAD_FILES)
def test_a_file_that_is_none_of_ours_is_refused_and_never_run(tmp_path, name):
    write, parts = BAD_FILES[name]
    path, trap = tmp_path / "file.pt", tmp_path / "trap"
    path.write_bytes(write(trap))
    run, _ = made(LinearRegressionModel())
    with unchanged(run), warnings.catch_warnings(record=True) as remarks:
        warnings.simplefilter("always")
        with pytest.raises(ValueError, match=said(str(path), *parts)):
            load_weights(run["model"], path)
        with pytest.raises(ValueError, match=said(str(path), *parts)):
            load_checkpoint(path, **run)
    assert remarks == [], "torch's remarks on a file that is refused would end up on a notebook's stderr"
    assert not trap.exists(), "loading ran a program that the file holds"


def test_a_missing_file_and_a_folder_are_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    model = LinearRegressionModel()
    for load in (lambda path: load_weights(model, path), lambda path: load_checkpoint(path, model=model)):
        with pytest.raises(FileNotFoundError, match=said("no file model.pt in", str(tmp_path), "was it saved")):
            load("model.pt")
        with pytest.raises(IsADirectoryError, match=said(str(tmp_path), "is a folder", "expected a file")):
            load(tmp_path)


@contextlib.contextmanager
def unchanged(run):
    """Nothing that a resumed run depends on may change in this block."""

    def state():
        model, generator = run["model"], run["generator"]
        states = [part.state_dict() for part in (model, run["optimizer"], run["scheduler"]) if part is not None]
        rng = torch.get_rng_state(), None if generator is None else generator.get_state()
        parameters = [(id(parameter), parameter.requires_grad) for parameter in model.parameters()]
        return plain(states), plain(rng), parameters, model.training

    before = state()
    yield
    assert state() == before, "a refused load changed something"


@pytest.mark.parametrize(
    ("contents", "parts"),
    [
        ({"weight": torch.ones(1)}, ("does not fit LinearRegressionModel", "missing bias", "class and sizes")),
        (WEIGHTS | {"extra": torch.ones(1)}, ("does not fit LinearRegressionModel", "unexpected extra")),
        (WEIGHTS | {"bias": torch.ones(2)}, ("bias: (2,) float32 in the file, (1,) float32 in the model",)),
        (WEIGHTS | {"bias": torch.ones(1).double()}, ("bias: (1,) float64 in the file, (1,) float32 in the model",)),
        (WEIGHTS | {"bias": 0.3}, ("bias: float in the file, (1,) float32 in the model",)),
        (LinearRegressionModelV2().state_dict(), ("missing bias", "missing weight", "unexpected linear_layer.bias")),
        ({"accuracy": 0.9}, ("is not a state_dict", "['accuracy'] are not tensors", "['weight', 'bias']")),
        ([torch.ones(1)], ("holds a list", "expected a state_dict")),
        (None, ("holds a NoneType", "expected a state_dict")),
    ],
)
def test_weights_of_another_model_are_refused(tmp_path, contents, parts):
    path = tmp_path / "model.pt"
    torch.save(contents, path)
    run, _ = made(LinearRegressionModel())
    with unchanged(run), pytest.raises(ValueError, match=said(str(path), *parts)):
        load_weights(run["model"], path)


def test_weights_and_checkpoints_are_not_mixed_up(tmp_path):
    weights, checkpoint = save_weights(net(), tmp_path / "weights.pt"), saved(tmp_path / "run.pt")
    run, _ = made()
    with unchanged(run), pytest.raises(ValueError, match=said(str(checkpoint), "is a checkpoint", "load_checkpoint")):
        load_weights(run["model"], checkpoint)
    with unchanged(run), pytest.raises(ValueError, match=said(str(weights), "not a checkpoint", "0.bias", "load_weights")):
        load_checkpoint(weights, **run)


@pytest.mark.parametrize("device", ["nope", "cuda:99"])
def test_an_unknown_device_is_refused_before_anything_is_loaded(tmp_path, device):
    path = save_weights(net(), tmp_path / "model.pt")
    run, _ = made()
    with unchanged(run), pytest.raises(ValueError, match=said(repr(device), "this machine has: cpu")):
        load_weights(run["model"], path, device=device)


def test_without_an_optimizer_only_the_weights_are_loaded(tmp_path):
    parts, history = made(generator=torch.Generator(), plan=step_plan)
    path, other = save_checkpoint(tmp_path / "run.pt", history=history, **parts), net()
    state = torch.get_rng_state()
    assert load_checkpoint(path, model=other) == history
    assert plain(other.state_dict()) == plain(parts["model"].state_dict())
    assert torch.equal(torch.get_rng_state(), state)


@pytest.mark.parametrize("kind", ["SGD", "Adafactor", "RMSprop", "LBFGS"])
def test_other_optimizers_come_back_too(tmp_path, kind):
    (X, y), model, other = line(), nn.Linear(1, 1), nn.Linear(1, 1)
    optimizer, fresh = (getattr(torch.optim, kind)(one.parameters(), lr=0.01) for one in (model, other))

    def step(model, optimizer):
        def closure():  # LBFGS asks for one, and the others take it
            optimizer.zero_grad()
            loss = L1(model(X), y)
            loss.backward()
            return loss

        return optimizer.step(closure).item()

    step(model, optimizer)
    path = save_checkpoint(tmp_path / "run.pt", model=model, optimizer=optimizer, history=History())
    load_checkpoint(path, model=other, optimizer=fresh)
    assert plain(fresh.state_dict()) == plain(optimizer.state_dict())
    assert [step(other, fresh) for _ in range(3)] == [step(model, optimizer) for _ in range(3)]


def drop(*keys):
    """Leave the last of these nested keys out of the contents."""

    def change(contents):
        for key in keys[:-1]:
            contents = contents[key]
        del contents[keys[-1]]

    return change


def put(*keys_and_value):
    """Put a value at these nested keys of the contents."""
    *keys, last, value = keys_and_value

    def change(contents):
        for key in keys:
            contents = contents[key]
        contents[last] = value

    return change


NOT_OURS = ("is not a checkpoint of this course", "expected ['history'")
RNG = ("random states are damaged", "save_checkpoint wrote")
OPTIMIZER = ("optimizer part is damaged", "optimizer.state_dict()")
PLAN = ("scheduler part is damaged",)


@pytest.mark.parametrize(
    ("change", "parts"),
    [
        (drop("history"), NOT_OURS),
        (put("epoch", 3), NOT_OURS),
        (drop("model", "0.bias"), ("does not fit Sequential", "missing 0.bias")),
        (put("model", "0.bias", torch.ones(4)), ("0.bias: (4,) float32 in the file, (3,) float32 in the model",)),
        (put("model", None), ("holds a NoneType", "expected a state_dict")),
        (put("history", "train_loss", []), ("eval_loss has 1", "train_loss 0")),
        (put("history", "train_loss", ["much"]), ("no history", "lists of numbers")),
        (put("history", "train_loss", "1"), ("no history", "a column is a word")),
        (put("scheduler", 5), PLAN),
        (drop("history", "eval_loss"), ("no history", "expected ['eval_loss'")),
        (put("optimizer_name", "SGD"), ("optimizer SGD", "this one is Adam", "torch.optim.SGD")),
        (put("optimizer", None), OPTIMIZER),
        (drop("optimizer", "state"), OPTIMIZER),
        (put("optimizer", "state", 0, None), OPTIMIZER),
        (drop("optimizer", "state", 0, "step"), OPTIMIZER),
        (put("optimizer", "param_groups", []), ("[] parameters per group", "this one [6]", "model.parameters()")),
        (put("optimizer", "state", 0, "exp_avg", torch.ones(7, 7)), ("exp_avg of parameter 0", "(7, 7), not (3, 1)")),
        (put("optimizer", "state", 99, {"exp_avg": torch.ones(3)}), ("exp_avg of parameter 99", "(3,), not None")),
        (put("rng", None), RNG),
        (put("rng", "cpu", torch.zeros(5, dtype=torch.uint8)), RNG),
        (put("rng", "cpu", torch.zeros(5056)), RNG),
        (put("rng", "generator", torch.zeros(5, dtype=torch.uint8)), RNG),
        (put("rng", "accelerator", {}), RNG),
        (drop("rng", "generator"), ("holds no generator state", "leave generator= out")),
        *((put("scheduler", 1, state), PLAN) for state in (None, {}, {"step_size": 3}, 5)),
    ],
)
def test_a_damaged_checkpoint_is_refused_and_nothing_changes(tmp_path, change, parts):
    path = saved(tmp_path / "run.pt", generator=torch.Generator().manual_seed(9), plan=step_plan)
    contents = torch.load(path, weights_only=True)
    change(contents)
    torch.save(contents, path)
    run, _ = made(generator=torch.Generator().manual_seed(1), plan=step_plan)
    with unchanged(run), pytest.raises(ValueError, match=said(str(path), *parts)):
        load_checkpoint(path, **run)


def test_a_checkpoint_of_another_set_up_is_refused_and_nothing_changes(tmp_path):
    path, planned = saved(tmp_path / "run.pt", generator=torch.Generator()), saved(tmp_path / "planned.pt", plan=step_plan)
    run, _ = made(generator=torch.Generator())
    first, last = run["model"][0], run["model"][3]
    two_groups = torch.optim.Adam([{"params": first.parameters()}, {"params": last.parameters()}])
    sgd = torch.optim.SGD(run["model"].parameters(), lr=0.1)
    stranger, none = torch.optim.Adam(net().parameters()), {"optimizer": None, "generator": None}
    constant, theirs = (LR.ConstantLR(optimizer, factor=0.5) for optimizer in (copy.deepcopy(run["optimizer"]), stranger))
    constant.optimizer = run["optimizer"]  # which notices a scheduler that was made from it
    for file, given, kind, parts in (
        (path, {"generator": None}, ValueError, (str(path), "holds a generator state", "pass generator=")),
        (path, {"optimizer": None}, ValueError, ("generator belong to a run that goes on", "pass optimizer=")),
        (path, {"optimizer": sgd}, ValueError, (str(path), "Adam", "SGD", "torch.optim.Adam")),
        (path, {"optimizer": two_groups}, ValueError, (str(path), "[6]", "this one [2, 2]")),
        (path, {"optimizer": stranger}, ValueError, ("holds no parameter of this model",)),
        (path, {"optimizer": torch.optim.Adam}, TypeError, ("optimizer is the class Adam", "instance")),
        (path, {"generator": 42}, TypeError, ("generator is of type int", "Generator")),
        (path, {"model": net}, TypeError, ("model is of type function", "Module")),
        (path, none | {"model": LinearRegressionModel()}, ValueError, (str(path), "does not fit", "missing bias")),
        (path, {"scheduler": constant}, ValueError, (str(path), "scheduler None", "has ConstantLR", "leave scheduler= out")),
        (path, {"scheduler": theirs}, ValueError, ("scheduler belongs to another optimizer",)),
        (planned, {"generator": None}, ValueError, ("with the scheduler StepLR", "has None", "scheduler=", "LR")),
        (planned, {"generator": None, "scheduler": constant}, ValueError, ("StepLR", "has ConstantLR", "scheduler.StepLR")),
    ):
        with unchanged(run), pytest.raises(kind, match=said(*parts)):
            load_checkpoint(file, **run | given)


def test_the_state_of_an_absent_card_is_left_aside(tmp_path):
    path = saved(tmp_path / "run.pt")
    contents = torch.load(path, weights_only=True)
    contents["rng"]["accelerator"] = {"type": "xpu", "state": torch.zeros(16, dtype=torch.uint8)}
    torch.save(contents, path)
    assert load_checkpoint(path, **made()[0]).n_epochs == 1


# --- what else can be odd about a file ----------------------------------------------------------------------------------


class Migrating(nn.Module):
    """Reads files of its first version in other units, by PyTorch's own pattern."""

    _version = 2

    def __init__(self):
        super().__init__()
        self.mass = nn.Parameter(torch.tensor([1.0, 2.0]))

    def _load_from_state_dict(self, state_dict, prefix, local_metadata, *rest):
        if (local_metadata.get("version") or 1) < 2:
            state_dict[f"{prefix}mass"] = state_dict[f"{prefix}mass"] * 1000
        super()._load_from_state_dict(state_dict, prefix, local_metadata, *rest)


def test_the_versions_of_modules_are_saved_with_the_weights(tmp_path):
    model = Migrating()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    load_weights(model, save_weights(model, tmp_path / "w.pt"))
    assert model.mass.tolist() == [1, 2]
    load_checkpoint(save_checkpoint(tmp_path / "c.pt", model=model, optimizer=optimizer, history=History()), model=model)
    assert model.mass.tolist() == [1, 2]
    torch.save({"mass": torch.tensor([1.0, 2.0])}, tmp_path / "old.pt")
    load_weights(model, tmp_path / "old.pt")
    assert model.mass.tolist() == [1000, 2000]


def test_a_name_as_long_as_the_system_allows(tmp_path):
    load_weights(net(), save_weights(net(), tmp_path / ("ü" * 125 + ".pt")))


@pytest.mark.skipif(os.name == "nt", reason="links need a right that few have")
def test_a_link_stays_a_link_and_a_mode_stays(tmp_path):
    there, link = tmp_path / "disk" / "model.pt", tmp_path / "latest.pt"
    there.parent.mkdir()
    there.write_bytes(b"old")
    there.chmod(0o600)
    link.symlink_to(there)
    assert save_weights(net(), link) == link
    assert link.is_symlink()
    load_weights(net(), there)
    assert stat.S_IMODE(there.stat().st_mode) == 0o600
    link.unlink()
    link.symlink_to(tmp_path / "gone" / "model.pt")
    with pytest.raises(FileNotFoundError, match=said("the folder", "gone", "mkdir")):
        save_weights(net(), link)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with a name here")
def test_a_pipe_is_not_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileExistsError, match="not an ordinary file"):
        save_weights(net(), tmp_path / "pipe")
    assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)


def test_a_plan_that_is_not_given_is_noticed_by_the_optimizer(tmp_path):
    """As when a callback steps it."""
    parts, history = made(plan=step_plan)
    path = save_checkpoint(tmp_path / "run.pt", history=history, **parts)
    forgotten = parts | {"scheduler": None}
    with pytest.raises(ValueError, match=said("a scheduler plans", "scheduler=")):
        save_checkpoint(tmp_path / "another.pt", history=history, **forgotten)
    with unchanged(parts), pytest.raises(ValueError, match=said("a scheduler plans", "scheduler=")):
        load_checkpoint(path, **forgotten)
    stranger = made(plan=step_plan)[0]["scheduler"]
    with pytest.raises(ValueError, match="scheduler belongs to another optimizer"):
        save_checkpoint(tmp_path / "another.pt", history=history, **parts | {"scheduler": stranger})
    assert [file.name for file in tmp_path.iterdir()] == ["run.pt"]


@pytest.mark.parametrize("wrap", [torch.compile, nn.DataParallel])
def test_a_wrapped_model_is_saved_as_the_model_inside(tmp_path, wrap):
    model = nn.Sequential(nn.Linear(3, 1))
    before = plain(model.state_dict())
    wrapped, optimizer = wrap(model), torch.optim.SGD(model.parameters(), lr=0.1)
    save_weights(wrapped, tmp_path / "w.pt")
    save_checkpoint(tmp_path / "c.pt", model=wrapped, optimizer=optimizer, history=History())
    for load in (load_weights, lambda model, path: load_checkpoint(tmp_path / "c.pt", model=model, optimizer=optimizer)):
        for to in (model, wrapped):
            nn.init.zeros_(model[0].weight)
            load(to, tmp_path / "w.pt")
            assert plain(model.state_dict()) == before


LAYOUTS = {
    "one level down": (
        lambda state: {"epoch": 3, "model_state_dict": state},
        ("under 'model_state_dict'", "['model_state_dict'])"),
    ),
    "a prefix": (
        lambda state: {f"module.{name}": v for name, v in state.items()},
        ("wrapped model", "k.removeprefix('module.')"),
    ),
    "another dtype": (
        lambda state: {name: v.double() for name, v in state.items()},
        ("float64 in the file", "convert them"),
    ),
    "a NumPy number": (lambda state: {"state_dict": state, "best": np.float64(1)}, ("numpy", "float(best)")),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_file_of_another_layout_is_named_with_the_line_that_loads_it(tmp_path, name):
    lay_out, parts = LAYOUTS[name]
    model = nn.Linear(3, 1)
    before = plain(model.state_dict())
    torch.save(lay_out(model.state_dict()), tmp_path / "f.pt")
    with pytest.raises(ValueError, match=said(*parts)) as caught:
        load_weights(model, tmp_path / "f.pt")
    if name in ("one level down", "a prefix"):
        with pytest.raises(ValueError, match=said(*parts)):
            load_checkpoint(tmp_path / "f.pt", model=model)
    if line := str(caught.value).partition("model.load_state_dict")[2]:  # and the line works
        nn.init.zeros_(model.weight)
        eval("model.load_state_dict" + line, {"model": model, "torch": torch})
    assert plain(model.state_dict()) == before
