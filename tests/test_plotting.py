"""The figures, by their artists rather than their pixels."""

import IPython
import IPython.display
import matplotlib as mpl
import numpy as np
import pytest
import torch
from comparing import said
from torch import nn

mpl.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.colors import to_rgba

from course_utils.history import History
from course_utils.plotting import (
    live_history,
    plot_data,
    plot_history,
    plot_loss_surface,
    plot_predictions,
    plot_residuals,
    plot_workflow,
    show,
)

L1 = nn.L1Loss()


@pytest.fixture(autouse=True)
def no_figures_left():
    plt.close("all")
    yield
    plt.close("all")


@pytest.fixture
def ax():
    return plt.figure().add_subplot()


def column(*numbers):
    """Numbers as a model would give them: (n, 1), with a gradient behind."""
    return torch.tensor(numbers).unsqueeze(1).requires_grad_()


X1, Y1 = column(0.0, 0.5, 1.0), column(1.0, 2.0, 4.0)
X2, Y2 = column(2.0, 3.0), column(5.0, 7.0)
GUESS = column(4.5, 8.0)


def points(scatter):
    return [tuple(point) for point in scatter.get_offsets().tolist()]


def looks(scatter):
    """Colour and marker of a scatter."""
    return tuple(scatter.get_edgecolor()[0] if not len(scatter.get_facecolor()) else scatter.get_facecolor()[0]), tuple(
        map(tuple, scatter.get_paths()[0].vertices.round(6).tolist())
    )


def scatters(ax):
    return {s.get_label(): s for s in ax.collections if hasattr(s, "get_sizes")}


def legend(ax):
    return [text.get_text() for text in ax.get_legend().get_texts()]


RUN = History(train_loss=[4.0, 2.0, 1.0], eval_loss=[3.0, 1.5, 0.5], metrics={"mean_error": [9.0, 8.0, 7.0]})
CALLS = {
    "data": (plot_data, (X1, Y1, X2, Y2), {}),
    "predictions": (plot_predictions, (X1, Y1, X2, Y2, GUESS), {}),
    "residuals": (plot_residuals, (X2, Y2, GUESS), {}),
    "history": (plot_history, (RUN,), {}),
    "surface": (plot_loss_surface, (X1, Y1), {"loss_fn": L1, "path": [(0.0, 0.0), (1.0, 1.0)]}),
    "workflow": (plot_workflow, (3,), {}),
}


AXES = {"surface": ("weight", "bias"), "history": ("epoch", "loss"), "workflow": ("", "")}
AXES |= {"residuals": ("x", "residual: y − prediction")}


@pytest.mark.parametrize("name", CALLS)
def test_each_plot_makes_a_figure_of_its_own_or_draws_where_it_is_told(name):
    function, args, more = CALLS[name]
    _, (told, current) = plt.subplots(1, 2)
    plt.sca(current)
    own = function(*args, **more)
    assert own.figure is not current.figure, "without ax, a plot must not draw on the current axes"
    assert len(plt.get_fignums()) == 2
    plt.close(own.figure)
    plt.sca(current)
    assert function(*args, ax=told, **more) is told
    assert len(plt.get_fignums()) == 1
    assert not current.has_data()
    assert not current.patches
    assert told.has_data() or told.patches
    assert (told.get_xlabel(), told.get_ylabel()) == AXES.get(name, ("x", "y"))


# --- points ----------------------------------------------------------------------------------------------------------


def joins(ax):
    (lines,) = (c for c in ax.collections if hasattr(c, "get_segments") and c.get_segments())
    return [segment.tolist() for segment in lines.get_segments()]


@pytest.mark.parametrize("predicted", [True, False])
def test_each_set_has_its_own_colour_and_marker_and_predictions_are_joined_to_their_targets(ax, predicted):
    plot_predictions(X1, Y1, X2, Y2, GUESS, ax=ax) if predicted else plot_data(X1, Y1, X2, Y2, ax=ax)
    drawn = {name: points(scatter) for name, scatter in scatters(ax).items()}
    expected = {"training data": [(0.0, 1.0), (0.5, 2.0), (1.0, 4.0)], "test data": [(2.0, 5.0), (3.0, 7.0)]}
    assert drawn == expected | ({"predictions": [(2.0, 4.5), (3.0, 8.0)]} if predicted else {})
    assert legend(ax) == list(drawn)
    colours, markers = zip(*map(looks, scatters(ax).values()), strict=True)
    assert len(set(colours)) == len(set(markers)) == len(drawn), "colour alone does not tell the sets apart"
    assert not predicted or joins(ax) == [[[2, 5], [2, 4.5]], [[3, 7], [3, 8]]]


def test_residuals_are_target_minus_prediction_whatever_their_shape(ax):
    plot_residuals(X2.flatten(), Y2, GUESS.flatten(), ax=ax)  # (n,) against (n, 1) must not become (n, n)
    (drawn,) = scatters(ax).values()
    assert points(drawn) == [(2.0, 0.5), (3.0, -1.0)]
    (zero,) = ax.lines
    assert list(zero.get_ydata()) == [0, 0]
    assert joins(ax) == [[[2, 0], [2, 0.5]], [[3, 0], [3, -1]]]


NO, WIDE = torch.empty(0, 1), torch.ones(3, 2)


@pytest.mark.parametrize(
    ("call", "kind", "parts"),
    [
        (lambda: plot_data([1.0], Y1), TypeError, ("X_train is of type list", "tensor", "(n_samples, 1)")),
        (lambda: plot_data(None, None), TypeError, ("X_train is of type NoneType", "tensor")),
        (lambda: plot_residuals(None, None, None), TypeError, ("X is of type NoneType", "tensor")),
        (lambda: plot_data(X1, Y2), ValueError, ("X_train has 3", "y_train has 2", "one y_train for each X_train")),
        (lambda: plot_data(WIDE, Y1), ValueError, ("X_train has shape (3, 2)", "one number per sample")),
        (lambda: plot_data(NO, NO), ValueError, ("X_train has shape (0, 1)", "one number per sample")),
        (lambda: plot_data(X1, Y1, X2), TypeError, ("y_test is of type NoneType", "tensor")),
        (lambda: plot_predictions(X1, Y1, X2, Y2, Y1), ValueError, ("X_test has 2", "y_pred has 3")),
        (lambda: plot_predictions(X1, Y1, None, None, GUESS), TypeError, ("X_test is of type NoneType", "tensor")),
        (lambda: plot_residuals(X1, Y1, GUESS), ValueError, ("X has 3", "y_pred has 2")),
        (lambda: plot_loss_surface(X1, Y2, loss_fn=L1), ValueError, ("X has 3", "y has 2")),
        (lambda: plot_loss_surface(X1, Y1, loss_fn=L1, weights=(2, 1)), ValueError, ("weights is (2, 1)", "low to high")),
        (lambda: plot_loss_surface(X1, Y1, loss_fn=nn.L1Loss), TypeError, ("the class L1Loss", "nn.L1Loss()")),
        (lambda: plot_loss_surface(X1, Y1, loss_fn=L1, path=[]), ValueError, ("path is empty", "(weight, bias) pairs")),
        (lambda: plot_loss_surface(X1, Y1, loss_fn=L1, path=[1.0, 2.0]), ValueError, ("path is [1.0, 2.0]", "pairs")),
        (lambda: plot_history(RUN, column="rmse"), ValueError, ("no column 'rmse'", "['eval_loss', 'mean_error'")),
        (lambda: plot_history(History()), ValueError, ("History(0 epochs)", "train first")),
        (lambda: plot_history([RUN]), TypeError, ("history is of type list", "{name: History}")),
        (lambda: plot_history({"a": [1.0]}), TypeError, ("history is of type dict", "{name: History}")),
        (lambda: plot_workflow(0), ValueError, ("current is 0", "1 to 6")),
        (lambda: plot_workflow("3"), ValueError, ("current is '3'", "1 to 6")),
        (lambda: live_history(every=0), ValueError, ("every is 0", "1 or more")),
        (lambda: live_history(every=2.0), TypeError, ("every is 2.0", "float", "whole number")),
        (lambda: live_history(alt=""), ValueError, ("alt is empty", "what the figure shows")),
        (lambda: show(plt.figure(), alt=" "), ValueError, ("alt is empty", "what the figure shows")),
        (lambda: show("figure", alt="a"), TypeError, ("figure is of type str", "Axes")),
    ],
)
def test_bad_input_is_refused_before_a_figure_is_made(call, kind, parts):
    with pytest.raises(kind, match=said(*parts)):
        call()
    assert all(not figure.axes for figure in map(plt.figure, plt.get_fignums()))


# --- histories -------------------------------------------------------------------------------------------------------


def curves(ax):
    return {line.get_label(): (list(line.get_xdata()), list(line.get_ydata())) for line in ax.lines}


def test_one_run_shows_both_losses_or_a_column_and_the_axis_may_be_logarithmic(ax):
    plot_history(RUN, ax=ax)
    expected = {"training loss": ([1, 2, 3], [4.0, 2.0, 1.0]), "evaluation loss": ([1, 2, 3], [3.0, 1.5, 0.5])}
    assert curves(ax) == expected
    assert (legend(ax), ax.get_yscale()) == (list(expected), "linear")
    ax.clear()
    plot_history(RUN, column="mean_error", log=True, ax=ax)
    assert curves(ax) == {"mean_error": ([1, 2, 3], [9.0, 8.0, 7.0])}
    assert (ax.get_ylabel(), ax.get_yscale()) == ("mean_error", "log")


def test_several_runs_show_one_curve_each(ax):
    short = History(train_loss=[8.0, 7.0], eval_loss=[6.0, 5.0])
    plot_history({"slow": RUN, "fast": short}, ax=ax)
    assert curves(ax) == {"slow": ([1, 2, 3], [3.0, 1.5, 0.5]), "fast": ([1, 2], [6.0, 5.0])}
    assert ax.get_ylabel() == "loss"
    ax.clear()
    plot_history({"slow": RUN, "fast": short}, column="train_loss", ax=ax)
    assert curves(ax)["fast"] == ([1, 2], [8.0, 7.0])
    assert ax.get_ylabel() == "training loss"
    ax.clear()
    plot_history({"slow": RUN, "plain": History(train_loss=[8.0, 7.0])}, ax=ax)
    assert curves(ax) == {"slow": ([1, 2, 3], [4.0, 2.0, 1.0]), "plain": ([1, 2], [8.0, 7.0])}


def test_runs_differ_by_more_than_colour(ax):
    plot_history({f"run {i}": RUN for i in range(8)}, ax=ax)
    styles = [(to_rgba(line.get_color()), line.get_linestyle(), line.get_marker()) for line in ax.lines]
    assert len(set(styles)) == 8
    for part in zip(*styles[:5], strict=True):
        assert len({str(value) for value in part}) >= 4
    assert len({marker for _, _, marker in styles[:7]}) == 7
    assert all(line.get_markevery() for line in ax.lines)


# --- the loss surface ------------------------------------------------------------------------------------------------


def test_the_surface_is_the_loss_of_each_line(ax, monkeypatch):
    drawn, contourf = [], ax.contourf
    monkeypatch.setattr(ax, "contourf", lambda *grid, **more: drawn.append(grid) or contourf(*grid, **more))
    twice = lambda y_pred, y: ((y_pred - 2 * y) ** 2).mean()  # noqa: E731 - its arguments cannot be swapped unseen
    plot_loss_surface(X1, Y1, loss_fn=twice, weights=(-1, 3), biases=(0, 2), ax=ax)
    ws, bs, losses = (np.asarray(part) for part in drawn[0])
    assert (ws[0], ws[-1], bs[0], bs[-1]) == (-1, 3, 0, 2)
    assert losses.shape == (len(bs), len(ws))
    for i in (0, 7, len(bs) - 1):
        for j in (0, 11, len(ws) - 1):
            by_hand = sum((ws[j] * x + bs[i] - 2 * y) ** 2 for x, y in ((0, 1), (0.5, 2), (1, 4))) / 3
            assert losses[i, j] == pytest.approx(by_hand, rel=1e-5), "weight runs along the axis across, bias upwards"
    assert ax.get_xlim() == (-1, 3)
    assert ax.get_ylim() == (0, 2)
    assert [other.get_ylabel() for other in ax.figure.axes if other is not ax] == ["loss"], "the colours need a scale"
    assert not ax.lines


@pytest.mark.parametrize("kind", ["numbers", "tensors", "one tensor"])
def test_the_path_runs_from_start_to_end(ax, kind):
    steps = [(0.0, 0.5), (1.0, 0.75), (1.5, 0.25)]
    tensor = torch.tensor(steps, requires_grad=True)
    path = {"numbers": steps, "tensors": [tuple(step) for step in tensor], "one tensor": tensor}[kind]
    plot_loss_surface(X1, Y1, loss_fn=L1, path=path, ax=ax)
    assert curves(ax) == {
        "path of training": ([0.0, 1.0, 1.5], [0.5, 0.75, 0.25]),
        "start": ([0.0], [0.5]),
        "end": ([1.5], [0.25]),
    }
    assert legend(ax) == ["path of training", "start", "end"]
    assert ax.lines[1].get_marker() != ax.lines[2].get_marker()


# --- the workflow map ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("current", [1, 4, 6, None])
def test_the_map_has_six_steps_and_lights_the_current_one(ax, current):
    plot_workflow(current, ax=ax)
    boxes = [patch for patch in ax.patches if patch.__class__.__name__ == "FancyBboxPatch"]
    texts = [text for text in ax.texts if len(text.get_text()) > 2]
    for text, name in zip(texts, ["Get data", "Build", "Train", "predictions", "experiment", "Save"], strict=True):
        assert name in text.get_text()
    assert [text.get_text() for text in ax.texts if len(text.get_text()) == 2] == ["01", "02", "03", "04", "05", "06"]
    usual = [box.get_facecolor() for box in boxes][0 if current != 1 else 1]
    lit = [current == step for step in range(1, 7)]
    assert [box.get_facecolor() != usual for box in boxes] == lit
    assert current is None or [text.get_weight() == "bold" for text in texts] == lit, "colour alone is not enough"
    arrows = [text for text in ax.texts if getattr(text, "arrow_patch", None)]
    forward, (back,) = [a for a in arrows if a.xyann[0] < a.xy[0]], [a for a in arrows if a.xyann[0] > a.xy[0]]
    assert len(forward) == 5
    assert boxes[1].get_bbox().x0 < back.xy[0] < boxes[1].get_bbox().x1, (
        "the way back leads from the experiment to the model"
    )
    assert boxes[4].get_bbox().x0 < back.xyann[0] < boxes[4].get_bbox().x1


# --- showing ---------------------------------------------------------------------------------------------------------


@pytest.fixture
def notebook(monkeypatch):
    """What a notebook would show: (what came, the figure, its alt text, how many epochs its first line has)."""
    seen = []

    def note(event, figure, metadata):
        line = figure.axes[0].lines
        seen.append((event, figure, metadata["image/png"]["alt"], len(line[0].get_xdata()) if line else 0))

    class Handle:
        def update(self, figure, metadata):
            note("update", figure, metadata)

    def display(figure, metadata, display_id=False):
        note("display", figure, metadata)
        return Handle() if display_id else None

    monkeypatch.setattr(IPython, "get_ipython", lambda: "a kernel")
    monkeypatch.setattr(IPython.display, "display", display)
    return seen


@pytest.mark.parametrize("given", ["axes", "figure"])
def test_show_shows_once_with_its_description_and_closes(notebook, ax, given):
    bystander = plt.figure()
    show(ax if given == "axes" else ax.figure, alt="A line.")
    assert [event[:3] for event in notebook] == [("display", ax.figure, "A line.")]
    assert plt.get_fignums() == [bystander.number]


def test_show_outside_a_notebook_opens_a_window_and_closes(ax, monkeypatch):
    open_then = []
    monkeypatch.setattr(plt, "show", lambda: open_then.append(plt.get_fignums()))
    show(ax, alt="A line.")
    assert open_then == [[ax.figure.number]]
    assert plt.get_fignums() == []


@pytest.mark.parametrize(
    ("every", "epochs", "drawn"), [(10, 100, [1, *range(10, 101, 10)]), (1, 4, [1, 2, 3, 4]), (7, 6, [1])]
)
def test_the_live_figure_is_redrawn_as_the_epochs_go_by(notebook, every, epochs, drawn):
    update, history = live_history(every=every, alt="It falls."), History()
    assert plt.get_fignums() == [], "an open figure would be shown a second time at the end of the cell"
    for epoch in range(1, epochs + 1):
        history.append(1 / epoch, 2 / epoch)
        assert update(history) is None, "only True ends the training"
    assert [event for event, *_ in notebook] == ["display"] + ["update"] * (len(drawn) - 1)
    assert [points for *_, points in notebook] == drawn
    assert len({id(figure) for _, figure, *_ in notebook}) == 1
    assert {alt for _, _, alt, _ in notebook} == {"It falls."}
    assert plt.get_fignums() == []
    assert len(notebook[-1][1].axes[0].lines) == 2, "old curves pile up under the new ones"


def test_a_live_figure_outside_a_notebook_costs_nothing(monkeypatch):
    update = live_history(every=1)
    monkeypatch.setattr("course_utils.plotting.plot_history", lambda *args, **more: pytest.fail("drawn for nobody"))
    update(RUN)


def test_a_history_made_by_hand_of_tensors_is_drawn():
    history = History(train_loss=[torch.tensor(loss, requires_grad=True) * 2 for loss in (0.5, 0.25)])
    (line,) = plot_history(history).lines
    assert list(line.get_ydata()) == [1, 0.5]
