# right: the functions mae and rmse of section 4.7, and losses of torch.nn to compare; rounded to a tenth of a gram
place = next(regressor.parameters()).device
regressor.eval()
with torch.inference_mode():
    out = regressor(X_val.to(place))
mass_predictions = out.cpu().squeeze(1)
target = y_val.squeeze(1)
mae_grams = round(1000 * mae(mass_predictions, target), 1)
rmse_grams = round(1000 * rmse(mass_predictions, target), 1)
print(mae_grams, nn.L1Loss()(mass_predictions, target) * 1000)
print(rmse_grams, nn.MSELoss()(mass_predictions, target).sqrt() * 1000)
regressor.train()
