# wrong: the guess is the mean of training and validation birds together
# hint: the mean must come from the training birds alone
known = torch.cat([penguins.train[1], penguins.validation[1]])
baseline_grams = (penguins.validation[1] - known.mean()).abs().mean().item() * 1000
