# wrong: the mass of the two unmeasured birds is filled in as well, by the mean, and so are their sizes
# hint: a bird without a mass has to go: an invented answer teaches nothing
numbers = ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g")
means = {name: sum(b[name] for b in table if b[name] is not None) / sum(b[name] is not None for b in table) for name in numbers}
birds = []
for bird in table:
    filled = dict(bird)
    for name in numbers:
        if filled[name] is None:
            filled[name] = means[name]
    if filled["sex"] is None:
        filled["sex"] = "male"
    birds.append(filled)
choice = "impute"
