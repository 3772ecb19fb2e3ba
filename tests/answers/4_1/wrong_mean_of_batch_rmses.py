# wrong: the RMSE of each batch is averaged, which is not the RMSE of all (nearly right)
# hint: the root comes last: mean of all squares, then the root
mass_predictions = predict(regressor, X_val)
mae_grams = mae(mass_predictions, y_val) * 1000
parts = [
    rmse(mass_predictions[i : i + 6], y_val[i : i + 6]) * 1000
    for i in range(0, len(X_val), 6)
]
rmse_grams = sum(parts) / len(parts)
