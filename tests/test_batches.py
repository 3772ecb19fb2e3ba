"""Mini-batches from memory: every row once, the same order again, nothing shared; and as train takes them."""

import pytest
import torch
from comparing import plain, said
from test_training import X10, Y10, line, sgd
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from course_utils.batches import TensorLoader
from course_utils.history import History
from course_utils.models import LinearRegressionModel
from course_utils.saving import load_checkpoint, save_checkpoint
from course_utils.training import evaluate, train

pytestmark = pytest.mark.usefixtures("one_thread")


def seeded(seed=0):
    return torch.Generator().manual_seed(seed)


def numbered(n, width=1):
    """Rows that tell which they are: row i is filled with i, and its target is -i."""
    rows = torch.arange(n, dtype=torch.float32).unsqueeze(1)
    return rows.repeat(1, width), -rows


@pytest.mark.parametrize("shuffle", [False, True])
@pytest.mark.parametrize(("n", "batch_size"), [(1, 1), (10, 4), (12, 4), (10, 100), (140_000, 256), (140_000, 70_001)])
def test_every_row_comes_once_with_its_target(n, batch_size, shuffle):
    X, y = numbered(n, width=2)
    loader = TensorLoader(X, y, batch_size=batch_size, shuffle=shuffle, generator=seeded() if shuffle else None)
    batches = list(loader)
    sizes = [len(inputs) for inputs, _ in batches]
    assert len(loader) == len(batches) == len(DataLoader(TensorDataset(X, y), batch_size=batch_size))
    assert set(sizes[:-1]) <= {batch_size}
    assert sizes[-1] == (n % batch_size or batch_size), "the last short batch is kept"
    inputs, targets = (torch.cat(parts) for parts in zip(*batches, strict=True))
    assert torch.equal(inputs[:, :1], -targets)
    assert torch.equal(inputs[:, 0], inputs[:, 1])
    order = inputs[:, 0].long()
    assert torch.equal(order.sort().values, torch.arange(n))
    expected = torch.randperm(n, generator=seeded()) if shuffle else torch.arange(n)
    assert torch.equal(order, expected), "the order is that of torch.randperm"


def test_the_order_is_new_in_each_pass_and_comes_again_with_the_seed():
    def passes(generator):
        loader = TensorLoader(*numbered(50), batch_size=8, shuffle=True, generator=generator)
        return [torch.cat([inputs for inputs, _ in loader]).flatten().tolist() for _ in range(3)]

    first = passes(seeded(1))
    assert first == passes(seeded(1))
    assert len({tuple(order) for order in first}) == 3
    assert passes(seeded(2)) != first
    torch.manual_seed(5)
    of_the_global = passes(None)
    torch.manual_seed(5)
    assert passes(None) == of_the_global


def test_without_shuffling_no_random_number_is_drawn():
    before = torch.get_rng_state()
    list(TensorLoader(*numbered(50), batch_size=8))
    assert torch.equal(torch.get_rng_state(), before)


def test_two_passes_at_once_do_not_disturb_each_other():
    loader = TensorLoader(*numbered(20), batch_size=3, shuffle=True, generator=seeded())
    pairs = list(zip(loader, loader, strict=True))
    for which in (0, 1):
        assert torch.cat([pair[which][0] for pair in pairs]).flatten().sort().values.tolist() == list(range(20))


@pytest.mark.parametrize("shuffle", [False, True])
def test_batches_share_nothing_with_each_other_or_with_the_data(shuffle):
    X, y = numbered(100)
    loader = TensorLoader(X, y, batch_size=8, shuffle=shuffle, generator=seeded())
    kept = []
    for inputs, targets in loader:
        kept.append((inputs, inputs.clone(), targets, targets.clone()))
        inputs_before = [before for now, before, *_ in kept[:-1] if not torch.equal(now, before)]
        assert not inputs_before, "an earlier batch has changed"
    kept[0][0].fill_(999)
    assert all(torch.equal(now, before) for now, before, *_ in kept[1:])
    assert X.max() == 99, "the data have changed"
    assert 999 not in torch.cat([inputs for inputs, _ in loader])


BAD = {
    "X with a gradient": ((X10.clone().requires_grad_(), Y10, {}), ValueError, ("X has requires_grad", "X.detach()")),
    "y a list": ((X10, Y10.tolist(), {}), TypeError, ("y is of type list", "torch.tensor(y)")),
    "no samples": ((X10[:0], Y10[:0], {}), ValueError, ("X has shape (0, 1)", "no samples")),
    "other lengths": ((X10, Y10[:9], {}), ValueError, ("(10, 1)", "(9, 1)", "one target for each sample")),
    "other device": ((X10, Y10.to("meta"), {}), ValueError, ("X is on cpu, y on meta", "y.to(X.device)")),
    "batch size 0": ((X10, Y10, {"batch_size": 0}), ValueError, ("batch_size is 0", "1 or more", "32")),
    "batch size 2.0": ((X10, Y10, {"batch_size": 2.0}), TypeError, ("batch_size is 2.0", "float", "whole number")),
    "shuffle 1": ((X10, Y10, {"shuffle": 1}), TypeError, ("shuffle is of type int", "True or False")),
    "a seed": ((X10, Y10, {"generator": 42}), TypeError, ("generator is of type int", "manual_seed(42)")),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_arguments_are_refused(name):
    (X, y, change), kind, parts = BAD[name]
    with pytest.raises(kind, match=said(*parts)):
        TensorLoader(X, y, **({"batch_size": 4} | change))


def test_a_generator_on_another_device_is_refused(monkeypatch):
    class There(torch.Generator):
        device = torch.device("meta")

    with pytest.raises(ValueError, match=said("generator is on meta", "on the CPU", "torch.Generator()")):
        TensorLoader(X10, Y10, batch_size=4, shuffle=True, generator=There())


# --- in train ---------------------------------------------------------------------------------------------------------


def test_data_that_do_not_fit_the_model_are_refused_and_nothing_changes():
    model, wrong = nn.Linear(3, 1), TensorLoader(X10, Y10, batch_size=4)
    before = plain(model.state_dict())
    with pytest.raises(ValueError, match=said("train_data: X has shape (4, 1)", "(n_samples, 3)")):
        train(model, wrong, loss_fn=nn.L1Loss(), optimizer=sgd(model), epochs=1)
    with pytest.raises(ValueError, match=said("data: X has shape (4, 1)", "(n_samples, 3)")):
        evaluate(model, wrong, loss_fn=nn.L1Loss())
    assert plain(model.state_dict()) == before


def test_targets_that_would_broadcast_are_refused():
    loader = TensorLoader(X10, Y10.squeeze(), batch_size=4)
    model = LinearRegressionModel()
    with pytest.raises(ValueError, match=said("y has shape (4,)", "(4, 1)", "y.unsqueeze(1)")):
        train(model, loader, loss_fn=nn.L1Loss(), optimizer=sgd(model), epochs=1)


def test_a_resumed_run_gets_the_same_batches(tmp_path):
    X, y = line(n=20)

    def setting():
        torch.manual_seed(1)
        model = LinearRegressionModel()
        return model, sgd(model), TensorLoader(X, y, batch_size=3, shuffle=True, generator=seeded(4))

    def run(model, optimizer, loader, epochs, history=None):
        return train(model, loader, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=epochs, history=history)

    model, optimizer, loader = setting()
    whole = run(model, optimizer, loader, 6)
    wanted = plain(model.state_dict())

    model, optimizer, loader = setting()
    history = run(model, optimizer, loader, 2)
    save_checkpoint(tmp_path / "c.pt", model=model, optimizer=optimizer, history=history, generator=loader.generator)
    model, optimizer, loader = setting()
    history = load_checkpoint(tmp_path / "c.pt", model=model, optimizer=optimizer, generator=loader.generator)
    assert isinstance(history, History)
    run(model, optimizer, loader, 4, history)
    assert history.train_loss == whole.train_loss
    assert plain(model.state_dict()) == wanted
