# wrong: multiplies by the number of training birds, though all birds share the same weights
# hint: the count does not depend on the number of birds
linear_model = nn.Linear(7, 1)
n_linear = len(penguins.train[0]) * 7 + 1
