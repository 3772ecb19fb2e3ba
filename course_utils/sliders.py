"""Sliders with which the reader moves a line, or its learning rate; each with a still picture for where none run."""

import base64
import html
import io
from collections import deque
from collections.abc import Callable, Sequence
from functools import lru_cache
from math import isfinite, log10
from typing import Any

import torch
from matplotlib.artist import Artist
from matplotlib.figure import Figure
from torch import Tensor

from course_utils._refusals import as_number, as_numbers, as_path, as_range, check_whole
from course_utils.plotting import plot_data, plot_loss_surface

LossFn = Callable[[Tensor, Tensor], Tensor]
Pair = tuple[float, float]  # weight and bias, or the two ends of a range
Pairs = Sequence[Pair]
MAP = (-1.0, 2.0)  # the range of weight and of bias, unless another is given
WIDE = {"width": "360px"}  # a slider
MOVES = 300  # of the learner's path; the oldest are forgotten
STEPS = 10  # of training, at a press of the button
HAND = "#D55E00"
LINES = (("#0072B2", "o"), ("#009E73", "s"), ("#D55E00", "^"), ("#CC79A7", "v"))


class _Panel:
    """A figure of which a few parts move, between its controls and a line of words.

    All else is drawn once, and kept as pixels: a new picture is those, with the moving parts drawn over them. That
    takes a few milliseconds, where drawing everything again takes ten times as long.
    """

    def __init__(self, figure: Figure, *, moving: Sequence[Artist], controls: Sequence[Any], instead: str) -> None:
        """Draw what stands still. The figure is made without pyplot, which would keep it for ever."""
        import ipywidgets
        from matplotlib.backends.backend_agg import FigureCanvasAgg

        self.words, self.figure, self._moving, self._instead = "", figure, tuple(moving), instead
        self._canvas = FigureCanvasAgg(figure)
        for artist in self._moving:
            artist.set_animated(True)  # left out by draw(), not by an export
        self._canvas.draw()
        figure.set_layout_engine("none")
        self._still = self._canvas.copy_from_bbox(figure.bbox)
        self._image, self._line = ipywidgets.HTML(), ipywidgets.HTML()
        self._box = ipywidgets.VBox([*controls, self._image, self._line])  # in the order of the Tab key

    @property
    def picture(self) -> str:
        """The picture as it is shown, as HTML."""
        return self._image.value

    def tell(self, words: str, *, alt: str) -> None:
        """Show the picture as it is now, and say it in words."""
        width, height = self._canvas.get_width_height()
        size = f'width="{width}" height="{height}" style="max-width: 100%; height: auto"'  # so that the page does not jump
        source = base64.b64encode(self._png()).decode()
        self.words = words
        self._image.value = f'<img alt="{html.escape(alt)}" {size} src="data:image/png;base64,{source}">'
        self._line.value = f'<div role="status">{html.escape(words)}</div>'  # read out by a screen reader

    def _png(self) -> bytes:
        from matplotlib.image import imsave

        self._canvas.restore_region(self._still)
        for artist in self._moving:
            self.figure.draw_artist(artist)
        file = io.BytesIO()
        imsave(file, self._canvas.buffer_rgba(), format="png", pil_kwargs={"compress_level": 1})  # fast, and larger
        return file.getvalue()

    def _repr_mimebundle_(self, **which: Any) -> dict[str, Any]:
        """What Jupyter asks for; a page without widgets takes the sentence."""
        view = {"version_major": 2, "version_minor": 0, "model_id": self._box.model_id}  # Colab's ipywidgets 7 also takes it
        words = {"text/plain": self._instead, "text/html": f"<em>{html.escape(self._instead)}</em>"}
        return {"application/vnd.jupyter.widget-view+json": view} | words


def _descend(X: Tensor, y: Tensor, *, loss_fn: LossFn, lr: float, start: Pair, steps: int) -> tuple[list[Pair], list[float]]:
    """Descend while the loss is a finite number: (weight, bias), and the loss, at the start and after each step."""
    weight, bias = torch.tensor(start[0]), torch.tensor(start[1])
    path, losses = [], []
    for left in range(steps, -1, -1):
        loss = loss_fn(weight.requires_grad_() * X + bias.requires_grad_(), y)
        if not isfinite(loss.item()):
            break
        path.append((weight.item(), bias.item()))
        losses.append(loss.item())
        if left:
            slopes = torch.autograd.grad(loss, (weight, bias))
            weight, bias = (p.detach() - lr * slope for p, slope in zip((weight, bias), slopes, strict=True))
    return path, losses


# --- a line moved by hand --------------------------------------------------------------------------------------------


class _LineDrawing:
    """The figure, and the parts of it that follow the moves."""

    def __init__(self, X: Tensor, y: Tensor, *, loss_fn: LossFn, weights: Pair, biases: Pair, path: Pairs) -> None:
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
        here = {"color": HAND, "markeredgecolor": "white", "markersize": 9, "zorder": 7, "label": "your line"}
        (self._here,) = right.plot([], [], "D", **here)
        right.legend(facecolor="#333333", labelcolor="white", loc="upper right", fontsize="small")
        self.moving = (self._distances, self._line, self._title, self._path, self._here)

    def follow(self, moves: Pairs) -> float:
        """Draw the path so far, and the line of its last point; its loss."""
        weight, bias = moves[-1]
        x, target = self._X.flatten(), self._y.flatten()
        ends = [torch.stack([x, part], dim=1) for part in (target, weight * x + bias)]
        self._distances.set_segments(torch.stack(ends, dim=1).numpy())
        self._line.set_data(self._ends.numpy(), (weight * self._ends + bias).numpy())
        loss = self._loss_fn(weight * self._X + bias, self._y).item()
        self._title.set_text(f"loss {loss:.3f}")
        self._path.set_data(*zip(*moves, strict=True))
        self._here.set_data([weight], [bias])
        return loss

    def train(self, start: Pair, *, lr: float) -> list[Pair]:
        return _descend(self._X, self._y, loss_fn=self._loss_fn, lr=lr, start=start, steps=STEPS)[0][1:]


class FitByHand(_Panel):
    """Two sliders, the line and its loss, and the path that both took.

    Attributes:
        weight: the slider of the weight; `weight.value` is its number.
        bias: the slider of the bias.
        path: (weight, bias) after each move, the start first; only the last part of a long path.
        words: what the picture shows, in words.

    Source: notebook 03, "The loss surface".
    """

    def __init__(self, drawing: _LineDrawing, *, start: Pair, weights: Pair, biases: Pair, lr: float) -> None:
        """Begin at `start`."""
        from ipywidgets import Button, FloatSlider, HBox

        look = {"step": 0.01, "readout_format": ".2f", "style": {"description_width": "60px"}, "layout": WIDE}
        self.weight = FloatSlider(start[0], min=weights[0], max=weights[1], description="weight", **look)
        self.bias = FloatSlider(start[1], min=biases[0], max=biases[1], description="bias", **look)
        steps, again = Button(description=f"{STEPS} training steps"), Button(description="start again")
        controls = [self.weight, self.bias, HBox([steps, again])]
        instead = "The sliders for weight and bias appear here when you run this cell."
        super().__init__(drawing.figure, moving=drawing.moving, controls=controls, instead=instead)
        self.path: deque[Pair] = deque([start], maxlen=MOVES)
        self._drawing, self._start, self._lr, self._lowest = drawing, start, lr, float("inf")
        self.weight.observe(self._moved, names="value")
        self.bias.observe(self._moved, names="value")
        again.on_click(self._start_again)
        steps.on_click(self._train)
        self._show()

    def _moved(self, _: Any) -> None:
        if (self.weight.value, self.bias.value) != self.path[-1]:  # else a button has set the sliders
            self.path.append((self.weight.value, self.bias.value))
            self._show()

    def _start_again(self, _: Any) -> None:
        self._lowest = float("inf")
        self.path.clear()
        self._go([self._start])

    def _train(self, _: Any) -> None:
        self._go(self._drawing.train(self.path[-1], lr=self._lr))

    def _go(self, points: Pairs) -> None:
        """Follow points, at most to the edge of the map, and set the sliders to the last with a single redraw."""
        for weight, bias in points:
            inside = (min(max(value, each.min), each.max) for value, each in ((weight, self.weight), (bias, self.bias)))
            self.path.append(tuple(inside))
        with self.weight.hold_trait_notifications(), self.bias.hold_trait_notifications():
            self.weight.value, self.bias.value = self.path[-1]
        self._show()

    def _show(self) -> None:
        loss = self._drawing.follow(self.path)
        self._lowest = min(self._lowest, loss)
        weight, bias = self.path[-1]
        words = f"weight {weight:.2f}, bias {bias:.2f}: loss {loss:.3f}. Your lowest loss so far: {self._lowest:.3f}"
        self.tell(words, alt=f"The training data with your line, and the loss surface with your path; {words}")


def fit_by_hand(
    X: Tensor, y: Tensor, *, loss_fn: LossFn, path: Pairs, weights: Pair = MAP, biases: Pair = MAP, lr: float = 0.01
) -> FitByHand:
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
    drawing = _LineDrawing(X, y, loss_fn=loss_fn, weights=weights, biases=biases, path=path)
    start, weights, biases = as_path("path", path)[0], as_range("weights", weights), as_range("biases", biases)
    for name, value, (low, high) in (("weight", start[0], weights), ("bias", start[1], biases)):
        if not low <= value <= high:
            raise ValueError(f"the path starts at {name} {value:g}, outside the slider's range from {low:g} to {high:g}")
    rate = as_number("lr", lr, example=0.01)
    if not 0 < rate < float("inf"):
        raise ValueError(f"lr is {lr}; expected a positive number, such as 0.01")
    return FitByHand(drawing, start=start, weights=weights, biases=biases, lr=rate)


def plot_fit(
    X: Tensor, y: Tensor, *, moves: Pairs, loss_fn: LossFn, path: Pairs, weights: Pair = MAP, biases: Pair = MAP
) -> Figure:
    """Draw what `fit_by_hand` shows after some moves, for where there are no sliders; return the Figure.

    `moves` holds (weight, bias) after each move, the start first; the last one's line is drawn. `X`, `y`, `loss_fn`,
    `path`, `weights`, `biases` and the errors are those of `fit_by_hand`.

    Source: notebook 03, "The loss surface".
    """
    drawing = _LineDrawing(X, y, loss_fn=loss_fn, weights=weights, biases=biases, path=path)
    drawing.follow(as_path("moves", moves))
    return drawing.figure


# --- a learning rate -------------------------------------------------------------------------------------------------


class _RatesDrawing:
    """The figure, one curve and one path per run, and the runs themselves."""

    def __init__(
        self, X: Tensor, y: Tensor, *, loss_fn: LossFn, epochs: int, start: Pair, weights: Pair, biases: Pair, lines: int
    ) -> None:
        from matplotlib.patheffects import withStroke

        check_whole("epochs", epochs)
        self.figure = Figure(figsize=(9, 3.8), layout="constrained")
        left, right = self.figure.subplots(1, 2, width_ratios=(4, 5))
        weight, bias = as_numbers("start", start, example=(0.0, 0.0))
        plot_loss_surface(X, y, loss_fn=loss_fn, weights=weights, biases=biases, ax=right)
        X, y = X.detach().cpu().reshape(-1, 1), y.detach().cpu().reshape(-1, 1)

        @lru_cache(maxsize=200)
        def run(lr: float) -> tuple[list[Pair], list[float]]:
            return _descend(X, y, loss_fn=loss_fn, lr=lr, start=(weight, bias), steps=epochs)

        self.run, self.epochs, self._map = run, epochs, (right.get_xlim(), right.get_ylim())
        first = loss_fn(weight * X + bias, y).item()
        if not isfinite(first):
            raise ValueError(f"the loss at the start is {first}; expected data, and a start, without NaN")
        left.set(xlabel="epoch", ylabel="training loss", yscale="log", xlim=(0, epochs), title="loss")
        left.set_ylim(first / 300, first * 3000)
        right.set_title("path")
        style = [{"color": color, "marker": marker, "zorder": 6 - i / 10} for i, (color, marker) in enumerate(LINES[:lines])]
        edge = [withStroke(linewidth=2, foreground="white")]
        # markers a step apart where steps are long, and not so close elsewhere that they hide the line
        thin = {"linewidth": 1.5, "markersize": 3.5, "markevery": 0.03, "path_effects": edge}
        self.curves = [left.plot([], [], markevery=0.1, markersize=5, **one)[0] for one in style]
        self.paths = [right.plot([], [], **thin, **one)[0] for one in style]

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


class LearningRateSlider(_Panel):
    """A slider for the learning rate, and the run that it leads to.

    Attributes:
        rate: the slider; `rate.value` is the learning rate.
        words: what the picture shows, in words.

    Source: notebook 05, "A learning-rate sweep".
    """

    def __init__(self, drawing: _RatesDrawing, *, rate: float, rates: Pair) -> None:
        """Begin at `rate`."""
        from ipywidgets import FloatLogSlider

        low, high = log10(rates[0]), log10(rates[1])
        look = {"readout_format": ".3g", "style": {"description_width": "90px"}, "layout": WIDE}
        self.rate = FloatLogSlider(rate, base=10, min=low, max=high, step=0.02, description="learning rate", **look)
        moving = [*drawing.curves, *drawing.paths]
        instead = "The slider for the learning rate appears here when you run this cell."
        super().__init__(drawing.figure, moving=moving, controls=[self.rate], instead=instead)
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
    rates: Pair = (0.001, 1.0),
    epochs: int = 150,
    start: Pair = (0.0, 0.0),
    weights: Pair = MAP,
    biases: Pair = MAP,
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
        TypeError: X or y is not a tensor, or loss_fn is not a function.
        ValueError: lengths differ, a range is not a pair of rising numbers, a rate is not above 0 or not within the
            ends, epochs is not a whole number of 1 or more, start is not a pair, or the loss there is not a number.

    Source: notebook 05, "A learning-rate sweep".
    """
    low, high = as_range("rates", rates, example=(0.001, 1.0))
    if low <= 0:
        raise ValueError(f"rates is {rates}; expected two ends above 0, the lower first, as in (0.001, 1.0)")
    begin = as_number("rate", rate, example=0.01)
    if not low <= begin <= high:
        raise ValueError(f"rate is {rate}; expected one from {low} to {high}, the ends in rates={rates}")
    drawing = _RatesDrawing(X, y, loss_fn=loss_fn, epochs=epochs, start=start, weights=weights, biases=biases, lines=1)
    return LearningRateSlider(drawing, rate=begin, rates=(low, high))


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
    other errors are those of `learning_rate_slider`.

    Raises:
        ValueError: there are no rates or too many, or one is not above 0.

    Source: notebook 05, "A learning-rate sweep".
    """
    try:
        chosen = [as_number("rates", rate, example=0.01) for rate in rates]
    except (TypeError, ValueError):
        chosen = []
    if not 1 <= len(chosen) <= len(LINES) or not all(0 < rate < float("inf") for rate in chosen):
        raise ValueError(f"rates is {rates}; expected one to {len(LINES)} numbers above 0, as in (0.01, 0.1)")
    drawing = _RatesDrawing(
        X, y, loss_fn=loss_fn, epochs=epochs, start=start, weights=weights, biases=biases, lines=len(chosen)
    )
    for number, rate in enumerate(chosen):
        drawing.follow(number, rate)
        for line in (drawing.curves[number], drawing.paths[number]):
            line.set_label(f"lr {rate:g}")
    drawing.curves[0].axes.legend()
    return drawing.figure
