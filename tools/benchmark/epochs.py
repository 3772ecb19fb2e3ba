"""Epochs of the small problem, in multiples of the bare loop."""

from collections.abc import Callable

from benchmark.contenders import BARE, BY_HAND, COURSE, COURSE_PROGRESS, OWN
from benchmark.peers import IGNITE
from benchmark.problem import Contender, Problem, Refused, prove
from benchmark.ratios import SECONDS, Row, paired_ratios, row
from benchmark.timing import Make, interleave

PART = "epochs"
EPOCHS = 200  # of one timed run, as in notebook 03
MANY = 2000  # where somebody waits and wants a bar; what the bar costs once is then as small as it is in such a run
# What a limit is set for is timed side by side, and more often.
CLOSE = (
    (BARE, BARE),
    (COURSE, COURSE),
    (COURSE, BARE),
    (BY_HAND, BARE),
    (COURSE, BY_HAND),
    (COURSE, IGNITE),
    (COURSE_PROGRESS, COURSE),
)
LONG = f", {MANY} epochs"


def fit_to_time(contenders: tuple[Contender, ...], problem: Problem) -> tuple[list[Contender], list[Row]]:
    """Those that proved to do the same work with the same result; and for each of the others a row that says why not."""
    fit, rows = [], []
    for contender in contenders:
        try:
            prove(problem, contender)
            fit.append(contender)
        except Refused as error:
            rows.append(Row(part=PART, name=contender.name, over=BARE.name, note=str(error)))
    return fit, rows


def measure(*, quick: bool, say: Callable[[str], None]) -> list[Row]:
    problem = Problem()
    fit, missing = fit_to_time((*OWN, IGNITE), problem)
    say(f"{len(fit)} contenders reach the same losses and parameters; {len(missing)} are not timed")

    def ready(contender: Contender, epochs: int = EPOCHS) -> Make:
        return lambda: contender.make(problem, problem.model(), epochs)

    makes = {contender.name: ready(contender) for contender in fit}
    close = {(a.name, b.name): (makes[a.name], makes[b.name]) for a, b in CLOSE if a in fit and b in fit}
    others = {(name, BARE.name): (make, makes[BARE.name]) for name, make in makes.items()}
    others = {key: duel for key, duel in others.items() if key not in close}
    long = {}
    if {COURSE, COURSE_PROGRESS} <= {*fit}:
        with_bar, without = ready(COURSE_PROGRESS, MANY), ready(COURSE, MANY)
        long = {
            (COURSE_PROGRESS.name + LONG, COURSE.name + LONG): (with_bar, without),
            (COURSE.name + LONG, COURSE.name + LONG): (without, without),
        }
    pairs = interleave(close, rounds=11 if quick else 81)
    pairs |= interleave(others, rounds=3 if quick else 25)
    pairs |= interleave(long, rounds=3 if quick else 21)
    rows = [
        row(paired_ratios(timed), part=PART, name=name, over=over, note="A/A" if name == over else "")
        for (name, over), timed in pairs.items()
    ]
    each = [a / EPOCHS for a, _ in pairs[BARE.name, BARE.name]]
    return [row(each, part=PART, name=f"{BARE.name}, one epoch", unit=SECONDS), *rows, *missing]
