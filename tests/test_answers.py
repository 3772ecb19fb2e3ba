"""Every check takes the right answers, and tells the wrong ones what is wrong.

The answers stand in `tests/answers`, as they were written by readers of the learner's edition who had not seen the
checks. `kinds.json` says which mistake a check must find in which wrong answer.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path

import pytest
import torch
from answer_runner import ANSWERS, answer_files, judged, notebook_folder, number_of

from course_utils.checks import EXERCISES

sys.path.append(str(Path(__file__).with_name("simulated_accelerator")))
import simulated_device  # its noise alone; PyTorch gets no device from it

KINDS: dict[str, dict[str, str]] = json.loads((ANSWERS / "kinds.json").read_text(encoding="utf-8"))
# Each of these starts a Python or trains many networks: so many right and wrong ones in every run, all in the slow lane.
DEAR = {"5_1": 3, "5_2": 4, "5_3": 4, "6_1": 2}
RIGHT = 4

pytestmark = pytest.mark.usefixtures("one_thread")


def cases(kind: str) -> list:
    """In every run: some right answers, and one wrong answer for each kind of mistake. In the slow lane: the others."""
    found, taken, seen = [], Counter(), set()
    for path in answer_files(kind):
        folder = path.parent.name
        mistake = KINDS.get(folder, {}).get(path.stem, path.stem)
        enough = taken[folder] >= (DEAR.get(folder, RIGHT if kind == "right" else 99)) or (folder, mistake) in seen
        if not enough:
            taken[folder] += 1
            seen |= {(folder, mistake)} if kind == "wrong" else set()
        found.append(pytest.param(path, id=f"{folder}-{path.stem}", marks=[pytest.mark.slow] if enough else []))
    return found


@pytest.fixture(scope="module", autouse=True)
def in_a_folder(tmp_path_factory: pytest.TempPathFactory) -> object:
    with notebook_folder(tmp_path_factory.mktemp("notebooks")):
        yield


@pytest.mark.parametrize("path", cases("right"))
def test_right_answer_passes(path: Path) -> None:
    result = judged(path)
    assert result.status == "right", f"{path.read_text(encoding='utf-8').splitlines()[0]}\n{result!r}"


@contextmanager
def other_machine(threads: int, noise: float) -> Iterator[None]:
    """Another number of threads, and a relative error on every number that is computed."""
    before = torch.get_num_threads()
    torch.set_num_threads(threads)
    simulated_device.settings.noise = noise
    try:
        with simulated_device._NoisyCPU() if noise else nullcontext():
            yield
    finally:
        simulated_device.settings.noise = 0.0
        torch.set_num_threads(before)


@pytest.mark.slow
@pytest.mark.parametrize(("threads", "seed", "noise"), [(1, 1, 0.0), (2, 2, 0.0), (2, 0, 1e-6)])
@pytest.mark.parametrize("path", answer_files("right"), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_right_answer_passes_on_another_machine(path: Path, threads: int, seed: int, noise: float) -> None:
    with other_machine(threads, noise):
        result = judged(path, seed=seed)
    assert result.status == "right", f"{path.read_text(encoding='utf-8').splitlines()[0]}\n{result!r}"


@pytest.mark.parametrize("path", cases("wrong"))
def test_wrong_answer_is_told_what_is_wrong(path: Path) -> None:
    result = judged(path)
    said = "\n".join(path.read_text(encoding="utf-8").splitlines()[:2])
    assert result.status == "wrong", f"{said}\n{result!r}"
    assert result.kind == KINDS[path.parent.name][path.stem], f"{said}\n{result!r}"
    assert len(result.hint) > 10, "a wrong answer needs a hint"


@pytest.mark.parametrize("path", answer_files("untold"), ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_what_nobody_can_tell_from_honest_work_is_left(path: Path) -> None:
    result = judged(path)
    assert result.status == "right", f"{path.read_text(encoding='utf-8').splitlines()[0]}\n{result!r}"


def test_every_exercise_has_answers() -> None:
    for number in EXERCISES:
        folder = ANSWERS / number.replace(".", "_")
        right, wrong = (sorted(folder.glob(f"{kind}_*.py")) for kind in ("right", "wrong"))
        assert len(right) >= 3, f"exercise {number}: {len(right)} right answers"
        assert len(wrong) >= 5, f"exercise {number}: {len(wrong)} wrong answers"
        assert len(set(KINDS[folder.name].values())) >= 3, f"exercise {number}: fewer than three kinds of mistake"
    assert {number_of(path) for path in [*answer_files("right"), *answer_files("wrong")]} == set(EXERCISES)


def test_the_kinds_are_those_of_the_answers() -> None:
    found = {}
    for path in answer_files("wrong"):
        found.setdefault(path.parent.name, set()).add(path.stem)
    assert {folder: set(kinds) for folder, kinds in KINDS.items()} == found


def test_answers_say_what_they_are() -> None:
    for kind in ("right", "wrong"):
        for path in answer_files(kind):
            lines = path.read_text(encoding="utf-8").splitlines()
            assert lines[0].startswith(f"# {kind}: "), path
            assert kind == "right" or lines[1].startswith("# hint: "), path


def main() -> None:
    """Print each wrong answer with what its check says; with --write, store the kinds found."""
    kinds: dict[str, dict[str, str]] = {}
    for path in answer_files("wrong"):
        result = judged(path)
        kinds.setdefault(path.parent.name, {})[path.stem] = result.kind if result.status == "wrong" else result.status
        told = " ".join(path.read_text(encoding="utf-8").splitlines()[:2])
        sys.stdout.write(f"{path.parent.name} {path.stem}\n   {told}\n   {result.kind}: {result.message} | {result.hint}\n")
    if "--write" in sys.argv:
        (ANSWERS / "kinds.json").write_text(json.dumps(kinds, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    import tempfile

    with tempfile.TemporaryDirectory() as scratch, notebook_folder(Path(scratch)):
        main()
