# wrong: takes the mean first and abs after it, so errors cancel out
# hint: abs first, then the mean
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).mean().abs().item() * 1000
