"""The checks of notebook 02: a line's forward, a count, a network to repair, two models of penguins and a baseline."""

import copy
import math
from collections.abc import Iterator

import torch
from torch import Tensor, nn

from course_utils.checks.frame import (
    WrongAnswer,
    described,
    error_in_words,
    exercise,
    function_of,
    hints_for,
    in_lesson,
    result_of,
)
from course_utils.checks.judging import (
    added_up,
    errors_in_grams,
    explain_number,
    letter_of,
    mean_absolute_error,
    model_of,
    number_of,
    outputs_of,
    parameter_count,
    whole_number_of,
)
from course_utils.checks.recall import Question, recall
from course_utils.penguins import prepare_penguins

# --- words on guesses ------------------------------------------------------------------------------------------------

hints_for(
    "2.1",
    {
        3: "Two of the pairs were drawn directly after set_seed(42).",
        1: "Between two seeds the random numbers go on. The second pair does not begin again.",
    },
)
hints_for(
    "2.4",
    {
        -30.0: "The slope itself has not changed its sign. What does the second call do with what is in w.grad?",
        30.0: "That would be so if backward() began at 0. What does it do with what is in w.grad?",
        0.0: "Nothing is cleared. What does the second call do with what the first has left?",
        900.0: "Not multiplied. What else can be done with 30 and 30?",
    },
)
hints_for(
    "2.6",
    {
        16: "Those are the weights. Each output of a linear layer also has a bias.",
        8: "Those are the hidden numbers. Training adjusts the weights and biases that lead to them.",
        26: "nn.ReLU holds nothing that could be adjusted.",
        9: "Count the first layer as well: it has 8 weights, and 8 biases.",
        4: "That is how many tensors there are. How many numbers do they hold?",
        32: "The last layer has one output, and so one bias.",
        33: "nn.ReLU holds nothing that could be adjusted.",
        17: "Each output of a linear layer has a bias, and the first layer has 8 outputs.",
        18: "Each output of a linear layer has a bias, and the first layer has 8 outputs.",
        24: "Nearly. The last layer has a bias as well.",
    },
)
hints_for(
    "2.9",
    {
        1: "There is one tensor, but parameters() finds only what is an nn.Parameter. Is it one?",
        2: "This class has no bias. And is its weight an nn.Parameter?",
    },
)

# --- the opening questions --------------------------------------------------------------------------------------------

recall(
    "02",
    Question(
        asks=("01.1", "01.4"),
        right=9,
        why="(3, 1) and (3,) broadcast to (3, 3): every mass minus every guess, without an error message.",
        words={
            3: "that would be so if both were columns. What shapes do they have, (3, 1) and which?",
            1: "a difference of tensors is a tensor, not a single number. Write down both shapes.",
            6: "subtracting does not put the numbers side by side. Write down both shapes.",
            0: "there is no error message. Write down both shapes.",
        },
        otherwise="write down both shapes. What does broadcasting make of them?",
    ),
    Question(
        asks=("01.2",),
        right="a",
        why="the last 20 rows are all males, and shuffling would have mixed them.",
        words={
            "b": "the last fifth is not like the others here. Who is in the last 20 rows?",
            "c": "no bird is in both sets: the first 80 rows train, the last 20 test.",
        },
    ),
    Question(
        asks=("01.3",),
        right="c",
        why="the test birds get the numbers of the training birds, which know nothing about them.",
        words={
            "a": "then the same bird would get a different number in each set. Whose statistics does the model know?",
            "b": "everyone includes the test birds, and so the training data would know something about them.",
        },
    ),
)

# --- your turn 2A: forward --------------------------------------------------------------------------------------------

_LINES = ((2.0, -1.0), (-0.5, 3.0))  # weight and bias to try


@in_lesson("your turn 2A")
def check_forward(LineModel: object) -> str:
    """Check the forward of a line: with any weight and bias, it must return weight * x + bias.

    Args:
        LineModel: a class with a weight and a bias, (n, 1) -> (n, 1).

    Returns:
        A CheckResult.

    Source: notebook 02, "Write the model".
    """
    model = _made("LineModel", LineModel)
    X = torch.tensor([[-2.0], [0.0], [0.5], [3.0], [7.0]])
    for weight, bias in _LINES:
        parameters = {name.rpartition(".")[2]: own for name, own in model.named_parameters()}
        if {*parameters} != {"weight", "bias"} or sum(own.numel() for own in parameters.values()) != 2:
            hint = "Leave __init__ as it was: self.weight and self.bias, an nn.Parameter each."
            raise WrongAnswer("other-parameters", f"LineModel has the parameters {[*parameters]}.", hint)
        with torch.no_grad():
            parameters["weight"].fill_(weight)
            parameters["bias"].fill_(bias)
        own = _forward(model, X.to(parameters["weight"]))
        _check_line(own, X, weight, bias)
        if not own.requires_grad:
            hint = "Compute with self.weight and self.bias as they are, without item(), data, detach() or no_grad()."
            raise WrongAnswer("no-gradient", "the numbers are right, but the way back to the parameters is cut.", hint)
        own.sum().backward()
        if any(parameter.grad is None for parameter in model.parameters()):
            hint = "Compute with self.weight and self.bias as they are, without item(), data, detach() or no_grad()."
            raise WrongAnswer("no-gradient", "no slope can reach one of the two parameters.", hint)
    return "with any weight and bias, it returns their line."


def _made(name: str, value: object) -> nn.Module:
    """A model of the learner's class."""
    if isinstance(value, nn.Module):
        return copy.deepcopy(value)
    if not isinstance(value, type) or not issubclass(value, nn.Module):
        hint = f"The cell begins with class {name}(nn.Module), and the check gets the class."
        raise WrongAnswer("wrong-type", f"{name} is {described(value)}; expected a class based on nn.Module.", hint)
    try:
        return value()
    except Exception as error:
        hint = "Make an object of it in a cell of your own, and read the error from its end."
        if "Module.__init__" in str(error):
            hint = "super().__init__() comes first in __init__."
        raise WrongAnswer("class-fails", f"{name}() fails: {error_in_words(error)}", hint) from None


def _forward(model: nn.Module, X: Tensor) -> Tensor:
    try:
        own = model(X)
    except Exception as error:
        hint = "Read the error from its end, and compare with the line's formula."
        if isinstance(error, NameError):
            hint = "The two numbers belong to the model: self.weight and self.bias. And x is what comes in."
        raise WrongAnswer("forward-fails", f"forward fails: {error_in_words(error)}", hint) from None
    if own is None:
        hint = "Begin the line with return; print alone gives nothing back."
        raise WrongAnswer("nothing-returned", "forward returns None.", hint)
    if not isinstance(own, Tensor):
        hint = "Return what the formula gives, a tensor, one number for each x."
        raise WrongAnswer("not-a-tensor", f"forward returns {described(own)}; expected a tensor.", hint)
    if own.shape != X.shape:
        hint = "One prediction for each x, as a column. Multiply with *, and use the x in the brackets."
        message = f"for x of shape {tuple(X.shape)}, forward returns {tuple(own.shape)}."
        raise WrongAnswer("wrong-shape", message, hint)
    return own


def _check_line(own: Tensor, X: Tensor, weight: float, bias: float) -> None:
    got = own.detach().cpu().float()

    def same(other: Tensor) -> bool:
        return torch.allclose(got, other.expand_as(got), atol=1e-4)

    if same(weight * X + bias):
        return
    if same(weight * X):
        raise WrongAnswer(
            "no-bias", "forward returns weight times x; the bias is not added.", "At x = 0, a line is at its bias."
        )
    if same(bias * X + weight):
        raise WrongAnswer(
            "swapped", "weight and bias have changed places.", "The weight is multiplied by x, the bias is added."
        )
    if same(weight * (X + bias)):
        raise WrongAnswer("brackets", "the bias is multiplied by the weight as well.", "Multiply first, then add.")
    if same(weight * X - bias):
        raise WrongAnswer("subtracted", "the bias is subtracted; expected a sum.", "weight times x, plus the bias.")
    if same(X):
        raise WrongAnswer("input-returned", "forward returns x unchanged.", "weight times x, plus the bias.")
    if same(torch.tensor(weight + bias)) or same(torch.tensor(weight * bias)) or same(torch.tensor(bias)):
        raise WrongAnswer(
            "input-ignored", "forward returns the same for every x.", "Multiply the weight by the x in the brackets."
        )
    if same(0.7 * X + 0.3):
        hint = "The model does not know the truth. It has numbers of its own, self.weight and self.bias."
        raise WrongAnswer("truth-written-in", "forward has 0.7 and 0.3 hard-coded.", hint)
    hint = "weight times x, plus the bias: self.weight, self.bias, and the x in the brackets."
    raise WrongAnswer("other-formula", f"with weight {weight:g} and bias {bias:g}, forward does not give their line.", hint)


# --- your turn 2B: how many numbers a model holds ---------------------------------------------------------------------


@in_lesson("your turn 2B")
def check_count(count_numbers: object) -> str:
    """Check a function that counts the numbers in a model's parameters.

    Args:
        count_numbers: `count_numbers(model)` -> a whole number.

    Returns:
        A CheckResult.

    Source: notebook 02, "Look inside".
    """
    function = function_of("count_numbers", count_numbers, "def count_numbers(model):")
    models = [nn.Linear(3, 2), nn.Sequential(nn.Linear(4, 5), nn.Linear(5, 3)), nn.Conv1d(2, 3, 4)]
    try:
        told = [result_of("count_numbers(model)", function, model) for model in models]
    except WrongAnswer as wrong:
        if "builtin_function_or_method" in wrong.message:
            hint = "numel is a method. With brackets, as numel(), it gives the number."
            raise WrongAnswer("not-called", "count_numbers adds a method, where a number is wanted.", hint) from None
        raise
    if all(count is None for count in told):
        hint = "Its last line is return and the count; print alone gives nothing back."
        raise WrongAnswer("nothing-returned", "count_numbers returns None.", hint)
    counts = [
        whole_number_of("what count_numbers returns", count, expected="one whole number", many="Add them up.")
        for count in told
    ]
    if counts == [parameter_count(model) for model in models]:
        return f"a layer with 3 inputs and 2 outputs holds {counts[0]} numbers, for instance."
    shapes = [[tuple(parameter.shape) for parameter in model.parameters()] for model in models]
    if len({*counts}) == 1:
        hint = "Use the name in the brackets: model.parameters()."
        raise WrongAnswer("same-for-all", f"it says {counts[0]} for each of three different models.", hint)
    if counts == [len(own) for own in shapes]:
        hint = "Those are the tensors. Each holds many numbers: numel() counts them."
        raise WrongAnswer("tensors-counted", f"it says {counts[0]} for a layer with 3 inputs and 2 outputs.", hint)
    if counts == [sum(shape[0] for shape in own) for own in shapes]:
        hint = "len() and shape[0] count rows. numel() counts every number."
        raise WrongAnswer("rows-counted", f"it says {counts[0]} for a layer with 3 inputs and 2 outputs.", hint)
    if counts == [math.prod(own[0]) for own in shapes] or counts == [math.prod(own[-1]) for own in shapes]:
        hint = "return is inside the loop, or the sum starts again each time: all tensors must be added up."
        raise WrongAnswer("one-tensor", "it counts only one of the tensors.", hint)
    hint = "nn.Linear(3, 2) has 3 × 2 weights and 2 biases. What does your function say of it, and which are missing?"
    raise WrongAnswer("other-count", f"it says {counts[0]} for a layer with 3 inputs and 2 outputs.", hint)


# --- find the fault ---------------------------------------------------------------------------------------------------

_FINE = {
    "a": "Line a prepares the module, first of all. That is as it should be.",
    "b": "Line b is fine: nn.ReLU holds no parameters, and may be used as often as you like.",
    "d": "Line d is fine: its 9 numbers are the ones that are found.",
    "e": "Line e only loops over the layers. Which line stores them where the module cannot see them?",
    "f": "Line f is fine: each hidden layer is followed by nn.ReLU.",
    "g": "Line g is fine: the last layer gives one number, with no kink after it.",
}
_SHAPES = [(1, 8), (8,), (8,), (8, 1), (8, 8)]  # and (1,)


@in_lesson("find the fault 2")
def check_hidden(fault_line: object, TwoHidden: object) -> str:
    """Check the letter of the faulty line, and that the repaired network finds all its parameters.

    Args:
        fault_line: its letter.
        TwoHidden: the class of the network, (n, 1) -> (n, 1).

    Returns:
        A CheckResult.

    Source: notebook 02, "When it goes wrong".
    """
    letter = letter_of("fault_line", fault_line, letters="abcdefg")
    if letter in _FINE:
        raise WrongAnswer(
            "other-line", _FINE[letter], "Print the names in model.named_parameters(). Which layers are missing?"
        )
    model = _made("TwoHidden", TwoHidden)
    if (count := parameter_count(model)) < 97:
        hint = (
            "A layer is found as self.name = layer, or in a container that is a module itself: you have met nn.Sequential."
        )
        raise WrongAnswer("still-lost", f"yes, line {letter}, but only {count} of the 97 parameters are found.", hint)
    X = torch.linspace(-3, 3, 11).unsqueeze(1)
    got, expected = _two_hidden_by_hand(copy.deepcopy(model).cpu().float(), X)
    if not torch.allclose(got.detach(), expected, atol=1e-3):
        hint = "Two hidden layers of 8 numbers, each followed by nn.ReLU once; then the last layer. Change only one line."
        raise WrongAnswer("other-repair", f"yes, line {letter}, but the network computes something else now.", hint)
    return f"line {letter}, and repaired: all {count} parameters are found."


def _two_hidden_by_hand(model: nn.Module, X: Tensor) -> tuple[Tensor, Tensor]:
    """What the network gives, and what its layers give, told apart by their shapes, when each bends once."""
    of_shape = {tuple(parameter.shape): parameter for parameter in model.parameters()}
    if sorted(tuple(own.shape) for own in model.parameters()) != sorted([*_SHAPES, (1,)]):
        return torch.zeros(1), torch.ones(1)
    generator, same = torch.Generator().manual_seed(0), torch.linspace(-1, 1, 8)
    with torch.no_grad():
        for parameter in model.parameters():
            values = same if tuple(parameter.shape) == (8,) else torch.randn(parameter.shape, generator=generator)
            parameter.copy_(values)
        hidden = torch.relu(X @ of_shape[8, 1].T + same)
        hidden = torch.relu(hidden @ of_shape[8, 8].T + same)
        return _forward(model, X), hidden @ of_shape[1, 8].T + of_shape[(1,)]


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
            raise WrongAnswer(
                "not-linear",
                "linear_model is not linear: equal steps of a feature change its output by different amounts.",
                hint,
            )
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
        size = "too many" if count > X.shape[1] + 1 else "too few"
        raise WrongAnswer("other-structure", f"training can adjust {count} numbers of linear_model: {size}.", hint)
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
        hint = "A mass may be any number. End with a linear layer; nn.ReLU() goes between the layers."
        raise WrongAnswer("activation-at-the-end", f"whatever its weights are, network gives only {numbers}.", hint)
    _check_relu(model, X.abs() + 0.1)
    if (parameter_count(model) - 1) % (X.shape[1] + 2):
        hint = "One linear layer from the features to the hidden numbers, one from these to the mass."
        raise WrongAnswer("other-structure", "network does not have the parameters of two linear layers.", hint)
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
        hint = "nn.ReLU() goes between the layers. What is positive passes as it is, what is negative becomes 0."
        raise WrongAnswer("other-activation", "network bends, but not by a ReLU between two linear layers.", hint)


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
    raise WrongAnswer(kind, f"{name} is {count}; your model has a different number of parameters.", hint)


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
    return f"{value:.0f} g. A model must do better than this to be worth anything."
