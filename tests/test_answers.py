"""Every check takes the right answers, and tells the wrong ones what is wrong.

`tests/answers` says of each wrong answer which mistake the check must find in it.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
import torch
from answer_runner import CHECKS, FILES, Answer, answers, given, judged, notebook_folder, task_of
from marks import SELDOM

sys.path.append(str(Path(__file__).with_name("simulated_accelerator")))
import simulated_device  # its noise alone; PyTorch gets no device from it

# How many right, wrong and untold answers plain `pytest` has, and how many `.ci/run`; the slow lane has all.
# Each of the wrong ones is of another kind of mistake, the commonest first; 99 means every kind.
MOST = {"right": (2, 2), "wrong": (99, 99), "untold": (1, 1)}
DEAR = {"right": (0, 2), "wrong": (3, 99), "untold": (0, 1)}  # each trains a network or more; our solution is a right one
DEAREST = {"right": (0, 2), "wrong": (2, 3), "untold": (0, 1)}  # each trains many, or starts a Python
OF = dict.fromkeys(("3.1", "3.2", "4.2"), DEAR) | dict.fromkeys(("5.1", "5.2", "5.3", "6.1"), DEAREST)

pytestmark = pytest.mark.usefixtures("one_thread")


def cases(verdict: str) -> list:
    """All answers of a verdict: those that plain `pytest` leaves out are slow, and smoke if `.ci/run` has them."""
    common = Counter((answer.exercise, answer.kind) for answer in answers(verdict))
    marks, taken, seen = {}, Counter(), set()
    for answer in sorted(answers(verdict), key=lambda own: -common[own.exercise, own.kind]):
        plain, smoke = OF.get(answer.exercise, MOST)[verdict]
        place, kind = taken[answer.exercise], (answer.exercise, answer.kind)
        if place >= smoke or (verdict == "wrong" and kind in seen):
            marks[answer] = [pytest.mark.slow]
            continue
        marks[answer] = SELDOM if place >= plain else ()
        taken[answer.exercise] += 1
        seen.add(kind)
    return [pytest.param(answer, id=str(answer), marks=marks[answer]) for answer in answers(verdict)]


@pytest.fixture(scope="module", autouse=True)
def in_a_folder(tmp_path_factory: pytest.TempPathFactory) -> object:
    with notebook_folder(tmp_path_factory.mktemp("notebooks")):
        yield


def passes(answer: Answer, *, seed: int = 0) -> None:
    result = judged(answer, seed=seed)
    assert result.status == "right", f"{answer.place}: {answer.text.splitlines()[0]}\n{result!r}"


@pytest.mark.parametrize("answer", cases("right"))
def test_right_answer_passes(answer: Answer) -> None:
    passes(answer)


@contextmanager
def other_machine(threads: int, noise: float) -> Iterator[None]:
    """Another number of threads, and a relative error on every number that is computed."""
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    simulated_device.settings.noise = noise
    given.cache_clear()  # what an exercise gives is computed there, too
    try:
        with simulated_device._NoisyCPU() if noise else nullcontext():
            yield
    finally:
        given.cache_clear()
        simulated_device.settings.noise = 0.0
        torch.set_num_threads(before)


@pytest.mark.slow
@pytest.mark.parametrize(("threads", "seed", "noise"), [(1, 1, 0.0), (2, 2, 0.0), (2, 0, 1e-6)])
@pytest.mark.parametrize("answer", answers("right"), ids=str)
def test_right_answer_passes_on_another_machine(answer: Answer, threads: int, seed: int, noise: float) -> None:
    with other_machine(threads, noise):
        passes(answer, seed=seed)


@pytest.mark.parametrize("answer", cases("wrong"))
def test_wrong_answer_is_told_what_is_wrong(answer: Answer) -> None:
    result = judged(answer)
    said = "\n".join(answer.text.splitlines()[:2])
    assert result.status == "wrong", f"{answer.place}:\n{said}\n{result!r}"
    found = f"found kind {result.kind}, {answer.place} says {answer.kind}"
    assert result.kind == answer.kind, f"{found}\n{said}\n{result!r}"
    assert len(result.hint) > 10, "a wrong answer needs a hint"


@pytest.mark.parametrize("answer", cases("untold"))
def test_what_nobody_can_tell_from_honest_work_is_left(answer: Answer) -> None:
    passes(answer)


def test_every_exercise_has_answers() -> None:
    for number in CHECKS:
        right, wrong = ([own for own in answers(verdict) if own.exercise == number] for verdict in ("right", "wrong"))
        assert len(right) >= 3, f"tests/answers, {number}: {len(right)} right answers; at least 3 are needed"
        assert len(wrong) >= 5, f"tests/answers, {number}: {len(wrong)} wrong answers; at least 5 are needed"
        assert len({own.kind for own in wrong}) >= 3, f"tests/answers, {number}: fewer than 3 kinds"


def test_every_line_of_a_file_belongs_to_an_answer_of_an_exercise() -> None:
    lost = {task_of(path) for path in FILES} ^ set(CHECKS)
    assert not lost, f"{sorted(lost)}: each needs a check in course_utils/checks, and a file in tests/answers"
    for path in FILES:
        lines = path.read_text(encoding="utf-8").splitlines()
        marks = [i for i, line in enumerate(lines, start=1) if line.startswith("# %%")]
        known = [answer for verdict in ("right", "untold", "wrong") for answer in answers(verdict) if answer.path == path]
        assert marks == sorted(answer.line for answer in known), f"{path.name}: a line that begins with # %% is misspelt"
        assert marks[0] == 1
        assert len({str(answer) for answer in known}) == len(known), f"{path.name}: two answers of one name"


def test_answers_say_what_they_are() -> None:
    for answer in [*answers("right"), *answers("wrong")]:
        lines = answer.text.splitlines()
        assert lines[0].startswith(f"# {answer.verdict}: "), answer.place
        assert answer.verdict == "right" or lines[1].startswith("# hint: "), answer.place
        assert (answer.verdict == "wrong") == bool(answer.kind), answer.place


def main() -> None:
    """Print each wrong answer with what its check says."""
    for answer in answers("wrong"):
        result = judged(answer)
        told = " ".join(answer.text.splitlines()[:2])
        sys.stdout.write(f"{answer}\n   {told}\n   {result.kind}: {result.message} | {result.hint}\n")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch, notebook_folder(Path(scratch)):
        main()
