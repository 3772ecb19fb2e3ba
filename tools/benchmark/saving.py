"""Saving weights over a raw durable write of the same bytes; loading them over torch.load and load_state_dict."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import nn

from benchmark.ratios import SECONDS, Row, paired_ratios, row
from benchmark.timing import Run, interleave
from course_utils.saving import load_weights, save_weights

PART = "saving"
SIZE = "100 MB"
RAW, PLAIN = "raw write + fsync", "torch.load + load_state_dict"


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _load(path: Path, model: nn.Module) -> None:
    model.load_state_dict(torch.load(path, weights_only=True, map_location="cpu"))


def measure(*, quick: bool, say: Callable[[str], None]) -> list[Row]:
    model, other = (nn.Linear(5000, 5000, bias=False) for _ in range(2))
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        weights, raw = save_weights(model, Path(folder) / "weights.pt"), Path(folder) / "raw"
        reads: tuple[Run, Run] = (lambda: load_weights(other, weights), lambda: _load(weights, other))
        for read in reads:  # first the proof: what was saved comes back, by the course's way and by PyTorch's own
            nn.init.zeros_(other.weight)
            read()
            if not torch.equal(model.weight, other.weight):
                raise RuntimeError("the loaded weights are not those that were saved")
        content = weights.read_bytes()
        duels: dict[tuple[str, str], tuple[Run, Run]] = {
            (RAW, RAW): (lambda: _write(raw, content),) * 2,
            ("save_weights", RAW): (lambda: save_weights(model, weights), lambda: _write(raw, content)),
            (PLAIN, PLAIN): (reads[1],) * 2,
            ("load_weights", PLAIN): reads,
        }
        ready = {key: tuple((lambda run=run: run) for run in duel) for key, duel in duels.items()}
        for (name, over), pairs in interleave(ready, rounds=3 if quick else 21, timer=time.perf_counter).items():
            note = "A/A" if name == over else ""
            rows.append(row(paired_ratios(pairs), part=PART, name=f"{SIZE}: {name}", over=over, note=note))
            rows.append(row([a for a, _ in pairs], part=PART, name=f"{SIZE}: {name}", unit=SECONDS, note=note))
    say(f"{SIZE}: done")
    return rows
