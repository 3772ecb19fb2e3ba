"""What the package raises for bad input: each message names what was given, what was expected, and the remedy."""

import copy
import math
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate, pairwise
from numbers import Real
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LRScheduler, ReduceLROnPlateau

from course_utils.history import History

# --- any argument -----------------------------------------------------------------------------------------------------


def check_kind(name: str, value: object, kind: Any, remedy: str) -> None:
    """Raise unless value is an instance of `kind` rather than a class."""
    if not isinstance(value, kind) or isinstance(value, type):
        came = f"the class {value.__name__}" if isinstance(value, type) else f"of type {type(value).__name__}"
        raise TypeError(f"{name} is {came}; expected {remedy}")


def check_whole(name: str, value: Any, *, at_least: int = 1, example: int = 100) -> None:
    """Raise unless value is a whole number, large enough."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError(f"{name} is {value!r}, of type {type(value).__name__}; expected a whole number such as {example}")
    if value < at_least:
        raise ValueError(f"{name} is {value}; expected {at_least} or more, such as {example}")


def check_seed(seed: Any) -> None:
    """Raise unless seed is a whole number of at most 64 bits."""
    check_whole("seed", seed, at_least=-(2**63), example=42)
    if seed >= 2**64:  # torch.manual_seed takes no more
        raise ValueError(f"seed is {seed}; expected at most {2**64 - 1}, such as 42")


def as_metric(name: str, value: Any) -> float:
    """The one number that a metric returned, which may be in a tensor; raises for anything else."""
    if not hasattr(value, "__float__") or getattr(value, "shape", ()) not in ((), (1,)):
        raise TypeError(f"metric {name!r} returned {value!r:.60}; expected one number: use .mean() over the samples")
    return float(value.item() if hasattr(value, "item") else value)  # a NumPy array of one number has no float


# --- models, losses, optimizers ---------------------------------------------------------------------------------------


def check_model(model: Any) -> None:
    """Raise unless model is an nn.Module of this process alone."""
    check_kind("model", model, nn.Module, "an instance of an nn.Module, as in LinearRegressionModel()")
    if isinstance(model, DistributedDataParallel):
        raise ValueError("model is a DistributedDataParallel: use model.module, or see notebooks/train_distributed.py")


def check_parameters(model: nn.Module) -> None:
    """Raise unless the model has parameters: without them it has nothing to learn, and no device."""
    check_model(model)
    if next(model.parameters(), None) is None:
        raise ValueError(f"{type(model).__name__} has no parameters; expected some: is one kept in a plain list?")


def check_loss_fn(loss_fn: Any, name: str = "loss_fn") -> None:
    """Raise unless the loss is a function that takes the mean over the batch."""
    check_kind(name, loss_fn, Callable, "a function of (y_pred, y), as in nn.L1Loss()")
    if getattr(loss_fn, "reduction", "mean") != "mean":
        raise ValueError(f"{name} has reduction={loss_fn.reduction!r}; expected the mean of the batch: use reduction='mean'")


def check_loss(loss: Any, *, needs_grad: bool = False) -> None:
    """Raise unless the loss is one number and, with `needs_grad`, depends on a parameter."""
    check_kind("what loss_fn returns", loss, Tensor, "a tensor: return it without .item()")
    if loss.dim() != 0:
        raise ValueError(f"loss_fn returns shape {tuple(loss.shape)}; expected one number: use .mean() over the batch")
    if needs_grad and not loss.requires_grad:
        raise ValueError("the loss depends on no parameter: look for .detach(), no_grad() or requires_grad=False on the way")


# --- data -------------------------------------------------------------------------------------------------------------

TENSORS = {  # how to make a tensor of what was given
    "DataFrame": "use torch.tensor({name}.to_numpy(dtype='float32')); for words see your_own_table.ipynb",
    "Series": "use torch.tensor({name}.to_numpy(dtype='float32')).unsqueeze(1)",
    "ndarray": "use torch.tensor({name}, dtype=torch.float32)",
    "DataLoader": "take the batches out, as in torch.cat([X for X, _ in loader]); train and evaluate take the loader whole",
    "tuple": "a pair (X, y) goes to train and evaluate; take its parts, as in X, y = pair",
    "NoneType": "does a function return nothing?",
    "str": "words are encoded first, as notebook 01 does",
}


def check_tensor(name: str, value: object) -> None:
    """Raise unless value is a tensor, with the line that makes one."""
    if not isinstance(value, Tensor):
        remedy = TENSORS.get(type(value).__name__, "use torch.tensor({name})").format(name=name.split()[-1])  # of data: X
        check_kind(name, value, Tensor, f"a tensor: {remedy}")


def check_finite(name: str, data: Tensor) -> None:
    """Raise where a number is NaN or infinite, with its column; not on an accelerator: the CPU would have to wait for it."""
    if data.device.type == "cpu" and not data.sum().isfinite() and not data.isfinite().all():  # a sum is quick
        bad = ~data.isfinite().reshape(len(data), -1)
        columns = bad.any(dim=0).nonzero().flatten().tolist()
        came = f"NaN or infinity in {int(bad.any(dim=1).sum())} of {len(data)} rows, columns {columns[:5]}"
        remedy = "fill these gaps or drop the rows; a column that is NaN in every row may have a std of 0: leave it out"
        raise ValueError(f"{name} has {came}: {remedy}")


def check_labels(y: Tensor, loss_fn: object, outputs: int) -> None:
    """Raise unless the classes are numbered as the loss wants them: 0 and 1, or from 0 to one less than the outputs."""
    yes_no = isinstance(loss_fn, (nn.BCELoss, nn.BCEWithLogitsLoss))
    if not (yes_no or y.dtype == torch.int64) or y.device.type != "cpu":
        return
    last, left_out = (1, 0) if yes_no else (outputs - 1, getattr(loss_fn, "ignore_index", -100))
    if wrong := y[((y < 0) | (y > last)) & (y != left_out)].unique().tolist()[:5]:
        raise ValueError(f"y holds classes outside 0 to {last}: {wrong}; number them from 0 (y - y.min()), one output each")


def check_input(model: nn.Module, X: Any, name: str = "X") -> None:
    """Raise unless X is a tensor with rows, of the parameters' dtype, and as wide as the model's first layer."""
    check_tensor(name, X)
    if X.dim() == 0 or len(X) == 0:
        raise ValueError(f"{name} has shape {tuple(X.shape)}: no samples; expected at least one row, as in (50, 1)")
    width = getattr(next(layer for layer in model.modules() if not list(layer.children())), "in_features", None)
    wanted = next((p.dtype for p in model.parameters() if p.is_floating_point()), X.dtype)
    if X.dtype != wanted and (X.is_floating_point() or width is not None):  # an embedding takes whole numbers
        raise ValueError(f"{name} is {X.dtype}, the model's parameters are {wanted}: use X.to({wanted})")
    flat = X.dim() > 1 and X[0].numel() == width  # a picture, say, which forward flattens
    if width not in (None, 0, X.shape[-1]) and not flat:
        try:  # its forward may also add columns; tried with buffers of its own, such as batch statistics
            with torch.random.fork_rng(devices=[]), torch.inference_mode():
                buffers = {name: buffer.clone() for name, buffer in model.named_buffers()}
                torch.func.functional_call(model, buffers, X[[0, -1]].to(next(model.parameters()).device))
        except RuntimeError as error:
            remedy = "use X.unsqueeze(1)" if X.dim() == 1 and width == 1 else "give it one column per feature"
            raise ValueError(f"{name} has shape {tuple(X.shape)}, the model takes (n_samples, {width}): {remedy}") from error
    check_finite(name, X)


def check_target(y_pred: Any, y: Any, loss_fn: object) -> None:
    """Raise unless y is what the loss compares with y_pred: numbers of its shape, or class indices."""
    check_tensor("y", y)
    check_kind("what the model returns, y_pred,", y_pred, Tensor, "one tensor, (n_samples, n_outputs)")
    lone = isinstance(loss_fn, nn.CrossEntropyLoss) and y_pred.shape[1:] == (1,)
    came, out, numbers = tuple(y.shape), tuple(y_pred.shape), y.is_floating_point()
    if came == out and not lone:
        if y.dtype != y_pred.dtype:
            raise ValueError(f"y of shape {came} is {y.dtype}, the output {y_pred.dtype}: use y.to({y_pred.dtype})")
        return check_labels(y, loss_fn, 1)
    regression = loss_fn is None or isinstance(loss_fn, (nn.L1Loss, nn.MSELoss))  # which take no class indices
    classes = not (regression or numbers) and len(out) > 1 and out[1] > 1 and came == (out[0], *out[2:])
    if classes and y.dtype == torch.int64:
        return check_labels(y, loss_fn, out[1])
    remedies = [  # the first that applies. (*came, 1) is the shape of y with one axis more
        (lone, "CrossEntropyLoss takes one number per class: end the model with as many outputs as there are classes"),
        (out == (*came, 1), "use y.unsqueeze(1)" if numbers else "use y.float().unsqueeze(1)"),
        (numbers and came == (*out, 1), "use X.unsqueeze(1) if X has one axis, else y.squeeze(1)"),
        (numbers and came == (*out[:1], 1), "its last layer needs one output, for one number per sample"),
        (came == (*out[:1], 1) or classes, "class indices are int64 of shape (n_samples,): use y.squeeze(1), or y.long()"),
        (True, "y needs the output's shape or, for CrossEntropyLoss, int64 class indices (n_samples,), as y.long() gives"),
    ]
    remedy = next(remedy for applies, remedy in remedies if applies)
    raise ValueError(f"y has shape {came} but the model returns {out}: {remedy}")


def check_predictions(y_pred: Any, y: Any) -> None:
    """Raise unless a metric can compare these: numbers of one shape, at least one."""
    check_target(y_pred, y, None)
    if y.numel() == 0:
        raise ValueError(f"y has shape {tuple(y.shape)}: no samples; expected at least one row, as in (50, 1)")


def check_batch(model: nn.Module, batch: Any, name: str) -> None:
    """Raise unless a batch is a pair of tensors that the model takes, with one target for each sample."""
    if not isinstance(batch, (tuple, list)) or len(batch) != 2:
        raise TypeError(f"{name}: a batch is {batch!r:.60}; expected a pair of tensors (X, y)")
    check_input(model, batch[0], f"{name}: X")
    check_tensor(f"{name}: y", batch[1])
    if batch[0].shape[:1] != batch[1].shape[:1]:
        raise ValueError(f"{name}: X has {len(batch[0])} rows and y shape {[*batch[1].shape]}; expected one target for each")
    check_finite(f"{name}: y", batch[1])


def check_batches(batches: Any, name: str = "batches", *, again: bool = False) -> None:
    """Raise unless a loop can go through the batches and, with `again`, once more in the next epoch."""
    no_pairs = isinstance(batches, list) and not all(isinstance(part, (tuple, list)) for part in batches)
    if no_pairs or hasattr(batches, "shape") or isinstance(batches, (str, dict, tuple)) or not hasattr(batches, "__iter__"):
        expected = "a DataLoader or tensors in pairs, as in [(X, y)]; unpack a split: train_data, test_data = split(X, y)"
        raise TypeError(f"{name} is of type {type(batches).__name__}; expected {expected}")
    if again and isinstance(batches, Iterator):
        raise TypeError(f"{name} is of type {type(batches).__name__}, which is exhausted after one epoch: use list(...)")


def check_count(count: int, name: str = "batches") -> None:
    """Raise unless a pass has a sample: without one it has no mean."""
    if count == 0:
        raise ValueError(f"{name} gave no batches; expected at least one (is drop_last=True too strict?)")


def check_loader(X: Any, y: Any, *, batch_size: object, shuffle: object, generator: Any) -> None:
    """Raise unless X and y are rows of data in memory, and the rest says how to take batches of them."""
    for name, data in (("X", X), ("y", y)):
        check_tensor(name, data)
        if data.dim() == 0 or data.numel() == 0:
            raise ValueError(f"{name} has shape {tuple(data.shape)}: no samples; expected at least one row, as in (50, 1)")
        if data.requires_grad:
            raise ValueError(f"{name} has requires_grad=True; expected data that are not learned: use {name}.detach()")
    if len(X) != len(y):
        raise ValueError(f"X has shape {tuple(X.shape)} and y {tuple(y.shape)}; expected one target for each sample")
    if X.device != y.device:
        raise ValueError(f"X is on {X.device}, y on {y.device}; expected both on one device: use y.to(X.device)")
    check_whole("batch_size", batch_size, example=32)
    check_kind("shuffle", shuffle, bool, "True or False")
    check_kind("generator", generator, torch.Generator | None, "torch.Generator().manual_seed(42) or None")
    if generator is not None and generator.device.type != "cpu":
        same = "which draws the same order for every device"
        raise ValueError(f"the generator is on {generator.device}; expected one on the CPU, {same}: use torch.Generator()")


# --- data, figures and sliders ---------------------------------------------------------------------------------------


def check_line(*, weight: Any, bias: Any, n: Any, noise: Any, seed: Any) -> None:
    """Raise unless a line can be made with these numbers."""
    for name, value in (("weight", weight), ("bias", bias), ("noise", noise)):
        if not isinstance(value, Real):
            raise TypeError(f"{name} is {value!r}, of type {type(value).__name__}; expected a number such as 0.7")
        if not math.isfinite(value):
            raise ValueError(f"{name} is {value}; expected a finite number")
    check_seed(seed)
    check_whole("n", n, example=50)
    if noise < 0:
        raise ValueError(f"noise is {noise}; expected a standard deviation, 0 or more")


def check_split(X: Any, y: Any, fractions: Any, seed: Any) -> None:
    """Raise unless X and y can be split in these fractions, each with at least one sample."""
    check_seed(seed)
    for name, data in (("X", X), ("y", y)):
        check_tensor(name, data)
        if data.dim() == 0:
            raise ValueError(f"{name} is a single number of shape (); expected one row per sample, as in (50, 1)")
    if len(X) != len(y):
        raise ValueError(f"X has {len(X)} samples and y has {len(y)}; expected one target for each sample")
    if not isinstance(fractions, Sequence) or not all(isinstance(fraction, Real) for fraction in fractions):
        raise TypeError(f"fractions is {fractions!r}; expected one number per part, as in (0.8, 0.2)")
    total = sum(fractions)
    if len(fractions) < 2 or any(not 0 < f < 1 for f in fractions) or not math.isclose(total, 1, abs_tol=1e-6):
        came = f"fractions are {tuple(fractions)} and add up to {total:g}"
        raise ValueError(f"{came}; expected two or more positive numbers that add up to 1, as in (0.8, 0.2)")
    ends = [0, *(round(len(X) * fraction) for fraction in accumulate(fractions))]
    sizes = [end - start for start, end in pairwise(ends)]
    if min(sizes) < 1:
        came = f"{len(X)} samples in fractions {tuple(fractions)} give parts of {sizes}"
        raise ValueError(f"{came}; expected at least one sample per part: use more samples or larger fractions")


def check_split_labels(n: int, **labels: Any) -> None:
    """Raise unless at most one way to split is asked for, with one label for each of the n samples."""
    given = [name for name, values in labels.items() if values is not None]
    if len(given) > 1:
        raise ValueError(f"{' and '.join(given)} were given together; expected only one of them: which matters most here?")
    for name in given:
        values = labels[name].flatten().tolist() if isinstance(labels[name], Tensor) else labels[name]
        if isinstance(values, str) or not hasattr(values, "__len__"):
            raise TypeError(f"{name} is of type {type(values).__name__}; expected one label for each of the {n} samples")
        if len(values) != n:
            raise ValueError(f"{name} has {len(values)} labels for {n} samples; expected one for each, as in {name}=y")
        if name == "time" and any(value is None or value != value for value in values):  # NaN, NaT
            raise ValueError("time has a gap; expected a number or date for each sample: leave these rows out")


def check_parts(names: Sequence[Any], parts: Sequence[Sequence[int]], how: str) -> None:
    """Raise unless every part has a sample and, with strata, one of every class."""
    if how == "groups" and not all(parts):
        sizes = [len(part) for part in parts]
        raise ValueError(f"{len(set(names))} groups give parts of {sizes} samples; expected at least one group per part")
    counts = [Counter(names[row] for row in part) for part in parts]
    for name in dict.fromkeys(names) if how == "strata" else ():
        shares = [count[name] for count in counts]
        if min(shares) < 1:
            remedy = "put rare classes together, leave them out, or take larger fractions"
            raise ValueError(f"class {name!r} has {sum(shares)} samples, which give parts of {shares}: {remedy}")


def check_birds(birds: object, *, needed: Sequence[str]) -> None:
    """Raise unless these are birds in which nothing that is needed is missing."""
    if not isinstance(birds, Sequence) or not all(isinstance(bird, Mapping) for bird in birds):
        raise TypeError(f"birds is of type {type(birds).__name__}; expected a list of dicts, as from complete_penguins()")
    if not birds:
        raise ValueError("birds is empty; expected one dict per bird, as from complete_penguins()")
    for row, bird in enumerate(birds):
        if gaps := [name for name in needed if bird.get(name) is None]:
            raise ValueError(f"bird {row} has no {', '.join(gaps)}; expected birds without a gap: use complete_penguins()")


def check_points(**data: Any) -> None:
    """Raise unless X, y and more, by their names, are all None, or each one number per sample."""
    if all(part is None for part in data.values()):
        return
    for name, part in data.items():
        check_kind(name, part, Tensor, "a tensor, (n_samples, 1)")
        if part.dim() == 0 or part.numel() != len(part) or not len(part):
            raise ValueError(f"{name} has shape {tuple(part.shape)}; expected one number per sample, (n_samples, 1)")
    (name, X), *others = data.items()
    for other, y in others:
        if len(X) != len(y):
            raise ValueError(f"{name} has {len(X)} samples and {other} has {len(y)}; expected one {other} for each {name}")


def as_points(**data: Any) -> list[Tensor]:
    """X, y and what else has one number per sample, each as (n_samples, 1) on the CPU, with no gradient behind it."""
    for name, part in data.items():
        check_kind(name, part, Tensor, "a tensor, (n_samples, 1)")
    check_points(**data)
    return [part.detach().cpu().reshape(-1, 1) for part in data.values()]


def check_alt(alt: Any) -> None:
    """Raise unless a figure is described."""
    check_kind("alt", alt, str, "a sentence that says what the figure shows")
    if not alt.strip():
        raise ValueError("alt is empty; expected a sentence that says what the figure shows")


def as_number(name: str, value: Any, *, example: float) -> float:
    """One number, also from a tensor that holds just one; raises for anything else."""
    if isinstance(value, Tensor) and value.numel() == 1:
        return float(value.item())
    if isinstance(value, Real) and not isinstance(value, bool):
        return float(value)
    raise ValueError(f"{name} is {value!r:.60}; expected a number, such as {example:g}")


def as_within(name: str, value: Any, low: float, high: float) -> float:
    """One number from low to high; raises for anything else."""
    number = as_number(name, value, example=low)
    if not low <= number <= high:
        raise ValueError(f"{name} is {number:g}; expected one from {low:g} to {high:g}, the ends of its slider")
    return number


def as_rate(name: str, value: Any) -> float:
    """A learning rate; raises for anything else."""
    rate = as_number(name, value, example=0.01)
    if not 0 < rate < math.inf:
        raise ValueError(f"{name} is {rate:g}; expected a positive number, such as 0.01")
    return rate


def as_rates(name: str, value: Any, *, at_most: int) -> list[float]:
    """Some learning rates; raises for anything else."""
    try:
        rates = [as_rate(name, rate) for rate in value]
    except (TypeError, ValueError):
        rates = []
    if not 1 <= len(rates) <= at_most:
        raise ValueError(f"{name} is {value!r:.60}; expected one to {at_most} numbers above 0, as in (0.01, 0.1)")
    return rates


def as_numbers(name: str, value: Any, *, example: tuple[float, ...]) -> tuple[float, ...]:
    """As many numbers as `example` has; raises for anything else."""
    try:
        numbers = tuple(as_number(name, part, example=example[0]) for part in value)
    except (TypeError, ValueError):
        numbers = ()
    if len(numbers) == len(example):
        return numbers
    raise ValueError(f"{name} is {value!r:.60}; expected {len(example)} numbers, as in {example}")


def as_range(
    name: str, value: Any, *, example: tuple[float, float] = (-1, 2), above: float = -math.inf
) -> tuple[float, float]:
    """The two ends of an axis or a slider, the lower first; raises for anything else."""
    low, high = as_numbers(name, value, example=example)
    if not above < low < high < math.inf:
        ends = "" if above == -math.inf else f", both above {above:g}"
        raise ValueError(f"{name} is {value!r:.60}; expected a range from low to high{ends}, as in {example}")
    return low, high


def as_path(name: str, value: Any) -> list[tuple[float, float]]:
    """Weight and bias after each step, the start first, as numbers or tensors; raises for anything else."""
    expected = "expected (weight, bias) pairs, the start first, as in [(0.1, 0.2), (0.3, 0.3)]"
    try:
        path = [(as_number(name, w, example=0.1), as_number(name, b, example=0.1)) for w, b in value]
    except (TypeError, ValueError, RuntimeError) as error:
        raise ValueError(f"{name} is {value!r:.60}; {expected}") from error
    if not path:
        raise ValueError(f"{name} is empty; {expected}")
    return path


def as_runs(history: Any, column: str | None) -> Mapping[str, History]:
    """Histories by their names, a single one by ""; raises for anything else, and without epochs or that column."""
    runs = {"": history} if isinstance(history, History) else history
    if not isinstance(runs, Mapping) or not all(isinstance(run, History) for run in runs.values()):
        raise TypeError(f"history is of type {type(history).__name__}; expected a History, or {{name: History}}")
    if not runs or not all(run.n_epochs for run in runs.values()):
        raise ValueError(f"history {history!r} has no epochs to draw; train first")
    for name, run in runs.items() if column is not None else ():
        if column not in run.columns():
            raise ValueError(f"no column {column!r} in {name or 'history'}; it has {sorted(run.columns())}")
    return runs


# --- a training run ---------------------------------------------------------------------------------------------------


def check_metrics(metrics: Any) -> None:
    """Raise unless metrics are `{name: function}`."""
    check_kind("metrics", metrics, Mapping | None, "{name: function}, as in {'mae': nn.L1Loss()}")
    for name, metric in (metrics or {}).items():
        if not isinstance(name, str) or name in ("loss", "train_loss", "eval_loss"):
            raise ValueError(f"a metric is named {name!r}; expected another name, in quotes, such as 'mae'")
        check_loss_fn(metric, f"metric {name!r}")


def check_run(model: Any, optimizer: Any, scheduler: Any) -> None:
    """Raise unless these belong together as the parts of one training run."""
    check_model(model)
    check_kind("optimizer", optimizer, Optimizer, "an instance, as in torch.optim.SGD(model.parameters(), lr=0.01)")
    if set(model.parameters()).isdisjoint(p for group in optimizer.param_groups for p in group["params"]):
        raise ValueError("the optimizer holds no parameter of this model: make it after the model, from model.parameters()")
    check_kind("scheduler", scheduler, LRScheduler | None, "an instance, as in StepLR(optimizer, step_size=30)")
    if scheduler is not None and scheduler.optimizer is not optimizer:
        raise ValueError("scheduler belongs to another optimizer; expected one made from this optimizer")


def check_plan(epochs: Any, eval_data: Any, *, metrics: Any, scheduler: Any, history: Any) -> None:
    """Raise unless epochs, metrics, scheduler and history fit together; an epoch of zeros is tried on a copy."""
    check_kind("epochs", epochs, int, "a whole number such as 100")
    if epochs < 1:
        raise ValueError(f"epochs is {epochs}; expected 1 or more, such as 100")
    check_metrics(metrics)
    if metrics and eval_data is None:
        raise ValueError(f"metrics {sorted(metrics)} need data to be measured on: pass eval_data=(X, y) or a DataLoader")
    if isinstance(scheduler, ReduceLROnPlateau):
        raise ValueError("scheduler is a ReduceLROnPlateau, which needs a loss: step it in a callback")
    check_kind("history", history, History, "a History, as train returned it")
    copy.deepcopy(history).append(0.0, None if eval_data is None else 0.0, dict.fromkeys(metrics or {}, 0.0))


# --- files ------------------------------------------------------------------------------------------------------------

CHECKPOINT = {"model", "optimizer", "optimizer_name", "scheduler", "history", "rng"}


def check_place(path: Path, place: Path) -> None:
    """Raise unless a file can be put at `place`, which is where `path` leads."""
    if place.is_dir():
        raise IsADirectoryError(f"{path} is a folder; expected a file in it, such as {path / 'model.pt'}")
    if not place.parent.is_dir():
        raise FileNotFoundError(f"the folder {place.parent} does not exist: make it with .mkdir(parents=True)")
    if place.exists() and not place.is_file():
        raise FileExistsError(f"{path} is not an ordinary file; expected the name of a file")


def check_file(path: Path) -> None:
    """Raise unless there is a file."""
    if path.is_dir():
        raise IsADirectoryError(f"{path} is a folder; expected a file that torch.save wrote")
    if not path.exists():
        raise FileNotFoundError(f"no file {path} in {Path.cwd()}: was it saved, and under this name?")


def check_device(device: Any) -> None:
    """Raise unless this machine has the device; None means no particular one."""
    try:
        torch.empty(0, device=device)
    except (RuntimeError, AssertionError, TypeError) as error:
        here = torch.accelerator.current_accelerator(check_available=True)
        have = "cpu" if here is None else f"cpu, {here.type}"
        raise ValueError(f"device {device!r} cannot be used here; this machine has: {have}") from error


def check_saved_run(model: Any, optimizer: Any, scheduler: Any) -> None:
    """Raise unless these are all the parts of one training run, the scheduler among them."""
    check_run(model, optimizer, scheduler)
    if scheduler is None and any("initial_lr" in group for group in optimizer.param_groups):
        raise ValueError("a scheduler plans this optimizer's learning rate: pass it as scheduler=, or the plan is lost")


def check_weights(path: Any, state: Any, model: nn.Module) -> None:
    """Raise unless a state_dict has the model's names, shapes and dtypes."""
    if isinstance(state, dict) and set(state) >= CHECKPOINT:
        raise ValueError(f"{path} is a checkpoint; expected weights alone: use load_checkpoint, or save with save_weights")
    if not isinstance(state, dict) or not all(isinstance(name, str) for name in state) or not state:
        raise ValueError(f"{path} holds a {type(state).__name__}; expected a state_dict, as model.state_dict() gives")
    own, kind = model.state_dict(), type(model).__name__
    explain_layout(path, state, own)
    strangers = [name for name, value in state.items() if not isinstance(value, Tensor) and name not in own]
    if strangers:
        raise ValueError(f"{path} is not a state_dict: {strangers[:5]} are not tensors; expected {list(own)[:5]} of {kind}")
    problems = [f"missing {name}" for name in own if name not in state]
    problems += [f"unexpected {name}" for name in state if name not in own]
    for name in own.keys() & state.keys():
        if _describe(own[name]) != _describe(state[name]):
            problems.append(f"{name}: {_describe(state[name])} in the file, {_describe(own[name])} in the model")
    if problems:
        listed, remedy = "; ".join(sorted(problems)[:8]), "Make the model with the class and sizes that were saved"
        if [*state] == [*own] and all(getattr(own[name], "shape", 0) == getattr(state[name], "shape", 0) for name in own):
            remedy = (
                f'To convert them: model.load_state_dict(torch.load({str(path)!r}, weights_only=True, map_location="cpu"))'
            )
        raise ValueError(f"{path} does not fit {kind}: {listed}. {remedy}")


def explain_layout(path: Any, state: Mapping[str, Any], own: Mapping[str, Any]) -> None:
    """Raise for a file that holds this model's weights in another layout, with the line that loads them."""
    load, lines = f'torch.load({str(path)!r}, weights_only=True, map_location="cpu")', {}
    for name in (name for name, part in state.items() if isinstance(part, dict) and [*part] == [*own]):
        lines[f"under {name!r}"] = f"{load}[{name!r}]"
    for prefix in (prefix for prefix in ("module.", "_orig_mod.") if [*state] == [prefix + name for name in own]):
        lines[f"of a wrapped model, with {prefix!r}"] = f"{{k.removeprefix({prefix!r}): v for k, v in {load}.items()}}"
    for how, line in lines.items():
        raise ValueError(f"{path} holds the weights {how}: use model.load_state_dict({line})")


def _describe(value: Any) -> str:
    is_tensor = isinstance(value, Tensor)
    return f"{tuple(value.shape)} {str(value.dtype).removeprefix('torch.')}" if is_tensor else type(value).__name__


def check_contents(path: Any, contents: Any, model: nn.Module) -> None:
    """Raise unless a file is a checkpoint with this model's weights."""
    if not isinstance(contents, dict) or set(contents) != CHECKPOINT:
        if isinstance(contents, dict) and "model" not in contents:  # with it, it is a damaged one of ours
            explain_layout(path, contents, model.state_dict())
        came = sorted(map(str, contents))[:6] if isinstance(contents, dict) else type(contents).__name__
        expected = f"it holds {came}, expected {sorted(CHECKPOINT)}"
        raise ValueError(f"{path} is not a checkpoint of this course: {expected}; for weights alone use load_weights")
    check_weights(path, contents["model"], model)
    check_history_part(path, contents["history"])


def check_history_part(path: Any, data: Any) -> None:
    """Raise unless a file's history has the three columns, with lists of numbers, one number per epoch."""
    expected = {"train_loss", "eval_loss", "metrics"}
    if not isinstance(data, dict) or set(data) != expected:
        came = sorted(map(str, data)) if isinstance(data, dict) else type(data).__name__
        raise ValueError(f"{path} holds no history: it has {came}; expected {sorted(expected)}")
    try:
        columns = {"train_loss": data["train_loss"], "eval_loss": data["eval_loss"], **data["metrics"]}
        if any(isinstance(column, str) for column in columns.values()):
            raise TypeError("a column is a word")
        lengths = {name: len([float(number) for number in column]) for name, column in columns.items()}
        epochs = lengths["train_loss"]
    except (TypeError, ValueError) as error:
        raise ValueError(f"{path} holds no history: {error}; expected lists of numbers, one number per epoch") from error
    for name, length in lengths.items():
        if length != epochs and (name, length) != ("eval_loss", 0):
            raise ValueError(f"{path} holds no history: {name} has {length} numbers, train_loss {epochs}; expected as many")


def check_resumed(path: Any, contents: Mapping[str, Any], *, optimizer: Any, scheduler: Any, generator: Any) -> None:
    """Raise unless a checkpoint's optimizer, scheduler and generator are of the same kinds as these."""
    came, own = contents["optimizer_name"], type(optimizer).__name__
    if came != own:
        raise ValueError(f"{path} was saved with the optimizer {came}, this one is {own}: make a torch.optim.{came}")
    check_optimizer_state(path, contents["optimizer"], optimizer)
    part = contents["scheduler"] or [None, None]
    if not isinstance(part, list) or len(part) != 2:
        raise ValueError(f"{path}: its scheduler part is damaged; expected a name and what scheduler.state_dict() gives")
    came, state = part
    name = None if scheduler is None else type(scheduler).__name__
    if came != name:
        remedy = "leave scheduler= out" if came is None else f"pass scheduler=, a torch.optim.lr_scheduler.{came}"
        raise ValueError(f"{path} was saved with the scheduler {came}, this run has {name}: {remedy}")
    if scheduler is not None and (not isinstance(state, dict) or set(state) != set(scheduler.state_dict())):
        raise ValueError(f"{path}: its scheduler part is damaged; expected what scheduler.state_dict() gives")
    rng = contents["rng"]
    if isinstance(rng, dict) and rng and ("generator" in rng) != (generator is not None):
        has, remedy = ("a", "pass generator=, the one given to the DataLoader")
        if generator is not None:
            has, remedy = ("no", "leave generator= out, or save the checkpoint with it")
        raise ValueError(f"{path} holds {has} generator state, so the run could not go on with the same batches: {remedy}")


def check_optimizer_state(path: Any, state: Any, optimizer: Optimizer) -> None:
    """Raise unless a saved state has this optimizer's parameter groups and shapes."""
    parameters = [parameter for group in optimizer.param_groups for parameter in group["params"]]
    own, wrong = [len(group["params"]) for group in optimizer.param_groups], []
    try:
        sizes = [len(group["params"]) for group in state["param_groups"]]
        numbers = [number for group in state["param_groups"] for number in group["params"]]
        shapes = {number: tuple(parameter.shape) for number, parameter in zip(numbers, parameters, strict=False)}
        for number, entry in state["state"].items():
            for name, value in entry.items():
                if isinstance(value, Tensor) and value.dim() and not _fits(tuple(value.shape), shapes.get(number)):
                    wrong.append((name, number, tuple(value.shape)))
        if sizes == own:  # what else is wrong shows on a copy; the parameters themselves are not in the state
            copy.deepcopy(optimizer, {id(p): p for p in parameters}).load_state_dict(state)
    except Exception as error:  # a damaged part can raise anything
        raise ValueError(f"{path}: its optimizer part is damaged; expected what optimizer.state_dict() gives") from error
    if sizes != own:
        raise ValueError(
            f"{path}: the saved optimizer has {sizes} parameters per group, this one {own}: use model.parameters()"
        )
    if wrong and not isinstance(optimizer, torch.optim.LBFGS):  # its state is for all parameters together
        name, number, shape = wrong[0]
        raise ValueError(f"{path}: the optimizer's {name} of parameter {number} has shape {shape}, not {shapes.get(number)}")


def _fits(shape: tuple[int, ...], parameter: tuple[int, ...] | None) -> bool:
    """Whether a state has its parameter's shape, or one number per row or column, as Adafactor keeps."""
    same = parameter is not None and len(shape) == len(parameter)
    return same and all(size in (1, own) for size, own in zip(shape, parameter or (), strict=True))
