# wrong: item without brackets is a method and not a number
# hint: brackets are missing after item
baseline_grams = ((penguins.validation[1] - penguins.train[1].mean()).abs().mean() * 1000).item
