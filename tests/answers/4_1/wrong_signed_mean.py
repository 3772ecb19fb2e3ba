# wrong: the mean of the errors without abs, so that they cancel
# hint: MAE: absolute errors, or they cancel
mass_predictions = predict(regressor, X_val)
mae_grams = (mass_predictions - y_val).mean().item() * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000
