# wrong: the guess itself, the mean mass, and not its error
# hint: the error of the guess was asked for, not the guess
baseline_grams = penguins.train[1].mean().item() * 1000
