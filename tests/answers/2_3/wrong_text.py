# wrong: a text with the number in it
# hint: a number was expected, not text
mae = (penguins.validation[1] - penguins.train[1].mean()).abs().mean().item() * 1000
baseline_grams = f"{mae:.1f} g"
