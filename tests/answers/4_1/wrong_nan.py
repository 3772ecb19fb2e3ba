# wrong: the errors are divided by an empty slice, so both are NaN
# hint: NaN: the mean of no birds at all
mass_predictions = predict(regressor, X_val)
errors = (mass_predictions - y_val)[len(X_val) :] * 1000
mae_grams = errors.abs().mean().item()
rmse_grams = errors.square().mean().sqrt().item()
