"""The folder of notebook 06's exercises, and what its files hold."""

from pathlib import Path

import torch

FOLDER = Path("models") / "exercises_06"


def tensors_in(value: object) -> list[torch.Tensor]:
    """All tensors in what a file held, however deep in dicts and lists."""
    if isinstance(value, torch.Tensor):
        return [value]
    items = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
    return [tensor for item in items for tensor in tensors_in(item)]
