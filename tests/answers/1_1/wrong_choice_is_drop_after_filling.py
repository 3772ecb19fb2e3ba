# wrong: the sex is filled in, but the choice says "drop", since two birds were dropped as well (nearly right)
# hint: choice is "impute" if anything was filled in
birds = []
for bird in table:
    if bird["body_mass_g"] is None:
        continue
    if bird["sex"] is None:
        bird["sex"] = "male"
    birds.append(bird)
choice = "drop"
