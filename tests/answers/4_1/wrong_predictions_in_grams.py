# wrong: the predictions are turned into grams as well, though the task asks for kilograms
# hint: leave the predictions as regressor gives them
mass_predictions = predict(regressor, X_val) * 1000
y_grams = y_val * 1000
mae_grams = nn.functional.l1_loss(mass_predictions, y_grams).item()
rmse_grams = nn.functional.mse_loss(mass_predictions, y_grams).item() ** 0.5
