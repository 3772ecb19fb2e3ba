# wrong: the median of the errors and not their mean
# hint: mean of the absolute errors, not the median
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).abs().median().item() * 1000
