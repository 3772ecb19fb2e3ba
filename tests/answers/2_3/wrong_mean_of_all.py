# wrong: the guess is the mean of all birds of the three sets
# hint: the mean must come from the training birds alone
everyone = torch.cat([penguins.train[1], penguins.validation[1], penguins.test[1]])
baseline_grams = (penguins.validation[1] - everyone.mean()).abs().mean().item() * 1000
