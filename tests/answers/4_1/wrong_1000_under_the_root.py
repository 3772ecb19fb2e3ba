# wrong: the mean square is multiplied by 1000 before the root, so the RMSE is too small by a factor of 32
# hint: the unit of a square: times 1000 after the root
mass_predictions = predict(regressor, X_val)
mae_grams = 1000 * (mass_predictions - y_val).abs().mean().item()
rmse_grams = (1000 * (mass_predictions - y_val).square().mean()).sqrt().item()
