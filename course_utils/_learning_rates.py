"""What a learning rate does to a line in training: chosen with a slider, or some beside each other."""

from collections.abc import Sequence
from functools import lru_cache
from math import isfinite, log10
from typing import Any

from matplotlib.figure import Figure
from torch import Tensor

from course_utils._descent import LossFn, Point, descend
from course_utils._moving_picture import WIDE, MovingPicture, Panel
from course_utils._numbers import as_number, as_numbers, as_range
from course_utils.plotting import plot_loss_surface

INSTEAD = "The slider for the learning rate appears here when you run this cell."
LINES = (("#0072B2", "o"), ("#009E73", "s"), ("#D55E00", "^"), ("#CC79A7", "v"))
Run = tuple[list[Point], list[float]]


class _Drawing:
    """The figure, one curve and one path a run, and the runs themselves."""

    def __init__(
        self,
        X: Tensor,
        y: Tensor,
        *,
        loss_fn: LossFn,
        epochs: int,
        start: Point,
        weights: tuple[float, float],
        biases: tuple[float, float],
        lines: int,
    ) -> None:
        from matplotlib.patheffects import withStroke

        if isinstance(epochs, bool) or not isinstance(epochs, int) or epochs < 1:
            raise ValueError(f"epochs is {epochs!r}; expected a whole number, 1 or more")
        self.figure = Figure(figsize=(9, 3.8), layout="constrained")
        self._left, self._right = self.figure.subplots(1, 2, width_ratios=(4, 5))
        weight, bias = as_numbers("start", start, example=(0.0, 0.0))
        plot_loss_surface(X, y, loss_fn=loss_fn, weights=weights, biases=biases, ax=self._right)
        X, y = X.detach().cpu().reshape(-1, 1), y.detach().cpu().reshape(-1, 1)

        @lru_cache(maxsize=200)
        def run(lr: float) -> Run:
            return descend(X, y, loss_fn=loss_fn, lr=lr, start=(weight, bias), steps=epochs)

        self.run, self.epochs = run, epochs
        self._map = (as_range("weights", weights), as_range("biases", biases))
        first = loss_fn(weight * X + bias, y).item()
        if not isfinite(first):
            raise ValueError(f"the loss at the start is {first}; expected data, and a start, without NaN")
        self._left.set(xlabel="epoch", ylabel="training loss", yscale="log", xlim=(0, epochs), title="loss")
        self._left.set_ylim(first / 300, first * 3000)
        self._right.set_title("path")
        style = [{"color": color, "marker": marker, "zorder": 6 - i / 10} for i, (color, marker) in enumerate(LINES[:lines])]
        # markers a step apart where steps are long, and not so close elsewhere that they hide the line
        thin = {
            "linewidth": 1.5,
            "markersize": 3.5,
            "markevery": 0.03,
            "path_effects": [withStroke(linewidth=2, foreground="white")],
        }
        self.curves = [self._left.plot([], [], markevery=0.1, markersize=5, **one)[0] for one in style]
        self.paths = [self._right.plot([], [], **thin, **one)[0] for one in style]

    def follow(self, number: int, lr: float) -> None:
        """Draw the run of one rate as curve and path `number`; a path ends with its first step off the map."""
        path, losses = self.run(lr)
        self.curves[number].set_data(range(len(losses)), losses)
        inside = [all(low <= v <= high for v, (low, high) in zip(p, self._map, strict=True)) for p in path]
        last = inside.index(False) + 1 if False in inside else len(path)
        self.paths[number].set_data(*zip(*path[:last], strict=True))

    def words(self, lr: float) -> str:
        """What became of the run, in a sentence."""
        _, losses = self.run(lr)
        if len(losses) <= self.epochs:
            return f"learning rate {lr:.3g}: diverges. The loss is no longer a finite number after {len(losses)} epochs"
        if losses[-1] > losses[0]:
            return f"learning rate {lr:.3g}: diverges. The loss grew from {losses[0]:.2f} to {losses[-1]:.3g}"
        return f"learning rate {lr:.3g}: the loss fell from {losses[0]:.2f} to {losses[-1]:.4f} in {self.epochs} epochs"


class LearningRateSlider(Panel):
    """A slider for the learning rate, and the run that it leads to.

    Attributes:
        rate: the slider; `rate.value` is the learning rate.
        words: what the picture shows, in words.
    """

    def __init__(self, drawing: _Drawing, *, rate: float, rates: tuple[float, float]) -> None:
        """Begin at `rate`."""
        import ipywidgets

        self.rate = ipywidgets.FloatLogSlider(
            value=rate,
            base=10,
            min=log10(rates[0]),
            max=log10(rates[1]),
            step=0.02,
            description="learning rate",
            readout_format=".3g",
            style={"description_width": "90px"},
            layout={"width": WIDE},
        )
        moving = [*drawing.curves, *drawing.paths]
        super().__init__(MovingPicture(drawing.figure, moving=moving), controls=[self.rate], instead=INSTEAD)
        self._drawing = drawing
        self.rate.observe(self._show, names="value")
        self._show()

    def _show(self, _: Any = None) -> None:
        self._drawing.follow(0, self.rate.value)
        words = self._drawing.words(self.rate.value)
        self.tell(words, alt=f"The loss over the epochs, and the path over the loss surface; {words}")


def learning_rate_slider(
    X: Tensor,
    y: Tensor,
    *,
    loss_fn: LossFn,
    rate: float = 0.01,
    rates: tuple[float, float] = (0.001, 1.0),
    epochs: int = 150,
    start: Point = (0.0, 0.0),
    weights: tuple[float, float] = (-1.0, 2.0),
    biases: tuple[float, float] = (-1.0, 2.0),
) -> LearningRateSlider:
    """Let the reader choose a learning rate with a slider, and see the loss of that run, and its path.

    Args:
        X: (n_samples, 1), any device; all samples are used in every step.
        y: (n_samples, 1), the targets.
        loss_fn: `loss_fn(y_pred, y)` -> mean loss, a scalar.
        rate: where the slider begins.
        rates: its ends, both above 0. It is logarithmic.
        epochs: how many steps a run has.
        start: weight and bias at the start of each run.
        weights: the horizontal axis of the surface.
        biases: the vertical axis.

    Returns:
        What Jupyter shows: the slider, the picture, and a line that says in words what became of the run.

    Raises:
        TypeError: X or y is not a tensor, or loss_fn not a function.
        ValueError: lengths differ, a range is no pair of numbers that rises, a rate is not above 0 or not within the
            ends, epochs is no whole number from 1 on, start no pair, or the loss there not a number.

    Source: notebook 05, "A learning-rate sweep".
    """
    low, high = as_range("rates", rates, example=(0.001, 1.0))
    if low <= 0:
        raise ValueError(f"rates is {rates}; expected two ends above 0, the lower first, as in (0.001, 1.0)")
    begin = as_number("rate", rate, example=0.01)
    if not low <= begin <= high:
        raise ValueError(f"rate is {rate}; expected one from {low} to {high}, the ends in rates={rates}")
    drawing = _Drawing(X, y, loss_fn=loss_fn, epochs=epochs, start=start, weights=weights, biases=biases, lines=1)
    return LearningRateSlider(drawing, rate=begin, rates=(low, high))


def plot_learning_rates(
    X: Tensor,
    y: Tensor,
    *,
    rates: Sequence[float],
    loss_fn: LossFn,
    epochs: int = 150,
    start: Point = (0.0, 0.0),
    weights: tuple[float, float] = (-1.0, 2.0),
    biases: tuple[float, float] = (-1.0, 2.0),
) -> Figure:
    """Draw what `learning_rate_slider` shows for some rates at once, for where there is no slider.

    Args:
        X: (n_samples, 1), any device; all samples are used in every step.
        y: (n_samples, 1), the targets.
        rates: one to four learning rates.
        loss_fn: `loss_fn(y_pred, y)` -> mean loss, a scalar.
        epochs: how many steps a run has.
        start: weight and bias at the start of each run.
        weights: the horizontal axis of the surface.
        biases: the vertical axis.

    Returns:
        The Figure.

    Raises:
        TypeError: X or y is not a tensor, or loss_fn not a function.
        ValueError: lengths differ, a range is no pair of numbers that rises, there are no rates or too many, a rate is
            not above 0, epochs is no whole number from 1 on, start no pair, or the loss there not a number.

    Source: notebook 05, "A learning-rate sweep".
    """
    try:
        chosen = [as_number("rates", rate, example=0.01) for rate in rates]
    except (TypeError, ValueError):
        chosen = []
    if not 1 <= len(chosen) <= len(LINES) or not all(0 < rate < float("inf") for rate in chosen):
        raise ValueError(f"rates is {rates}; expected one to {len(LINES)} numbers above 0, as in (0.01, 0.1)")
    drawing = _Drawing(X, y, loss_fn=loss_fn, epochs=epochs, start=start, weights=weights, biases=biases, lines=len(chosen))
    for number, rate in enumerate(chosen):
        drawing.follow(number, rate)
        for line in (drawing.curves[number], drawing.paths[number]):
            line.set_label(f"lr {rate:g}")
    drawing.curves[0].axes.legend()
    return drawing.figure
