# %% right: bare_parameters
# right: weights and biases as bare parameters and matrix products, as a NumPy user writes a network
class TwoLayers(nn.Module):
    def __init__(self, size):
        super().__init__()
        self.W1 = nn.Parameter(torch.randn(7, size) * 0.3)
        self.b1 = nn.Parameter(torch.zeros(size))
        self.W2 = nn.Parameter(torch.randn(size, 1) * 0.3)
        self.b2 = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        hidden = torch.sigmoid(x @ self.W1 + self.b1)
        return hidden @ self.W2 + self.b2


def mean_absolute_error(y_pred, y):
    return (y_pred - y).abs().mean()


def try_out(rate, size):
    set_seed(3)
    model = TwoLayers(size).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=mean_absolute_error, optimizer=optimizer, epochs=300)
    X, y = penguins.validation
    return model, mean_absolute_error(predict(model, X), y).item()


rates, sizes = (0.003, 0.03, 0.1), (5, 20)
trials = {(rate, size): try_out(rate, size)[1] for rate in rates for size in sizes}
best_trial = min(trials, key=lambda trial: trials[trial])

# %% right: best_state_of_each
# right: every trial keeps its best epoch; the loss that is returned is that of the model that is returned
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    keeper = KeepBest(model, patience=40)
    train(
        model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=optimizer,
        epochs=200,
        eval_data=penguins.validation,
        callback=keeper,
    )
    model.load_state_dict(keeper.best_state)
    return model, keeper.best_loss


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.01, 0.05) for size in (32, 128)}
best_trial = min(trials, key=trials.get)

# %% right: class_and_sgd
# right: a class of one's own, SGD with momentum, and the last evaluation loss of the history
class MassNetwork(nn.Module):
    def __init__(self, hidden):
        super().__init__()
        self.hidden = nn.Linear(7, hidden)
        self.output = nn.Linear(hidden, 1)

    def forward(self, x):
        return self.output(torch.tanh(self.hidden(x)))


def try_out(rate, size):
    network = MassNetwork(size).to(device)
    sgd = torch.optim.SGD(network.parameters(), lr=rate, momentum=0.9)
    history = train(
        network,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=sgd,
        epochs=250,
        eval_data=penguins.validation,
    )
    return network, history.eval_loss[-1]


trials = {}
best_loss = float("inf")
for rate in [0.003, 0.03]:
    for size in [16, 32]:
        _, loss = try_out(rate, size)
        trials[rate, size] = loss
        if loss < best_loss:
            best_loss = loss
            best_trial = (rate, size)

# %% right: class_own_loop_last_epoch
# right: a class, a loop of one's own, and the best one sought by hand
class OneHiddenLayer(nn.Module):
    def __init__(self, units: int):
        super().__init__()
        self.hidden = nn.Linear(7, units)
        self.out = nn.Linear(units, 1)

    def forward(self, x: torch.Tensor) -> torch.Tensor:
        return self.out(self.hidden(x).relu())


def try_out(rate, size):
    torch.manual_seed(3)
    model = OneHiddenLayer(size)
    l1 = nn.L1Loss()
    sgd = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9)
    X, y = penguins.train
    for epoch in range(150):
        model.train()
        loss = l1(model(X), y)
        sgd.zero_grad()
        loss.backward()
        sgd.step()
    model.eval()
    with torch.inference_mode():
        val_loss = l1(model(penguins.validation[0]), penguins.validation[1]).item()
    return model, val_loss


rates, sizes = [0.01, 0.02], [10, 20, 40]
trials = dict()
best_trial, lowest = None, float("inf")
for size in sizes:
    for rate in rates:
        _, val_loss = try_out(rate, size)
        trials[rate, size] = val_loss
        if val_loss < lowest:
            best_trial, lowest = (rate, size), val_loss

# %% right: dropout_lazy_layer
# right: a lazy first layer and dropout behind the hidden layer; measured in eval mode by evaluate
from itertools import product


def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.LazyLinear(size), nn.ReLU(), nn.Dropout(0.1), nn.Linear(size, 1))
    model(penguins.train[0][:1])  # now the lazy layer knows its width
    model = model.to(device)
    optimizer = torch.optim.NAdam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=150)
    return model, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {}
for rate, size in product([0.003, 0.01], [16, 48]):
    trials[rate, size] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.__getitem__)

# %% right: loop_by_hand
# right: the five steps by hand, no function of the course at all, model left on the CPU
X_train, y_train = penguins.train
X_valid, y_valid = penguins.validation


def try_out(rate, size):
    torch.manual_seed(0)
    model = nn.Sequential(nn.Linear(7, size), nn.LeakyReLU(), nn.Linear(size, 1))
    loss_fn = nn.L1Loss()
    optimizer = torch.optim.AdamW(model.parameters(), lr=rate)
    model.train()
    for epoch in range(150):
        y_pred = model(X_train)
        loss = loss_fn(y_pred, y_train)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    model.eval()
    with torch.inference_mode():
        validation_loss = loss_fn(model(X_valid), y_valid)
    return model, validation_loss.item()


trials = {}
trials[(0.005, 10)] = try_out(0.005, 10)[1]
trials[(0.005, 50)] = try_out(0.005, 50)[1]
trials[(0.05, 10)] = try_out(0.05, 10)[1]
trials[(0.05, 50)] = try_out(0.05, 50)[1]
best_trial = sorted(trials, key=lambda key: trials[key])[0]

# %% right: mini_batches
# right: mini-batches from a DataLoader, no seed at all, so that every call gives another result
def try_out(rate, size):
    loader = DataLoader(TensorDataset(*penguins.train), batch_size=32, shuffle=True)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.RMSprop(model.parameters(), lr=rate)
    train(model, loader, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=40)
    validation = DataLoader(TensorDataset(*penguins.validation), batch_size=50)
    return model, evaluate(model, validation, loss_fn=nn.L1Loss())["loss"]


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 32):
        model, trials[(rate, size)] = try_out(rate, size)
best_trial = min(trials.items(), key=lambda item: item[1])[0]

# %% right: nested_loops
# right: nested loops, evaluate, min by get; a seed in each run
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return model, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {}
for rate in (0.003, 0.03):
    for size in (8, 32):
        model, loss = try_out(rate, size)
        trials[(rate, size)] = loss
        print(f"rate {rate}, {size} units: {1000 * loss:.0f} grams")
best_trial = min(trials, key=trials.get)

# %% right: numpy_style
# right: NumPy numbers everywhere: as rates, as sizes, as losses, and argmin to choose
import numpy as np


def try_out(rate, size):
    set_seed(1)
    size = int(size)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=float(rate))
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=120)
    error = predict(model, penguins.validation[0]).numpy() - penguins.validation[1].numpy()
    return model, np.abs(error).mean()


grid = [(rate, size) for rate in np.logspace(-3, -1, 3) for size in np.array([8, 16, 32])]
losses = np.array([try_out(*key)[1] for key in grid])
trials = dict(zip(grid, losses))
best_trial = grid[losses.argmin()]

# %% right: own_loss_with_metric
# right: the mean absolute error is asked for as a metric too, and read from there
def build_network(size):
    layers = [nn.Linear(7, size), nn.ELU(), nn.Linear(size, 1)]
    return nn.Sequential(*layers)


def try_out(rate, size):
    set_seed(42)
    model = build_network(size).to(device)
    history = train(
        model,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=torch.optim.Adam(model.parameters(), rate),
        epochs=180,
        eval_data=penguins.validation,
        metrics={"mae": lambda y_pred, y: (y_pred - y).abs().mean()},
    )
    return model, history.metrics["mae"][-1]


trials = {}
for rate in (0.001, 0.003, 0.01, 0.03):
    for size in (8, 32):
        trials[(rate, size)] = try_out(rate, size)[1]
        print(rate, size, f"{trials[(rate, size)]:.4f}")
best_trial = None
for trial, loss in trials.items():
    if best_trial is None or loss < trials[best_trial]:
        best_trial = trial

# %% right: product_comprehension
# right: a dict comprehension over itertools.product, three of each; the loss by predict and l1_loss; another seed each time
from itertools import product


def try_out(rate, size):
    net = nn.Sequential(nn.Linear(7, size), nn.Tanh(), nn.Linear(size, 1)).to(device)
    train(net, penguins.train, loss_fn=nn.L1Loss(), optimizer=torch.optim.AdamW(net.parameters(), lr=rate), epochs=80)
    X_val, y_val = penguins.validation
    return net, nn.functional.l1_loss(predict(net, X_val), y_val).item()


trials = {(rate, size): try_out(rate, size)[1] for rate, size in product((0.01, 0.03, 0.1), (4, 16, 64))}
best_trial, _ = min(trials.items(), key=lambda pair: pair[1])

# %% right: tensor_losses
# right: the losses stay tensors with one number in them; two things are returned as a list
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.GELU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    X, y = penguins.validation
    loss = torch.nn.functional.l1_loss(predict(model, X), y)
    return [model, loss]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.01, 0.03) for size in (4, 40)}
best_trial = min(trials, key=trials.get)

# %% right: train_and_evaluate
# right: the course's own train and evaluate, one seed for every trial
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    return model, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.001, 0.01) for size in (8, 64)}
best_trial = min(trials, key=trials.get)

# %% wrong: best_epoch_of_the_curve -> other-loss
# wrong: the lowest loss of the whole curve is returned, but the model is that of the last epoch (nearly right)
# hint: the loss of the model that you return: after the last epoch
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    history = train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
    )
    return model, min(history.eval_loss)


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.01, 0.1) for size in (16, 64)}
best_trial = min(trials, key=trials.get)

# %% wrong: best_is_the_loss -> no-such-trial
# wrong: best_trial is the smallest loss and not its key
# hint: the key (rate, size) is wanted, not the loss
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials.values())

# %% wrong: best_not_tried -> no-such-trial
# wrong: best_trial is left over from an earlier grid and is no key of trials
# hint: best_trial must be one of the keys of trials
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = (0.03, 32)  # was the best when I tried it

# %% wrong: broadcast -> broadcast
# wrong: y is flattened, so that (66, 1) against (66,) broadcasts to every pair of birds
# hint: shapes of predictions and targets; broadcasting
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    X, y = penguins.validation
    loss = (predict(model, X) - y.flatten()).abs().mean().item()
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: called_instead_of_defined -> wrong-type
# wrong: try_out is the result of one call and not the function
# hint: try_out must be the function; do not overwrite its name
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)
try_out = try_out(*best_trial)  # the best model

# %% wrong: class_not_object -> not-a-model
# wrong: the class is returned in place of the trained model
# hint: return the trained object, not its class
class Network(nn.Module):
    def __init__(self, size=16):
        super().__init__()
        self.layers = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1))

    def forward(self, x):
        return self.layers(x)


def try_out(rate, size):
    set_seed(42)
    model = Network(size).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    return Network, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.001, 0.01) for size in (8, 64)}
best_trial = min(trials, key=trials.get)

# %% wrong: empty_dict -> too-few
# wrong: the loop fills a local dict in a function, trials stays empty
# hint: trials is empty: the results went elsewhere
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}


def sweep():
    trials = {}
    for rate in (0.001, 0.01):
        for size in (8, 64):
            trials[(rate, size)] = try_out(rate, size)[1]
    return min(trials, key=trials.get)


best_trial = sweep()

# %% wrong: first_epoch -> other-loss
# wrong: the loss of the first epoch is returned
# hint: the loss after the last epoch: index -1
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    history = train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200, eval_data=penguins.validation
    )
    loss = history.eval_loss[0]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: forgot_return -> wrong-return
# wrong: the function prints the result and returns nothing
# hint: return is missing; print is not enough
results = []


def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    print(rate, size, loss)
    results.append(loss)


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        try_out(rate, size)
        trials[(rate, size)] = results[-1]
best_trial = min(trials, key=trials.get)

# %% wrong: key_order -> keys-swapped
# wrong: the keys are (size, rate) in place of (rate, size)
# hint: the order in the key: (rate, size)
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return model, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {}
for size in (8, 32):
    for rate in (0.003, 0.03):
        trials[size, rate] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: keys_as_text -> wrong-key
# wrong: the keys are texts such as 'lr 0.01, 8 units'
# hint: the keys are tuples (rate, size), not text
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[f"lr {rate}, {size} units"] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: keys_swapped -> keys-swapped
# wrong: the keys are (size, rate)
# hint: the order in the key: rate first, then size
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(size, rate)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: largest_loss_wins -> highest-loss
# wrong: the largest loss is taken as the best
# hint: the best trial has the smallest loss
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = max(trials, key=trials.get)

# %% wrong: list_of_trials -> wrong-type
# wrong: trials is a list of tuples and not a dict
# hint: a dict {(rate, size): loss}
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = []
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials.append((rate, size, try_out(rate, size)[1]))
best_trial = min(trials, key=lambda trial: trial[2])[:2]

# %% wrong: loss_for_key -> no-such-trial
# wrong: best_trial is the lowest loss and not its key
# hint: the key: min(trials, key=trials.get)
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return model, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.003, 0.03) for size in (8, 32)}
best_trial = min(trials.values())

# %% wrong: loss_of_test_birds -> tuned-on-test
# wrong: the models are compared on the test birds
# hint: the test set stays shut while choosing; use the validation birds
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.test, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: loss_of_training_birds -> by-training-birds
# wrong: the loss comes from the training birds
# hint: compare on the validation birds, not on those it learned from
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.train, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: lowest_loss_last_model -> other-loss
# wrong: the lowest loss of all epochs is returned with the model of the last epoch
# hint: the loss must be that of the model that is returned
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    history = train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200, eval_data=penguins.validation
    )
    loss = min(history.eval_loss)
    return model, loss


trials = {}
for rate in (0.01, 0.1):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: max_for_min -> highest-loss
# wrong: the trial with the highest loss is taken for the best, as with an accuracy
# hint: the lowest loss is the best: min
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return model, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.003, 0.03) for size in (8, 32)}
best_trial = max(trials, key=trials.get)

# %% wrong: measured_before_training -> other-loss
# wrong: the loss is measured before the training
# hint: measure after the training
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: models_in_trials -> wrong-value
# wrong: trials holds the pairs (model, loss) and not the losses
# hint: the value of each key is the loss alone
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)
best_trial = min(trials, key=lambda key: trials[key][1])

# %% wrong: nan_of_an_empty_slice -> not-finite
# wrong: the birds are sliced away, and the mean of nothing is nan
# hint: the loss is nan: there are no birds in that slice
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    X, y = penguins.validation[0][200:], penguins.validation[1][200:]  # the first 200 are for training
    with torch.no_grad():
        loss = (model(X.to(device)).cpu() - y).abs().mean().item()
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: no_optimizer_step -> not-learning
# wrong: the loop by hand never calls optimizer.step(), so nothing is learned
# hint: the fifth step: optimizer.step()
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    X, y = penguins.train[0].to(device), penguins.train[1].to(device)
    for epoch in range(200):
        loss = nn.L1Loss()(model(X), y)
        optimizer.zero_grad()
        loss.backward()
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: not_a_grid -> not-every-pair
# wrong: several rates and sizes, but not every rate with every size; losses rounded to a tenth of a gram
# hint: every rate with every size: two loops, one inside the other
def try_out(rate, size):
    set_seed(7)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    history = train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200, eval_data=penguins.validation
    )
    return model, round(history.eval_loss[-1], 4)


wanted = [(0.003, 16), (0.01, 16), (0.03, 16), (0.01, 32), (0.03, 64)]
trials = {}
for key in wanted:
    trials[key] = try_out(*key)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: one_rate_only -> too-few
# wrong: only one rate is tried
# hint: at least two rates and two sizes
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.01,):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: only_the_loss -> wrong-return
# wrong: only the loss is returned
# hint: return two things: model and loss
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)
best_trial = min(trials, key=trials.get)

# %% wrong: order_of_results -> wrong-order
# wrong: the loss is returned first and the model second
# hint: first the model, then the loss
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return loss, model


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[0]
best_trial = min(trials, key=trials.get)

# %% wrong: rate_ignored -> rate-ignored
# wrong: the optimiser always gets the rate 0.01
# hint: use the argument rate
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=0.01)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: returns_state_dict -> not-a-model
# wrong: the state_dict is returned in place of the model
# hint: return the model itself
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model.state_dict(), loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: same_model_for_all -> size-ignored
# wrong: one model is made before the function and trained further in each trial; size has no effect
# hint: each trial needs a model of its own, made inside the function
common_model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)


def try_out(rate, size):
    optimizer = torch.optim.Adam(common_model.parameters(), lr=rate)
    train(common_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return common_model, evaluate(common_model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.003, 0.03) for size in (8, 32)}
best_trial = min(trials, key=trials.get)

# %% wrong: shared_models -> rate-ignored
# wrong: the model of a size is made once and goes on learning in the next trial
# hint: make a new model inside the function for every call
models_by_size = {}


def try_out(rate, size):
    set_seed(42)
    if size not in models_by_size:
        models_by_size[size] = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    model = models_by_size[size]
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: size_ignored -> size-ignored
# wrong: the hidden layer always has 16 numbers
# hint: use the argument size
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: smallest_key -> not-the-best
# wrong: min(trials) without key= compares the pairs and not the losses
# hint: min of a dict looks at its keys; compare the losses
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.0001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials)

# %% wrong: squared_error -> squared
# wrong: the loss is the mean squared error
# hint: mean absolute error: nn.L1Loss
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.MSELoss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: summed_loss -> summed
# wrong: the validation loss is a sum over the birds
# hint: mean over the birds, not their sum
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    X, y = penguins.validation
    loss = nn.L1Loss(reduction="sum")(predict(model, X), y).item()
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: test_birds -> tuned-on-test
# wrong: the loss is measured on the test birds, which must stay closed until 5.3
# hint: the wrong set: choose by penguins.validation
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return model, evaluate(model, penguins.test, loss_fn=nn.L1Loss())["loss"]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.003, 0.03) for size in (8, 32)}
best_trial = min(trials, key=trials.get)

# %% wrong: trained_on_both -> trained-on-validation
# wrong: training and validation birds are put together for training (leakage)
# hint: the validation birds must not be learned from
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    X_all = torch.cat([penguins.train[0], penguins.validation[0]])
    y_all = torch.cat([penguins.train[1], penguins.validation[1]])
    train(model, (X_all, y_all), loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: trained_on_validation -> trained-on-validation
# wrong: the network learns from the validation birds
# hint: train on penguins.train; the validation birds only judge
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.validation, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: training_loss -> by-training-birds
# wrong: the loss that is returned is that of the last training epoch (nearly right)
# hint: the wrong set: the loss on the validation birds
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    history = train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return model, history.train_loss[-1]


trials = {(rate, size): try_out(rate, size)[1] for rate in (0.003, 0.03) for size in (8, 32)}
best_trial = min(trials, key=trials.get)

# %% wrong: two_hidden_layers -> other-network
# wrong: the network has two hidden layers
# hint: one hidden layer only
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=200)
    loss = evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
    return model, loss


trials = {}
for rate in (0.001, 0.01):
    for size in (8, 64):
        trials[(rate, size)] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: whole_result_kept -> wrong-value
# wrong: trials holds what try_out returns, the pair of model and loss
# hint: only the validation loss belongs into trials
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return model, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {(rate, size): try_out(rate, size) for rate in (0.003, 0.03) for size in (8, 32)}
best_trial = min(trials, key=lambda key: trials[key][1])

# %% wrong: zip_for_product -> not-every-pair
# wrong: zip pairs the first rate with the first size and the second with the second: two trials in place of four
# hint: every rate with every size: two loops, one in the other
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    train(model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=100)
    return model, evaluate(model, penguins.validation, loss_fn=nn.L1Loss())["loss"]


trials = {}
for rate, size in zip((0.003, 0.03), (8, 32)):
    trials[rate, size] = try_out(rate, size)[1]
best_trial = min(trials, key=trials.get)

# %% wrong: zip_instead_of_grid -> not-every-pair
# wrong: zip pairs each rate with one size, so that only two of the four trials are made
# hint: every rate with every size: two loops, one inside the other
def try_out(rate, size):
    set_seed(42)
    model = nn.Sequential(nn.Linear(7, size), nn.ReLU(), nn.Linear(size, 1)).to(device)
    optimizer = torch.optim.Adam(model.parameters(), lr=rate)
    history = train(
        model, penguins.train, loss_fn=nn.L1Loss(), optimizer=optimizer, epochs=40, eval_data=penguins.validation
    )
    return model, history.eval_loss[-1]


trials = {(rate, size): try_out(rate, size)[1] for rate, size in zip((0.03, 0.1), (4, 16))}
best_trial = min(trials, key=trials.get)
