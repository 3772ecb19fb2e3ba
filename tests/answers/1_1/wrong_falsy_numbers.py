# wrong: every None becomes 0, sizes and masses too
# hint: 0 is no sensible value: drop the birds without a mass
birds = [{name: (0.0 if value is None else value) for name, value in bird.items()} for bird in table]
choice = "impute"
