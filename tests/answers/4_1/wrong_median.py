# wrong: the median of the absolute errors instead of their mean
# hint: the mean absolute error, not the median
mass_predictions = predict(regressor, X_val)
mae_grams = (mass_predictions - y_val).abs().median().item() * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000
