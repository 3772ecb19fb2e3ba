# wrong: the sum of the errors and not their mean
# hint: mean, not sum
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).abs().sum().item() * 1000
