"""Mini-batches of 256, shuffled, from 1e3 to 1e7 rows: time and growth."""

import statistics
from collections.abc import Callable

import torch

from benchmark import tasks
from benchmark.problem import TOLERANCE, Refused
from benchmark.ratios import EXPONENT, RATE, Row, growth_exponent, paired_ratios, row
from benchmark.tasks import TASKS, Task, Way
from benchmark.timing import Make, interleave

PART = "batches"
FIXED, COURSE, LOADER, SLICES = "bare step, one batch", "`train`, TensorLoader", "`train`, DataLoader", "X[randperm] by hand"
WAYS: dict[str, Way] = {
    FIXED: tasks.fixed_batch,
    COURSE: tasks.trained_from(tasks.tensorloader),
    LOADER: tasks.trained_from(tasks.dataloader),
    SLICES: tasks.slices,
}
FEW, FEW_QUICK = 200_000, 30_000  # a timed run has at least so many rows, of several epochs if need be
NOISE_AT = 100_000  # where each is measured against itself
# Each size, and how many pairs: against the bare step, against the DataLoader, and of slices by hand.
ROUNDS = {1_000: (15, 5, 5), 10_000: (15, 7, 5), 100_000: (15, 7, 5), 1_000_000: (9, 5, 3), 10_000_000: (3, 0, 1)}
QUICK = {1_000: (3, 2, 1), 10_000: (3, 2, 1), 100_000: (3, 2, 1)}


def prove(task: Task, way: Way) -> None:
    """Refuse a way whose parameters, without shuffling, are not those of slices by hand; or that shuffles rows away.

    Raises:
        Refused: it does something else.
    """
    X, y = task.rows(1000)
    own, right = task.model(), task.model()
    tasks.slices(task, right, X, y, 3, False)()
    way(task, own, X, y, 3, False)()
    for name, value in right.state_dict().items():
        if not torch.allclose(own.state_dict()[name], value, rtol=0, atol=TOLERANCE):
            raise Refused(f"{name} is not what slices by hand give")
    batches: list[torch.Tensor] = []
    own.register_forward_pre_hook(lambda _, inputs: batches.append(inputs[0].detach().clone()))
    way(task, own, X, y, 1, True)()
    came = torch.cat(batches)
    if not torch.equal(came.sort(dim=0).values, X.sort(dim=0).values):
        raise Refused("an epoch has not every row exactly once")
    if torch.equal(came, X):
        raise Refused("the rows came in their own order, not shuffled")


def measure(*, quick: bool, say: Callable[[str], None]) -> list[Row]:
    rows: list[Row] = []
    for task in TASKS:
        fit = {FIXED}
        for name, way in WAYS.items():
            if name == FIXED:
                continue
            try:
                prove(task, way)
                fit.add(name)
            except Refused as error:
                rows.append(Row(part=PART, name=f"{task.name}: {name}", over=FIXED, note=str(error)))
        say(f"{task.name}: {len(fit) - 1} ways give the same parameters")
        rows += _timed(task, fit, quick, say)
    return rows


def _timed(task: Task, fit: set[str], quick: bool, say: Callable[[str], None]) -> list[Row]:
    rows, seconds, rounds = [], {}, QUICK if quick else ROUNDS
    for n, counts in rounds.items():
        X, y = task.rows(n)
        epochs = max(1, (FEW_QUICK if quick else FEW) // n)

        def ready(name: str, X: torch.Tensor = X, y: torch.Tensor = y, epochs: int = epochs) -> Make:
            return lambda: WAYS[name](task, task.model(), X, y, epochs, True)

        plan = {(COURSE, FIXED): counts[0], (COURSE, LOADER): counts[1], (SLICES, FIXED): counts[2]}
        if n == NOISE_AT:
            plan |= dict.fromkeys([(FIXED, FIXED), (COURSE, COURSE)], counts[0])
            plan[LOADER, FIXED] = counts[2]
        plan = {pair: count for pair, count in plan.items() if count and set(pair) <= fit}
        makes = {name: ready(name) for pair in plan for name in pair}
        taken: dict[str, list[float]] = {name: [] for name in makes}
        for (name, over), count in plan.items():
            duel = {(name, over): (makes[name], makes[over])}
            pairs = interleave(duel, rounds=count, warm_up=n < max(ROUNDS))[name, over]
            taken[name] += [a / epochs for a, _ in pairs]
            taken[over] += [b / epochs for _, b in pairs]
            note = "A/A" if name == over else ""
            label = _label(task, name, n)
            rows.append(row(paired_ratios(pairs), part=PART, name=label, over=over, note=note))
        for name, times in taken.items():
            label = _label(task, name, n)
            rows.append(row([n / time for time in times], part=PART, name=label, unit=RATE))
            seconds[name, n] = statistics.median(times)
        say(f"{task.name}, {n:,} rows: done")
        del X, y, makes, ready
    return [*rows, *_growth(task, seconds)]


def _label(task: Task, name: str, *sizes: int) -> str:
    """As in "linear model, 1e4 rows: X[randperm] by hand"."""
    return f"{task.name}, {' to '.join(f'{n:.0e}' for n in sizes)} rows: {name}".replace("e+0", "e")


def _growth(task: Task, seconds: dict[tuple[str, int], float]) -> list[Row]:
    """The exponents from 1e4 rows on: below, what a run costs once would flatten the line."""
    rows = []
    for name in (COURSE, FIXED):
        sizes = [n for own, n in seconds if own == name and n >= 10_000]
        if len(sizes) >= 2:
            slope = growth_exponent(sizes, [seconds[name, n] for n in sizes])
            label = _label(task, name, min(sizes), max(sizes))
            rows.append(row([slope], part=PART, name=label, unit=EXPONENT))
    return rows
