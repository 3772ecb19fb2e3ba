"""One model in two processes: as in one. The two are started once; `distributed_runs.py` says what they do."""

import ast
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import distributed_runs as runs
import pytest
import torch
from notebook_tools import FOLDER, ROOT, read
from test_training import said
from torch import nn
from torch.utils.data import DistributedSampler

from course_utils._processes import _WholeMean
from course_utils.distributed import Shard
from course_utils.models import LinearRegressionModel
from course_utils.saving import load_weights
from course_utils.training import predict, train

pytestmark = pytest.mark.usefixtures("one_thread")


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """`both(case)`: what it gave in process 0 and in process 1."""
    folder = tmp_path_factory.mktemp("processes")
    command = [sys.executable, Path(runs.__file__), folder]
    output = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True, "encoding": "utf-8"}
    children = [subprocess.Popen([*command, str(rank)], cwd=folder, **output) for rank in (0, 1)]
    try:
        texts = [child.communicate(timeout=100)[0] for child in children]
    finally:
        for child in children:
            child.kill()
            child.wait()
    assert [child.returncode for child in children] == [0, 0], "\n".join(texts)
    results = [torch.load(folder / f"{rank}.pt", weights_only=True, map_location="cpu") for rank in (0, 1)]

    def of(case):
        for rank, own in enumerate(results):
            failed = next((text for text in own.values() if isinstance(text, str) and "Traceback" in text), "")
            assert case.__name__ in own, f"process {rank} did not come so far: {failed}"
            assert own[case.__name__] != failed or not failed, f"process {rank}: {failed}"
        return [own[case.__name__] for own in results]

    return of


def plain(value):
    """Tensors and histories as numbers in one flat list, so that they can be compared with a tolerance."""
    if isinstance(value, dict):
        return [number for name in sorted(value) for number in plain(value[name])]
    if isinstance(value, list):
        return [number for one in value for number in plain(one)]
    return value.flatten().tolist() if isinstance(value, torch.Tensor) else [value]


def close(expected, error=1e-6):
    return pytest.approx(expected, abs=error, rel=error)


@pytest.mark.parametrize("case", runs.SAME, ids=lambda case: case.__name__)
def test_two_processes_do_what_one_does(case, both):
    first, second = both(case)
    assert plain(first) == plain(second), "not the same in both, to the last bit"
    assert plain(first) == close(plain(case(None)), error=1e-12 if case is runs.in_double else 1e-6)


def test_a_loss_of_few_digits(both):
    first, second = both(runs.in_float16)
    assert first == second
    assert first[-1] < 0.8 * first[0]


def test_the_cases_are_worth_something(both):
    """They train, evaluate, and stop early; and the last batch is shared unequally."""
    first, _ = both(runs.mini_batches)
    assert first["history"]["train_loss"][-1] < first["history"]["train_loss"][0] / 2
    assert {len(column) for column in first["history"]["metrics"].values()} == {6}
    stopped, _ = both(runs.stopped_by_callback)
    assert 2 < len(stopped["history"]["train_loss"]) < 50


def test_each_sample_is_one_process_s(both):
    parts = both(runs.samples)
    assert [[len(X) for X in own] for own in parts] == [[8, 8, 7], [8, 8, 6]]
    for *own, (whole, _) in zip(*parts, runs.in_memory(), strict=True):
        assert sorted(torch.cat(own).tolist()) == sorted(whole.tolist())


def test_a_distributed_sampler(both):
    """The reference trains on the batches of both together."""
    first, second = both(runs.distributed_sampler)
    assert plain(first) == plain(second)
    samplers = [DistributedSampler(range(runs.N), num_replicas=2, rank=rank, seed=6) for rank in (0, 1)]
    model, history = runs.network(), None
    optimizer = runs.sgd(model)
    for epoch in range(6):
        rows = [torch.tensor(list(sampler)).split(8) for sampler in samplers if sampler.set_epoch(epoch) is None]
        together = [torch.cat(pair) for pair in zip(*rows, strict=True)]
        batches = [(runs.X[row], runs.Y[row]) for row in together]
        history = train(model, batches, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=1, history=history)
    assert [len(batch) for batch in together] == [16, 16, 14]
    assert plain(first) == close(plain(runs.result(model, history)))


@pytest.mark.parametrize("case", [runs.diverged_in_training, runs.diverged_in_evaluation], ids=lambda case: case.__name__)
def test_a_loss_that_is_nan_in_one_stops_both(case, both):
    for kind, text, epoch in both(case):
        assert (kind, epoch) == ("DivergenceError", 1)
        assert f"the {case.__name__.removeprefix('diverged_in_')} loss became nan" in text


@pytest.mark.parametrize(
    ("case", "parts"),
    [
        (runs.other_number_of_batches, ("different numbers of batches: 3, 2;", "Shard(loader)")),
        (runs.other_epochs, ("different epochs: 2, 3;",)),
        (runs.other_history, ("different earlier epochs: 0, 1;",)),
        (runs.evaluation_in_one, ("different eval_data: True, False;",)),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_processes_that_differ_are_refused_before_anything_changes(case, parts, both):
    for kind, text, unchanged in both(case):
        assert (kind, unchanged) == ("ValueError", True)
        assert all(part in text for part in parts), text


@pytest.mark.parametrize("case", [runs.empty_part, runs.no_samples, runs.too_wide], ids=lambda case: case.__name__)
def test_what_one_refuses_all_refuse(case, both):
    (kind, text, unchanged), (own_kind, own_text, own_unchanged) = both(case)
    assert (own_kind, own_unchanged) == ("ValueError", True)
    assert "train_data" in own_text
    assert (kind, unchanged) == ("RuntimeError", True)
    assert text == f"process 1 cannot take part, so the others stop, too. It said: ValueError: {own_text}"


def test_evaluate_refuses_in_all_what_one_refuses(both):
    (kind, text), (own_kind, own_text) = both(runs.no_data_to_measure_in_one)
    assert (kind, own_kind) == ("RuntimeError", "ValueError")
    assert "data gave no batches" in own_text
    assert own_text in text


def test_a_batch_with_fewer_samples_than_processes_is_refused(both):
    for kind, text in both(runs.batch_too_small):
        assert kind == "ValueError"
        assert "a batch has 1 samples for 2 processes" in text


def test_processes_may_have_other_numbers_of_batches_to_evaluate_on(both):
    (first, own), (second, other) = both(runs.other_numbers_of_evaluation_batches)
    assert first == second
    assert first["eval_loss"][-1] == pytest.approx(own, abs=1e-6)
    assert own == other, "evaluating has sent the means of process 0 to the other"


def test_all_evaluate_the_model_of_process_0(both):
    (own, together), (other, too) = both(runs.evaluated_after_training)
    assert own != pytest.approx(other, abs=1e-4), "the case is worth nothing: BatchNorm has the same means in both"
    assert together == too == pytest.approx(own, abs=1e-6)


def test_an_interrupted_run_goes_on(both):
    first, second = both(runs.interrupted)
    assert first == {**second, "state": first["state"]}
    assert plain(first["state"]) == plain(second["state"])
    assert first["epochs"] == 2
    assert ["the history keeps the 2 completed epochs" in text for text in first["said"]] == [True]
    assert plain(first["state"]) == close(plain(runs.trained([(runs.X, runs.Y)])["state"]))


def test_one_bar_is_shown(both):
    first, second = both(runs.bar)
    assert "training" in first
    assert second == ""


def test_modes_are_restored(both):
    assert both(runs.modes) == [True, True]


def test_predicting_and_saving_ask_for_the_model_inside(both):
    for *refusals, _ in both(runs.use_the_model_inside):
        for kind, text in refusals:
            assert kind == "ValueError"
            assert "model is a DistributedDataParallel" in text
            assert text.endswith("use model.module")
    (*_, output), _ = both(runs.use_the_model_inside)
    assert torch.equal(output, predict(runs.network(), runs.X))


def test_each_process_may_train_a_model_of_its_own(both):
    for rank, own in enumerate(both(runs.own_experiment)):
        assert plain(own) == plain(runs.own_experiment(rank))
        assert own["bar"]


# --- the program beside the notebooks ---------------------------------------------------------------------------------

PROGRAM = FOLDER / "train_distributed.py"
CELLS = {cell.id: cell for cell in read(FOLDER / "05_improving_by_experiment.ipynb").cells}
LAUNCH = CELLS["train-in-two-processes-code-2"].source


def test_the_cell_waits_to_be_asked_and_launches_as_the_program_says():
    assert "\nrun_it = False\n" in LAUNCH
    assert "Windows" in LAUNCH, "PyTorch has no libuv there"
    words = [node.value for node in ast.walk(ast.parse(LAUNCH)) if isinstance(node, ast.Constant)]
    says = ast.get_docstring(ast.parse(PROGRAM.read_text(encoding="utf-8")))
    command = next(line for line in says.splitlines() if "--" in line)
    options = command.split()[1:-1]
    assert "--standalone" in options, "else its port may be taken"
    assert options[options.index("--local-addr") + 1] == "localhost", "else it asks the network for this machine's name"
    for word in (*options, PROGRAM.name):
        assert word in words
    assert command.split()[-1] == PROGRAM.relative_to(ROOT).as_posix()


@pytest.mark.slow
def test_the_cell_shows_the_parameters_of_one_process(tmp_path, capsys, monkeypatch):
    """Runs it as a learner does who writes True; on a machine with an accelerator it runs on the CPU as well."""
    shutil.copy(PROGRAM, tmp_path)
    monkeypatch.chdir(tmp_path)
    namespace = {"os": os, "subprocess": subprocess, "sys": sys}
    exec(LAUNCH.replace("run_it = False", "run_it = True"), namespace)
    lines = sorted(capsys.readouterr().out.strip().splitlines())
    (stored,) = CELLS["train-in-two-processes-code-1"].outputs
    shown = re.search(r"weight [\d.]+, bias [\d.]+", stored.text).group()
    assert [line.split(", validation")[0] for line in lines] == [f"process {rank} of 2: {shown}" for rank in (0, 1)]
    assert len({line.split(":")[1] for line in lines}) == 1, "the losses are of the whole, in both"
    assert [path.name for path in (tmp_path / "models").iterdir()] == ["distributed.pt"]
    line = load_weights(LinearRegressionModel(), tmp_path / "models" / "distributed.pt")
    assert f"weight {line.weight.item():.3f}, bias {line.bias.item():.3f}" == shown


# --- without processes ------------------------------------------------------------------------------------------------


def test_losses_on_an_accelerator_are_added_up_at_the_end():
    class Two:
        def add_up(self, total, count):
            return 2 * total, 2 * count

    mean = _WholeMean(Two())
    mean.later, mean.size, mean.count = [torch.tensor(1.0), torch.tensor(3.0)], 5, 10  # as `add` leaves them there
    assert mean.result() == 2.0
    assert mean.later == []


def test_shard_takes_loaders():
    assert len(Shard(runs.in_memory())) == 3
    with pytest.raises(TypeError, match=said("batches is one pair of tensors", "[(X, y)]")):
        Shard((runs.X, runs.Y))
    with pytest.raises(TypeError, match=said("loader is a generator", "exhausted after one epoch", "list(...)")):
        Shard((runs.X, runs.Y) for _ in range(2))


def test_shard_needs_a_process_group():
    model = LinearRegressionModel()
    data = Shard([(runs.X[:, :1], runs.Y)])
    with pytest.raises(RuntimeError, match=said("no process group", "init_process_group")):
        train(model, data, loss_fn=nn.MSELoss(), optimizer=runs.sgd(model), epochs=1)
