# wrong: the root is forgotten, rmse_grams is the mean squared error
# hint: the R of RMSE: take the root
mass_predictions = predict(regressor, X_val)
error = (mass_predictions - y_val) * 1000
mae_grams = error.abs().mean().item()
rmse_grams = error.square().mean().item()
