# %% right: eval_by_hand
# right: eval mode, inference mode and the device by hand, in a model with dropout; rounded to a tenth of a gram
# the model of the best epoch, as in exercise 5.2, with dropout
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Dropout(0.5), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=400)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=400,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

kept_model.eval()
with torch.inference_mode():
    y_pred = kept_model(penguins.test[0].to(device)).cpu()
test_grams = round(nn.L1Loss()(y_pred, penguins.test[1]).item() * 1000, 1)

# %% right: evaluate
# right: evaluate with nn.L1Loss, times 1000
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

test_grams = 1000 * evaluate(kept_model, penguins.test, loss_fn=nn.L1Loss())["loss"]

# %% right: loader_metric
# right: batches from a DataLoader, with the grams as a metric, which evaluate computes once for all
# the model of the best epoch, as in exercise 5.2, with dropout
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Dropout(0.5), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=400)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=400,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

loader = DataLoader(TensorDataset(*penguins.test), batch_size=20)
measured = evaluate(
    kept_model, loader, loss_fn=nn.MSELoss(), metrics={"grams": lambda y_pred, y: 1000 * (y_pred - y).abs().mean()}
)
test_grams = measured["grams"]

# %% right: numpy
# right: NumPy all the way; the result is a float32 of NumPy
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

import numpy as np

X_test, y_test = penguins.test
predicted = predict(kept_model, X_test).numpy()[:, 0] * 1000
truth = y_test.numpy()[:, 0] * 1000
test_grams = np.mean(np.abs(predicted - truth))

# %% right: plain_loop
# right: bird by bird in a loop, with plain Python numbers, against the grams of the table
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

predicted = predict(kept_model, penguins.test[0]).flatten().tolist()
total = 0.0
for kilograms, bird in zip(predicted, penguins.birds["test"], strict=True):
    difference = kilograms * 1000 - bird["body_mass_g"]
    if difference < 0:
        difference = -difference
    total += difference
test_grams = total / len(predicted)

# %% right: predict_abs_mean
# right: predict, then the mean absolute difference by hand
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
test_grams = (predict(kept_model, X_test) - y_test).abs().mean().item() * 1000
print(f"{test_grams:.0f} grams")

# %% right: statistics
# right: a helper function and the module statistics
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

from statistics import mean


def absolute_errors_in_grams(model, pair):
    X, y = pair
    errors = predict(model, X).squeeze(1) - y.squeeze(1)
    return [abs(error) * 1000 for error in errors.tolist()]


test_grams = mean(absolute_errors_in_grams(kept_model, penguins.test))

# %% right: tensor
# right: the result stays a tensor with one number
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
test_grams = nn.functional.l1_loss(1000 * predict(kept_model, X_test), 1000 * y_test)

# %% wrong: abs_after_mean -> signed
# wrong: abs comes after the mean
# hint: abs first, then the mean
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = 1000 * abs((y_pred - y_test).mean().item())

# %% wrong: best_of_several -> wrong-number
# wrong: several models are tried on the test birds and the smallest error is reported
# hint: choosing by the test set; only kept_model, once
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

results = [evaluate(kept_model, penguins.test, loss_fn=nn.L1Loss())["loss"]]
for seed in range(6):
    set_seed(seed)
    other = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1)).to(device)
    train(
        other,
        penguins.train,
        loss_fn=nn.L1Loss(),
        optimizer=torch.optim.Adam(other.parameters(), lr=0.01),
        epochs=250,
    )
    results.append(evaluate(other, penguins.test, loss_fn=nn.L1Loss())["loss"])
test_grams = 1000 * min(results)

# %% wrong: broadcast -> broadcast
# wrong: a flat y against a column of predictions broadcasts to every pair of birds
# hint: shapes (67, 1) and (67,): broadcasting
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = 1000 * (y_pred - y_test.flatten()).abs().mean().item()

# %% wrong: cut_before_grams -> wrong-number
# wrong: int() cuts the kilograms off before they become grams
# hint: round at the end, not before times 1000
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = int((y_pred - y_test).abs().mean().item()) * 1000

# %% wrong: dict -> wrong-type
# wrong: the dict of evaluate and not the number in it
# hint: take ['loss'] out of the dict, and grams
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

test_grams = evaluate(
    kept_model, penguins.test, loss_fn=lambda y_pred, y: 1000 * (y_pred - y).abs().mean()
)

# %% wrong: divided -> wrong-unit
# wrong: divided by 1000 and not multiplied
# hint: kilograms to grams: times 1000
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = (y_pred - y_test).abs().mean().item() / 1000

# %% wrong: first_bird -> wrong-number
# wrong: only the first bird
# hint: mean over all test birds
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = 1000 * abs(y_pred[0] - y_test[0]).item()

# %% wrong: function -> wrong-type
# wrong: a function that is not called
# hint: call the function
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)


def test_grams():
    return 1000 * (y_pred - y_test).abs().mean().item()

# %% wrong: kilograms -> wrong-unit
# wrong: the error is in kilograms
# hint: y is in kilograms, grams are wanted: times 1000
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = (y_pred - y_test).abs().mean().item()

# %% wrong: last_epoch -> wrong-number
# wrong: the model of the last epoch predicts and not kept_model
# hint: kept_model is the one that was chosen
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
last_model = deepcopy(kept_model)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

test_grams = 1000 * evaluate(last_model, penguins.test, loss_fn=nn.L1Loss())["loss"]

# %% wrong: lowest_validation_loss -> validation-again
# wrong: the lowest validation loss of the history in grams
# hint: measure anew, on the test birds
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

test_grams = 1000 * min(kept_history.eval_loss)

# %% wrong: mean_of_batch_means -> wrong-number
# wrong: the means of batches of 16 are averaged, though the last batch has 3 birds
# hint: the short last batch counts too much; average over birds
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

means = []
for X_batch, y_batch in DataLoader(TensorDataset(*penguins.test), batch_size=16):
    means.append((predict(kept_model, X_batch) - y_batch).abs().mean().item())
test_grams = 1000 * sum(means) / len(means)

# %% wrong: median -> median-error
# wrong: the median and not the mean
# hint: mean, not median
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = 1000 * (y_pred - y_test).abs().median().item()

# %% wrong: nan -> not-finite
# wrong: the mean over an empty slice is nan
# hint: nan: no birds in the slice
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
y_pred, y_test = y_pred[100:], y_test[100:]
test_grams = 1000 * (y_pred - y_test).abs().mean().item()

# %% wrong: no_abs -> signed
# wrong: abs is forgotten, so errors up and down cancel
# hint: absolute values before the mean
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = 1000 * (y_pred - y_test).mean().item()

# %% wrong: normalised_again -> wrong-number
# wrong: the test birds are normalised a second time, by themselves
# hint: penguins.test is normalised already
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
X_test = (X_test - X_test.mean(dim=0)) / X_test.std(dim=0)
y_pred = predict(kept_model, X_test)
test_grams = 1000 * (y_pred - y_test).abs().mean().item()

# %% wrong: one_error_a_bird -> not-one-number
# wrong: the mean is forgotten: one error for each bird
# hint: one number: take the mean
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = 1000 * (y_pred - y_test).abs()

# %% wrong: percent -> wrong-number
# wrong: the error as percent of the mass
# hint: grams, not percent
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = 100 * ((y_pred - y_test).abs() / y_test).mean().item()

# %% wrong: print -> wrong-type
# wrong: what print returns, None
# hint: print returns None; assign the number
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = print(1000 * (y_pred - y_test).abs().mean().item())

# %% wrong: rmse -> squared
# wrong: the root of the mean squared error
# hint: mean absolute error, not RMSE
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = 1000 * rmse(y_pred, y_test)

# %% wrong: squared -> mean-square
# wrong: the mean squared error times 1000
# hint: mean absolute error: nn.L1Loss
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

test_grams = 1000 * evaluate(kept_model, penguins.test, loss_fn=nn.MSELoss())["loss"]

# %% wrong: summed -> summed
# wrong: the sum over the birds and not the mean
# hint: mean over the birds
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = 1000 * (y_pred - y_test).abs().sum().item()

# %% wrong: text -> wrong-type
# wrong: a text and not a number
# hint: a number, not a text
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
y_pred = predict(kept_model, X_test)
test_grams = f"{1000 * (y_pred - y_test).abs().mean().item():.0f} g"

# %% wrong: train_mode -> still-training
# wrong: dropout is still on, because the model is called in train mode
# hint: eval mode, or predict
# the model of the best epoch, as in exercise 5.2, with dropout
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Dropout(0.5), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=400)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.MSELoss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=400,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

X_test, y_test = penguins.test
kept_model.train()
with torch.no_grad():
    y_pred = kept_model(X_test.to(device)).cpu()
test_grams = 1000 * (y_pred - y_test).abs().mean().item()

# %% wrong: training_birds -> by-training-birds
# wrong: measured on the training birds
# hint: penguins.test is wanted
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

test_grams = 1000 * evaluate(kept_model, penguins.train, loss_fn=nn.L1Loss())["loss"]

# %% wrong: validation_birds -> validation-again
# wrong: measured on the validation birds
# hint: penguins.test is wanted
# the model of the best epoch, as in exercise 5.2
set_seed(42)
kept_model = nn.Sequential(nn.Linear(7, 256), nn.ReLU(), nn.Linear(256, 1)).to(device)
keeper = KeepBest(kept_model, patience=600)
kept_history = train(
    kept_model,
    penguins.train,
    loss_fn=nn.L1Loss(),
    optimizer=torch.optim.Adam(kept_model.parameters(), lr=0.01),
    epochs=600,
    eval_data=penguins.validation,
    callback=keeper,
)
kept_model.load_state_dict(keeper.best_state)
best_epoch = keeper.best_epoch

test_grams = 1000 * evaluate(kept_model, penguins.validation, loss_fn=nn.L1Loss())["loss"]
