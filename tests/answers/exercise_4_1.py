# %% right: batches
# right: predictions in batches put together at the end, errors in float64; the RMSE by the vector norm
parts = []
for i in range(0, len(X_val), 16):
    parts.append(predict(regressor, X_val[i : i + 16]))
mass_predictions = torch.cat(parts)
res = (y_val - mass_predictions).double() * 1000
mae_grams = res.abs().sum().item() / res.numel()
rmse_grams = res.norm().item() / res.numel() ** 0.5

# %% right: by_hand_in_grams
# right: the three rules by hand, the targets turned into grams first; results are tensors without a dimension
regressor.eval()
with torch.inference_mode():
    mass_predictions = regressor(X_val.to(device)).cpu()
difference = mass_predictions * 1000 - y_val * 1000
mae_grams = difference.abs().mean()
rmse_grams = torch.sqrt((difference**2).mean())
print(mae_grams, rmse_grams)

# %% right: decorator
# right: a function of one's own under a decorator, which puts the mode back
@torch.inference_mode()
def guess_masses(model, X):
    was_training = model.training
    model.eval()
    where = next(model.parameters()).device
    result = model(X.to(where)).to("cpu")
    model.train(was_training)
    return result


mass_predictions = guess_masses(regressor, X_val)
errors = torch.abs(torch.sub(mass_predictions, y_val)).flatten().tolist()
mae_grams = sum(errors) / len(errors) * 1000
rmse_grams = (sum(e**2 for e in errors) / len(errors)) ** 0.5 * 1000

# %% right: functions
# right: the functions mae and rmse of section 4.7, and losses of torch.nn to compare; rounded to a tenth of a gram
place = next(regressor.parameters()).device
regressor.eval()
with torch.inference_mode():
    out = regressor(X_val.to(place))
mass_predictions = out.cpu().squeeze(1)
target = y_val.squeeze(1)
mae_grams = round(1000 * mae(mass_predictions, target), 1)
rmse_grams = round(1000 * rmse(mass_predictions, target), 1)
print(mae_grams, nn.L1Loss()(mass_predictions, target) * 1000)
print(rmse_grams, nn.MSELoss()(mass_predictions, target).sqrt() * 1000)
regressor.train()

# %% right: numpy
# right: everything in NumPy after the prediction; flat predictions, NumPy numbers
import numpy as np

mass_predictions = predict(regressor, X_val).numpy().ravel()
y_true = y_val.numpy().ravel()
err = 1000 * (mass_predictions - y_true)
mae_grams = np.abs(err).mean()
rmse_grams = np.sqrt(np.mean(err**2))

# %% right: predict
# right: the course's predict, and the formulas of section 4.7
mass_predictions = predict(regressor, X_val)
mae_grams = (mass_predictions - y_val).abs().mean().item() * 1000
rmse_grams = (mass_predictions - y_val).square().mean().sqrt().item() * 1000

# %% right: pure_python_loop
# right: one bird after the other and pure Python for the sums; the predictions are a list of numbers
import math

regressor.eval()
mass_predictions = []
sum_abs = 0
sum_sq = 0
with torch.inference_mode():
    for bird, mass in zip(X_val, y_val):
        guess = regressor(bird.unsqueeze(0).to(device)).item()
        mass_predictions.append(guess)
        e = (guess - mass.item()) * 1000
        sum_abs += abs(e)
        sum_sq += e * e
mae_grams = sum_abs / len(X_val)
rmse_grams = math.sqrt(sum_sq / len(X_val))

# %% wrong: 1000_under_the_root -> unit-under-root
# wrong: the mean square is multiplied by 1000 before the root, so the RMSE is too small by a factor of 32
# hint: the unit of a square: times 1000 after the root
mass_predictions = predict(regressor, X_val)
mae_grams = 1000 * (mass_predictions - y_val).abs().mean().item()
rmse_grams = (1000 * (mass_predictions - y_val).square().mean()).sqrt().item()

# %% wrong: aliasing_in_place -> other-predictions
# wrong: the targets are subtracted from the predictions in place, so the predictions are errors afterwards
# hint: mass_predictions was changed by -= : make a new tensor of the errors
import numpy as np

mass_predictions = predict(regressor, X_val).numpy()
errors = mass_predictions
errors -= y_val.numpy()
errors *= 1000
mae_grams = np.abs(errors).mean()
rmse_grams = np.sqrt((errors**2).mean())

# %% wrong: baseline -> other-predictions
# wrong: the predictions of the baseline, the mean mass, instead of those of the regressor
# hint: these are not the regressor's predictions but the baseline
mass_predictions = penguins.train[1].mean().expand_as(y_val)
mae_grams = mae(mass_predictions, y_val) * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000

# %% wrong: broadcast -> broadcast
# wrong: flat predictions minus a column of targets gives a 66 by 66 table
# hint: shapes (66,) and (66, 1) broadcast: give both the same shape
mass_predictions = predict(regressor, X_val).squeeze(1)
mae_grams = 1000 * (mass_predictions - y_val).abs().mean().item()
rmse_grams = 1000 * (mass_predictions - y_val).square().mean().sqrt().item()

# %% wrong: errors_per_bird -> not-one-number
# wrong: one error for each bird; the mean is forgotten
# hint: one number: take the mean over the birds
mass_predictions = predict(regressor, X_val)
mae_grams = (mass_predictions - y_val).abs() * 1000
rmse_grams = (mass_predictions - y_val).square().sqrt() * 1000

# %% wrong: first_bird_only -> wrong-shape
# wrong: only the first row is predicted
# hint: one prediction for each of the 66 birds
mass_predictions = predict(regressor, X_val[:1])
mae_grams = mae(mass_predictions, y_val[:1]) * 1000
rmse_grams = rmse(mass_predictions, y_val[:1]) * 1000

# %% wrong: functions_not_called -> wrong-type
# wrong: mae_grams and rmse_grams are the functions, not their results
# hint: functions, not numbers: call them
mass_predictions = predict(regressor, X_val)


def mae_grams():
    return mae(mass_predictions, y_val) * 1000


def rmse_grams():
    return rmse(mass_predictions, y_val) * 1000

# %% wrong: kilograms -> wrong-unit
# wrong: both errors are in kilograms
# hint: the unit: y is in kilograms, grams are asked
mass_predictions = predict(regressor, X_val)
mae_grams = mae(mass_predictions, y_val)
rmse_grams = rmse(mass_predictions, y_val)

# %% wrong: mean_of_batch_rmses -> wrong-number
# wrong: the RMSE of each batch is averaged, which is not the RMSE of all (nearly right)
# hint: the root comes last: mean of all squares, then the root
mass_predictions = predict(regressor, X_val)
mae_grams = mae(mass_predictions, y_val) * 1000
parts = [
    rmse(mass_predictions[i : i + 6], y_val[i : i + 6]) * 1000
    for i in range(0, len(X_val), 6)
]
rmse_grams = sum(parts) / len(parts)

# %% wrong: mean_of_many_passes -> still-training
# wrong: predictions in training mode averaged over 200 passes instead of one in eval mode (nearly right)
# hint: rule 1: not an average of passes with dropout, but one pass in eval mode
set_seed(42)
regressor.train()
passes = []
with torch.inference_mode():
    for _ in range(200):
        passes.append(regressor(X_val.to(device)).cpu())
mass_predictions = torch.stack(passes).mean(dim=0)
mae_grams = mae(mass_predictions, y_val) * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000

# %% wrong: median -> median-error
# wrong: the median of the absolute errors instead of their mean
# hint: the mean absolute error, not the median
mass_predictions = predict(regressor, X_val)
mae_grams = (mass_predictions - y_val).abs().median().item() * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000

# %% wrong: nan -> not-finite
# wrong: the errors are divided by an empty slice, so both are NaN
# hint: NaN: the mean of no birds at all
mass_predictions = predict(regressor, X_val)
errors = (mass_predictions - y_val)[len(X_val) :] * 1000
mae_grams = errors.abs().mean().item()
rmse_grams = errors.square().mean().sqrt().item()

# %% wrong: no_eval -> still-training
# wrong: eval mode is forgotten, so dropout is at work while predicting
# hint: rule 1: the regressor is in training mode, and dropout acts
set_seed(42)
with torch.inference_mode():
    mass_predictions = regressor(X_val.to(device)).cpu()
mae_grams = mae(mass_predictions, y_val) * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000

# %% wrong: no_root -> no-root
# wrong: the root is forgotten, rmse_grams is the mean squared error
# hint: the R of RMSE: take the root
mass_predictions = predict(regressor, X_val)
error = (mass_predictions - y_val) * 1000
mae_grams = error.abs().mean().item()
rmse_grams = error.square().mean().item()

# %% wrong: none -> wrong-type
# wrong: the helper has no return, so the predictions are None
# hint: mass_predictions is None: the function must return the predictions
def predict_birds(model, X):
    model.eval()
    with torch.inference_mode():
        result = model(X.to(device)).cpu()
    print(mae(result, y_val) * 1000, rmse(result, y_val) * 1000)


mass_predictions = predict_birds(regressor, X_val)
mae_grams = 227.9  # copied from the line printed above
rmse_grams = 287.1

# %% wrong: other_model -> other-predictions
# wrong: a fresh, untrained network of the same shape predicts instead of regressor
# hint: these predictions are not the regressor's
regressor_2 = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Dropout(p=0.2), nn.Linear(32, 1)).to(device)
mass_predictions = predict(regressor_2, X_val)
mae_grams = mae(mass_predictions, y_val) * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000

# %% wrong: predictions_in_grams -> wrong-unit
# wrong: the predictions are turned into grams as well, though the task asks for kilograms
# hint: leave the predictions as regressor gives them
mass_predictions = predict(regressor, X_val) * 1000
y_grams = y_val * 1000
mae_grams = nn.functional.l1_loss(mass_predictions, y_grams).item()
rmse_grams = nn.functional.mse_loss(mass_predictions, y_grams).item() ** 0.5

# %% wrong: recorded -> has-gradients
# wrong: no inference_mode, so the predictions carry their record for backward (nearly right, the numbers are)
# hint: rule 2: predict inside torch.inference_mode()
regressor.eval()
mass_predictions = regressor(X_val.to(device)).cpu()
mae_grams = mae(mass_predictions, y_val) * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000

# %% wrong: residuals -> other-predictions
# wrong: mass_predictions holds the residuals
# hint: the predictions themselves, not the residuals
mass_predictions = y_val - predict(regressor, X_val)
mae_grams = mass_predictions.abs().mean().item() * 1000
rmse_grams = mass_predictions.square().mean().sqrt().item() * 1000

# %% wrong: root_before_mean -> rmse-is-mae
# wrong: the root is taken of each square before the mean, which gives the MAE again
# hint: the order: square, mean, root
mass_predictions = predict(regressor, X_val)
error = (mass_predictions - y_val) * 1000
mae_grams = error.abs().mean().item()
rmse_grams = error.square().sqrt().mean().item()

# %% wrong: signed_mean -> signed
# wrong: the mean of the errors without abs, so that they cancel
# hint: MAE: absolute errors, or they cancel
mass_predictions = predict(regressor, X_val)
mae_grams = (mass_predictions - y_val).mean().item() * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000

# %% wrong: stale_predictions -> still-training
# wrong: regressor is trained again after the predictions were made
# hint: predict again, with regressor as it is now
mass_predictions = predict(regressor, X_val)
set_seed(42)
regressor = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Dropout(p=0.2), nn.Linear(32, 1)).to(device)
adam = torch.optim.Adam(regressor.parameters(), lr=0.01)
train(regressor, penguins.train, loss_fn=nn.L1Loss(), optimizer=adam, epochs=400)
mae_grams = (mass_predictions - y_val).abs().mean().item() * 1000
rmse_grams = (mass_predictions - y_val).square().mean().sqrt().item() * 1000

# %% wrong: standard_deviation -> standard-deviation
# wrong: the standard deviation of the errors is given as RMSE; it leaves out their mean (nearly right)
# hint: the RMSE is not the standard deviation: square, mean, root of the errors themselves
mass_predictions = predict(regressor, X_val)
errors = (mass_predictions - y_val) * 1000
mae_grams = errors.abs().mean().item()
rmse_grams = errors.std().item()

# %% wrong: strings -> wrong-type
# wrong: the errors are text with a unit and not numbers
# hint: numbers and not text
mass_predictions = predict(regressor, X_val)
mae_grams = f"{mae(mass_predictions, y_val) * 1000:.1f} g"
rmse_grams = f"{rmse(mass_predictions, y_val) * 1000:.1f} g"

# %% wrong: swapped -> swapped
# wrong: MAE and RMSE are swapped
# hint: the RMSE is never smaller than the MAE
mass_predictions = predict(regressor, X_val)
rmse_grams = mae(mass_predictions, y_val) * 1000
mae_grams = rmse(mass_predictions, y_val) * 1000

# %% wrong: targets_as_predictions -> targets
# wrong: mass_predictions are the true masses, an alias of y_val; the errors are right
# hint: predictions and not targets
pred = predict(regressor, X_val)
mass_predictions = y_val
mae_grams = mae(pred, y_val) * 1000
rmse_grams = rmse(pred, y_val) * 1000

# %% wrong: test_birds -> test-opened
# wrong: the test birds are used, which must stay closed
# hint: the wrong set: the test birds stay closed, take penguins.validation
X_val, y_val = penguins.test
mass_predictions = predict(regressor, X_val)
mae_grams = mae(mass_predictions, y_val) * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000

# %% wrong: training_birds -> wrong-birds
# wrong: the training birds are predicted instead of the validation birds
# hint: the wrong set: one prediction for each validation bird
X_t, y_t = penguins.train
mass_predictions = predict(regressor, X_t)
mae_grams = mae(mass_predictions, y_t) * 1000
rmse_grams = rmse(mass_predictions, y_t) * 1000
