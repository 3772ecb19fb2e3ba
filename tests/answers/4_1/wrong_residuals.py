# wrong: mass_predictions holds the residuals
# hint: the predictions themselves, not the residuals
mass_predictions = y_val - predict(regressor, X_val)
mae_grams = mass_predictions.abs().mean().item() * 1000
rmse_grams = mass_predictions.square().mean().sqrt().item() * 1000
