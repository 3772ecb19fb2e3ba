"""What two processes do for `test_distributed.py`: `python distributed_runs.py FOLDER RANK` writes FOLDER/RANK.pt.

Each case is a function of the process's number; `wrap` makes a model a DistributedDataParallel and `part` takes this
process's samples. Without a process group both leave things as they are, so that the tests get the run of one process.
"""

import io
import sys
import traceback
import warnings
from contextlib import redirect_stderr
from datetime import timedelta
from pathlib import Path

import torch
from torch import distributed, nn
from torch.nn.parallel import DistributedDataParallel
from torch.utils.data import DataLoader, DistributedSampler, TensorDataset

from course_utils.batches import TensorLoader
from course_utils.distributed import Shard
from course_utils.history import History
from course_utils.saving import save_checkpoint, save_weights
from course_utils.training import evaluate, predict, train

N = 45  # of batches of 16 the last has 13 samples, 7 and 6 for two processes
X = torch.rand(N, 2, generator=torch.Generator().manual_seed(1))
Y = X @ torch.tensor([[2.0], [-1.0]]) + 0.1 * torch.randn(N, 1, generator=torch.Generator().manual_seed(2))
METRICS = {"rmse": lambda a, b: (a - b).square().mean().sqrt(), "worst": lambda a, b: (a - b).abs().max()}


def wrap(model):
    return DistributedDataParallel(model) if distributed.is_initialized() else model


def part(loader):
    return Shard(loader) if distributed.is_initialized() else loader


def network(out=1):
    torch.manual_seed(3)
    return nn.Sequential(nn.Linear(2, 8), nn.Dropout(0.0), nn.Tanh(), nn.Linear(8, out))


def sgd(model):
    return torch.optim.SGD(model.parameters(), lr=0.2, momentum=0.9)


def adam(model):
    return torch.optim.Adam(model.parameters(), lr=0.02)


def seeded():
    return torch.Generator().manual_seed(4)


def in_memory(X=X, y=Y):
    return TensorLoader(X, y, batch_size=16, shuffle=True, generator=seeded())


def by_row():
    return DataLoader(TensorDataset(X, Y), batch_size=16, shuffle=True, generator=seeded())


def result(model, history):
    inside = getattr(model, "module", model)
    return {"state": [p.detach().clone() for p in inside.parameters()], "history": history.to_dict()}


def trained(train_data, *, optimizer=sgd, model=None, loss_fn=nn.MSELoss, epochs=6, **more):
    """A run, and what came of it."""
    model = wrap(model or network())
    history = train(model, train_data, loss_fn=loss_fn(), optimizer=optimizer(model), epochs=epochs, **more)
    return result(model, history)


def error_of(action):
    """The error that an action raises, as (class, message)."""
    try:
        action()
    except Exception as error:
        return type(error).__name__, str(error), getattr(error, "epoch", None)
    return None


# --- the same as one process ------------------------------------------------------------------------------------------


def full_batch(rank):
    return trained(part([(X, Y)]), eval_data=part([(X, Y)]))


def mini_batches(rank):
    return trained(part(in_memory()), eval_data=part(in_memory()), metrics=METRICS)


def with_adam(rank):
    return trained(part(by_row()), optimizer=adam, eval_data=part([(X, Y)]), metrics=METRICS)


def the_whole_to_evaluate_in_each(rank):
    return trained(part(in_memory()), eval_data=(X, Y), metrics=METRICS)


def classes(rank):
    labels = (Y.mean() < Y).long().squeeze(1)
    return trained(part(in_memory(X, labels)), model=network(out=2), loss_fn=nn.CrossEntropyLoss)


def in_double(rank):
    return trained(part(in_memory(X.double(), Y.double())), model=network().double())


def stopped_by_callback(rank):
    return trained(part(in_memory()), epochs=50, callback=lambda history: history.train_loss[-1] < 0.05)


def measured(rank):
    model = wrap(network())
    return evaluate(model, part(in_memory()), loss_fn=nn.L1Loss(), metrics=METRICS) | {"mode": model.training}


SAME = [
    *(full_batch, mini_batches, with_adam, the_whole_to_evaluate_in_each, classes, in_double),
    *(stopped_by_callback, measured),
]

# --- of several processes alone ---------------------------------------------------------------------------------------


def samples(rank):
    return [inputs.clone() for inputs, targets in part(in_memory())]


def in_float16(rank):
    """72,000 samples, which this dtype cannot count."""
    data = (X.repeat(1600, 1).half(), Y.repeat(1600, 1).half())
    return trained(part([data]), model=network().half())["history"]["train_loss"]


def distributed_sampler(rank):
    """45 samples are filled up to 46: each process has 23, in batches of 8, 8 and 7."""
    data = TensorDataset(X, Y)
    sampler = DistributedSampler(data, seed=6)
    return trained(DataLoader(data, batch_size=8, sampler=sampler), callback=lambda h: sampler.set_epoch(h.n_epochs))


def diverged_in_training(rank):
    y = Y.clone()
    y[1] = torch.nan  # of process 1
    model = wrap(network())
    return error_of(lambda: train(model, part([(X, y)]), loss_fn=nn.MSELoss(), optimizer=sgd(model), epochs=3))


def diverged_in_evaluation(rank):
    y = Y.clone()
    y[1] = torch.nan
    model = wrap(network())
    run = {"loss_fn": nn.MSELoss(), "optimizer": sgd(model), "epochs": 3, "eval_data": part([(X, y)])}
    return error_of(lambda: train(model, part([(X, Y)]), **run))


def refused(rank, train_data, *, model=None, **more):
    """The error of a run that may not begin, and whether the model stayed as it was."""
    model = wrap(model or network())
    before = [p.clone() for p in model.parameters()]
    run = {"loss_fn": nn.MSELoss(), "optimizer": sgd(model), "epochs": 2} | more
    error = error_of(lambda: train(model, train_data, **run))
    return *error[:2], all(map(torch.equal, before, model.parameters()))


def other_number_of_batches(rank):
    return refused(rank, [(X, Y)] * (3 - rank))


def empty_part(rank):
    return refused(rank, [(X, Y)] if rank == 0 else [])


def no_samples(rank):
    return refused(rank, (X, Y) if rank == 0 else (X[:0], Y[:0]))


def too_wide(rank):
    """To be sure that X does not fit, the model is asked; one with BatchNorm would wait for the other process."""
    wide = (torch.cat([X, X], dim=1), Y)
    return refused(rank, (X, Y) if rank == 0 else wide, model=nn.Sequential(nn.Linear(2, 1), nn.BatchNorm1d(1)))


def other_epochs(rank):
    return refused(rank, (X, Y), epochs=2 + rank)


def other_history(rank):
    return refused(rank, (X, Y), history=History(train_loss=[0.5] * rank))


def evaluation_in_one(rank):
    return refused(rank, (X, Y), eval_data=(X, Y) if rank == 0 else None)


def no_data_to_measure_in_one(rank):
    model = wrap(network())
    return error_of(lambda: evaluate(model, (X, Y) if rank == 0 else [], loss_fn=nn.L1Loss()))[:2]


def batch_too_small(rank):
    model = wrap(network())
    loader = TensorLoader(X, Y, batch_size=11)  # leaves one sample
    return error_of(lambda: train(model, part(loader), loss_fn=nn.MSELoss(), optimizer=sgd(model), epochs=1))[:2]


def other_numbers_of_evaluation_batches(rank):
    """BatchNorm measures its means on a process's own part; what is evaluated, in all, is the model of process 0."""
    model = nn.Sequential(network(4), nn.BatchNorm1d(4), nn.Linear(4, 1))
    eval_data = [(X[:9], Y[:9])] * (1 + 2 * rank)
    history = trained(part([(X, Y)]), model=model, eval_data=eval_data, epochs=2)["history"]
    return history, evaluate(model, eval_data, loss_fn=nn.MSELoss())["loss"]


def evaluated_after_training(rank):
    """The losses of the model in this process, and of the one that all evaluate together."""
    model = wrap(nn.Sequential(network(4), nn.BatchNorm1d(4), nn.Linear(4, 1)))
    train(model, part([(X, Y)]), loss_fn=nn.MSELoss(), optimizer=sgd(model), epochs=2)
    return [evaluate(one, (X, Y), loss_fn=nn.MSELoss())["loss"] for one in (model.module, model)]


def interrupted(rank):
    """■ pressed in both, in the third epoch; then the run goes on."""

    def press(history):
        if history.n_epochs == 2:
            raise KeyboardInterrupt

    model = wrap(network())
    optimizer = sgd(model)
    run = {"loss_fn": nn.MSELoss(), "optimizer": optimizer, "epochs": 4}
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        history = train(model, part([(X, Y)]), callback=press, **run)
    epochs = history.n_epochs
    train(model, part([(X, Y)]), history=history, **run)
    return {"epochs": epochs, "said": [str(w.message) for w in said]} | result(model, history)


def bar(rank):
    text = io.StringIO()
    with redirect_stderr(text):
        trained(part([(X, Y)]), progress=True, epochs=1)
    return text.getvalue()


def modes(rank):
    model = wrap(network())
    model.module[1].eval()
    before = [module.training for module in model.modules()]
    train(model, part([(X, Y)]), loss_fn=nn.MSELoss(), optimizer=sgd(model), epochs=2, eval_data=(X, Y))
    return before == [module.training for module in model.modules()]


def use_the_model_inside(rank):
    model = wrap(network())
    return [
        error_of(lambda: predict(model, X))[:2],
        error_of(lambda: save_weights(model, "w.pt"))[:2],
        error_of(lambda: save_checkpoint("c.pt", model=model, optimizer=sgd(model), history=History()))[:2],
        predict(model.module, X) if rank == 0 else None,  # waits for nobody
    ]


def own_experiment(rank):
    """A model that is no DistributedDataParallel is trained by each process for itself."""
    model = network()
    data = (X[: 10 + rank], Y[: 10 + rank])
    run = {"loss_fn": nn.MSELoss(), "optimizer": sgd(model), "epochs": 2 + 3 * rank, "progress": True}
    text = io.StringIO()
    with redirect_stderr(text):
        history = train(model, data, eval_data=data, metrics=METRICS, **run)
    return result(model, history) | {"bar": "training" in text.getvalue()}


ALONE = [
    *(samples, in_float16, distributed_sampler, diverged_in_training, diverged_in_evaluation, other_number_of_batches),
    *(
        empty_part,
        no_samples,
        too_wide,
        other_epochs,
        other_history,
        evaluation_in_one,
        no_data_to_measure_in_one,
        batch_too_small,
    ),
    *(
        other_numbers_of_evaluation_batches,
        evaluated_after_training,
        interrupted,
        bar,
        modes,
        use_the_model_inside,
        own_experiment,
    ),
]


def main(folder, rank):
    """Run every case, and write down what came of it."""
    torch.set_num_threads(1)
    store = (folder / "store").as_uri()
    distributed.init_process_group("gloo", init_method=store, rank=rank, world_size=2, timeout=timedelta(seconds=20))
    results = {}
    for case in [*SAME, *ALONE]:
        try:
            results[case.__name__] = case(rank)
        except BaseException:  # the processes are out of step now
            results[case.__name__] = traceback.format_exc()
            break
    torch.save(results, folder / f"{rank}.pt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
