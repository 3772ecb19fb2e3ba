# right: one bird after the other and pure Python for the sums; the predictions are a list of numbers
import math

regressor.eval()
mass_predictions = []
sum_abs = 0
sum_sq = 0
with torch.inference_mode():
    for bird, mass in zip(X_val, y_val):
        guess = regressor(bird.unsqueeze(0).to(device)).item()
        mass_predictions.append(guess)
        e = (guess - mass.item()) * 1000
        sum_abs += abs(e)
        sum_sq += e * e
mae_grams = sum_abs / len(X_val)
rmse_grams = math.sqrt(sum_sq / len(X_val))
