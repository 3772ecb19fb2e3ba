"""What the course promises about its speed, and which figure says whether it holds."""

from dataclasses import dataclass

from benchmark import batches, epochs, saving, tables
from benchmark.contenders import BY_HAND, COURSE, COURSE_PROGRESS
from benchmark.peers import IGNITE


@dataclass(frozen=True)
class Limit:
    """A promise: the figure of this name over another is at most `at_most`."""

    what: str
    at_most: float
    part: str
    name: str
    over: str


LIMITS = (
    Limit("`train` over the loop by hand with history", 1.25, epochs.PART, COURSE.name, BY_HAND.name),
    Limit("`train` over ignite without metric", 1.00, epochs.PART, COURSE.name, IGNITE.name),
    Limit(
        *("`train` with a progress bar over without, 2000 epochs", 1.03, epochs.PART),
        *(COURSE_PROGRESS.name + epochs.LONG, COURSE.name + epochs.LONG),
    ),
    Limit("a batch of `train` over the bare step", 1.60, batches.PART, batches.COURSE, batches.FIXED),
    Limit("TensorLoader over DataLoader", 0.30, batches.PART, batches.COURSE, batches.LOADER),
    Limit("`save_weights` over a raw write + fsync, 100 MB", 1.35, saving.PART, "100 MB: save_weights", saving.RAW),
    Limit("`load_weights` over torch.load + copy, 100 MB", 1.00, saving.PART, "100 MB: load_weights", saving.PLAIN),
    Limit("`read_table` over pandas told everything, a million rows", 1.30, tables.PART, tables.COURSE, tables.PANDAS),
)
