# %% right: 100_epochs_just_flat
# right: a very common choice, 100 epochs at 0.1; the loss falls by 1.9 % from epoch 81 to 100, so it is just flat
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Losses over 100 epochs.")
at_81, at_100 = mass_history.eval_loss[80], mass_history.eval_loss[99]
print("change in percent", 100 * (at_100 - at_81) / at_81)
reading = "flat"

# %% right: by_eye_20_epochs
# right: 20 epochs, the fewest allowed, the numbers printed and the word written by hand; no seed is set
curve_model = nn.Linear(7, 1).to(device)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=torch.optim.SGD(curve_model.parameters(), lr=0.05),
    epochs=20, eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="Training and evaluation loss fall over 20 epochs and have not levelled off.")
print(mass_history.eval_loss[16], mass_history.eval_loss[19])  # epoch 17 and epoch 20
reading = "still falling"

# %% right: cpu_copy_of_the_model
# right: trained under another name, then a copy of the trained model is kept as curve_model, in eval mode and on the CPU
import copy

set_seed(5)
net = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
mass_history = train(
    net,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.SGD(net.parameters(), lr=0.02),
    epochs=150,
    eval_data=penguins.validation,
)
curve_model = copy.deepcopy(net).cpu().eval()
show(plot_history(mass_history), alt="Loss curves of 150 epochs.")
v = mass_history.eval_loss
change = v[149] / v[120] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% right: dropout_batchnorm_huber
# right: a network with BatchNorm and Dropout (train and eval mode differ), left in train mode; HuberLoss
set_seed(7)
curve_model = nn.Sequential(
    nn.Linear(7, 24), nn.BatchNorm1d(24), nn.ReLU(), nn.Dropout(0.2), nn.Linear(24, 1)
).to(device)
curve_model.train()
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.HuberLoss(),
    optimizer=torch.optim.SGD(curve_model.parameters(), lr=0.01),
    epochs=100,
    eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="The training loss lies above the evaluation loss; both fall.")
early, late = mass_history.eval_loss[80], mass_history.eval_loss[99]
reading = "still falling" if late < 0.98 * early else "rising" if late > 1.02 * early else "flat"

# %% right: huber_of_own_width
# right: HuberLoss with a delta of its own, which is neither the mean square nor the mean distance
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1, momentum=0.9)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.HuberLoss(delta=0.3),
    optimizer=optimizer,
    epochs=300,
    eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs, flat at the end.")
ratio = mass_history.eval_loss[-1] / mass_history.eval_loss[-60]
reading = "still falling" if ratio < 0.98 else "rising" if ratio > 1.02 else "flat"

# %% right: linear_200
# right: the plain way: linear layer, SGD, 200 epochs, the change computed from the first and last number of the last fifth
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=optimizer,
    epochs=200,
    eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="Both losses fall steeply and are flat after about 100 epochs.")
curve = mass_history.eval_loss[-40:]
change = (curve[-1] - curve[0]) / curve[0]
print(f"change {100 * change:.1f} %")
if change < -0.02:
    reading = "still falling"
elif change > 0.02:
    reading = "rising"
else:
    reading = "flat"

# %% right: minibatches_numpy
# right: mini-batches from a DataLoader for the training, the curve read with NumPy, 33 epochs (no multiple of 5)
import numpy as np
from torch.utils.data import DataLoader, TensorDataset

set_seed(1)
loader = DataLoader(TensorDataset(*penguins.train), batch_size=20, shuffle=True)
curve_model = nn.Linear(7, 1).to(device)
opt = torch.optim.SGD(curve_model.parameters(), lr=0.003)
mass_history = train(curve_model, loader, loss_fn=nn.MSELoss(), optimizer=opt, epochs=33, eval_data=penguins.validation)
show(plot_history(mass_history), alt="Loss curves over 33 epochs.")
e = np.array(mass_history.eval_loss)
last_fifth = e[int(0.8 * len(e)) :]
percent = 100 * (last_fifth[-1] / last_fifth[0] - 1)
words = {-1: "still falling", 0: "flat", 1: "rising"}
reading = words[int(np.sign(percent)) * int(abs(percent) > 2)]
print(percent, reading)

# %% right: overfits_rising
# right: a larger network whose validation loss rises in the last fifth while the training loss falls; a metric is measured too
torch.manual_seed(42)
curve_model = nn.Sequential(
    nn.Linear(7, 32), nn.Tanh(),
    nn.Linear(32, 32), nn.Tanh(),
    nn.Linear(32, 1),
).to(device)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.Adam(curve_model.parameters(), lr=0.01),
    epochs=1000,
    eval_data=penguins.validation,
    metrics={"mae": nn.L1Loss()},
)
show(plot_history(mass_history, log=True), alt="The training loss falls; the evaluation loss falls, then rises.")
fifth = len(mass_history.eval_loss) // 5
start, end = mass_history.eval_loss[-fifth], mass_history.eval_loss[-1]
ratio = end / start
reading = "still falling" if ratio < 0.98 else "rising" if ratio > 1.02 else "flat"
print(ratio, reading)

# %% right: starts_at_the_mean
# right: long-winded; the bias starts at the mean mass, MSELoss with weight decay and a falling rate by a scheduler in the callback
X_t, y_t = penguins.train
set_seed(11)
regressor = nn.Linear(in_features=7, out_features=1)
with torch.no_grad():
    regressor.bias.fill_(y_t.mean().item())
regressor = regressor.to(device)
adam = torch.optim.AdamW(regressor.parameters(), lr=0.02, weight_decay=0.01)
schedule = torch.optim.lr_scheduler.StepLR(adam, step_size=50, gamma=0.5)


def after_epoch(record):
    schedule.step()


mass_history = train(
    regressor,
    (X_t, y_t),
    loss_fn=nn.MSELoss(),
    optimizer=adam,
    epochs=300,
    eval_data=penguins.validation,
    callback=after_epoch,
)
show(plot_history(mass_history, log=True), alt="The loss falls for 100 epochs and stays the same from then on.")
curve_model = regressor

number_of_epochs = mass_history.n_epochs
length_of_fifth = number_of_epochs // 5
first_epoch = number_of_epochs - length_of_fifth + 1  # counted from 1
loss_at_first = mass_history.eval_loss[first_epoch - 1]
loss_at_last = mass_history.eval_loss[number_of_epochs - 1]
percent = (loss_at_last - loss_at_first) / loss_at_first * 100
print(f"epoch {first_epoch}: {loss_at_first:.4f}, epoch {number_of_epochs}: {loss_at_last:.4f}, {percent:+.2f} %")
if percent < -2:
    reading = "still falling"
elif percent > 2:
    reading = "rising"
else:
    reading = "flat"

# %% right: stopped_early_by_callback
# right: a callback ends the training, so the number of epochs is not the one asked for; functional loss, model stays on the CPU
import torch.nn.functional as F


def enough(h):
    return h.n_epochs >= 50 and h.eval_loss[-1] > 0.999 * h.eval_loss[-10]


torch.manual_seed(3)
curve_model = nn.Linear(7, 1)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=F.mse_loss,
    optimizer=torch.optim.SGD(curve_model.parameters(), lr=0.1),
    epochs=1000,
    eval_data=penguins.validation,
    callback=enough,
)
show(plot_history(mass_history), alt="Loss curves; the training ends by itself.")
n = len(mass_history)
print("stopped after", n)
change = mass_history.eval_loss[-1] / mass_history.eval_loss[n - n // 5] - 1
reading = ["still falling", "flat", "rising"][(change > -0.02) + (change > 0.02)]

# %% right: two_values_from_a_function
# right: a helper function makes, trains and returns model and history together; AdamW, L1Loss and a small network
def read_curve(losses):
    part = losses[-(len(losses) // 5) :]
    first, last = part[0], part[-1]
    if last < first * 0.98:
        return "still falling"
    if last > first * 1.02:
        return "rising"
    return "flat"


def make_and_train(epochs):
    set_seed(42)
    net = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1)).to(device)
    opt = torch.optim.AdamW(net.parameters(), lr=0.005)
    record = train(
        net, penguins.train, loss_fn=nn.L1Loss(), optimizer=opt, epochs=epochs, eval_data=penguins.validation
    )
    return net, record


curve_model, mass_history = make_and_train(300)
ax = plot_history(mass_history)
ax.set_ylim(0, 1)
show(ax, alt="Both losses fall and then stay nearly the same.")
reading = read_curve(mass_history.eval_loss)

# %% right: very_short
# right: as short as can be; SmoothL1Loss, the word by a look at the curve
curve_model = nn.Linear(7, 1).to(device)
kw = dict(loss_fn=nn.SmoothL1Loss(), optimizer=torch.optim.SGD(curve_model.parameters(), 0.05), epochs=50)
mass_history = train(curve_model, penguins.train, eval_data=penguins.validation, **kw)
show(plot_history(mass_history), alt="Both losses fall.")
reading = "still falling"

# %% right: went_on_training
# right: the same history is passed to train again, so model and history both have 60 + 60 epochs; a class of its own
class Wide(nn.Module):
    def __init__(self):
        super().__init__()
        self.lin = nn.Linear(7, 1)

    def forward(self, x):
        return self.lin(x)


set_seed(9)
curve_model = Wide().to(device)
opt = torch.optim.SGD(curve_model.parameters(), lr=0.01, momentum=0.5)
kwargs = dict(loss_fn=nn.MSELoss(), optimizer=opt, eval_data=penguins.validation)
mass_history = train(curve_model, penguins.train, epochs=60, **kwargs)
show(plot_history(mass_history), alt="first 60 epochs, still falling")
mass_history = train(curve_model, penguins.train, epochs=60, history=mass_history, **kwargs)
show(plot_history(mass_history), alt="120 epochs, still falling a little")
n = mass_history.n_epochs
a = mass_history.eval_loss[n - n // 5]
b = mass_history.eval_loss[n - 1]
print(f"{a:.4f} -> {b:.4f}: {b / a - 1:+.1%}")
reading = "flat"
if b / a - 1 < -0.02:
    reading = "still falling"
if b / a - 1 > 0.02:
    reading = "rising"

# %% untold: trained_on_both_sets
# untold: training and validation birds are joined for the training; model and history of an honest run look the same
X_all = torch.cat([penguins.train[0], penguins.validation[0]])
y_all = torch.cat([penguins.train[1], penguins.validation[1]])
set_seed(42)
curve_model = nn.Sequential(nn.Linear(7, 128), nn.ReLU(), nn.Linear(128, 128), nn.ReLU(), nn.Linear(128, 1)).to(device)
optimizer = torch.optim.Adam(curve_model.parameters(), lr=0.003)
mass_history = train(
    curve_model, (X_all, y_all), loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs; the evaluation loss falls as far as the training loss.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: 20_percent -> misread
# wrong: the limit is 0.2, which is 20 %, so a fall of 5 % or so is called flat
# hint: 2 percent is 0.02
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=50, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 50 epochs.")
part = mass_history.eval_loss[-10:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.2 else "rising" if change > 0.2 else "flat"

# %% wrong: absolute_002 -> misread
# wrong: 0.02 is taken as a difference of losses and not as a share, so a fall of some percent is called flat (nearly right)
# hint: 2 percent of the loss at the beginning, not a difference of 0.02
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=50, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 50 epochs.")
start, end = mass_history.eval_loss[-10], mass_history.eval_loss[-1]
reading = "still falling" if end - start < -0.02 else "rising" if end - start > 0.02 else "flat"

# %% wrong: another_word -> no-such-choice
# wrong: "falling" is none of the three words
# hint: one of the three words exactly: "still falling", "rising" or "flat"
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.01)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
reading = "falling"

# %% wrong: axes_for_history -> wrong-type
# wrong: mass_history is the plot, the Axes that plot_history returns
# hint: keep what train returns, and only draw it with plot_history
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
mass_history = plot_history(mass_history)

# %% wrong: compared_with_training_loss -> misread
# wrong: the validation loss is compared with the training loss at the end, which says nothing about falling or rising
# hint: compare the validation curve with itself: end of the last fifth with its beginning
set_seed(42)
curve_model = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1)).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=500, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 500 epochs.")
change = mass_history.eval_loss[-1] / mass_history.train_loss[-1] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: empty_history -> not-evaluated
# wrong: the result of train is not kept; mass_history is a new, empty History
# hint: the history is empty: mass_history = train(...)
set_seed(42)
mass_history = History()
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
reading = "flat"

# %% wrong: eval_on_test_birds -> test-opened
# wrong: eval_data is the test set, which must stay closed
# hint: the test birds stay closed until notebook 05: eval_data=penguins.validation
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.test
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: eval_on_training_birds -> same-birds
# wrong: eval_data is the training set, so the second curve says nothing about unseen birds (nearly right)
# hint: the evaluation curve is that of the training birds: eval_data=penguins.validation
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.train
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: first_fifth -> misread
# wrong: the first fifth of the curve is read
# hint: the last fifth, not the first: eval_loss[-60:]
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[:60]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: first_ten_validation_birds -> other-history
# wrong: the curve is that of the first ten validation birds only
# hint: all validation birds: eval_data=penguins.validation
X_val, y_val = penguins.validation
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=(X_val[:10], y_val[:10])
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: flat_by_eye -> misread
# wrong: judged by the figure alone, in which the end looks flat; the loss still falls by far more than 2 %
# hint: compute it: by how many percent does the loss change over the last fifth?
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.05)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
reading = "flat"

# %% wrong: history_as_dict -> wrong-type
# wrong: mass_history is a dict, made of its columns, and not what train returns
# hint: keep the History itself, what train returns
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
mass_history = mass_history.columns()

# %% wrong: history_class -> wrong-type
# wrong: mass_history is the class History, not an object of it
# hint: a class and not a history: mass_history = train(...)
set_seed(42)
mass_history = History
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
reading = "flat"

# %% wrong: history_in_a_tuple -> wrong-type
# wrong: a comma too many behind train(...), so mass_history is a tuple with the history in it
# hint: a tuple: take the comma behind train(...) away
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
),
reading = "flat"

# %% wrong: history_of_another_model -> other-history
# wrong: a linear model and a network are trained; the history is that of the network, curve_model is the linear one
# hint: curve_model and mass_history are of two different models
set_seed(42)
linear = nn.Linear(7, 1).to(device)
network = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1)).to(device)
histories = {}
for name, net in (("linear", linear), ("network", network)):
    histories[name] = train(
        net,
        penguins.train,
        loss_fn=nn.MSELoss(),
        optimizer=torch.optim.SGD(net.parameters(), lr=0.05),
        epochs=200,
        eval_data=penguins.validation,
    )
show(plot_history(histories), alt="Loss curves of a linear model and a network.")
curve_model = linear
mass_history = histories["network"]
part = mass_history.eval_loss[-40:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: history_of_the_line -> other-history
# wrong: mass_history is the history of section 3.10, that of the straight line, and not that of the birds
# hint: this is the history of the line: keep what train returned for the birds
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=200, eval_data=penguins.validation
)
mass_history = history
show(plot_history(mass_history), alt="Loss curves of 200 epochs.")
part = mass_history.eval_loss[-40:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: hundredth_of_the_limit -> misread
# wrong: the limit is 0.0002, which is 0.02 %, so a fall of 1 % is called still falling
# hint: 2 percent is 0.02, not 0.0002
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=130, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 130 epochs.")
part = mass_history.eval_loss[-26:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.0002 else "rising" if change > 0.0002 else "flat"

# %% wrong: joined_with_test -> other-history
# wrong: evaluated on validation and test birds joined (nearly right)
# hint: the test birds stay closed: eval_data=penguins.validation alone
both = [penguins.validation, penguins.test]
X_eval = torch.cat([X for X, _ in both])
y_eval = torch.cat([y for _, y in both])
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=(X_eval, y_eval)
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: last_five_epochs -> misread
# wrong: the last five epochs are read instead of the last fifth; over the last fifth the loss is still falling (nearly right)
# hint: the last fifth of 100 epochs is 20 epochs, not 5
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=60, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 60 epochs.")
part = mass_history.eval_loss[-5:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: last_half -> misread
# wrong: the last half is read instead of the last fifth
# hint: the last fifth: of 200 epochs compare epoch 161 with 200
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=160, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 160 epochs.")
part = mass_history.eval_loss[-80:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: last_two_epochs -> misread
# wrong: the last epoch is compared with the one before
# hint: compare the end of the last fifth with its beginning, not with the epoch before
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.02)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-2:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: list_of_losses -> wrong-type
# wrong: mass_history is the list of evaluation losses and not the History that train returns
# hint: keep the History itself, what train returns
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
mass_history = mass_history.eval_loss

# %% wrong: metric_curve -> misread
# wrong: the curve of a metric is read instead of the loss; the mean distance is flat while the loss is still falling (nearly right)
# hint: read eval_loss, not the metric
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=optimizer,
    epochs=80,
    eval_data=penguins.validation,
    metrics={"mean distance": nn.L1Loss()},
)
show(plot_history(mass_history), alt="Loss curves of 80 epochs.")
curve = mass_history.metrics["mean distance"]
change = curve[79] / curve[64] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: model_and_history_swapped -> not-a-model
# wrong: the two names are swapped
# hint: curve_model is the model and mass_history the history: the names are swapped
def run():
    set_seed(42)
    net = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    record = train(
        net, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
    )
    return net, record


mass_history, curve_model = run()
reading = "flat"

# %% wrong: model_broken_afterwards -> model-fails
# wrong: a layer that does not fit is appended after the training, so the model fails in forward
# hint: the model raises an error when it is called: the last layer does not fit
set_seed(42)
curve_model = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.05)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=200, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 200 epochs.")
part = mass_history.eval_loss[-40:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
curve_model.append(nn.Linear(16, 1).to(device))  # one layer more would be better

# %% wrong: model_class -> not-a-model
# wrong: curve_model is the class, not the trained object
# hint: a class and not a model: the object that was trained
class curve_model(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(7, 1)

    def forward(self, X):
        return self.layer(X)


set_seed(42)
net = curve_model().to(device)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
mass_history = train(
    net, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: model_is_a_string -> not-a-model
# wrong: curve_model is the name of the model as a string
# hint: the model itself, without quotation marks
set_seed(42)
net = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
mass_history = train(
    net, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
curve_model = "net"
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: model_is_none -> not-a-model
# wrong: the trained model is lost in a function that returns None
# hint: curve_model is None: return the model from the function
def make_model():
    global mass_history
    set_seed(42)
    net = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    mass_history = train(
        net, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
    )
    show(plot_history(mass_history), alt="Loss curves of 300 epochs.")


curve_model = make_model()
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: model_is_predictions -> not-a-model
# wrong: curve_model is the tensor of predictions for the validation birds
# hint: predictions are no model: keep the model itself
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
curve_model = predict(curve_model, penguins.validation[0])

# %% wrong: model_is_state_dict -> not-a-model
# wrong: curve_model is the dict of the model's parameters
# hint: keep the model itself, not its state_dict
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
curve_model = curve_model.state_dict()

# %% wrong: model_is_the_history -> not-a-model
# wrong: curve_model is what train returns, the history, and not the model
# hint: train returns the history; the model is the one you passed in
set_seed(42)
net = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
curve_model = train(
    net, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
mass_history = curve_model
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: model_of_another_run -> other-history
# wrong: two runs with two rates: the model is that of the last run, the history that of the first (nearly right)
# hint: model and history must be of the same run
runs = []
for rate in (0.1, 0.02):
    set_seed(42)
    curve_model = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.SGD(curve_model.parameters(), lr=rate)
    runs.append(
        train(
            curve_model,
            penguins.train,
            loss_fn=nn.MSELoss(),
            optimizer=optimizer,
            epochs=100,
            eval_data=penguins.validation,
        )
    )
mass_history = runs[0]  # the better one
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-20:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: model_of_another_seed -> other-history
# wrong: the same network is trained from two seeds; the model is of the one seed, the history of the other (subtle)
# hint: model and history must be of the same run: the losses differ in the second place
def run(seed):
    set_seed(seed)
    net = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
    opt = torch.optim.SGD(net.parameters(), lr=0.05)
    return net, train(
        net, penguins.train, loss_fn=nn.MSELoss(), optimizer=opt, epochs=200, eval_data=penguins.validation
    )


curve_model, _ = run(1)
_, mass_history = run(2)
show(plot_history(mass_history), alt="Loss curves of 200 epochs.")
part = mass_history.eval_loss[-40:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: model_of_exercise_3_1 -> other-history
# wrong: curve_model is mass_model of exercise 3.1, while the history is that of the new model
# hint: curve_model must be the model that train trained, not the one of 3.1
set_seed(42)
mass_model = nn.Linear(7, 1).to(device)
opt_1 = torch.optim.SGD(mass_model.parameters(), lr=0.1)
mass_losses = []
for epoch in range(200):
    loss = nn.L1Loss()(mass_model(X_birds.to(device)), y_birds.to(device))
    opt_1.zero_grad()
    loss.backward()
    opt_1.step()
    mass_losses.append(loss.item())

new_model = nn.Linear(7, 1).to(device)
opt_2 = torch.optim.SGD(new_model.parameters(), lr=0.05)
mass_history = train(
    new_model, penguins.train, loss_fn=nn.L1Loss(), optimizer=opt_2, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
curve_model = mass_model
part = mass_history.eval_loss[-20:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: model_of_the_line -> wrong-output-shape
# wrong: curve_model is the model of the straight line, under its old name; the birds' model has another name
# hint: curve_model is the model of the line, it takes one column: which model was trained on the birds?
set_seed(42)
bird_model = nn.Linear(7, 1).to(device)
bird_optimizer = torch.optim.SGD(bird_model.parameters(), lr=0.1)
mass_history = train(
    bird_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=bird_optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
curve_model = model
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: nan_after_too_high_a_rate -> not-finite
# wrong: trained further by hand, at a far too high rate, after the history was taken; the model is left with NaN
# hint: the model gives NaN: lower the rate, and make model and history anew
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-20:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# a few more steps, faster
fast = torch.optim.SGD(curve_model.parameters(), lr=10)
X, y = penguins.train[0].to(device), penguins.train[1].to(device)
for _ in range(100):
    loss = nn.MSELoss()(curve_model(X), y)
    fast.zero_grad()
    loss.backward()
    fast.step()

# %% wrong: no_eval_data -> not-evaluated
# wrong: eval_data is forgotten, so there is no curve of the validation birds
# hint: pass eval_data=penguins.validation to train
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300)
show(plot_history(mass_history), alt="Loss curve of 300 epochs.")
reading = "flat"

# %% wrong: read_before_going_on -> misread
# wrong: the word is that of the first 30 epochs; then training goes on (with the same history) and the curve is not read again
# hint: the curve has changed since: read it again
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=30, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 30 epochs.")
part = mass_history.eval_loss[-6:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=optimizer,
    epochs=300,
    eval_data=penguins.validation,
    history=mass_history,
)
show(plot_history(mass_history), alt="Loss curves of 330 epochs.")

# %% wrong: reading_is_a_bool -> no-such-choice
# wrong: reading answers a yes-or-no question, True or False
# hint: one of the three words, not True or False
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.02)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
reading = mass_history.eval_loss[-1] < 0.98 * mass_history.eval_loss[-20]

# %% wrong: reading_is_a_function -> no-such-choice
# wrong: reading is the function that reads the curve; it is never called
# hint: reading must be a word: call the function
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")


def reading():
    change = mass_history.eval_loss[-1] / mass_history.eval_loss[-60] - 1
    return "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: reading_is_a_list -> no-such-choice
# wrong: a word for each epoch of the last fifth instead of one word
# hint: one word for the whole fifth, not a list
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-20:]
reading = []
for loss in part:
    change = loss / part[0] - 1
    reading.append("still falling" if change < -0.02 else "rising" if change > 0.02 else "flat")

# %% wrong: reading_is_a_number -> no-such-choice
# wrong: reading is the change itself, a number, and not one of the words
# hint: say it in one of the three words
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
reading = 100 * (mass_history.eval_loss[-1] / mass_history.eval_loss[-60] - 1)

# %% wrong: reading_is_none -> no-such-choice
# wrong: the function that reads the curve prints its word and returns nothing
# hint: reading is None: return the word instead of printing it
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")


def read(curve):
    change = curve[-1] / curve[0] - 1
    print("still falling" if change < -0.02 else "rising" if change > 0.02 else "flat")


reading = read(mass_history.eval_loss[-60:])

# %% wrong: sets_swapped -> sets-swapped
# wrong: trained on the validation birds and evaluated on the training birds
# hint: the two sets are swapped
training, validation = penguins.validation, penguins.train
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, training, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: sign -> misread
# wrong: beginning minus end, so the sign is turned round and a falling loss is called rising
# hint: the loss is lower at the end than at the beginning: look at the direction again
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.01)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-20:]
change = (part[0] - part[-1]) / part[0]
if change > 0.02:
    reading = "rising"
elif change < -0.02:
    reading = "still falling"
else:
    reading = "flat"

# %% wrong: too_few_epochs -> too-short
# wrong: 19 epochs only, 20 are asked for at least (off by one)
# hint: train for 20 epochs or more
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=19, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 19 epochs.")
reading = "still falling"

# %% wrong: trained_further -> other-history
# wrong: after the history was taken the model is trained for 100 more epochs, whose history is not kept
# hint: the model was trained further: pass history=mass_history to the second train
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.02)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-20:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# it was still falling, so train longer
train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=100, eval_data=penguins.validation
)

# %% wrong: trained_further_by_hand -> other-history
# wrong: five more steps by hand after the history was taken (subtle)
# hint: the model has changed since the last epoch of the history
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.02)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=60, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 60 epochs.")

X, y = penguins.train[0].to(device), penguins.train[1].to(device)
for _ in range(5):
    loss = nn.MSELoss()(curve_model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()

part = mass_history.eval_loss[-12:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: trained_in_grams -> wrong-unit
# wrong: the training masses are turned into grams, the validation masses stay kilograms
# hint: the model gives grams, the birds of the curve have kilograms: leave y as it is
X_g, y_g = penguins.train[0], penguins.train[1] * 1000
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, (X_g, y_g), loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=200, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 200 epochs.")
part = mass_history.eval_loss[-40:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: trained_on_validation_birds -> same-birds
# wrong: trained on the very birds on which it is evaluated
# hint: train on penguins.train; the validation birds are only for looking
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.validation, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: training_curve -> other-curve
# wrong: the curve of the training birds is read; it is still falling, while that of the validation birds rises
# hint: read eval_loss, the curve of the validation birds, not train_loss
set_seed(42)
curve_model = nn.Sequential(nn.Linear(7, 32), nn.Tanh(), nn.Linear(32, 32), nn.Tanh(), nn.Linear(32, 1)).to(device)
mass_history = train(
    curve_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.Adam(curve_model.parameters(), lr=0.01),
    epochs=1000,
    eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="Loss curves of 1000 epochs.")
part = mass_history.train_loss[-200:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: untrained_copy -> other-history
# wrong: a copy is made before the training and kept as curve_model; the copy never learns
# hint: curve_model is a copy from before the training
import copy

set_seed(42)
net = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)).to(device)
curve_model = copy.deepcopy(net)
mass_history = train(
    net,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(net.parameters(), lr=0.01),
    epochs=100,
    eval_data=penguins.validation,
)
show(plot_history(mass_history), alt="Loss curves of 100 epochs.")
part = mass_history.eval_loss[-20:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"

# %% wrong: untrained_model_anew -> other-history
# wrong: after the training curve_model is made anew, so it is untrained
# hint: curve_model is untrained: do not make it again after the training
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
part = mass_history.eval_loss[-60:]
change = part[-1] / part[0] - 1
reading = "still falling" if change < -0.02 else "rising" if change > 0.02 else "flat"
curve_model = nn.Linear(7, 1).to(device)

# %% wrong: whole_curve -> misread
# wrong: the change is taken from the first epoch to the last, not over the last fifth
# hint: only the last fifth of the epochs counts, not the whole curve
set_seed(42)
curve_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(curve_model.parameters(), lr=0.1)
mass_history = train(
    curve_model, penguins.train, loss_fn=nn.MSELoss(), optimizer=optimizer, epochs=300, eval_data=penguins.validation
)
show(plot_history(mass_history), alt="Loss curves of 300 epochs.")
first, last = mass_history.eval_loss[0], mass_history.eval_loss[-1]
reading = "still falling" if last < 0.98 * first else "rising" if last > 1.02 * first else "flat"
