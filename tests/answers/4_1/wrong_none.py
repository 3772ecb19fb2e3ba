# wrong: the helper has no return, so the predictions are None
# hint: mass_predictions is None: the function must return the predictions
def predict_birds(model, X):
    model.eval()
    with torch.inference_mode():
        result = model(X.to(device)).cpu()
    print(mae(result, y_val) * 1000, rmse(result, y_val) * 1000)


mass_predictions = predict_birds(regressor, X_val)
mae_grams = 227.9  # copied from the line printed above
rmse_grams = 287.1
