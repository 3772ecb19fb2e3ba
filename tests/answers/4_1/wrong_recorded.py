# wrong: no inference_mode, so the predictions carry their record for backward (nearly right, the numbers are)
# hint: rule 2: predict inside torch.inference_mode()
regressor.eval()
mass_predictions = regressor(X_val.to(device)).cpu()
mae_grams = mae(mass_predictions, y_val) * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000
