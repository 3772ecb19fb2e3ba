"""Two things timed in turn, in one process."""

import gc
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

Key = tuple[str, ...]  # the names of both sides

Run = Callable[[], object]
Timer = Callable[[], float]
Make = Callable[[], Run]  # makes a run ready outside the clock, such as a new model and optimizer


def clock(make: Make, timer: Timer = time.process_time) -> float:
    """The seconds that one run takes, without what makes it ready, and without the collector of garbage.

    By default the seconds that this process had a core: on a busy machine others take it away in the middle of a run.
    """
    run = make()
    gc.collect()
    gc.disable()
    try:
        start = timer()
        run()
        return timer() - start
    finally:
        gc.enable()


@contextmanager
def settled() -> Iterator[None]:
    """Keep what has been imported out of every further collection, which would otherwise take half a second each."""
    gc.collect()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()


def interleave(
    duels: dict[Key, tuple[Make, Make]], *, rounds: int, warm_up: bool = True, timer: Timer = time.process_time
) -> dict[Key, list[tuple[float, float]]]:
    """Time the two sides of every duel in turn, A B, then B A, and go round all duels in every round.

    Args:
        duels: `{key: (make_a, make_b)}`.
        rounds: how many pairs each duel gets.
        timer: what tells the seconds; `time.perf_counter` where waiting counts, as for a disk.
        warm_up: let each side run once before; not needed where a run takes seconds.

    Returns:
        `{key: [(seconds_a, seconds_b), …]}`.
    """
    pairs: dict[Key, list[tuple[float, float]]] = {key: [] for key in duels}
    if warm_up:
        for make in dict.fromkeys(make for duel in duels.values() for make in duel):
            clock(make, timer)
    with settled():
        for number in range(rounds):
            for key, (make_a, make_b) in duels.items():
                if number % 2 == 0:
                    a, b = clock(make_a, timer), clock(make_b, timer)
                else:
                    b, a = clock(make_b, timer), clock(make_a, timer)
                pairs[key].append((a, b))
    return pairs
