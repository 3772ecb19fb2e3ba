# wrong: guesses the median and not the mean
# hint: the guess should be the mean, not the median
baseline_grams = (penguins.validation[1] - penguins.train[1].median()).abs().mean().item() * 1000
