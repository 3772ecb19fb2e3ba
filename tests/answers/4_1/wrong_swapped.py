# wrong: MAE and RMSE are swapped
# hint: the RMSE is never smaller than the MAE
mass_predictions = predict(regressor, X_val)
rmse_grams = mae(mass_predictions, y_val) * 1000
mae_grams = rmse(mass_predictions, y_val) * 1000
