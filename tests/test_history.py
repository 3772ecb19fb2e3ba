"""The record of a training run."""

import copy

import pytest
import torch
from comparing import said

from course_utils.history import History


def three_epochs():
    return History(train_loss=[3.0, 2.0, 1.0], eval_loss=[2.5, 1.5, 0.5], metrics={"mae": [6.0, 5.0, 4.0]})


def test_a_new_history_is_empty():
    history = History()
    assert history.n_epochs == 0

    assert history.columns() == {"train_loss": []}
    assert repr(history) == "History(0 epochs)"
    history.train_loss.append(1.0)
    assert History().n_epochs == 0, "two histories share a list"


def test_append_adds_one_plain_number_a_column():
    history = History()
    history.append(torch.tensor(3.0), torch.tensor(2.0), {"mae": torch.tensor(1.0)})
    history.append(2, 1.5, {"mae": 0.5})
    assert history.columns() == {"train_loss": [3.0, 2.0], "eval_loss": [2.0, 1.5], "mae": [1.0, 0.5]}
    assert all(type(number) is float for column in history.columns().values() for number in column)
    assert history.n_epochs == 2


def test_the_repr_is_one_line_with_the_last_numbers():
    assert repr(three_epochs()) == "History(3 epochs: train_loss=1, eval_loss=0.5, mae=4)"
    assert repr(History(train_loss=[1 / 3])) == "History(1 epochs: train_loss=0.3333)"


@pytest.mark.parametrize(
    ("epoch", "extra"),
    [((1.0,), "eval_loss"), ((1.0, 2.0), "mae"), ((1.0, None, {"mae": 1.0}), "eval_loss"), ((1.0, 2.0, {"r": 1.0}), "r")],
)
def test_append_refuses_an_epoch_with_other_columns(epoch, extra):
    history = three_epochs()
    with pytest.raises(
        ValueError, match=said("['eval_loss', 'mae', 'train_loss']", "this one has", "new History")
    ) as caught:
        history.append(*epoch)
    assert extra in str(caught.value)
    assert history == three_epochs()


def test_an_epoch_counts_once_all_of_it_is_there():
    class Stop:
        def __float__(self):
            raise KeyboardInterrupt

    whole = {"train_loss": 1.0, "eval_loss": 2.0, "metrics": {"mae": 3.0}}
    for history in (History(), three_epochs()):
        for late in ({"train_loss": Stop()}, {"metrics": {"mae": Stop()}}, {"eval_loss": Stop()}):
            before = copy.deepcopy(history)
            with pytest.raises(KeyboardInterrupt):
                history.append(**(whole | late))
            assert history.n_epochs == before.n_epochs
            assert history == before


@pytest.mark.parametrize("numbers", [(None, 1.0, {"mae": 1.0}), (1.0, 1.0, {"mae": None})])
def test_an_epoch_with_nothing_in_it_changes_nothing(numbers):
    history = History()
    with pytest.raises(TypeError):
        history.append(*numbers)
    assert history == History()


@pytest.mark.parametrize("numbers", [("low", 1.0, {"mae": 1.0}), (1.0, "low", {"mae": 1.0}), (1.0, 1.0, {"mae": "n/a"})])
def test_an_epoch_with_something_that_is_no_number_changes_nothing(numbers):
    history = three_epochs()
    with pytest.raises(ValueError, match="could not convert"):
        history.append(*numbers)
    assert history == three_epochs()
