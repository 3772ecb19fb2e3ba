# wrong: the root of the mean squared error
# hint: absolute errors, not squared ones
baseline_grams = ((penguins.validation[1] - penguins.train[1].mean()) ** 2).mean().sqrt().item() * 1000
