# wrong: one error for each bird; the mean is forgotten
# hint: one number: take the mean over the birds
mass_predictions = predict(regressor, X_val)
mae_grams = (mass_predictions - y_val).abs() * 1000
rmse_grams = (mass_predictions - y_val).square().sqrt() * 1000
