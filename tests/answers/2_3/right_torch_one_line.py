# right: one line in kilograms, times 1000, as a tensor without axes
baseline_grams = 1000 * (penguins.validation[1] - penguins.train[1].mean()).abs().mean()
