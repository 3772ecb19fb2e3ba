# wrong: mass_predictions are the true masses, an alias of y_val; the errors are right
# hint: predictions and not targets
pred = predict(regressor, X_val)
mass_predictions = y_val
mae_grams = mae(pred, y_val) * 1000
rmse_grams = rmse(pred, y_val) * 1000
