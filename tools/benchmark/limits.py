"""What the course promises about its speed, and which figure says whether it holds."""

from dataclasses import dataclass

from benchmark import batches, epochs, saving
from benchmark.contenders import BY_HAND, COURSE, COURSE_PROGRESS
from benchmark.peers import IGNITE
from benchmark.ratios import EXPONENT, TIMES


@dataclass(frozen=True)
class Limit:
    """A promise: the largest of the named figures is at most `at_most`."""

    what: str
    at_most: float
    part: str
    names: tuple[str, ...]
    over: str = ""
    unit: str = TIMES


def _promises_of_epochs() -> list[Limit]:
    by_time = (
        ("`train` over the loop by hand with history", 1.25, COURSE, BY_HAND),
        ("`train` over ignite without metric", 1.00, COURSE, IGNITE),
    )
    return [
        *(Limit(what, limit, epochs.PART, (one.name,), other.name) for what, limit, one, other in by_time),
        Limit(
            *("`train` with a progress bar over without, 2000 epochs", 1.03, epochs.PART),
            *((COURSE_PROGRESS.name + epochs.LONG,), COURSE.name + epochs.LONG),
        ),
    ]


def _promises_of_batches(task: str, over_dataloader: float) -> list[Limit]:
    def at(*sizes: str) -> tuple[str, ...]:
        return tuple(f"{task}, {size} rows: {batches.COURSE}" for size in sizes)

    usual, largest, part = at("1e4", "1e5", "1e6"), at("1e7"), batches.PART
    return [
        Limit(f"{task}: a batch of `train` over the bare step, 1e4 to 1e6 rows", 1.20, part, usual, batches.FIXED),
        Limit(f"{task}: the same, 1e7 rows", 1.40, part, largest, batches.FIXED),
        Limit(f"{task}: TensorLoader over DataLoader, 1e4 to 1e6 rows", over_dataloader, part, usual, batches.LOADER),
        Limit(f"{task}: growth of time, 1e4 to 1e7 rows", 1.05, part, at("1e4 to 1e7"), unit=EXPONENT),
    ]


LIMITS = (
    *_promises_of_epochs(),
    *_promises_of_batches("linear model", 0.25),
    *_promises_of_batches("16→64→1 network", 0.30),
    Limit("`save_weights` over a raw write + fsync, 100 MB", 1.35, saving.PART, ("100 MB: save_weights",), saving.RAW),
    Limit("`load_weights` over torch.load + copy, 100 MB", 1.00, saving.PART, ("100 MB: load_weights",), saving.PLAIN),
)
