# wrong: the test birds are used, which must stay closed
# hint: the wrong set: the test birds stay closed, take penguins.validation
X_val, y_val = penguins.test
mass_predictions = predict(regressor, X_val)
mae_grams = mae(mass_predictions, y_val) * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000
