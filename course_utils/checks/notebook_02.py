"""The checks of notebook 02: two models and a baseline."""

import copy
from collections.abc import Iterator

import torch
from torch import Tensor, nn

from course_utils.checks.frame import WrongAnswer, exercise
from course_utils.checks.judging import (
    added_up,
    errors_in_grams,
    explain_number,
    mean_absolute_error,
    model_of,
    number_of,
    outputs_of,
    parameter_count,
    whole_number_of,
)
from course_utils.penguins import prepare_penguins

# --- exercises 2.1 and 2.2: a linear model with several inputs, and a small network -----------------------------------


@exercise("2.1")
def check_linear_model(linear_model: object, n_linear: object) -> str:
    """Check a linear model of the 7 features, and the count of its parameters.

    Args:
        linear_model: an nn.Module, (n_birds, 7) -> (n_birds, 1).
        n_linear: how many numbers it can adjust.

    Returns:
        A CheckResult.

    Source: notebook 02, "Exercises".
    """
    X, _ = prepare_penguins("mass").train
    model = _trainable("linear_model", linear_model, X)
    for trial in _with_random_weights(model):
        if _bends("linear_model", trial, X):
            hint = "A linear model multiplies each feature by a weight and adds a bias. A ReLU belongs to exercise 2.2."
            raise WrongAnswer("not-linear", "linear_model bends: what two birds give does not add up.", hint)
        at_zero = outputs_of("linear_model", trial, torch.zeros(1, X.shape[1]), outputs=1)
        alone = outputs_of("linear_model", trial, torch.eye(X.shape[1]), outputs=1) - at_zero
        if (ignored := (alone.abs() < 1e-6).sum().item()) > 0:
            hint = "Give each feature a weight of its own."
            raise WrongAnswer("features-ignored", f"linear_model does not use {ignored} of the {X.shape[1]} features.", hint)
        if at_zero.abs().item() < 1e-6:
            hint = "It lacks the bias: a parameter that is added at the end."
            raise WrongAnswer("no-bias", "linear_model gives 0 when all features are 0.", hint)
    if (count := parameter_count(model)) != X.shape[1] + 1:
        hint = "One weight for each feature and one bias: no hidden layer, no second bias, no weight that is shared."
        raise WrongAnswer("other-structure", f"linear_model adjusts {count} numbers, more or fewer than it needs.", hint)
    _check_count("n_linear", n_linear, model)
    return f"a linear model of {X.shape[1]} features; all its parameters can learn."


@exercise("2.2")
def check_network(network: object, n_network: object) -> str:
    """Check a small network of the 7 features, and the count of its parameters.

    Args:
        network: an nn.Module that is not linear, (n_birds, 7) -> (n_birds, 1).
        n_network: how many numbers it can adjust.

    Returns:
        A CheckResult.

    Source: notebook 02, "Exercises".
    """
    X, _ = prepare_penguins("mass").train
    model = _trainable("network", network, X)
    trials = [*_with_random_weights(model)]
    if not any(_bends("network", trial, X) for trial in trials):
        message = "network is still a linear model: two linear layers in a row are one linear layer."
        hint = "Put nn.ReLU() between the two layers."
        raise WrongAnswer("no-activation", message, hint)
    whole = torch.cat([outputs_of("network", trial, 10 * X, outputs=1) for trial in trials])
    if whole.min() >= 0 or whole.max() <= 0 or whole.abs().max() <= 1:
        numbers = "numbers of one sign" if whole.abs().max() > 1 else "numbers up to 1"
        hint = "A mass may be any number. End with a linear layer; nn.ReLU() stands between the layers."
        raise WrongAnswer("activation-at-the-end", f"whatever its weights are, network gives only {numbers}.", hint)
    _check_relu(model, X.abs() + 0.1)
    if (parameter_count(model) - 1) % (X.shape[1] + 2):
        hint = "One linear layer from the features to the hidden numbers, one from these to the mass."
        raise WrongAnswer("other-structure", "network has other parameters than two linear layers have.", hint)
    _check_count("n_network", n_network, model)
    return "two linear layers with a kink between them; all their parameters can learn."


def _bends(name: str, model: nn.Module, X: Tensor) -> bool:
    added, both = added_up(name, model, X[:50], X[50:100])
    return bool(((added - both).abs() > 1e-3 * max(1.0, both.abs().max().item())).any())


def _check_relu(model: nn.Module, X: Tensor) -> None:
    """A ReLU between two linear layers passes what is positive as it is, and nothing that is negative."""
    high, low = (copy.deepcopy(model) for _ in range(2))
    with torch.no_grad():
        for own, other in zip(high.parameters(), low.parameters(), strict=True):
            own.copy_(torch.rand(own.shape, generator=torch.Generator().manual_seed(0)) + 0.1)
            other.copy_(-own)
    flat = outputs_of("network", low, X, outputs=1)
    if not torch.allclose(*added_up("network", high, X, 10 * X), rtol=1e-3) or flat.max() - flat.min() > 1e-4:
        hint = "nn.ReLU() stands between the layers. What is positive passes as it is, what is negative becomes 0."
        raise WrongAnswer("other-activation", "network bends in another way than by a ReLU between two linear layers.", hint)


def _trainable(name: str, value: object, X: Tensor) -> nn.Module:
    """The model, after one forward and one backward pass that reach every parameter."""
    model = model_of(name, value)
    outputs_of(name, model, X, outputs=1)
    if listed := _layers_in_lists(model):
        message = f"{name} keeps layers in a plain list, {listed}, so their parameters are not among its parameters()."
        hint = "Give each layer a name of its own, as in self.first = nn.Linear(…), or put them into nn.Sequential(…)."
        raise WrongAnswer("layers-in-a-list", message, hint)
    if not [*model.parameters()]:
        hint = "A plain tensor is not a parameter: wrap it in nn.Parameter, or use nn.Linear."
        raise WrongAnswer("no-parameters", f"{name} has no parameters, so nothing in it can learn.", hint)
    trial = copy.deepcopy(model).train()
    device = next(trial.parameters()).device
    trial.zero_grad(set_to_none=True)
    output = trial(X.to(device)).pow(2).sum()
    if output.requires_grad:
        output.backward()
    if frozen := [own for own, parameter in trial.named_parameters() if parameter.grad is None]:
        hint = "Every parameter must be used in forward, without .data, .detach() or no_grad()."
        raise WrongAnswer("parameters-unused", f"no gradient reaches {', '.join(frozen)} of {name}.", hint)
    return model


def _layers_in_lists(model: nn.Module) -> str:
    """The first list, tuple or dict of layers that some part of the model keeps by itself, as in `self.parts`."""
    for part in model.modules():
        for own, value in vars(part).items():
            kept = value.values() if isinstance(value, dict) else value if isinstance(value, (list, tuple)) else ()
            if not own.startswith("_") and any(isinstance(layer, nn.Module) for layer in kept):
                return f"self.{own}"
    return ""


def _with_random_weights(model: nn.Module) -> Iterator[nn.Module]:
    """Copies with other weights: what holds for all of them is a matter of structure, not of luck."""
    for seed in range(5):
        trial, generator = copy.deepcopy(model), torch.Generator().manual_seed(seed)
        with torch.no_grad():
            for parameter in trial.parameters():
                parameter.copy_(torch.randn(parameter.shape, generator=generator))
        yield trial


def _check_count(name: str, value: object, model: nn.Module) -> None:
    count = whole_number_of(name, value, expected="a whole number")
    if count == parameter_count(model):
        return
    without_bias = sum(parameter.numel() for own, parameter in model.named_parameters() if "bias" not in own)
    if count == len([*model.parameters()]):
        kind, hint = "tensors-counted", "Those are the tensors. Each holds many numbers: numel() counts them."
    elif count == without_bias:
        kind, hint = "biases-forgotten", "The biases are adjusted too."
    else:
        kind, hint = "wrong-count", "A linear layer has inputs × outputs weights and one bias for each output."
    raise WrongAnswer(kind, f"{name} is {count}; your model has another number of parameters.", hint)


# --- exercise 2.3: what a guess without a model is worth --------------------------------------------------------------


@exercise("2.3")
def check_baseline(baseline_grams: object) -> str:
    """Check the mean absolute error of guessing the training birds' mean mass for each validation bird.

    Args:
        baseline_grams: in grams.

    Returns:
        A CheckResult.

    Source: notebook 02, "Exercises".
    """
    value = number_of("baseline_grams", baseline_grams, expected="one number, in grams")
    data = prepare_penguins("mass")
    y_train, y, y_test = (part[1].to(torch.float64) for part in (data.train, data.validation, data.test))
    guess = y_train.mean().expand_as(y)
    two, three = torch.cat([y_train, y]), torch.cat([y_train, y, y_test])
    others = [y.mean(), two.mean(), three.mean(), y_train.median(), y_test.mean(), y_train[0, 0], y_train.mean().round()]

    def error(center: Tensor, targets: Tensor) -> float:
        return 1000 * mean_absolute_error(center.expand_as(targets), targets)

    explain_number(
        "baseline_grams",
        value,
        right=error(y_train.mean(), y),
        within=0.26,  # the nearest mistake is 0.36 g away
        candidates={
            "leakage": min((error(center, y) for center in others), key=lambda number: abs(number - abs(value))),
            "by-training-birds": error(y_train.mean(), y_train),
            "test-opened": error(y_train.mean(), y_test),
            "mixed-units": 1000 * guess.mean().item() - y.mean().item(),
            "guess-itself": 1000 * y_train.mean().item(),
            **{kind: number for kind, number in errors_in_grams(guess, y).items() if kind != "broadcast"},
        },
    )
    return "a model must do better than this to be worth anything."
