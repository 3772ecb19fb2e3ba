# wrong: the errors are text with a unit and not numbers
# hint: numbers and not text
mass_predictions = predict(regressor, X_val)
mae_grams = f"{mae(mass_predictions, y_val) * 1000:.1f} g"
rmse_grams = f"{rmse(mass_predictions, y_val) * 1000:.1f} g"
