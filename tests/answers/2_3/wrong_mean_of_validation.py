# wrong: the guess is the mean of the validation birds themselves
# hint: the mean must come from the training birds
y_val = penguins.validation[1]
baseline_grams = (y_val - y_val.mean()).abs().mean().item() * 1000
