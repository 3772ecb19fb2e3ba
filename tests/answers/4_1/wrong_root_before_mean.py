# wrong: the root is taken of each square before the mean, which gives the MAE again
# hint: the order: square, mean, root
mass_predictions = predict(regressor, X_val)
error = (mass_predictions - y_val) * 1000
mae_grams = error.abs().mean().item()
rmse_grams = error.square().sqrt().mean().item()
