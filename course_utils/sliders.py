"""Sliders with which the reader moves a line, or its learning rate; each with a still picture for where none run."""

import base64
import html
import io
from collections import deque
from collections.abc import Callable, Sequence
from math import isfinite, log10
from typing import Any

import torch
from matplotlib.figure import Figure
from torch import Tensor

from course_utils._refusals import as_numbers, as_path, as_points, as_range, as_rate, as_rates, as_within, check_whole
from course_utils.plotting import MAP, LossFn, Pair, Pairs, plot_data, plot_loss_surface

Draw = Callable[[Sequence[Any]], str]  # draws what it is given, and says it in words
WIDE = {"width": "360px"}  # a slider
MOVES = 300  # of the learner's path; the oldest are forgotten
STEPS = 10  # of training, at a press of the button
HAND = "#D55E00"
LINES = (("#0072B2", "o"), ("#009E73", "s"), ("#D55E00", "^"), ("#CC79A7", "v"))


class Panel:
    """What Jupyter shows: sliders, a picture that follows them, and a line that says it in words.

    Its `sliders` are in the order of the page, and `moves` are their values after each move, the start first; of many
    only the last. `figure` is the picture, `words` is the line.

    Source: notebook 03, "The loss surface".
    """

    def __init__(self, figure: Figure, *, draw: Draw, sliders: Any, buttons: Any, alt: str, instead: str) -> None:
        """Give `draw` the moves each time; a page without widgets shows `instead`."""
        import ipywidgets
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        self.sliders, self.figure, self._draw, self._alt, self._instead = sliders, figure, draw, alt, instead
        self._canvas = FigureCanvasAgg(figure)  # without pyplot, which would keep the figure for ever
        figure.draw_without_rendering()
        figure.set_layout_engine("none")  # all has its place now; to find it again would take as long as to draw
        self._still = {artist for ax in figure.axes for artist in ax.get_children()}
        self._image, self._line, row = ipywidgets.HTML(), ipywidgets.HTML(), ipywidgets.HBox(buttons)
        self._box = ipywidgets.VBox([*sliders, row, self._image, self._line])  # in the order of the Tab key
        self.moves: deque[Any] = deque(maxlen=MOVES)
        self.follow([[slider.value for slider in sliders]])
        for slider in sliders:
            slider.observe(self._moved, names="value")

    def follow(self, points: Sequence[Sequence[float]]) -> None:
        """Move the sliders to each of `points`, at most to their ends, and draw once."""
        self._busy = True
        for point in points:
            for slider, value in zip(self.sliders, point, strict=True):
                slider.value = value
            self.moves.append(tuple(slider.value for slider in self.sliders))
        self._busy = False
        for ax in self.figure.axes:
            for artist in set(ax.get_children()) - self._still:
                artist.remove()
        self.words = self._draw(self.moves)
        file = io.BytesIO()
        self._canvas.print_png(file)
        source = base64.b64encode(file.getvalue()).decode()
        width, height = self._canvas.get_width_height()
        size = f'width="{width}" height="{height}" style="max-width: 100%; height: auto"'  # so that the page does not jump
        alt = html.escape(f"{self._alt}; {self.words}")
        self._image.value = f'<img alt="{alt}" {size} src="data:image/png;base64,{source}">'
        self._line.value = f'<div role="status">{html.escape(self.words)}</div>'  # read out by a screen reader

    def _moved(self, _: Any) -> None:
        if not self._busy:
            self.follow([[slider.value for slider in self.sliders]])

    def _repr_mimebundle_(self, **which: Any) -> dict[str, Any]:
        view = {"version_major": 2, "version_minor": 0, "model_id": self._box.model_id}  # Colab's ipywidgets 7 also takes it
        words = {"text/plain": self._instead, "text/html": f"<em>{html.escape(self._instead)}</em>"}
        return {"application/vnd.jupyter.widget-view+json": view} | words


def _descend(X: Tensor, y: Tensor, *, loss_fn: LossFn, lr: float, start: Pair, steps: int) -> tuple[list[Pair], list[float]]:
    """Descend while the loss is a finite number: (weight, bias), and the loss, at the start and after each step."""
    here, path, losses = torch.tensor(start), [], []
    for _ in range(steps + 1):
        weight, bias = here.requires_grad_()
        loss = loss_fn(weight * X + bias, y)
        if not isfinite(loss.item()):
            break
        path.append((weight.item(), bias.item()))
        losses.append(loss.item())
        (slope,) = torch.autograd.grad(loss, here)
        here = here.detach() - lr * slope
    return path, losses


def _line_figure(X: Tensor, y: Tensor, *, loss_fn: LossFn, **surface: Any) -> tuple[Figure, Draw]:
    """A figure for a line moved by hand, and what draws its moves, with the line of the last one."""
    figure = Figure(figsize=(9, 3.8), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(4, 5))
    plot_loss_surface(X, y, loss_fn=loss_fn, ax=right, **surface)
    plot_data(X, y, ax=left)
    left.margins(y=0.7)
    left.set(ylim=left.get_ylim(), title="loss")
    X, y = as_points(X=X, y=y)
    ends = torch.stack([X.min(), X.max()])
    losses: list[float] = []

    def draw(moves: Pairs) -> str:
        weight, bias = moves[-1]
        y_pred = weight * X + bias
        loss = loss_fn(y_pred, y).item()
        left.vlines(X.flatten(), y.flatten(), y_pred.flatten(), color="#666666", linewidth=0.8, zorder=6)
        left.plot(ends, weight * ends + bias, color=HAND, linewidth=2, zorder=7, label="your line")
        left.set_title(f"loss {loss:.3f}")
        left.legend(loc="upper left")
        right.plot(*zip(*moves, strict=True), ".-", color=HAND, linewidth=1, zorder=6, label="your path")
        right.plot(weight, bias, "D", color=HAND, markeredgecolor="white", markersize=9, zorder=7, label="your line")
        right.legend(facecolor="#333333", labelcolor="white", loc="upper right", fontsize="small")
        if len(moves) == 1:
            losses.clear()  # of the moves before this start
        losses.append(loss)
        return f"weight {weight:.2f}, bias {bias:.2f}: loss {loss:.3f}. Your lowest loss so far: {min(losses):.3f}"

    return figure, draw


def fit_by_hand(
    X: Tensor, y: Tensor, *, loss_fn: LossFn, path: Pairs, weights: Pair = MAP, biases: Pair = MAP, lr: float = 0.01
) -> Panel:
    """Let the reader choose weight and bias with sliders, and see the line, its loss and its path over the loss surface.

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
        TypeError: X or y is not a tensor, or loss_fn is not a function.
        ValueError: lengths differ, a range is not a pair of rising numbers, the path is not one of pairs or starts
            outside the ranges, or lr is not a positive number.

    Source: notebook 03, "The loss surface".
    """
    from ipywidgets import Button, FloatSlider

    figure, draw = _line_figure(X, y, loss_fn=loss_fn, path=path, weights=weights, biases=biases)
    X, y = as_points(X=X, y=y)
    start, rate = as_path("path", path)[0], as_rate("lr", lr)
    sliders = []
    for name, value, (low, high) in zip(("weight", "bias"), start, (weights, biases), strict=True):
        as_within(f"the {name} at the start of path", value, low, high)
        look = {"step": 0.01, "readout_format": ".2f", "style": {"description_width": "60px"}, "layout": WIDE}
        sliders.append(FloatSlider(value, min=low, max=high, description=name, **look))

    def train(_: Button) -> None:
        panel.follow(_descend(X, y, loss_fn=loss_fn, lr=rate, start=panel.moves[-1], steps=STEPS)[0][1:])

    def start_again(_: Button) -> None:
        panel.moves.clear()
        panel.follow([start])

    buttons = [Button(description=f"{STEPS} training steps"), Button(description="start again")]
    buttons[0].on_click(train)
    buttons[1].on_click(start_again)
    alt = "The training data with your line, and the loss surface with your path"
    instead = "The sliders for weight and bias appear here when you run this cell."
    panel = Panel(figure, draw=draw, sliders=sliders, buttons=buttons, alt=alt, instead=instead)
    return panel


def plot_fit(
    X: Tensor, y: Tensor, *, moves: Pairs, loss_fn: LossFn, path: Pairs, weights: Pair = MAP, biases: Pair = MAP
) -> Figure:
    """Draw what `fit_by_hand` shows after some moves, for where there are no sliders; return the Figure.

    `moves` holds (weight, bias) after each move, the start first; the last one's line is drawn. `X`, `y`, `loss_fn`,
    `path`, `weights`, `biases` and the errors are those of `fit_by_hand`.

    Source: notebook 03, "The loss surface".
    """
    figure, draw = _line_figure(X, y, loss_fn=loss_fn, path=path, weights=weights, biases=biases)
    draw(as_path("moves", moves))
    return figure


def _rates_figure(X: Tensor, y: Tensor, *, loss_fn: LossFn, epochs: int, start: Pair, **surface: Any) -> tuple[Figure, Draw]:
    """A figure for learning rates, and what draws the runs of some, and says what became of the last one."""
    from matplotlib.patheffects import withStroke

    check_whole("epochs", epochs)
    weight, bias = as_numbers("start", start, example=(0.0, 0.0))
    figure = Figure(figsize=(9, 3.8), layout="constrained")
    left, right = figure.subplots(1, 2, width_ratios=(4, 5))
    plot_loss_surface(X, y, loss_fn=loss_fn, ax=right, **surface)
    right.set_title("path")
    X, y = as_points(X=X, y=y)
    if not isfinite(first := loss_fn(weight * X + bias, y).item()):
        raise ValueError(f"the loss at the start is {first}; expected data, and a start, without NaN")
    left.set(xlabel="epoch", ylabel="training loss", title="loss", yscale="log")
    left.set(xlim=(0, epochs), ylim=(first / 300, first * 3000))
    edge = [withStroke(linewidth=2, foreground="white")]

    def draw(rates: Sequence[float]) -> str:
        for i, (rate, (color, marker)) in enumerate(zip(rates, LINES, strict=False)):
            path, losses = _descend(X, y, loss_fn=loss_fn, lr=rate, start=(weight, bias), steps=epochs)
            look = {"color": color, "marker": marker, "zorder": 6 - i / 10, "label": f"lr {rate:g}"}
            left.plot(losses, markevery=0.1, markersize=5, **look)
            on_map = [right.viewLim.contains(*point) for point in path]
            shown = path[: on_map.index(False) + 1] if False in on_map else path  # it ends with its first step off the map
            # markers a step apart where steps are long, and not so close elsewhere that they hide the line
            right.plot(*zip(*shown, strict=True), linewidth=1.5, markersize=3.5, markevery=0.03, path_effects=edge, **look)
        if len(losses) <= epochs:
            return f"learning rate {rate:.3g}: diverges. The loss is no longer a finite number after {len(losses)} epochs"
        if losses[-1] > losses[0]:
            return f"learning rate {rate:.3g}: diverges. The loss grew from {losses[0]:.2f} to {losses[-1]:.3g}"
        return f"learning rate {rate:.3g}: the loss fell from {losses[0]:.2f} to {losses[-1]:.4f} in {epochs} epochs"

    return figure, draw


def learning_rate_slider(
    X: Tensor,
    y: Tensor,
    *,
    loss_fn: LossFn,
    rate: float = 0.01,
    rates: Pair = (0.001, 1.0),
    epochs: int = 150,
    start: Pair = (0.0, 0.0),
    weights: Pair = MAP,
    biases: Pair = MAP,
) -> Panel:
    """Let the reader choose a learning rate with a slider, and see the loss of that run, and its path.

    The slider is logarithmic. It begins at `rate`, and `rates` are its ends, both above 0. A run has `epochs` steps on all
    samples, from the weight and bias in `start`. `X`, `y`, `loss_fn`, `weights` and `biases` are those of `fit_by_hand`.

    Returns:
        What Jupyter shows: the slider, the picture, and a line that says in words what became of the run.

    Raises:
        TypeError, ValueError: as `fit_by_hand` does, or a rate is not above 0 or not within the ends, epochs is not a whole
            number from 1 on, start is not a pair, or the loss there is not a number.

    Source: notebook 05, "A learning-rate sweep".
    """
    from ipywidgets import FloatLogSlider

    low, high = as_range("rates", rates, example=(0.001, 1.0), above=0)
    rate = as_within("rate", rate, low, high)
    figure, draw = _rates_figure(X, y, loss_fn=loss_fn, epochs=epochs, start=start, weights=weights, biases=biases)
    look = {"step": 0.02, "readout_format": ".3g", "style": {"description_width": "90px"}, "layout": WIDE}
    slider = FloatLogSlider(rate, base=10, min=log10(low), max=log10(high), description="learning rate", **look)
    alt = "The loss over the epochs, and the path over the loss surface"
    instead = "The slider for the learning rate appears here when you run this cell."
    return Panel(figure, draw=lambda moves: draw(moves[-1]), sliders=[slider], buttons=[], alt=alt, instead=instead)


def plot_learning_rates(
    X: Tensor,
    y: Tensor,
    *,
    rates: Sequence[float],
    loss_fn: LossFn,
    epochs: int = 150,
    start: Pair = (0.0, 0.0),
    weights: Pair = MAP,
    biases: Pair = MAP,
) -> Figure:
    """Draw what `learning_rate_slider` shows for some rates at once, for where there is no slider; return the Figure.

    `rates` are one to four learning rates above 0. `X`, `y`, `loss_fn`, `epochs`, `start`, `weights`, `biases` and the
    errors are those of `learning_rate_slider`.

    Source: notebook 05, "A learning-rate sweep".
    """
    rates = as_rates("rates", rates, at_most=len(LINES))
    figure, draw = _rates_figure(X, y, loss_fn=loss_fn, epochs=epochs, start=start, weights=weights, biases=biases)
    draw(rates)
    figure.axes[0].legend()
    return figure
