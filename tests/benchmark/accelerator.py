"""The course's own loop and batches on this machine's accelerator, against the same work by hand.

    python tests/benchmark/accelerator.py            # a few minutes; writes accelerator.md here
    python tests/benchmark/accelerator.py --quick    # seconds; only prints

README.md in this folder says how to read it. The clock counts waiting, and each run ends when the device is done.
"""

import argparse
import os
import sys
import time
import warnings
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")  # before torch is imported
sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import torch
from torch import nn

from benchmark import tasks
from benchmark.contenders import BARE, BY_HAND, COURSE
from benchmark.machine import machine, package_versions
from benchmark.problem import TOLERANCE, Contender, Problem, prove
from benchmark.ratios import paired_ratios, quartiles
from benchmark.tasks import NETWORK, Way
from benchmark.timing import Make, interleave
from course_utils.batches import TensorLoader
from course_utils.runtime import available_devices
from course_utils.training import train

HERE = Path(__file__).resolve().parent
EPOCHS = 200
CPU = torch.device("cpu")
COURSE_WAY, LOADER, FIXED = "`train`, TensorLoader", "`train`, DataLoader", "bare step, one batch"
WAYS = {
    FIXED: tasks.fixed_batch,
    COURSE_WAY: tasks.trained_from(tasks.tensorloader),
    LOADER: tasks.trained_from(tasks.dataloader),
}


class There(Problem):
    """The small problem, its points and models on a device."""

    def __init__(self, device: torch.device) -> None:
        super().__init__()
        self.device = device
        self.train, self.test = [tuple(one.to(device) for one in pair) for pair in (self.train, self.test)]

    def model(self) -> nn.Module:
        return super().model().to(self.device)


def name_of(device: torch.device) -> str:
    """The card's own name, where PyTorch knows it."""
    tell = getattr(torch.get_device_module(device), "get_device_name", None)
    return tell(device) if tell else str(device)


def finished(make: Make, device: torch.device) -> Make:
    """The same run, which ends when the device has done all of it."""
    wait = getattr(torch.get_device_module(device), "synchronize", lambda: None)

    def ready() -> Callable[[], object]:
        run = make()
        wait()
        return lambda: (run(), wait())

    return ready


def small(contender: Contender, device: torch.device) -> Make:
    """200 epochs of the small problem."""
    problem = There(device)
    return finished(lambda: contender.make(problem, problem.model(), EPOCHS), device)


def batched(way: Way, device: torch.device, n: int, *, data_on: torch.device) -> Make:
    """One shuffled epoch of the network in batches of 256."""
    X, y = (one.to(data_on) for one in NETWORK.rows(n))
    return finished(lambda: way(NETWORK, NETWORK.model().to(device), X, y, 1, True), device)


def prove_batches(device: torch.device) -> None:
    """Refuse to time batches that do not lead to the parameters of slices by hand."""
    X, y = NETWORK.rows(1000)
    right, own = NETWORK.model(), NETWORK.model().to(device)
    tasks.slices(NETWORK, right, X, y, 3, False)()
    WAYS[COURSE_WAY](NETWORK, own, X.to(device), y.to(device), 3, False)()
    for name, value in right.state_dict().items():
        error = (own.state_dict()[name].cpu() - value).abs().max().item()
        if error > 10 * TOLERANCE:  # sums in another order, 12 steps
            raise RuntimeError(f"{name} is off by {error:.1e} on {device}; expected what slices by hand give on the CPU")


def waits(device: torch.device, *, epochs: int, batches: int) -> int:
    """How often `train` waits for a CUDA device, by PyTorch's own count."""
    X, y = (one.to(device) for one in NETWORK.rows(256 * batches))
    model = NETWORK.model().to(device)
    optimizer = torch.optim.SGD(model.parameters(), lr=tasks.LR)
    data = TensorLoader(X, y, batch_size=256, shuffle=True, generator=torch.Generator().manual_seed(42))
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        torch.cuda.set_sync_debug_mode("warn")
        try:
            train(model, data, loss_fn=NETWORK.loss_fn, optimizer=optimizer, epochs=epochs, eval_data=(X[:256], y[:256]))
        finally:
            torch.cuda.set_sync_debug_mode("default")
    return sum("CUDA operation" in str(one.message) for one in seen)


def extra_bytes(device: torch.device, n: int) -> float:
    """What an epoch takes of a CUDA device's memory beyond the data, in bytes a row."""
    X, y = (one.to(device) for one in NETWORK.rows(n))
    run = WAYS[COURSE_WAY](NETWORK, NETWORK.model().to(device), X, y, 1, True)
    torch.cuda.synchronize()
    torch.cuda.reset_peak_memory_stats()
    before = torch.cuda.memory_allocated()
    run()
    return (torch.cuda.max_memory_allocated() - before) / n


def measure(device: torch.device, *, quick: bool) -> list[str]:
    """The lines of the table, after the proof that all sides do the same work."""
    for contender in (BARE, BY_HAND, COURSE):
        prove(There(device), contender)
    prove_batches(device)
    n, many, often, rounds, few = (2_000, 4_000, 2, 2, 2) if quick else (100_000, 1_000_000, 25, 9, 7)

    def epoch(way: str, *, rows: int = n, data_on: torch.device = device, on: torch.device = device) -> Make:
        return batched(WAYS[way], on, rows, data_on=data_on)

    small_course, small_bare = small(COURSE, device), small(BARE, device)
    from_there, from_here = epoch(COURSE_WAY), epoch(COURSE_WAY, data_on=CPU)
    duels = {
        ("200 epochs, `train`", "bare loop"): (small_course, small_bare),
        ("200 epochs, bare loop", "the same (A/A)"): (small_bare, small_bare),
        ("200 epochs, `train`", "by hand, with history"): (small_course, small(BY_HAND, device)),
        ("200 epochs, `train`", "`train` on the CPU"): (small_course, small(COURSE, CPU)),
        (f"{n:,} rows, TensorLoader", "bare step"): (from_there, epoch(FIXED)),
        (f"{many:,} rows, TensorLoader", "bare step"): (epoch(COURSE_WAY, rows=many), epoch(FIXED, rows=many)),
        (f"{n:,} rows, TensorLoader", "the same (A/A)"): (from_there, from_there),
        (f"{n:,} rows, TensorLoader", "DataLoader, moved batch by batch"): (from_there, epoch(LOADER, data_on=CPU)),
        (f"{n:,} rows, data on the device", "data on the CPU, moved batch by batch"): (from_there, from_here),
        (f"{n:,} rows, TensorLoader", "the same on the CPU"): (from_there, epoch(COURSE_WAY, data_on=CPU, on=CPU)),
    }
    lines = ["| what | over | × time | quartiles |", "|---|---|---|---|"]
    for (what, over), sides in duels.items():
        key, start = (what, over), time.monotonic()
        counted = often if what.startswith("200") else few if what.startswith(f"{many:,}") else rounds
        pairs = interleave({key: sides}, rounds=counted, timer=time.perf_counter)[key]
        lower, median, upper = quartiles(paired_ratios(pairs))
        print(f"{what} over {over}: {median:.3f}, in {time.monotonic() - start:.0f} s", file=sys.stderr, flush=True)
        lines.append(f"| {what} | {over} | {median:.3f} | {lower:.3f} to {upper:.3f} |")
    return lines


def counts() -> list[str]:
    """What PyTorch itself counts on a CUDA device: waits and memory."""
    device, start = torch.device("cuda"), waits(torch.device("cuda"), epochs=1, batches=10)
    more_epochs = (waits(device, epochs=11, batches=10) - start) / 10
    more_batches = (waits(device, epochs=1, batches=110) - start) / 100
    n = 2_000_000
    return [
        "",
        f"`train` with `eval_data` waits for the device {start} times in a run of one epoch, {more_epochs:g} times in each "
        f"further epoch, and {more_batches:g} times in each further batch (`torch.cuda.set_sync_debug_mode`).",
        "",
        f"An epoch over {n:,} rows by `TensorLoader` takes {extra_bytes(device, n):.1f} bytes a row of the device's memory "
        "beside the data.",
    ]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="few pairs, few rows; only print")
    parser.add_argument("--out", type=Path, default=HERE / "accelerator.md", help="the file to write")
    options = parser.parse_args()
    torch.set_num_threads(1)
    found = available_devices()
    if len(found) < 2:
        print("This machine has no accelerator that PyTorch finds; nothing to measure.", file=sys.stderr)
        return 1
    device = torch.device(found[1])
    about = "; ".join(f"{name}: {value}" for name, value in machine().items() if value)
    versions = ", ".join(f"{name} {value}" for name, value in package_versions(("torch", "numpy")).items())
    lines = [
        "# The benchmark's results on an accelerator",
        "",
        f"Written by `tests/benchmark/accelerator.py` on {datetime.now(UTC):%Y-%m-%d, %H:%M UTC}; do not edit, run it "
        "again. [README.md](README.md) says how to read this.",
        "",
        f"Accelerator: {name_of(device)}; {about}; {versions}.",
        "",
        *measure(device, quick=options.quick),
        *(counts() if device.type == "cuda" and not options.quick else []),
    ]
    text = "\n".join(lines) + "\n"
    print(text)
    if not options.quick:
        options.out.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
