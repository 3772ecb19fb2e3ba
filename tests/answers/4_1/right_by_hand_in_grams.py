# right: the three rules by hand, the targets turned into grams first; results are tensors without a dimension
regressor.eval()
with torch.inference_mode():
    mass_predictions = regressor(X_val.to(device)).cpu()
difference = mass_predictions * 1000 - y_val * 1000
mae_grams = difference.abs().mean()
rmse_grams = torch.sqrt((difference**2).mean())
print(mae_grams, rmse_grams)
