"""A line among its data, and its place on the loss surface: moved by hand, or still."""

from collections import deque
from collections.abc import Sequence
from typing import Any

import torch
from matplotlib.figure import Figure
from torch import Tensor

from course_utils._descent import LossFn, Point, descend
from course_utils._moving_picture import WIDE, MovingPicture, Panel
from course_utils._numbers import as_number, as_path, as_range
from course_utils.plotting import plot_data, plot_loss_surface

MOVES = 300  # of the learner's path; the oldest are forgotten
STEPS = 10  # of training, at a press of the button
INSTEAD = "The sliders for weight and bias appear here when you run this cell."
HAND = "#D55E00"


class _Drawing:
    """The figure, and the parts of it that follow the moves."""

    def __init__(
        self,
        X: Tensor,
        y: Tensor,
        *,
        loss_fn: LossFn,
        weights: tuple[float, float],
        biases: tuple[float, float],
        path: Sequence[Point],
    ) -> None:
        self.figure = Figure(figsize=(9, 3.8), layout="constrained")
        left, right = self.figure.subplots(1, 2, width_ratios=(4, 5))
        plot_loss_surface(X, y, loss_fn=loss_fn, weights=weights, biases=biases, path=path, ax=right)
        plot_data(X, y, ax=left)
        self._X, self._y, self._loss_fn = X.detach().cpu().reshape(-1, 1), y.detach().cpu().reshape(-1, 1), loss_fn
        low, high = self._y.min().item(), self._y.max().item()
        self._ends = torch.tensor([self._X.min().item(), self._X.max().item()])
        self._distances = left.vlines([0.0], 0.0, 0.0, color="#666666", linewidth=0.8, zorder=6)
        (self._line,) = left.plot([], [], color=HAND, linewidth=2, zorder=7, label="your line")
        left.set_ylim(low - 0.7 * (high - low), high + 0.7 * (high - low))
        left.legend(loc="upper left")
        self._title = left.set_title("loss 0")
        (self._path,) = right.plot([], [], ".-", color=HAND, linewidth=1, zorder=6, label="your path")
        (self._here,) = right.plot(
            [], [], "D", color=HAND, markeredgecolor="white", markersize=9, zorder=7, label="your line"
        )
        right.legend(facecolor="#333333", labelcolor="white", loc="upper right", fontsize="small")
        self.moving = (self._distances, self._line, self._title, self._path, self._here)

    def loss(self, weight: float, bias: float) -> float:
        return self._loss_fn(weight * self._X + bias, self._y).item()

    def follow(self, moves: Sequence[Point]) -> float:
        """Draw the path so far, and the line of its last point; its loss."""
        weight, bias = moves[-1]
        x, target = self._X.flatten(), self._y.flatten()
        ends = [torch.stack([x, part], dim=1) for part in (target, weight * x + bias)]
        self._distances.set_segments(torch.stack(ends, dim=1).numpy())
        self._line.set_data(self._ends.numpy(), (weight * self._ends + bias).numpy())
        loss = self.loss(weight, bias)
        self._title.set_text(f"loss {loss:.3f}")
        self._path.set_data(*zip(*moves, strict=True))
        self._here.set_data([weight], [bias])
        return loss

    def train(self, start: Point, *, lr: float) -> list[Point]:
        path, _ = descend(self._X, self._y, loss_fn=self._loss_fn, lr=lr, start=start, steps=STEPS)
        return path[1:]


class FitByHand(Panel):
    """Two sliders, the line and its loss, and the way that both went.

    Attributes:
        weight: the slider of the weight; `weight.value` is its number.
        bias: the slider of the bias.
        path: (weight, bias) after each move, the start first; of a long way the last part.
        words: what the picture shows, in words.
    """

    def __init__(self, drawing: _Drawing, *, start: Point, weights: Point, biases: Point, lr: float) -> None:
        """Begin at `start`."""
        import ipywidgets

        def slider(name: str, value: float, ends: Point) -> Any:
            style, wide = {"description_width": "60px"}, {"width": WIDE}
            low, high = ends
            return ipywidgets.FloatSlider(
                value=value, min=low, max=high, step=0.01, description=name, readout_format=".2f", style=style, layout=wide
            )

        self.weight, self.bias = slider("weight", start[0], weights), slider("bias", start[1], biases)
        again = ipywidgets.Button(description="start again")
        steps = ipywidgets.Button(description=f"{STEPS} training steps")
        controls = [self.weight, self.bias, ipywidgets.HBox([steps, again])]
        super().__init__(MovingPicture(drawing.figure, moving=drawing.moving), controls=controls, instead=INSTEAD)
        self.path: deque[Point] = deque([start], maxlen=MOVES)
        self._drawing, self._start, self._lr, self._lowest = drawing, start, lr, float("inf")
        for each in (self.weight, self.bias):
            each.observe(self._moved, names="value")
        again.on_click(self._start_again)
        steps.on_click(self._train)
        self._buttons = {"start again": again, "train": steps}
        self._show()

    def _moved(self, _: Any) -> None:
        self.path.append((self.weight.value, self.bias.value))
        self._show()

    def _start_again(self, _: Any) -> None:
        self._lowest = float("inf")
        self.path.clear()
        self._go([self._start])

    def _train(self, _: Any) -> None:
        self._go(self._drawing.train(self.path[-1], lr=self._lr))

    def _go(self, points: Sequence[Point]) -> None:
        """Follow points, at most to the edge of the map, and set the sliders to the last with a single redraw."""
        ends = [(each.min, each.max) for each in (self.weight, self.bias)]
        clamped = [tuple(max(low, min(high, v)) for v, (low, high) in zip(p, ends, strict=True)) for p in points]
        self.path.extend(clamped)
        for each in (self.weight, self.bias):
            each.unobserve(self._moved, names="value")
        self.weight.value, self.bias.value = self.path[-1]
        for each in (self.weight, self.bias):
            each.observe(self._moved, names="value")
        self._show()

    def _show(self) -> None:
        loss = self._drawing.follow(self.path)
        self._lowest = min(self._lowest, loss)
        weight, bias = self.path[-1]
        words = f"weight {weight:.2f}, bias {bias:.2f}: loss {loss:.3f}. Your lowest loss so far: {self._lowest:.3f}"
        alt = f"The training data with your line, and the loss surface with your path; {words}"
        self.tell(words, alt=alt)


def fit_by_hand(
    X: Tensor,
    y: Tensor,
    *,
    loss_fn: LossFn,
    path: Sequence[Point],
    weights: tuple[float, float] = (-1.0, 2.0),
    biases: tuple[float, float] = (-1.0, 2.0),
    lr: float = 0.01,
) -> FitByHand:
    """Let the reader choose weight and bias with sliders, and see the line, its loss and its way over the loss surface.

    Args:
        X: (n_samples, 1), any device.
        y: (n_samples, 1), the targets.
        loss_fn: `loss_fn(y_pred, y)` -> mean loss, a scalar.
        path: (weight, bias) after each step of a training run, as numbers; the sliders start where it starts.
        weights: the range of the weight's slider, and the horizontal axis of the surface.
        biases: the range of the bias's slider, and the vertical axis.
        lr: the learning rate of the button *10 training steps*.

    Returns:
        What Jupyter shows: two sliders, two buttons, the picture, and a line with its numbers in words.

    Raises:
        TypeError: X or y is not a tensor, or loss_fn not a function.
        ValueError: lengths differ, a range is no pair of numbers that rises, the path is not one of pairs or starts
            outside the ranges, or lr is not a positive number.

    Source: notebook 03, "The loss surface".
    """
    path, weights, biases = as_path("path", path), as_range("weights", weights), as_range("biases", biases)
    drawing, start = _Drawing(X, y, loss_fn=loss_fn, weights=weights, biases=biases, path=path), path[0]
    for name, value, (low, high) in (("weight", start[0], weights), ("bias", start[1], biases)):
        if not low <= value <= high:
            raise ValueError(f"the path starts at {name} {value:g}, outside the slider's range from {low:g} to {high:g}")
    rate = as_number("lr", lr, example=0.01)
    if not 0 < rate < float("inf"):
        raise ValueError(f"lr is {lr}; expected a positive number, such as 0.01")
    return FitByHand(drawing, start=start, weights=weights, biases=biases, lr=rate)


def plot_fit(
    X: Tensor,
    y: Tensor,
    *,
    moves: Sequence[Point],
    loss_fn: LossFn,
    path: Sequence[Point],
    weights: tuple[float, float] = (-1.0, 2.0),
    biases: tuple[float, float] = (-1.0, 2.0),
) -> Figure:
    """Draw what `fit_by_hand` shows after some moves, for where there are no sliders.

    Args:
        X: (n_samples, 1), any device.
        y: (n_samples, 1), the targets.
        moves: (weight, bias) after each move, the start first; the last one's line is drawn.
        loss_fn: `loss_fn(y_pred, y)` -> mean loss, a scalar.
        path: (weight, bias) after each step of a training run, to compare with.
        weights: the horizontal axis of the surface.
        biases: the vertical axis.

    Returns:
        The Figure.

    Raises:
        TypeError: X or y is not a tensor, or loss_fn not a function.
        ValueError: lengths differ, a range is no pair of numbers that rises, or path or moves are not pairs.

    Source: notebook 03, "The loss surface".
    """
    points = as_path("moves", moves)
    drawing = _Drawing(X, y, loss_fn=loss_fn, weights=weights, biases=biases, path=path)
    drawing.follow(points)
    return drawing.figure
