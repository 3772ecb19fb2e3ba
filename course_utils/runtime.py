"""Seed and device: the two lines at the top of every notebook."""

import os

import torch

from course_utils._refusals import check_seed


def set_seed(seed: int) -> None:
    """Start PyTorch's random numbers again, on the CPU and on every accelerator.

    Args:
        seed: any whole number from -2**63 to 2**64 - 1. The same seed gives the same draws on the same device;
            draws on the CPU are the same everywhere.

    Raises:
        TypeError: the seed is not an int.
        ValueError: the seed does not fit into 64 bits.

    Source: notebook 02, "Parameters start as random numbers".
    """
    check_seed(seed)
    torch.manual_seed(seed)


def available_devices() -> list[str]:
    """Find and return the devices of this machine, every accelerator by its number: `["cpu", "cuda:0", "cuda:1"]`.

    Source: notebook 02, "Choose the device".
    """
    accelerator = torch.accelerator.current_accelerator(check_available=True)
    if accelerator is None:
        return ["cpu"]
    return ["cpu"] + [f"{accelerator.type}:{i}" for i in range(torch.accelerator.device_count())]


def get_device(prefer: str | None = None) -> torch.device:
    """Choose where to compute: the accelerator when there is one (CUDA, ROCm, Apple's MPS, Intel's XPU, …), else the CPU.

    Args:
        prefer: a device to use instead, such as `"cpu"` or `"cuda:1"`. When it is None, the environment
            variable `COURSE_DEVICE` is read; a teacher sets it to `cpu` to give a whole room the same device.

    Returns:
        The device, for `model.to(device)` and `X.to(device)`.

    Raises:
        ValueError: the wanted device is not on this machine; the message lists those that are.

    Source: notebook 02, "Choose the device".
    """
    wanted = prefer if prefer is not None else os.environ.get("COURSE_DEVICE", "").strip() or None
    if wanted is None:
        return torch.accelerator.current_accelerator(check_available=True) or torch.device("cpu")
    here = available_devices()
    name = str(wanted).strip().lower()
    if name not in here and name not in {device.split(":")[0] for device in here}:
        origin = "prefer" if prefer is not None else "the environment variable COURSE_DEVICE"
        raise ValueError(f"{origin} asks for the device {wanted!r}; this machine has: {', '.join(here)}")
    return torch.device(name)
