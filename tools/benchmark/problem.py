"""The small problem that every contender solves, and the proof that it did."""

import importlib
import math
from collections.abc import Callable
from dataclasses import dataclass, field

import torch
from torch import Tensor, nn

from course_utils.data import make_line, split
from course_utils.models import LinearRegressionModel

LR = 0.01
TOLERANCE = 1e-6


@dataclass
class Problem:
    """40 points of the straight line to train on, 10 to test on, L1Loss, and always the same start."""

    train: tuple[Tensor, Tensor] = field(init=False)
    test: tuple[Tensor, Tensor] = field(init=False)
    loss_fn: nn.Module = field(default_factory=nn.L1Loss)

    def __post_init__(self) -> None:
        self.train, self.test = split(*make_line())

    def model(self) -> LinearRegressionModel:
        """A new model at the start that notebook 03 has."""
        model = LinearRegressionModel()
        with torch.no_grad():
            model.weight.fill_(0.3367)
            model.bias.fill_(0.1288)
        return model


@dataclass
class Outcome:
    """What a contender reports of a run: the last test loss, and both columns of losses if it kept them."""

    test_loss: Tensor | float
    history: tuple[list[float], list[float]] | None = None


Make = Callable[[Problem, nn.Module, int], Callable[[], Outcome]]


@dataclass(frozen=True)
class Contender:
    """A way to train: `make(problem, model, epochs)` gets ready, outside the clock, and returns the run."""

    name: str
    make: Make
    needs: str = ""  # the module of a peer


class Refused(Exception):  # noqa: N818  # a verdict
    """A contender that does other work than asked, or cannot work here, is not timed."""


def expected(problem: Problem, epochs: int) -> tuple[list[float], list[float], float, float]:
    """Losses, weight and bias by the formulas for the slopes of a mean absolute error, without autograd."""
    (X, y), (X_test, y_test) = problem.train, problem.test
    start = problem.model()
    weight, bias = start.weight.detach(), start.bias.detach()
    train_losses, test_losses = [], []
    for _ in range(epochs):
        error = weight * X + bias - y
        train_losses.append(error.abs().mean().item())
        weight, bias = weight - LR * (error.sign() * X).mean(), bias - LR * error.sign().mean()
        test_losses.append((weight * X_test + bias - y_test).abs().mean().item())
    return train_losses, test_losses, weight.item(), bias.item()


def prove(problem: Problem, contender: Contender, *, epochs: int = 20) -> None:
    """Let a contender train, and refuse it unless it did the same work with the same result.

    Raises:
        Refused: it is not installed, it fails, its losses or parameters are off by more than 1e-6, or it has not seen
            every training row with gradients and every test row without them, once an epoch.
    """
    if contender.needs:
        try:
            importlib.import_module(contender.needs)
        except ModuleNotFoundError as error:
            missing = (error.name or "").split(".")[0] == contender.needs.split(".")[0]
            raise Refused("not installed" if missing else f"does not import: {error}") from error
        except Exception as error:  # a peer that does not fit this torch can fail in any way
            raise Refused(f"does not import: {error}") from error
    model, seen = problem.model(), {True: 0, False: 0}

    def count(module: nn.Module, inputs: tuple[Tensor, ...]) -> None:
        seen[torch.is_grad_enabled()] += len(inputs[0])

    model.register_forward_pre_hook(count)
    try:
        outcome = contender.make(problem, model, epochs)()
    except Exception as error:
        if not contender.needs:
            raise
        raise Refused(f"fails: {type(error).__name__}: {str(error).splitlines()[0] if str(error) else ''}") from error
    train_losses, test_losses, weight, bias = expected(problem, epochs)
    _same("weight", model.weight.item(), weight)
    _same("bias", model.bias.item(), bias)
    _same("last test loss", float(outcome.test_loss), test_losses[-1])
    for name, own, right in zip(("training", "test"), outcome.history or ([], []), (train_losses, test_losses), strict=True):
        if outcome.history and len(own) != epochs:
            raise Refused(f"has {len(own)} {name} losses of {epochs} epochs")
        for epoch, pair in enumerate(zip(own, right, strict=False), start=1):
            _same(f"{name} loss of epoch {epoch}", *pair)
    right = {True: epochs * len(problem.train[0]), False: epochs * len(problem.test[0])}
    if seen != right:
        raise Refused(f"the model saw {seen[True]} rows to train on and {seen[False]} to test on, not {[*right.values()]}")


def _same(name: str, came: float, wanted: float) -> None:
    if not math.isclose(came, wanted, rel_tol=0, abs_tol=TOLERANCE):
        raise Refused(f"{name} is {came:.7f}, not {wanted:.7f}")
