# wrong: guesses the mass of the first training bird, since [0] stands where .mean() should
# hint: the guess should be the mean of all training birds
baseline_grams = (penguins.validation[1] - penguins.train[1][0]).abs().mean().item() * 1000
