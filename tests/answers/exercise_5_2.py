# %% right: all_states_numpy
# right: all states of all epochs in a list, and NumPy's argmin chooses; best_epoch is a NumPy number
import numpy as np

set_seed(5)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
states = []
kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=optimizer,
    epochs=400,
    eval_data=penguins.validation,
    callback=lambda history: states.append(deepcopy(model.state_dict())),
)
losses = np.array(kept_history.eval_loss)
best_epoch = np.argmin(losses) + 1
kept_model = deepcopy(model)
kept_model.load_state_dict(states[best_epoch - 1])

# %% right: bytes_in_memory
# right: the best state is saved into memory with torch.save and read back
import io

set_seed(42)
model = nn.Sequential(nn.Linear(7, 300), nn.ReLU(), nn.Linear(300, 1)).to(device)
optimizer = torch.optim.AdamW(model.parameters(), lr=0.01)
saved = {"loss": float("inf")}


def save_if_better(history):
    if history.eval_loss[-1] < saved["loss"]:
        memory = io.BytesIO()
        torch.save(model.state_dict(), memory)
        saved.update(loss=history.eval_loss[-1], epoch=history.n_epochs, memory=memory)


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=500,
    eval_data=penguins.validation,
    callback=save_if_better,
)
saved["memory"].seek(0)
model.load_state_dict(torch.load(saved["memory"], weights_only=True))
kept_model, best_epoch = model, saved["epoch"]

# %% right: class_dropout_batches
# right: two hidden layers with dropout in a class, mini-batches, momentum, a metric beside the loss
class BigNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(7, 256)
        self.second = nn.Linear(256, 64)
        self.drop = nn.Dropout(0.2)
        self.last = nn.Linear(64, 1)

    def forward(self, x):
        x = torch.relu(self.first(x))
        x = self.drop(torch.relu(self.second(x)))
        return self.last(x)


set_seed(1)
model = BigNetwork().to(device)
loader = DataLoader(TensorDataset(*penguins.train), batch_size=50, shuffle=True)
best_weights, best_loss, best_epoch = None, None, None


def watch(history):
    global best_weights, best_loss, best_epoch
    loss = history.eval_loss[-1]
    if best_loss is None or loss < best_loss:
        best_loss = loss
        best_epoch = len(history)
        best_weights = deepcopy(model.state_dict())
    return False


kept_history = train(
    model,
    loader,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.SGD(model.parameters(), lr=0.05, momentum=0.9),
    epochs=100,
    eval_data=penguins.validation,
    metrics={"mae": nn.L1Loss()},
    callback=watch,
)
kept_model = BigNetwork().to(device)
kept_model.load_state_dict(best_weights)
kept_model.eval()

# %% right: deepcopy_in_callback
# right: a callback that makes a deepcopy of the whole model whenever the loss is lower than ever
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
kept_model = None


def keep(history):
    global kept_model
    if history.eval_loss[-1] == min(history.eval_loss):
        kept_model = deepcopy(model)


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1

# %% right: epoch_by_epoch
# right: no callback: train one epoch at a time, with history=, and look after each
set_seed(0)
big = nn.Sequential(nn.Linear(7, 256), nn.Tanh(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(big.parameters(), lr=0.02)
kept_history = None
lowest = float("inf")
for epoch in range(1, 401):
    kept_history = train(
        big,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=optimizer,
        epochs=1,
        eval_data=penguins.validation,
        history=kept_history,
    )
    if kept_history.eval_loss[-1] < lowest:
        lowest = kept_history.eval_loss[-1]
        best_epoch = epoch
        snapshot = {}
        for name, tensor in big.state_dict().items():
            snapshot[name] = tensor.detach().clone()

kept_model = nn.Sequential(nn.Linear(7, 256), nn.Tanh(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(snapshot)

# %% right: keep_best_of_section_9
# right: the class KeepBest of section 5.9, which also stops early
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(kept_model.parameters(), lr=0.01)
keeper = KeepBest(kept_model, patience=60)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=optimizer,
    epochs=800,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

# %% right: numpy_copies
# right: the parameters are copied into NumPy arrays, and put back as tensors at the end
set_seed(8)
layers = [nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)]
kept_model = nn.Sequential(*layers).to(device)
arrays = None


def remember(history):
    global arrays
    if len(history) == 1 or history.eval_loss[-1] < min(history.eval_loss[:-1]):
        arrays = {k: v.cpu().numpy().copy() for k, v in kept_model.state_dict().items()}


kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.SmoothL1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=500,
    eval_data=penguins.validation,
    callback=remember,
)
kept_model.load_state_dict({k: torch.from_numpy(v) for k, v in arrays.items()})
best_epoch = 1 + kept_history.eval_loss.index(min(kept_history.eval_loss))

# %% right: overwritten_in_place
# right: a second model receives the parameters in place, with copy_; best_epoch is a tensor of one number
def network_256():
    return nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)


set_seed(42)
student, kept_model = network_256(), network_256()


@torch.no_grad()
def keep_parameters(history):
    if min(history.eval_loss) == history.eval_loss[-1]:
        for kept, new in zip(kept_model.parameters(), student.parameters(), strict=True):
            kept.copy_(new)


kept_history = train(
    student,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.RMSprop(student.parameters(), lr=0.003),
    epochs=400,
    eval_data=penguins.validation,
    callback=keep_parameters,
)
best_epoch = torch.tensor(kept_history.eval_loss).argmin() + 1

# %% right: train_twice
# right: no copies at all: find the best epoch, then train the same start again for just so many epochs
def fresh():
    set_seed(11)
    model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
    return model, torch.optim.Adam(model.parameters(), lr=0.01)


model, optimizer = fresh()
kept_history = train(
    model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=500, eval_data=penguins.validation
)
best_epoch = min(range(500), key=lambda i: kept_history.eval_loss[i]) + 1

kept_model, optimizer = fresh()
train(kept_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=best_epoch)

# %% wrong: alias_of_model -> last-kept
# wrong: the callback stores another name for the same model
# hint: an assignment makes no copy: deepcopy(model)
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["model"] = model


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = best["model"]

# %% wrong: better_by_a_margin -> other-model
# wrong: only an improvement of more than 0.005 counts, so the kept state is not that of the lowest loss
# hint: any lower loss counts; epoch and state must belong together
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"] - 0.005:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: by_training_loss -> not-the-best
# wrong: epoch and model are chosen by the training loss
# hint: the lowest validation loss is asked for: eval_loss
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.train_loss[-1] < best["loss"]:
        best["loss"] = history.train_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.train_loss.index(min(kept_history.train_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: class_not_object -> not-a-model
# wrong: kept_model is the class of the network
# hint: an object is wanted, and with the best parameters
class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1))

    def forward(self, x):
        return self.layers(x)


set_seed(42)
model = Network().to(device)
keeper = KeepBest(model, patience=600)
kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch
kept_model = Network

# %% wrong: counted_from_zero -> off-by-one
# wrong: best_epoch is the index, one less than the epoch
# hint: epochs are counted from 1: index + 1
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss))
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: detach_is_no_copy -> last-kept
# wrong: detach() gives a tensor on the same memory, it is no copy
# hint: detach shares memory; clone is needed
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = {name: tensor.detach() for name, tensor in model.state_dict().items()}


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: evaluated_on_test -> tuned-on-test
# wrong: the best epoch is chosen by the test birds
# hint: eval_data must be the validation birds; the test set stays shut
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.test,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: evaluated_on_train -> by-training-birds
# wrong: eval_data are the training birds
# hint: eval_data must be the validation birds
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.train,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: forward_fails -> model-fails
# wrong: kept_model is of a second class whose forward uses a misspelt name
# hint: forward raises an error; try kept_model on some birds
class Network(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(7, 256)
        self.output = nn.Linear(256, 1)

    def forward(self, x):
        return self.output(torch.relu(self.hidden(x)))


class KeptNetwork(nn.Module):
    def __init__(self):
        super().__init__()
        self.hidden = nn.Linear(7, 256)
        self.output = nn.Linear(256, 1)

    def forward(self, x):
        return self.output(torch.relu(self.hiden(x)))


set_seed(42)
model = Network().to(device)
keeper = KeepBest(model, patience=600)
kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
best_epoch = keeper.best_epoch
kept_model = KeptNetwork().to(device)
kept_model.load_state_dict(keeper.best_state)

# %% wrong: highest_loss -> not-the-best
# wrong: best_epoch is the epoch with the highest loss
# hint: the lowest loss: min
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(max(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: history_as_list -> wrong-type
# wrong: kept_history is the list of losses and not the History
# hint: give what train returns
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_history = kept_history.eval_loss
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: keep_called_too_early -> last-kept
# wrong: the callback is called and its result None is passed, so nothing is kept; the state at the end is used
# hint: pass the function itself: callback=keep, without brackets
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
from course_utils.history import History

best = {"loss": float("inf"), "state": model.state_dict()}


def keep(history):
    if len(history) == 0:
        return
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep(History()),
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: last_model -> last-kept
# wrong: the model of the last epoch is given
# hint: the model at the end is not that of the best epoch
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = model

# %% wrong: loss_as_epoch -> not-whole
# wrong: best_epoch is the lowest loss and not its epoch
# hint: the number of the epoch is wanted, not the loss
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = min(kept_history.eval_loss)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: no_eval_data -> not-evaluated
# wrong: train is called without eval_data, the losses are kept in a list beside it, so the history has no validation loss
# hint: pass eval_data=penguins.validation to train
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


losses = []


def keep(history):
    losses.append(evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"])
    if losses[-1] < best["loss"]:
        best["loss"] = losses[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    callback=keep,
)
best_epoch = losses.index(min(losses)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: none -> not-a-model
# wrong: kept_model is None, because the function that builds it returns nothing
# hint: kept_model is None: return is missing
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1


def model_with(state):
    network = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
    network.load_state_dict(state)


kept_model = model_with(best["state"])

# %% wrong: not_loaded -> other-model
# wrong: the best state was kept, but never loaded into kept_model
# hint: load_state_dict is missing
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)

# %% wrong: numpy_predictions -> not-a-model
# wrong: kept_model is the array of its predictions
# hint: a model is wanted, not its predictions
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
model.load_state_dict(best["state"])
kept_model = predict(model, penguins.validation[0]).numpy()

# %% wrong: one_epoch_early -> other-model
# wrong: the snapshot is taken before the epoch is trained, so it is the state of the epoch before
# hint: copy after the epoch, not before
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(kept_model.parameters(), lr=0.01)
kept_history, lowest = None, float("inf")
for epoch in range(1, 401):
    before = deepcopy(kept_model.state_dict())
    kept_history = train(
        kept_model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=optimizer,
        epochs=1,
        eval_data=penguins.validation,
        history=kept_history,
    )
    if kept_history.eval_loss[-1] < lowest:
        lowest, best_epoch, best_state = kept_history.eval_loss[-1], epoch, before
kept_model.load_state_dict(best_state)

# %% wrong: other_run -> other-model
# wrong: the second run up to the best epoch starts from another seed
# hint: the same start is needed, or a copy from the same run
def start(seed):
    set_seed(seed)
    model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
    return model, torch.optim.Adam(model.parameters(), lr=0.01)


model, optimizer = start(42)
kept_history = train(
    model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=600, eval_data=penguins.validation
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model, optimizer = start(43)
train(kept_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=best_epoch)

# %% wrong: reference -> last-kept
# wrong: the state_dict is kept without a copy, so it goes on changing
# hint: state_dict holds references; take a copy
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = model.state_dict()


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: reset_in_callback -> last-kept
# wrong: the lowest loss is set back to infinity in every call, so every epoch counts as the best
# hint: the lowest loss must be remembered from call to call
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    best["loss"] = float("inf")
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: result_of_load -> not-a-model
# wrong: kept_model is what load_state_dict returns
# hint: load_state_dict changes the model in place and returns a message
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = model.load_state_dict(best["state"])

# %% wrong: second_run_goes_on -> other-model
# wrong: the same model is trained best_epoch epochs more, not from the start
# hint: make the model anew before the second run
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(kept_model.parameters(), lr=0.01)
kept_history = train(
    kept_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=600, eval_data=penguins.validation
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
# and now up to the best epoch only
train(kept_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=best_epoch)

# %% wrong: shallow_copy -> last-kept
# wrong: dict(...) copies the dictionary but not the tensors in it
# hint: a shallow copy shares the tensors; clone each or deepcopy
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = dict(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: state_dict_as_model -> not-a-model
# wrong: kept_model is the state_dict and not a model
# hint: load the state_dict into a model
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = best["state"]

# %% wrong: stopping_epoch -> not-the-best
# wrong: best_epoch is the epoch in which training stopped
# hint: the epoch of the lowest loss, not the last one
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=600,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.n_epochs
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])

# %% wrong: too_few_epochs -> too-short
# wrong: after 20 epochs the validation loss is still falling, the best epoch is the last
# hint: train for longer, until the lowest point is passed
set_seed(42)
model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
optimizer = torch.optim.Adam(model.parameters(), lr=0.001)
best = {"loss": float("inf")}


def keep(history):
    if history.eval_loss[-1] < best["loss"]:
        best["loss"] = history.eval_loss[-1]
        best["state"] = deepcopy(model.state_dict())


kept_history = train(
    model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=optimizer,
    epochs=20,
    eval_data=penguins.validation,
    callback=keep,
)
best_epoch = kept_history.eval_loss.index(min(kept_history.eval_loss)) + 1
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
kept_model.load_state_dict(best["state"])
