# wrong: a fresh, untrained network of the same shape predicts instead of regressor
# hint: these predictions are not the regressor's
regressor_2 = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Dropout(p=0.2), nn.Linear(32, 1)).to(device)
mass_predictions = predict(regressor_2, X_val)
mae_grams = mae(mass_predictions, y_val) * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000
