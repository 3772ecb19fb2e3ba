# right: predictions in batches put together at the end, errors in float64; the RMSE by the vector norm
parts = []
for i in range(0, len(X_val), 16):
    parts.append(predict(regressor, X_val[i : i + 16]))
mass_predictions = torch.cat(parts)
res = (y_val - mass_predictions).double() * 1000
mae_grams = res.abs().sum().item() / res.numel()
rmse_grams = res.norm().item() / res.numel() ** 0.5
