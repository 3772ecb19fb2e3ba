# wrong: the result is in kilograms
# hint: the masses are in kg; the answer should be in grams
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).abs().mean().item()
