# wrong: looks for birds named "val", finds none, and the mean of nothing is NaN
# hint: the result is NaN: a mean over no birds
grams = [b["body_mass_g"] for b in penguins.birds.get("val", [])]
guess = penguins.train[1].mean() * 1000
baseline_grams = (torch.tensor(grams) - guess).abs().mean()
