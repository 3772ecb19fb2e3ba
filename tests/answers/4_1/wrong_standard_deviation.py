# wrong: the standard deviation of the errors is given as RMSE; it leaves out their mean (nearly right)
# hint: the RMSE is not the standard deviation: square, mean, root of the errors themselves
mass_predictions = predict(regressor, X_val)
errors = (mass_predictions - y_val) * 1000
mae_grams = errors.abs().mean().item()
rmse_grams = errors.std().item()
