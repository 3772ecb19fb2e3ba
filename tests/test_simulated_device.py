"""The simulated accelerator itself. It is loaded into this process, and stays: these tests run in their own lane."""

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


# --- computing --------------------------------------------------------------------------------------------------------


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
