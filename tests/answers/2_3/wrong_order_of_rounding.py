# wrong: rounds the guess to whole kilograms, 4, before it measures
# hint: the guess was rounded too early
guess = round(penguins.train[1].mean().item())
baseline_grams = (penguins.validation[1] - guess).abs().mean().item() * 1000
