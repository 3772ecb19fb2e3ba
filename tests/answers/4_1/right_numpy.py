# right: everything in NumPy after the prediction; flat predictions, NumPy numbers
import numpy as np

mass_predictions = predict(regressor, X_val).numpy().ravel()
y_true = y_val.numpy().ravel()
err = 1000 * (mass_predictions - y_true)
mae_grams = np.abs(err).mean()
rmse_grams = np.sqrt(np.mean(err**2))
