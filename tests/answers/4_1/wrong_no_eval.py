# wrong: eval mode is forgotten, so dropout is at work while predicting
# hint: rule 1: the regressor is in training mode, and dropout acts
set_seed(42)
with torch.inference_mode():
    mass_predictions = regressor(X_val.to(device)).cpu()
mae_grams = mae(mass_predictions, y_val) * 1000
rmse_grams = rmse(mass_predictions, y_val) * 1000
