"""What several test files compare with: a pattern for a message, and a whole state as plain data."""

import re

import torch


def said(*parts):
    """A pattern for a message that holds these parts in this order."""
    return "(?s)" + ".*".join(map(re.escape, parts))


def plain(state):
    """Tensors as lists, so that == compares a whole state."""
    if isinstance(state, torch.Tensor):
        return str(state.dtype), state.tolist()
    if isinstance(state, dict):
        return {key: plain(value) for key, value in state.items()}
    return [plain(value) for value in state] if isinstance(state, (list, tuple)) else state
