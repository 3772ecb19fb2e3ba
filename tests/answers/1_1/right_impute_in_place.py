# right: writes "male" straight into the dicts of table and does not copy anything
birds = []
for bird in table:
    if bird["body_mass_g"] is None:
        continue
    if bird["sex"] is None:
        bird["sex"] = "male"
    birds.append(bird)
choice = "impute"
