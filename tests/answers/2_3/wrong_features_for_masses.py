# wrong: takes [0], the features, in place of [1], the masses
# hint: the masses are penguins.train[1], the features are [0]
baseline_grams = (penguins.validation[0] - penguins.train[0].mean()).abs().mean().item() * 1000
