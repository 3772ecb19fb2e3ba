"""Seed and device. Devices that this machine may lack are acted by small fakes."""

import pytest
import torch
from comparing import said

from course_utils.runtime import available_devices, get_device, set_seed


@pytest.fixture(autouse=True)
def no_course_device(monkeypatch):
    monkeypatch.delenv("COURSE_DEVICE", raising=False)


@pytest.fixture
def two_cards(monkeypatch):
    """A machine with two CUDA cards."""
    monkeypatch.setattr(torch.accelerator, "current_accelerator", lambda check_available=False: torch.device("cuda"))
    monkeypatch.setattr(torch.accelerator, "device_count", lambda: 2)


@pytest.fixture
def no_card(monkeypatch):
    """A machine without a card, whose PyTorch was built for CUDA all the same."""
    monkeypatch.setattr(
        torch.accelerator,
        "current_accelerator",
        lambda check_available=False: None if check_available else torch.device("cuda"),
    )


@pytest.mark.parametrize("seed", [42, 0, -7, -(2**63), 2**64 - 1])
def test_set_seed_starts_the_global_stream_of_that_seed(seed):
    own = torch.Generator().manual_seed(seed)
    torch.rand(3)
    set_seed(seed)
    assert torch.equal(torch.rand(5), torch.rand(5, generator=own)), "the global draws are not those of this seed"


@pytest.mark.parametrize(
    ("seed", "kind", "parts"),
    [
        (1.5, TypeError, ("1.5", "float", "whole number", "42")),
        ("7", TypeError, ("'7'", "str", "whole number")),
        (True, TypeError, ("True", "bool", "whole number")),
        (None, TypeError, ("None", "whole number")),
        (2**64, ValueError, (str(2**64), f"at most {2**64 - 1}", "42")),
        (-(2**63) - 1, ValueError, (str(-(2**63) - 1), f"{-(2**63)} or more")),
    ],
)
def test_set_seed_refuses_and_leaves_the_stream_alone(seed, kind, parts):
    before = torch.get_rng_state()
    with pytest.raises(kind, match=said("seed is", *parts)):
        set_seed(seed)
    assert torch.equal(torch.get_rng_state(), before)


def test_devices_without_a_card(no_card):
    assert available_devices() == ["cpu"]
    assert get_device() == torch.device("cpu")


def test_devices_with_two_cards(two_cards):
    assert available_devices() == ["cpu", "cuda:0", "cuda:1"]
    assert get_device() == torch.device("cuda")
    for name in ("cpu", "cuda", "cuda:0", "cuda:1", " CUDA:1 "):
        assert get_device(name) == torch.device(name.strip().lower())


def test_the_environment_overrides_and_the_argument_overrides_it(two_cards, monkeypatch):
    for value in ("cpu", " CPU "):
        monkeypatch.setenv("COURSE_DEVICE", value)
        assert get_device() == torch.device("cpu")
    assert get_device("cuda:1") == torch.device("cuda:1")
    monkeypatch.setenv("COURSE_DEVICE", "  ")
    assert get_device() == torch.device("cuda"), "an empty COURSE_DEVICE counts as none"


@pytest.mark.parametrize("wanted", ["cuda:2", "mps", "gpu", "cpu:1", "0", ""])
def test_an_unknown_device_is_refused_with_the_list_of_those_here(two_cards, monkeypatch, wanted):
    with pytest.raises(ValueError, match=said("prefer", repr(wanted), "cpu, cuda:0, cuda:1")):
        get_device(wanted)
    if wanted:
        monkeypatch.setenv("COURSE_DEVICE", wanted)
        with pytest.raises(ValueError, match=said("COURSE_DEVICE", repr(wanted), "cpu, cuda:0, cuda:1")):
            get_device()


def test_this_machine_can_compute_on_every_device_it_names():
    for name in available_devices():
        assert torch.ones(2, device=name).sum().item() == 2
    assert str(get_device()).split(":")[0] == available_devices()[-1].split(":")[0]
