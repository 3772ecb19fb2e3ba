# wrong: both errors are in kilograms
# hint: the unit: y is in kilograms, grams are asked
mass_predictions = predict(regressor, X_val)
mae_grams = mae(mass_predictions, y_val)
rmse_grams = rmse(mass_predictions, y_val)
