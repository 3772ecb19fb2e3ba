"""The simulated accelerator itself. It is loaded into this process, and stays: these tests run in their own lane."""

import copy
import io
import json
import re
import sys

import matplotlib.pyplot as plt
import pytest
import torch
from device_runs import PLUGIN
from notebook_tools import FOLDER, ROOT
from torch import nn
from torch.nn import functional as F

from course_utils.data import make_line
from course_utils.runtime import available_devices, get_device, set_seed
from course_utils.training import train

sys.path.insert(0, str(PLUGIN))
import simulated_device as device

pytestmark = [
    pytest.mark.simulated,
    pytest.mark.skipif(device.missing_hook() is not None, reason=str(device.missing_hook())),
]


@pytest.fixture(autouse=True)
def loaded(monkeypatch):
    """The device, with nothing counted, no noise, and the course free to choose."""
    device.load()
    monkeypatch.delenv("COURSE_DEVICE", raising=False)
    for name, value in vars(device.Settings()).items():
        monkeypatch.setattr(device.settings, name, value)
    for name, value in vars(device.Counts()).items():
        monkeypatch.setattr(device.counts, name, value)


def there(*shape, seed=0):
    """Numbers on the device."""
    return torch.randn(*shape, generator=torch.Generator().manual_seed(seed)).to("simulated")


def here(tensor):
    """The same numbers on the CPU; the counts stay as they were."""
    return device._inside(tensor.detach()).clone()


# --- found by PyTorch and by the course -------------------------------------------------------------------------------


def test_pytorch_and_the_course_find_it(monkeypatch):
    assert torch.accelerator.current_accelerator(check_available=True) == torch.device("simulated")
    assert available_devices() == ["cpu", "simulated:0"]
    assert get_device() == torch.device("simulated")
    monkeypatch.setenv("COURSE_DEVICE", "cpu")
    assert get_device() == torch.device("cpu")
    monkeypatch.setenv("COURSE_DEVICE", "simulated:1")
    with pytest.raises(ValueError, match="'simulated:1'; this machine has: cpu, simulated:0"):
        get_device()


def test_the_course_does_not_know_it():
    files = [*(ROOT / "course_utils").rglob("*.py"), *FOLDER.glob("*.ipynb"), *FOLDER.glob("*.md"), ROOT / "environment.yml"]
    named = [file.name for file in files if re.search(r"simulated[_ :-]|SIMULATED", file.read_text(encoding="utf-8"))]
    assert named == [], "nothing that a learner meets may name the simulation"


# --- memory -----------------------------------------------------------------------------------------------------------


def test_moving_copies_and_views_share():
    X = torch.arange(6.0).reshape(3, 2)
    moved = X.to("simulated")
    X[0, 0] = 100
    assert here(moved)[0, 0] == 0, "to(device) must copy"
    back = moved.cpu()
    back[0, 0] = 50
    assert here(moved)[0, 0] == 0, "cpu() must copy"
    moved[1:].T.reshape(2, 2)[0, 0] = 7
    moved[1:].mul_(2)
    assert here(moved).tolist() == [[0, 1], [14, 6], [8, 10]]
    assert moved.to("simulated") is moved
    assert (moved.device, moved.T.device) == (torch.device("simulated:0"),) * 2


def test_copies_and_files():
    model = nn.Linear(2, 3).to("simulated")
    twin = copy.deepcopy(model)
    assert type(twin.weight) is nn.Parameter
    assert torch.equal(here(twin.weight), here(model.weight))
    with torch.no_grad():
        twin.weight.zero_()
    assert here(model.weight).abs().sum() > 0, "a deep copy has its own memory"
    file = io.BytesIO()
    torch.save(model.state_dict(), file)
    for place, expected in (("cpu", "cpu"), ("simulated", "simulated"), (torch.device("simulated:0"), "simulated")):
        file.seek(0)
        state = torch.load(file, weights_only=True, map_location=place)
        assert state["weight"].device.type == expected
        assert torch.equal(state["weight"].cpu(), model.weight.detach().cpu())
    file.seek(0)
    with pytest.raises(RuntimeError, match="use map_location"):
        torch.load(file, weights_only=True)
    device.settings.opens_files = True
    file.seek(0)
    assert torch.load(file, weights_only=True)["weight"].device.type == "simulated"


# --- computing --------------------------------------------------------------------------------------------------------

OPERATIONS = {
    "arithmetic": lambda a, b: (a + 2 * b - a * b) / (b.abs() + 1) ** 2,
    "matrix": lambda a, b: a @ b.T,
    "indexing": lambda a, b: a[torch.tensor([2, 0])] + b[1:3],
    "mask": lambda a, b: a[a > 0],
    "where": lambda a, b: torch.where(a > b, a, b).clamp(min=0),
    "L1": lambda a, b: F.l1_loss(a, b),
    "BCE on logits": lambda a, b: F.binary_cross_entropy_with_logits(a, torch.sigmoid(b)),
    "cross entropy": lambda a, b: F.cross_entropy(a, b.argmax(dim=1)),
    "a scalar of the CPU's": lambda a, b: a * torch.tensor(3.0) + b,
}


@pytest.mark.parametrize("name", OPERATIONS)
def test_numbers_and_gradients_are_the_cpu_s(name):
    on_cpu = [here(there(4, 2, seed=seed)).requires_grad_() for seed in (1, 2)]
    on_device = [there(4, 2, seed=seed).requires_grad_() for seed in (1, 2)]
    expected, came = OPERATIONS[name](*on_cpu), OPERATIONS[name](*on_device)
    assert came.device.type == "simulated"
    assert torch.equal(here(came), expected.detach())
    expected.sum().backward()
    came.sum().backward()
    for mine, cpu in zip(on_device, on_cpu, strict=True):
        assert (mine.grad is None) == (cpu.grad is None)
        if cpu.grad is not None:
            assert mine.grad.device.type == "simulated"
            assert torch.equal(here(mine.grad), cpu.grad)
    assert device.counts.kernels > 0


@pytest.mark.parametrize("make", [torch.optim.SGD, torch.optim.Adam, torch.optim.AdamW, torch.optim.RMSprop])
def test_training_there_gives_the_cpu_s_parameters(make):
    X, y = make_line(noise=0.1)
    found = []
    for place in ("cpu", "simulated"):
        set_seed(3)
        model = nn.Sequential(nn.Linear(1, 4), nn.ReLU(), nn.Linear(4, 1)).to(place)
        train(model, (X, y), loss_fn=nn.MSELoss(), optimizer=make(model.parameters(), lr=0.01), epochs=5)
        found.append(torch.cat([parameter.detach().cpu().flatten() for parameter in model.parameters()]))
    assert torch.equal(*found)
    assert device.counts.steps == {"cpu": 5, "simulated": 5}


REFUSED = {
    "X on the CPU": (lambda X: nn.Linear(2, 1).to("simulated")(X.cpu()), RuntimeError, "device.*simulated:0 and cpu"),
    "model on the CPU": (lambda X: nn.Linear(2, 1)(X), RuntimeError, "same device.*simulated:0 and cpu"),
    "y on the CPU": (lambda X: F.l1_loss(X, X.cpu()), RuntimeError, "same device"),
    "in place": (lambda X: torch.ones(3, 2).add_(X), RuntimeError, "same device"),
    "a scalar there": (lambda X: torch.ones(3) * X.sum(), RuntimeError, "same device"),
    "numpy": (lambda X: X.numpy(), TypeError, "Use Tensor.cpu"),
    "matplotlib": (lambda X: plt.figure().subplots().plot(X), TypeError, "Use Tensor.cpu"),
    "float64": (lambda X: X.double(), TypeError, "no float64"),
    "a generator of the CPU's": (
        lambda X: torch.rand(2, device="simulated", generator=torch.Generator()), RuntimeError, "'simulated' device type"),
}  # fmt: skip


@pytest.mark.parametrize("name", REFUSED)
def test_what_a_gpu_refuses_is_refused(name):
    act, error, match = REFUSED[name]
    X = there(3, 2)
    before = here(X)
    with pytest.raises(error, match=match):
        act(X)
    plt.close("all")
    assert torch.equal(here(X), before)


# --- random numbers ---------------------------------------------------------------------------------------------------


def test_its_random_stream_is_its_own():
    set_seed(5)
    first = here(torch.rand(4, device="simulated"))
    cpu = torch.rand(4)
    set_seed(5)
    assert torch.equal(torch.rand(4), cpu), "drawing on the device must not move the CPU's stream"
    assert torch.equal(here(torch.rand(4, device="simulated")), first)
    assert not torch.equal(first, cpu), "the same seed must give other numbers than on the CPU"
    set_seed(6)
    assert not torch.equal(here(torch.rand(4, device="simulated")), first)


@pytest.mark.parametrize(
    "draw",
    [
        lambda: torch.randn(5, device="simulated"),
        lambda: torch.randperm(20, device="simulated"),
        lambda: F.dropout(torch.ones(40, device="simulated"), p=0.5),
    ],
)
def test_every_draw_takes_that_stream(draw):
    before = torch.get_rng_state()
    state = torch.get_device_module("simulated").get_rng_state("simulated")
    first, second = draw(), draw()
    assert not torch.equal(here(first), here(second))
    assert torch.equal(torch.get_rng_state(), before)
    torch.get_device_module("simulated").set_rng_state(state, "simulated")
    assert torch.equal(here(draw()), here(first))


# --- noise ------------------------------------------------------------------------------------------------------------


def test_noise_is_small_and_repeatable():
    X = there(1000)
    exact = here(X * 3)
    device.settings.noise = 1e-4
    noisy = here(X * 3)
    error = (noisy - exact) / exact
    assert 0.5e-4 < error.abs().max() < 1.01e-4
    assert error.abs().mean() > 0.2e-4
    assert abs(error.mean()) < 0.1e-4, "it must not push everything one way"
    assert torch.equal(here(X * 3), noisy), "the same value always gets the same error"
    device.settings.noise_seed = 1
    assert not torch.equal(here(X * 3), noisy)


def test_noise_in_place_and_in_gradients_and_not_in_copies():
    X = there(50)
    device.settings.noise = 1e-4
    Y = X.clone()
    assert torch.equal(here(Y), here(X))
    assert torch.equal(X.cpu().to("simulated").cpu(), here(X))
    Y.mul_(2)
    assert not torch.equal(here(Y), 2 * here(X))
    assert torch.allclose(here(Y), 2 * here(X), rtol=2e-4)
    weight = torch.ones(1, device="simulated", requires_grad=True)
    (weight * X).sum().backward()
    assert here(weight.grad) != here(X).sum()
    assert torch.allclose(here(weight.grad), here(X).sum(), rtol=1e-2)
    drawn = []
    for device.settings.noise in (0, 1e-4):
        set_seed(1)
        drawn.append(here(torch.rand(9, device="simulated")))
    assert torch.equal(*drawn), "a draw is not rounded"
    assert torch.zeros(3, device="simulated").add(0).cpu().tolist() == [0, 0, 0], "a relative error leaves a zero"


def test_noise_on_the_cpu():
    X = torch.linspace(1, 2, 50)
    device.settings.noise = 1e-4
    with device._NoisyCPU():
        noisy, kept, moved = X * 3, X.reshape(5, 10)[0], X.clone()
        whole = torch.arange(5) * 2
    assert 0.5e-4 < ((noisy - 3 * X) / (3 * X)).abs().max() < 1.01e-4
    assert torch.equal(kept, X[:10])
    assert torch.equal(moved, X)
    assert whole.tolist() == [0, 2, 4, 6, 8]
    assert torch.equal(X, torch.linspace(1, 2, 50)), "what goes in stays as it was"


# --- counting ---------------------------------------------------------------------------------------------------------


def only(counter):
    """The one line counted, and how often."""
    assert len(counter) == 1, counter
    return next(iter(counter.items()))


def test_waits_are_counted_by_line():
    X = there(3, 2)
    for _ in range(4):
        X.sum().item()  # a remark is no part of the line
    assert only(device.counts.waits) == ("test_simulated_device.py: X.sum().item()", 4)


@pytest.mark.parametrize(
    "wait",
    [
        lambda X: float(X[0, 0]),
        lambda X: X[X > 0],
        lambda X: torch.allclose(X, X),
        lambda X: torch.get_device_module("simulated").synchronize(),
    ],
)
def test_what_makes_the_program_wait(wait):
    X = there(3, 2)
    wait(X)
    assert sum(device.counts.waits.values()) >= 1


def test_computing_and_training_alone_never_wait():
    model = nn.Linear(2, 1).to("simulated")
    optimizer = torch.optim.Adam(model.parameters())
    X, y = there(3, 2), there(3, 1)
    for _ in range(3):
        loss = F.l1_loss(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    assert dict(device.counts.waits) == {}
    assert dict(device.counts.to_host) == {}
    assert device.counts.steps == {"simulated": 3}


def test_copies_are_counted_by_line_and_direction(tmp_path):
    X = torch.ones(3)
    moved = X.to("simulated")
    assert only(device.counts.to_device) == ('test_simulated_device.py: moved = X.to("simulated")', 1)
    moved.cpu()
    moved.tolist()
    assert dict(device.counts.to_host) == {
        "test_simulated_device.py: moved.cpu()": 1,
        "test_simulated_device.py: moved.tolist()": 1,
    }
    moved.clone()
    assert sum(device.counts.to_host.values()) == 2
    device.write_counts(tmp_path / "counts.json")
    assert json.loads((tmp_path / "counts.json").read_text())["to_host"] == dict(device.counts.to_host)
