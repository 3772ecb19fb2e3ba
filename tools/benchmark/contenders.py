"""The contenders that need nothing but PyTorch: loops by hand, and the course's own `train`."""

import contextlib
import os
from collections.abc import Callable

import torch
from torch import nn

from benchmark.problem import LR, Contender, Outcome, Problem
from course_utils.training import train

Run = Callable[[], Outcome]


def bare(problem: Problem, model: nn.Module, epochs: int) -> Run:
    """The loop that all others are measured by: five steps, a test loss, and nothing kept."""
    (X, y), (X_test, y_test), loss_fn = problem.train, problem.test, problem.loss_fn
    optimizer = torch.optim.SGD(model.parameters(), lr=LR)

    def run() -> Outcome:
        for _ in range(epochs):
            y_pred = model(X)
            loss = loss_fn(y_pred, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            with torch.inference_mode():
                test_loss = loss_fn(model(X_test), y_test)
        return Outcome(test_loss)

    return run


def with_history(problem: Problem, model: nn.Module, epochs: int) -> Run:
    """As notebook 03 writes it, section "The test loop": both modes, both losses kept as numbers."""
    (X, y), (X_test, y_test), loss_fn = problem.train, problem.test, problem.loss_fn
    optimizer = torch.optim.SGD(model.parameters(), lr=LR)

    def run() -> Outcome:
        train_losses, test_losses = [], []
        for _ in range(epochs):
            model.train()
            y_pred = model(X)
            loss = loss_fn(y_pred, y)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            model.eval()
            with torch.inference_mode():
                test_pred = model(X_test)
                test_loss = loss_fn(test_pred, y_test)
            train_losses.append(loss.item())
            test_losses.append(test_loss.item())
        return Outcome(test_losses[-1], (train_losses, test_losses))

    return run


def course(problem: Problem, model: nn.Module, epochs: int, *, progress: bool = False) -> Run:
    optimizer = torch.optim.SGD(model.parameters(), lr=LR)

    def run() -> Outcome:
        history = train(
            model,
            problem.train,
            loss_fn=problem.loss_fn,
            optimizer=optimizer,
            epochs=epochs,
            eval_data=problem.test,
            progress=progress,
        )
        return Outcome(history.eval_loss[-1], (list(history.train_loss), list(history.eval_loss)))

    return run


def course_with_progress(problem: Problem, model: nn.Module, epochs: int) -> Run:
    """The bar is really drawn, though where nobody looks."""
    run = course(problem, model, epochs, progress=True)

    def quiet() -> Outcome:
        with open(os.devnull, "w", encoding="utf-8") as nowhere, contextlib.redirect_stderr(nowhere):  # noqa: PTH123
            return run()

    return quiet


BARE = Contender("bare loop", bare)
BY_HAND = Contender("by hand, with history", with_history)
COURSE = Contender("course `train`", course)
COURSE_PROGRESS = Contender("course `train`, progress=True", course_with_progress)
OWN = (BARE, BY_HAND, COURSE, COURSE_PROGRESS)
