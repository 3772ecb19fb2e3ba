# wrong: divides by 1000 instead of multiplying
# hint: unit: kg to grams is times 1000
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).abs().mean().item() / 1000
