# wrong: measures on the test set, which should stay closed
# hint: the validation set, not the test set
baseline_grams = (penguins.test[1] - penguins.train[1].mean()).abs().mean().item() * 1000
