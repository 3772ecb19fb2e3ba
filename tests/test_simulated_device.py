"""The simulated accelerator itself. It is loaded into this process, and stays: these tests run in their own lane."""

import io
import re
import sys

import matplotlib.pyplot as plt
import pytest
import torch
from device_runs import PLUGIN
from notebook_tools import FOLDER, ROOT
from torch import nn
from torch.nn import functional as F

from course_utils.runtime import available_devices, get_device

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


def saved(tensor):
    """A file that holds the tensor."""
    torch.save(tensor, file := io.BytesIO())
    file.seek(0)
    return file


REFUSED = {
    "X on the CPU": (lambda X: nn.Linear(2, 1).to("simulated")(X.cpu()), RuntimeError, "device.*simulated:0 and cpu"),
    "model on the CPU": (lambda X: nn.Linear(2, 1)(X), RuntimeError, "same device.*simulated:0 and cpu"),
    "y on the CPU": (lambda X: F.l1_loss(X, X.cpu()), RuntimeError, "same device"),
    "in place": (lambda X: torch.ones(3, 2).add_(X), RuntimeError, "same device"),
    "a scalar there": (lambda X: torch.ones(3) * X.sum(), RuntimeError, "same device"),
    "numpy": (lambda X: X.numpy(), TypeError, "Use Tensor.cpu"),
    "matplotlib": (lambda X: plt.figure().subplots().plot(X), TypeError, "Use Tensor.cpu"),
    "no map_location": (lambda X: torch.load(saved(X), weights_only=True), RuntimeError, "use map_location"),
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


def test_noise_is_small_and_repeatable_and_leaves_copies_alone():
    X = there(1000)
    exact = here(X * 3)
    device.settings.noise = 1e-4
    noisy = here(X * 3)
    assert 0.5e-4 < ((noisy - exact) / exact).abs().max() < 1.01e-4
    assert torch.equal(here(X * 3), noisy), "the same value always gets the same error"
    assert torch.equal(here(X.clone()), here(X))


def test_copies_and_waits_are_counted_by_line():
    X = torch.ones(3).to("simulated")
    for _ in range(4):
        X.sum().item()  # a remark is no part of the line
    X.cpu()
    assert dict(device.counts.waits) == {"test_simulated_device.py: X.sum().item()": 4}
    assert dict(device.counts.to_device) == {'test_simulated_device.py: X = torch.ones(3).to("simulated")': 1}
    assert dict(device.counts.to_host) == {"test_simulated_device.py: X.cpu()": 1}
