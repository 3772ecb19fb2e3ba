# wrong: only the first row is predicted
# hint: one prediction for each of the 66 birds
mass_predictions = predict(regressor, X_val[:1])
mae_grams = mae(mass_predictions, y_val[:1]) * 1000
rmse_grams = rmse(mass_predictions, y_val[:1]) * 1000
