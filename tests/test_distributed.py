"""The program beside the notebooks: two processes do what one does."""

import os
import re
import shutil
import subprocess
import sys

import pytest
import torch
from notebook_tools import FOLDER, read
from torch import nn
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

from course_utils.data import make_line, split
from course_utils.models import LinearRegressionModel
from course_utils.runtime import set_seed
from course_utils.saving import load_weights

PROGRAM = FOLDER / "train_distributed.py"
CELLS = {cell.id: cell for cell in read(FOLDER / "05_improving_by_experiment.ipynb").cells}
LAUNCH = CELLS["train-in-two-processes-code-2"].source


def trained_by_hand():
    """The five lines in one process, with the batches that the two share."""
    train_set, *_ = split(*make_line(n=100, noise=0.1, seed=7), fractions=(0.6, 0.2, 0.2))
    dataset = TensorDataset(*train_set)
    samplers = [DistributedSampler(dataset, num_replicas=2, rank=rank, seed=0) for rank in (0, 1)]
    halves = [DataLoader(dataset, batch_size=8, sampler=sampler) for sampler in samplers]
    set_seed(42)
    model = LinearRegressionModel()
    optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
    for epoch in range(5):
        for sampler in samplers:
            sampler.set_epoch(epoch)
        for (X, y), (other_X, other_y) in zip(*halves, strict=True):
            loss = nn.MSELoss()(model(torch.cat([X, other_X])), torch.cat([y, other_y]))
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
    return model


@pytest.mark.slow
@pytest.mark.smoke
def test_two_processes_do_what_one_does(tmp_path, capsys, monkeypatch):
    """Runs the cell as a learner does who writes True; on a machine with an accelerator it runs on the CPU as well."""
    shutil.copy(PROGRAM, tmp_path)
    monkeypatch.chdir(tmp_path)
    namespace = {"os": os, "subprocess": subprocess, "sys": sys}
    exec(LAUNCH.replace("run_it = False", "run_it = True"), namespace)
    lines = sorted(capsys.readouterr().out.strip().splitlines())
    (stored,) = CELLS["train-in-two-processes-code-1"].outputs
    shown = re.search(r"weight [\d.]+, bias [\d.]+", stored.text).group()
    assert [line.split(", validation")[0] for line in lines] == [f"process {rank} of 2: {shown}" for rank in (0, 1)]
    assert len({line.split(":")[1] for line in lines}) == 1, "the copies are the same, so their losses are"
    assert [path.name for path in (tmp_path / "models").iterdir()] == ["distributed.pt"]
    line, model = load_weights(LinearRegressionModel(), tmp_path / "models" / "distributed.pt"), trained_by_hand()
    assert (line.weight.item(), line.bias.item()) == pytest.approx((model.weight.item(), model.bias.item()), abs=1e-6)
