# wrong: without abs, so errors up and down cancel out
# hint: absolute errors: .abs()
baseline_grams = (penguins.validation[1] - penguins.train[1].mean()).mean().item() * 1000
