"""Saving over a raw durable write of the same bytes; loading over torch.load and load_state_dict."""

import os
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import nn

from benchmark.ratios import SECONDS, Row, paired_ratios, row
from benchmark.timing import Run, interleave
from course_utils.history import History
from course_utils.models import LinearRegressionModel
from course_utils.saving import load_checkpoint, load_weights, save_checkpoint, save_weights

PART = "saving"
REPEATS = 20  # one call on a tiny file is too short to time
RAW, PLAIN = "raw write + fsync", "torch.load + load_state_dict"
MODELS: dict[str, Callable[[], nn.Module]] = {
    "two parameters": LinearRegressionModel,
    "100 MB": lambda: nn.Linear(5000, 5000, bias=False),
}


def _write(path: Path, content: bytes) -> None:
    with path.open("wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _load(path: Path, model: nn.Module, optimizer: torch.optim.Optimizer | None = None) -> None:
    contents = torch.load(path, weights_only=True, map_location="cpu")
    if optimizer is None:
        model.load_state_dict(contents)
    else:
        model.load_state_dict(contents["model"])
        optimizer.load_state_dict(contents["optimizer"])


def _again(run: Run, repeats: int) -> Run:
    def runs() -> None:
        for _ in range(repeats):
            run()

    return runs


def _same(model: nn.Module, other: nn.Module) -> bool:
    own, right = model.state_dict(), other.state_dict()
    return own.keys() == right.keys() and all(torch.equal(own[name], right[name]) for name in own)


def measure(*, quick: bool, say: Callable[[str], None]) -> list[Row]:
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as folder:
        for size, make_model in MODELS.items():
            small = size != "100 MB"
            rounds = (7 if small else 3) if quick else (31 if small else 21)
            rows += _duels(Path(folder), size, make_model, rounds=rounds, repeats=REPEATS if small else 1)
            say(f"{size}: done")
    return rows


def _duels(folder: Path, size: str, make_model: Callable[[], nn.Module], *, rounds: int, repeats: int) -> list[Row]:
    model, other = make_model(), make_model()
    optimizer, other_optimizer = (torch.optim.SGD(one.parameters(), lr=0.01) for one in (model, other))
    weights, checkpoint, raw = (folder / name for name in ("weights.pt", "checkpoint.pt", "raw"))
    history = History([0.5] * 200, [0.5] * 200)

    def save_all() -> None:
        save_checkpoint(checkpoint, model=model, optimizer=optimizer, history=history)

    def load_all() -> None:
        load_checkpoint(checkpoint, model=other, optimizer=other_optimizer)

    # First the proof: what was saved comes back, by the course's way and by PyTorch's own.
    save_weights(model, weights)
    save_all()
    reads: tuple[Run, ...] = (
        lambda: load_weights(other, weights),
        lambda: _load(weights, other),
        load_all,
        lambda: _load(checkpoint, other, other_optimizer),
    )
    for read in reads:
        with torch.no_grad():
            for parameter in other.parameters():
                parameter.zero_()
        read()
        if not _same(model, other):
            raise RuntimeError(f"{size}: the loaded weights are not those that were saved")
    same_weights, same_checkpoint = weights.read_bytes(), checkpoint.read_bytes()
    duels: dict[tuple[str, str], tuple[Run, Run]] = {
        (RAW, RAW): (lambda: _write(raw, same_weights),) * 2,
        ("save_weights", RAW): (lambda: save_weights(model, weights), lambda: _write(raw, same_weights)),
        ("save_checkpoint", RAW): (save_all, lambda: _write(raw, same_checkpoint)),
        (PLAIN, PLAIN): (reads[1],) * 2,
        ("load_weights", PLAIN): reads[:2],
        ("load_checkpoint", PLAIN): reads[2:],
    }
    ready = {key: tuple((lambda run=run: _again(run, repeats)) for run in duel) for key, duel in duels.items()}
    rows = []
    for (name, over), pairs in interleave(ready, rounds=rounds, timer=time.perf_counter).items():
        note = "A/A" if name == over else ""
        rows.append(row(paired_ratios(pairs), part=PART, name=f"{size}: {name}", over=over, note=note))
        rows.append(row([a / repeats for a, _ in pairs], part=PART, name=f"{size}: {name}", unit=SECONDS, note=note))
    return rows
