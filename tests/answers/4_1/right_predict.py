# right: the course's predict, and the formulas of section 4.7
mass_predictions = predict(regressor, X_val)
mae_grams = (mass_predictions - y_val).abs().mean().item() * 1000
rmse_grams = (mass_predictions - y_val).square().mean().sqrt().item() * 1000
