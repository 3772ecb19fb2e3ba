# wrong: flat predictions minus a column of targets gives a 66 by 66 table
# hint: shapes (66,) and (66, 1) broadcast: give both the same shape
mass_predictions = predict(regressor, X_val).squeeze(1)
mae_grams = 1000 * (mass_predictions - y_val).abs().mean().item()
rmse_grams = 1000 * (mass_predictions - y_val).square().mean().sqrt().item()
