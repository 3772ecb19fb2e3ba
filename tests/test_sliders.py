"""The sliders, moved without a browser: what follows them, in the picture and in words."""

import base64
import io
import re
from itertools import pairwise

import ipywidgets
import matplotlib as mpl
import numpy as np
import pytest
import torch
from PIL import Image
from torch import nn

mpl.use("Agg")
import matplotlib.pyplot as plt

from course_utils.data import make_line
from course_utils.models import LinearRegressionModel
from course_utils.sliders import fit_by_hand, learning_rate_slider, plot_fit, plot_learning_rates
from course_utils.training import train

X, Y = make_line()
L1, MSE = nn.L1Loss(), nn.MSELoss()
MAP = {"weights": (0.0, 1.4), "biases": (-0.2, 0.8)}
PATH = [(0.25, 0.125), (0.5, 0.25), (0.7, 0.3)]
pytestmark = pytest.mark.usefixtures("one_thread")


def by_hand(X=X, y=Y, **more):
    return fit_by_hand(X, y, **{"loss_fn": L1, "path": PATH, **MAP, **more})


def rates(X=X, y=Y, **more):
    return learning_rate_slider(X, y, **{"loss_fn": MSE, "epochs": 60, **MAP, **more})


def still(**more):
    return plot_fit(X, Y, **{"loss_fn": L1, "path": PATH, **MAP, **more})


def compared(**more):
    return plot_learning_rates(X, Y, **{"loss_fn": MSE, **MAP, **more})


def values(panel):
    return tuple(slider.value for slider in panel.sliders)


def pixels(panel):
    found = re.search(r'src="data:image/png;base64,([^"]+)"', panel._image.value)
    return np.asarray(Image.open(io.BytesIO(base64.b64decode(found[1]))).convert("RGB"), dtype=int)


def drawn_whole(figure):
    file = io.BytesIO()
    figure.savefig(file, dpi=figure.dpi)
    return np.asarray(Image.open(file).convert("RGB"), dtype=int)


def line(ax, label):
    return next(one for one in ax.get_lines() if one.get_label() == label)


def points(one):
    return [tuple(map(float, pair)) for pair in zip(*one.get_data(), strict=True)]


def trained(lr, *, start, loss_fn, epochs):
    """The course's own training from a given start: its losses, and (weight, bias) after each epoch."""
    model, seen = LinearRegressionModel(), []
    model.load_state_dict({"weight": torch.tensor([start[0]]), "bias": torch.tensor([start[1]])})
    history = train(
        model,
        (X, Y),
        loss_fn=loss_fn,
        optimizer=torch.optim.SGD(model.parameters(), lr=lr),
        epochs=epochs,
        callback=lambda _: seen.append((model.weight.item(), model.bias.item())),
    )
    return history.train_loss, seen


def press(panel, text):
    def buttons(widget):
        yield from [widget] if isinstance(widget, ipywidgets.Button) else []
        for child in getattr(widget, "children", ()):
            yield from buttons(child)

    next(button for button in buttons(panel._box) if button.description == text).click()


# --- weight and bias --------------------------------------------------------------------------------------------------


def test_line_distances_loss_and_path_follow_the_sliders():
    panel = by_hand()
    left, right = panel.figure.axes[:2]
    assert values(panel) == PATH[0]
    before = pixels(panel)
    panel.sliders[0].value = 0.5
    panel.sliders[1].value = 0.4
    assert np.array(points(line(left, "your line"))) == pytest.approx(np.array([(0, 0.4), (0.98, 0.89)]))
    segments = np.array(next(c for c in left.collections if hasattr(c, "get_segments")).get_segments())
    assert segments[:, 0] == pytest.approx(torch.cat([X, Y], dim=1).numpy())
    assert segments[:, 1] == pytest.approx(torch.cat([X, 0.5 * X + 0.4], dim=1).numpy())
    loss = L1(0.5 * X + 0.4, Y).item()
    assert left.get_title() == f"loss {loss:.3f}"
    assert points(line(right, "your path")) == [PATH[0], (0.5, 0.125), (0.5, 0.4)] == list(panel.moves)
    assert points(line(right, "path of training")) == PATH, "beside it stands the path of the training"
    assert f"weight 0.50, bias 0.40: loss {loss:.3f}." in panel.words
    changed = np.abs(pixels(panel) - before).max(axis=-1) > 0
    halves = changed[:, : changed.shape[1] * 4 // 9], changed[:, changed.shape[1] // 2 :]
    assert all(half.sum() > 100 for half in halves), "both halves of the picture must change"


def test_the_still_picture_is_the_one_that_the_sliders_show():
    panel = by_hand()
    panel.sliders[1].value, panel.sliders[0].value = 0.45, 0.4
    still = plot_fit(X, Y, loss_fn=L1, path=PATH, moves=[PATH[0], (0.25, 0.45), (0.4, 0.45)], **MAP)
    assert np.array_equal(drawn_whole(still), pixels(panel))


def test_lowest_loss_is_remembered_until_a_new_start():
    panel = by_hand()
    panel.sliders[1].value = 0.5
    low = L1(0.25 * X + 0.5, Y).item()
    panel.sliders[1].value = PATH[0][1]  # back at the start: nothing but the button can notice the new one
    assert panel.words.endswith(f"Your lowest loss so far: {low:.3f}")
    press(panel, "start again")
    assert values(panel) == PATH[0]
    assert list(panel.moves) == [PATH[0]]
    first = L1(0.25 * X + 0.125, Y).item()
    assert panel.words.endswith(f"loss {first:.3f}. Your lowest loss so far: {first:.3f}")
    assert np.array_equal(pixels(panel), pixels(by_hand())), "as if nothing had been moved"


def test_the_button_trains_ten_steps_from_where_the_sliders_are():
    panel = by_hand(lr=0.02)
    panel.sliders[0].value, panel.sliders[1].value = 1.0, 0.5
    tags = []
    panel._image.observe(tags.append, names="value")
    press(panel, "10 training steps")
    _, steps = trained(0.02, start=(1.0, 0.5), loss_fn=L1, epochs=10)
    assert np.array(list(panel.moves)[3:]) == pytest.approx(np.array(steps), abs=1e-6)
    assert values(panel) == panel.moves[-1]
    assert len(tags) == 1, "ten steps are one redraw"
    panel.sliders[0].value = 0.3
    assert panel.moves[-1] == (0.3, panel.sliders[1].value), "the sliders still move the line"


def test_steps_that_leave_the_map_stay_at_its_edge():
    panel = by_hand(lr=5.0)
    press(panel, "10 training steps")
    assert all(0 <= weight <= 1.4 and -0.2 <= bias <= 0.8 for weight, bias in panel.moves)


def test_the_path_is_bounded():
    panel = by_hand()
    panel.follow([(0.25, 0.001 * number) for number in range(400)])
    assert 100 <= len(panel.moves) <= 300
    assert panel.moves[-1] == (0.25, panel.sliders[1].value) == (0.25, 0.399)


def test_words_alt_text_and_names_for_those_who_do_not_see_the_picture():
    panel = by_hand()
    panel.sliders[0].value = 0.6
    alt = re.search(r'<img alt="([^"]+)"', panel._image.value)[1]
    assert panel.words in alt
    assert panel._line.value == f'<div role="status">{panel.words}</div>'
    assert [slider.description for slider in (*panel.sliders, *rates().sliders)] == ["weight", "bias", "learning rate"]
    assert all(slider.readout for slider in panel.sliders), "a number can be written"


@pytest.mark.parametrize("make", [by_hand, rates])
def test_shown_as_widgets_and_elsewhere_as_a_sentence(make):
    from IPython.core.formatters import DisplayFormatter

    shown, _ = DisplayFormatter().format(make())
    assert set(shown) == {"application/vnd.jupyter.widget-view+json", "text/plain", "text/html"}
    assert re.fullmatch(r"The sliders? for .* when you run this cell\.", shown["text/plain"])
    assert shown["text/html"] == f"<em>{shown['text/plain']}</em>"


@pytest.mark.slow
@pytest.mark.smoke
def test_nothing_is_left_with_pyplot():
    plt.close("all")
    by_hand().sliders[0].value = 0.9
    rates().sliders[0].value = 0.9
    plot_fit(X, Y, loss_fn=L1, path=PATH, moves=PATH, **MAP)
    plot_learning_rates(X, Y, loss_fn=MSE, rates=[0.1], **MAP)
    assert plt.get_fignums() == []


@pytest.mark.slow
@pytest.mark.smoke
def test_tensors_with_gradients_and_of_one_axis_are_taken():
    held = fit_by_hand(X.flatten().requires_grad_(), Y.flatten(), loss_fn=L1, path=PATH, **MAP)
    held.sliders[1].value = 0.3
    press(held, "10 training steps")
    assert "loss" in held.words
    slid = learning_rate_slider(X.clone().requires_grad_(), Y, loss_fn=MSE, **MAP)
    assert "fell" in slid.words


# --- the learning rate ------------------------------------------------------------------------------------------------


def test_curve_and_path_are_those_of_the_course_s_own_training():
    panel = rates(start=(0.2, 0.1))
    panel.sliders[0].value = 0.3
    losses, steps = trained(0.3, start=(0.2, 0.1), loss_fn=MSE, epochs=60)
    left, right = panel.figure.axes[:2]
    curve = points(left.get_lines()[0])
    assert [epoch for epoch, _ in curve] == [*range(61)]
    assert [loss for _, loss in curve[:60]] == pytest.approx(losses, rel=1e-4)
    assert np.array(points(right.get_lines()[0])) == pytest.approx(np.array([(0.2, 0.1), *steps]), abs=1e-5)
    assert curve[60][1] == pytest.approx(MSE(steps[-1][0] * X + steps[-1][1], Y).item(), rel=1e-3)
    assert panel.words == f"learning rate 0.3: the loss fell from {losses[0]:.2f} to {curve[60][1]:.4f} in 60 epochs"


def test_a_rate_that_is_too_high_diverges():
    panel = rates(epochs=150)
    low = pixels(panel)
    panel.sliders[0].value = 0.83
    assert re.fullmatch(r"learning rate 0\.83: diverges\. The loss grew from 0\.4\d to \S+", panel.words)
    losses = [loss for _, loss in points(panel.figure.axes[0].get_lines()[0])]
    assert all(later > earlier for earlier, later in pairwise(losses[10:]))
    panel.sliders[0].value = 1.0
    assert re.fullmatch(r"learning rate 1: diverges\. The loss is no longer a finite number after \d+ epochs", panel.words)
    path = points(panel.figure.axes[1].get_lines()[0])
    assert len(path) < 100, "the path ends where it has left the map"
    assert max(map(max, path)) < 1e3
    assert (np.abs(pixels(panel) - low).max(axis=-1) > 0).sum() > 1000


def test_several_rates_have_each_their_curve_and_path():
    figure = plot_learning_rates(X, Y, loss_fn=MSE, rates=[0.02, 0.5], epochs=60, **MAP)
    left, right = figure.axes[:2]
    assert [text.get_text() for text in left.get_legend().get_texts()] == ["lr 0.02", "lr 0.5"]
    for rate in (0.02, 0.5):
        panel = rates()
        panel.sliders[0].value = rate
        own = panel.figure.axes
        for ax, other in ((left, own[0]), (right, own[1])):
            assert points(line(ax, f"lr {rate}")) == points(other.get_lines()[0])
    looks = [(one.get_color(), one.get_marker()) for one in left.get_lines()]
    assert looks == [(one.get_color(), one.get_marker()) for one in right.get_lines()]
    assert len(set(looks)) == len({marker for _, marker in looks}) == 2


# --- refusals ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("function", "change", "error", "says"),
    [
        (by_hand, {"path": []}, ValueError, "path is empty"),
        (by_hand, {"path": [0.1, 0.2]}, ValueError, "expected (weight, bias) pairs"),
        (by_hand, {"loss_fn": lambda p, y: (p - y).abs()}, ValueError, "expected one number: use .mean()"),
        (rates, {"loss_fn": lambda p, y: 0.1}, TypeError, "what loss_fn returns is of type float; expected a tensor"),
        (by_hand, {"path": [(2.0, 0.1)]}, ValueError, "the weight at the start of path is 2; expected one from 0 to 1.4"),
        (by_hand, {"lr": 0.0}, ValueError, "lr is 0; expected a positive number"),
        (by_hand, {"lr": "0.1"}, ValueError, "lr is '0.1'; expected a number, such as 0.01"),
        (by_hand, {"weights": 3}, ValueError, "weights is 3; expected 2 numbers, as in (-1, 2)"),
        (by_hand, {"loss_fn": nn.L1Loss}, TypeError, "loss_fn is the class L1Loss"),
        (rates, {"rate": 2.0}, ValueError, "rate is 2; expected one from 0.001 to 1,"),
        (rates, {"rates": (0.0, 1.0)}, ValueError, "from low to high, both above 0, as in"),
        (rates, {"epochs": True}, TypeError, "epochs is True"),
        (rates, {"rates": (1.0, 0.1)}, ValueError, "rates is (1.0, 0.1); expected a range from low to high"),
        (rates, {"start": (1, 2, 3)}, ValueError, "start is (1, 2, 3); expected 2 numbers"),
        (rates, {"start": (float("nan"), 0.0)}, ValueError, "the loss at the start is nan"),
        (still, {"moves": []}, ValueError, "expected (weight, bias) pairs"),
        (still, {"moves": [1.0]}, ValueError, "moves is [1.0]; expected (weight, bias) pairs"),
        (compared, {"rates": []}, ValueError, "expected one to 4 numbers above 0"),
        (compared, {"rates": [0.1] * 5}, ValueError, "expected one to 4 numbers above 0"),
        (compared, {"rates": [-0.1]}, ValueError, "expected one to 4 numbers above 0"),
        (by_hand, {"X": [1.0]}, TypeError, "X is of type list; expected a tensor"),
        (rates, {"y": Y[:3]}, ValueError, "expected one y for each X"),
        (by_hand, {"y": Y * float("nan")}, ValueError, "the loss is NaN or infinite on this map"),
        (rates, {"X": X * float("inf")}, ValueError, "the loss is NaN or infinite on this map"),
    ],
)
def test_refused(function, change, error, says):
    with pytest.raises(error, match=re.escape(says)):
        function(**change)
