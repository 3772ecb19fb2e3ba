"""Honest work is never accused: answers drawn from a grid of models, optimisers, losses, batches and seeds pass.

Plain `pytest` tries a fixed sample of one grid, `.ci/run` of each, and the slow lane all of them.
"""

import itertools
import random
from collections.abc import Callable, Iterator
from copy import deepcopy
from typing import Any

import pytest
import torch
from answer_runner import notebook_folder
from marks import SELDOM
from torch import Tensor, nn

from course_utils.batches import TensorLoader
from course_utils.checks import EXERCISES, CheckResult
from course_utils.penguins import prepare_penguins
from course_utils.training import predict, train

pytestmark = pytest.mark.usefixtures("one_thread")

# how a learner may build it: (inputs, outputs) -> model
MODELS: dict[str, Callable[[int, int], nn.Module]] = {
    "linear": lambda n, k: nn.Linear(n, k),
    "small": lambda n, k: nn.Sequential(nn.Linear(n, 16), nn.ReLU(), nn.Linear(16, k)),
    "deeper": lambda n, k: nn.Sequential(
        nn.Linear(n, 32), nn.ReLU(), nn.Linear(32, 32), nn.Tanh(), nn.Dropout(0.05), nn.Linear(32, k)
    ),
}
OPTIMIZERS: dict[str, Callable[[Any], torch.optim.Optimizer]] = {
    "SGD": lambda p: torch.optim.SGD(p, lr=0.05),
    "momentum": lambda p: torch.optim.SGD(p, lr=0.02, momentum=0.9),
    "Adam": lambda p: torch.optim.Adam(p, lr=0.02),
    "RMSprop": lambda p: torch.optim.RMSprop(p, lr=0.02),
}
LOSSES = {"L1": nn.L1Loss(), "MSE": nn.MSELoss(), "Huber": nn.HuberLoss(), "smooth": nn.SmoothL1Loss()}
CLASS_LOSSES = {"plain": nn.CrossEntropyLoss(), "smoothed": nn.CrossEntropyLoss(label_smoothing=0.05)}
BATCHES = ("full", "in order", "shuffled")


def drawn(number: int, *axes: Any, marks: tuple[pytest.MarkDecorator, ...] = SELDOM) -> list[Any]:
    """The whole grid; all but a fixed sample of it, which has these marks, is slow."""
    cells = list(itertools.product(*axes))
    quick = set(random.Random(13).sample(range(len(cells)), number))
    return [
        pytest.param(*cell, id="-".join(map(str, cell)), marks=marks if i in quick else [pytest.mark.slow])
        for i, cell in enumerate(cells)
    ]


def batches_of(X: Tensor, y: Tensor, kind: str) -> Any:
    if kind == "full":
        return [(X, y)]
    return TensorLoader(X, y, batch_size=25, shuffle=kind == "shuffled")


@pytest.fixture(scope="module", autouse=True)
def in_a_folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with notebook_folder(tmp_path_factory.mktemp("notebooks")):
        yield


def passes(result: CheckResult) -> None:
    assert result.status == "right", repr(result)


def is_not_accused(result: CheckResult) -> None:
    """Some settings of the grid end a little above the aim of 350 g; then the check says by how much, and no more."""
    short = result.kind in ("too-slow", "bouncing-loss") and "g off on the" in result.message
    assert result.status == "right" or short, repr(result)


@pytest.mark.parametrize(
    ("model", "optimizer", "loss", "batches", "seed"), drawn(3, MODELS, OPTIMIZERS, LOSSES, BATCHES, range(3))
)
def test_a_loop_by_hand(model: str, optimizer: str, loss: str, batches: str, seed: int) -> None:
    torch.manual_seed(seed)

    def fit(X: Tensor, y: Tensor, epochs: int) -> tuple[nn.Module, list[float]]:
        net, loss_fn, losses = MODELS[model](7, 1), LOSSES[loss], []
        steps, data = OPTIMIZERS[optimizer](net.parameters()), batches_of(X, y, batches)
        for _ in range(epochs):
            net.train()
            total = 0.0
            for own, target in data:
                value = loss_fn(net(own), target)
                steps.zero_grad()
                value.backward()
                steps.step()
                total += value.item() * len(own)
            losses.append(total / len(X))
        return net, losses

    is_not_accused(EXERCISES["3.1"](fit))


@pytest.mark.parametrize(
    ("model", "optimizer", "loss", "batches", "seed"), drawn(3, MODELS, OPTIMIZERS, LOSSES, BATCHES, range(3), marks=())
)
def test_reading_a_curve(model: str, optimizer: str, loss: str, batches: str, seed: int) -> None:
    torch.manual_seed(seed)
    data, net = prepare_penguins(), MODELS[model](7, 1)
    history = train(
        net,
        batches_of(*data.train, batches),
        loss_fn=LOSSES[loss],
        optimizer=OPTIMIZERS[optimizer](net.parameters()),
        epochs=60,
        eval_data=data.validation,
    )
    change = history.eval_loss[-1] / history.eval_loss[48] - 1  # over the last fifth, as the task says
    reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
    passes(EXERCISES["3.2"](net, history, reading))


@pytest.mark.parametrize(
    ("model", "optimizer", "loss", "batches", "seed"), drawn(2, MODELS, OPTIMIZERS, CLASS_LOSSES, BATCHES, range(3))
)
def test_a_classifier(model: str, optimizer: str, loss: str, batches: str, seed: int) -> None:
    torch.manual_seed(seed)

    def train_classifier(X: Tensor, y: Tensor) -> nn.Module:
        net = MODELS[model](3, 3)
        steps = OPTIMIZERS[optimizer](net.parameters())
        train(net, batches_of(X, y, batches), loss_fn=CLASS_LOSSES[loss], optimizer=steps, epochs=150)
        return net

    data = prepare_penguins("species")
    species_model = train_classifier(*data.train)
    X, y = data.validation
    accuracy = (predict(species_model, X).argmax(dim=1) == y).float().mean().item()
    passes(EXERCISES["4.2"](train_classifier, species_model, accuracy))


@pytest.mark.parametrize(("optimizer", "batches", "seed"), drawn(1, ("SGD", "Adam", "AdamW"), BATCHES, range(4)))
def test_trials(optimizer: str, batches: str, seed: int) -> None:
    data = prepare_penguins()
    names = {
        "penguins": data, "nn": nn, "train": train, "torch": torch, "batches_of": batches_of, "seed": seed,
        "make": getattr(torch.optim, optimizer), "kind": batches,
    }  # fmt: skip
    exec(TRY_OUT, names)
    rates = (0.02, 0.1) if optimizer == "SGD" else (0.005, 0.02)
    trials = {(rate, size): names["try_out"](rate, size)[1] for rate in rates for size in (8, 24)}
    passes(EXERCISES["5.1"](names["try_out"], trials, min(trials, key=trials.get)))


TRY_OUT = """
def try_out(rate, size):
    torch.manual_seed(seed)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1))
    optimizer = make(model.parameters(), lr=rate)
    batches = batches_of(*penguins.train, kind)
    history = train(model, batches, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=80, eval_data=penguins.validation)
    return model, history.eval_loss[-1]
"""


@pytest.mark.parametrize(
    ("model", "optimizer", "loss", "batches", "seed"),
    drawn(2, ("wide", "deeper"), ("Adam", "RMSprop"), LOSSES, BATCHES, range(3)),
)
def test_the_best_epoch_is_kept(model: str, optimizer: str, loss: str, batches: str, seed: int) -> None:
    torch.manual_seed(seed)
    data = prepare_penguins()
    net = MODELS["deeper"](7, 1) if model == "deeper" else nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1))
    best: dict[str, Any] = {"loss": float("inf")}

    def keep(history: Any) -> None:
        if history.eval_loss[-1] < best["loss"]:
            best.update(loss=history.eval_loss[-1], epoch=history.n_epochs, state=deepcopy(net.state_dict()))

    steps = OPTIMIZERS[optimizer](net.parameters())
    history = train(
        net, batches_of(*data.train, batches), loss_fn=LOSSES[loss], optimizer=steps, epochs=200,
        eval_data=data.validation, callback=keep,
    )  # fmt: skip
    net.load_state_dict(best["state"])
    result = EXERCISES["5.2"](net, history, best["epoch"])
    if best["epoch"] < history.n_epochs:  # otherwise the run was too short, as the check says
        passes(result)
    else:
        assert result.kind == "too-short"
