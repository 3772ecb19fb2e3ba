# right: NumPy in grams from the start, the result an np.float32
import numpy as np

train_grams = penguins.train[1].numpy().ravel() * 1000
val_grams = penguins.validation[1].numpy().ravel() * 1000
baseline_grams = np.mean(np.abs(val_grams - np.mean(train_grams)))
