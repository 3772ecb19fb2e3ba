"""Every stored output of the notebooks holds on every device: this machine's accelerator, and a simulated one."""

import json
import os
import re
import subprocess
import sys

import pytest
import torch
from device_runs import LEDGER, PLUGIN, SWITCH, differences, run_notebook
from notebook_tools import NAMES, ROOT, WORKSHEET
from torch import nn

from course_utils.batches import TensorLoader
from course_utils.data import make_line
from course_utils.runtime import available_devices, set_seed
from course_utils.saving import load_checkpoint, save_checkpoint
from course_utils.training import train

sys.path.insert(0, str(PLUGIN))
import simulated_device

TRAIN, PREDICT, IMPROVE, SAVE = NAMES[2:]
WITH_WORKSHEET = (*NAMES, WORKSHEET.stem)
MISSING = simulated_device.missing_hook()


def simulated(test):
    """Run in the lane `pytest -m simulated`, where PyTorch can have a device written in Python."""
    return pytest.mark.simulated(pytest.mark.skipif(MISSING is not None, reason=str(MISSING))(test))


def pytest_there(*arguments, device=None, **settings):
    """A pytest of its own, which sees the simulated accelerator as this machine's; `device` is COURSE_DEVICE there."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "COURSE_"))}
    environment |= {"PYTHONPATH": str(PLUGIN), SWITCH: json.dumps(settings)}
    environment |= {} if device is None else {"COURSE_DEVICE": device}
    command = [sys.executable, "-m", "pytest", "-n", "0", "-p", "no:cacheprovider", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=1200)


# --- a real accelerator -----------------------------------------------------------------------------------------------


accelerated = pytest.mark.skipif(
    available_devices() == ["cpu"], reason="this machine has no accelerator, so the CPU's runs are all"
)


@accelerated
@pytest.mark.parametrize("name", WITH_WORKSHEET)
@pytest.mark.parametrize("device", available_devices()[1:2])
def test_stored_outputs_hold_on_this_machine_s_accelerator(device, name, tmp_path):
    run = run_notebook(name, tmp_path, device=device)
    assert run.passed, f"{name} on {device}:\n{run.said}"


def resume(device, folder):
    """Three epochs with dropout, saved, and three more, must be six in one go; a damaged file must change nothing."""
    module = torch.get_device_module(device)

    def start():
        set_seed(1)
        model = nn.Sequential(nn.Linear(1, 8), nn.Dropout(0.5), nn.Linear(8, 1)).to(device)
        return model, torch.optim.Adam(model.parameters(), lr=0.1)

    def go_on(model, optimizer, history=None):
        return train(model, make_line(), loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=3, history=history)

    model, optimizer = start()
    straight = go_on(model, optimizer, go_on(model, optimizer))
    model, optimizer = start()
    path = save_checkpoint(folder / "run.pt", model=model, optimizer=optimizer, history=go_on(model, optimizer))
    model, optimizer = start()
    assert go_on(model, optimizer, load_checkpoint(path, model=model, optimizer=optimizer)) == straight

    contents = torch.load(path, weights_only=True, map_location="cpu")
    contents["rng"]["accelerator"]["state"] = torch.zeros(5, dtype=torch.uint8)
    torch.save(contents, path)
    before = module.get_rng_state()
    with pytest.raises(ValueError, match="random states are damaged"):
        load_checkpoint(path, model=model, optimizer=optimizer)
    assert torch.equal(module.get_rng_state(), before)
    model = model.cpu()
    assert load_checkpoint(path, model=model).n_epochs == 3, "the weights alone open on the CPU"


@accelerated
def test_a_run_on_this_machine_s_accelerator_is_resumed_with_its_random_numbers(tmp_path):
    resume(available_devices()[1], tmp_path)


@accelerated
def test_a_tensor_loader_s_batches_are_the_cpu_s_on_this_machine_s_accelerator():
    X, y = torch.arange(1000.0)[:, None], torch.arange(1000)

    def batches(device):
        generator = torch.Generator().manual_seed(42)
        return list(TensorLoader(X.to(device), y.to(device), batch_size=64, shuffle=True, generator=generator))

    there = batches(available_devices()[1])
    assert {str(one.device) for pair in there for one in pair} == {available_devices()[1]}
    for pair, right in zip(there, batches("cpu"), strict=True):
        assert all(torch.equal(one.cpu(), wanted) for one, wanted in zip(pair, right, strict=True))


# --- the simulated accelerator ----------------------------------------------------------------------------------------


@pytest.mark.smoke
@simulated
@pytest.mark.parametrize("name", NAMES)
def test_stored_outputs_and_counts_hold_on_the_simulated_accelerator(name, tmp_path):
    run = run_notebook(name, tmp_path, simulated={})
    assert run.passed, run.said
    changed = differences(json.loads(LEDGER.read_text(encoding="utf-8"))[name], run.counts)
    assert not changed, "waits and copies changed; if that is meant, python tools/device_runs.py:\n" + "\n".join(changed)


@pytest.mark.smoke
@simulated
def test_the_training_happens_there():
    steps = {
        name: counts["steps"].get("simulated", 0) for name, counts in json.loads(LEDGER.read_text(encoding="utf-8")).items()
    }
    assert list(steps) == list(NAMES)
    assert all(steps[name] >= 500 for name in (TRAIN, PREDICT, IMPROVE, SAVE)), steps


@simulated
@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("name", WITH_WORKSHEET)
def test_stored_outputs_survive_noise(name, seed, tmp_path):
    run = run_notebook(name, tmp_path, simulated={"noise": 1e-6, "noise_on_cpu": True, "noise_seed": seed})
    assert run.passed, run.said


@simulated
@pytest.mark.parametrize("notebook", range(1, 7))
def test_right_answers_to_the_exercises_pass_there(notebook):
    """A learner's tensors and models lie on the device, and the checks must take them as they are."""
    run = pytest_there(
        *("tests/test_answers.py", "-m", "smoke or not slow", "-k", f"right_answer_passes and {notebook}_"),
        device="simulated",
        opens_files=True,
    )
    assert run.returncode == 0, run.stdout + run.stderr
    assert int(re.search(r"(\d+) passed", run.stdout)[1]) >= 4


@simulated
def test_a_run_there_is_resumed_with_its_random_numbers(tmp_path):
    simulated_device.load()
    resume("simulated", tmp_path)
