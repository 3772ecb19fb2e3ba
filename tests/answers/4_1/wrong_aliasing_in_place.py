# wrong: the targets are subtracted from the predictions in place, so the predictions are errors afterwards
# hint: mass_predictions was changed by -= : make a new tensor of the errors
import numpy as np

mass_predictions = predict(regressor, X_val).numpy()
errors = mass_predictions
errors -= y_val.numpy()
errors *= 1000
mae_grams = np.abs(errors).mean()
rmse_grams = np.sqrt((errors**2).mean())
