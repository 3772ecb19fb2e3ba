# wrong: divides the sum of the errors by the number of training birds
# hint: divide by the number of validation birds
mean = penguins.train[1].mean()
total = sum(abs(m.item() - mean.item()) for m in penguins.validation[1])
baseline_grams = total / len(penguins.train[1]) * 1000
