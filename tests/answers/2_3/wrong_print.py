# wrong: the result of print, which is None
# hint: baseline_grams is None; print returns nothing
baseline_grams = print((penguins.validation[1] - penguins.train[1].mean()).abs().mean().item() * 1000)
