# wrong: all 66 errors and not their mean
# hint: one number: take the mean of the errors
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).abs() * 1000
