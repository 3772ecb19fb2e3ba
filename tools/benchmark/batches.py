"""Mini-batches of 256, shuffled, from 100,000 rows: the bare step, slices by hand, TensorLoader and DataLoader."""

from collections.abc import Callable

import torch
from torch import Tensor, nn
from torch.utils.data import DataLoader, TensorDataset

from benchmark.problem import LR, TOLERANCE, Refused
from benchmark.ratios import RATE, Row, paired_ratios, row
from benchmark.timing import Make, interleave
from course_utils.batches import TensorLoader
from course_utils.models import LinearRegressionModel
from course_utils.training import train

PART = "batches"
ROWS, BATCH = 100_000, 256
FIXED, COURSE, LOADER, SLICES = "bare step, one batch", "`train`, TensorLoader", "`train`, DataLoader", "X[randperm] by hand"
L1 = nn.L1Loss()

# A way: (model, X, y, shuffle) -> a run of one epoch.
Way = Callable[[nn.Module, Tensor, Tensor, bool], Callable[[], object]]


def data(n: int) -> tuple[Tensor, Tensor]:
    """X and y (n, 1), float32."""
    X = torch.rand(n, 1, generator=torch.Generator().manual_seed(1))
    return X, X * 0.7 + 0.3


def new_model() -> nn.Module:
    torch.manual_seed(42)
    return LinearRegressionModel()


def _step(model: nn.Module, optimizer: torch.optim.Optimizer, X: Tensor, y: Tensor) -> None:
    loss = L1(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()


def slices(model: nn.Module, X: Tensor, y: Tensor, shuffle: bool) -> Callable[[], object]:
    """By hand: a new order each epoch, and the rows of one slice of it at a time."""
    optimizer, generator = torch.optim.SGD(model.parameters(), lr=LR), torch.Generator().manual_seed(42)

    def run() -> None:
        order = torch.randperm(len(X), generator=generator) if shuffle else torch.arange(len(X))
        for rows in order.split(BATCH):
            _step(model, optimizer, X[rows], y[rows])

    return run


def fixed_batch(model: nn.Module, X: Tensor, y: Tensor, shuffle: bool) -> Callable[[], object]:
    """As many bare steps, all on the first batch: what the steps cost without the rows."""
    X_batch, y_batch = X[:BATCH].clone(), y[:BATCH].clone()
    optimizer = torch.optim.SGD(model.parameters(), lr=LR)

    def run() -> None:
        for _ in range(-(-len(X) // BATCH)):
            _step(model, optimizer, X_batch, y_batch)

    return run


def trained_from(loader: Callable[..., object]) -> Way:
    """The course's `train` over a loader."""

    def way(model: nn.Module, X: Tensor, y: Tensor, shuffle: bool) -> Callable[[], object]:
        batches = loader(X, y, batch_size=BATCH, shuffle=shuffle, generator=torch.Generator().manual_seed(42))
        optimizer = torch.optim.SGD(model.parameters(), lr=LR)
        return lambda: train(model, batches, loss_fn=L1, optimizer=optimizer, epochs=1)

    return way


WAYS: dict[str, Way] = {
    FIXED: fixed_batch,
    COURSE: trained_from(TensorLoader),
    LOADER: trained_from(lambda X, y, **more: DataLoader(TensorDataset(X, y), **more)),
    SLICES: slices,
}


def prove(way: Way) -> None:
    """Refuse a way whose parameters, without shuffling, are not those of slices by hand; or that shuffles rows away.

    Raises:
        Refused: it does something else.
    """
    X, y = data(1000)
    own, right = new_model(), new_model()
    slices(right, X, y, False)()
    way(own, X, y, False)()
    for name, value in right.state_dict().items():
        if not torch.allclose(own.state_dict()[name], value, rtol=0, atol=TOLERANCE):
            raise Refused(f"{name} is not what slices by hand give")
    batches: list[Tensor] = []
    own.register_forward_pre_hook(lambda _, inputs: batches.append(inputs[0].detach().clone()))
    way(own, X, y, True)()
    came = torch.cat(batches)
    if not torch.equal(came.sort(dim=0).values, X.sort(dim=0).values):
        raise Refused("an epoch has not every row exactly once")
    if torch.equal(came, X):
        raise Refused("the rows came in their own order, not shuffled")


def measure(*, quick: bool, say: Callable[[str], None]) -> list[Row]:
    for name in (COURSE, LOADER, SLICES):
        prove(WAYS[name])
    X, y = data(ROWS // 10 if quick else ROWS)

    def ready(name: str) -> Make:
        return lambda: WAYS[name](new_model(), X, y, True)

    pairs = [(FIXED, FIXED), (COURSE, COURSE), (COURSE, FIXED), (COURSE, LOADER), (SLICES, FIXED), (LOADER, FIXED)]
    duels = {(name, over): (ready(name), ready(over)) for name, over in pairs}
    rows = []
    for (name, over), timed in interleave(duels, rounds=3 if quick else 15).items():
        note = "A/A" if name == over else ""
        rows.append(row(paired_ratios(timed), part=PART, name=name, over=over, note=note))
        rows += [row([len(X) / a for a, _ in timed], part=PART, name=name, unit=RATE)] if over == FIXED else []
    say(f"{len(X):,} rows: done")
    return rows
