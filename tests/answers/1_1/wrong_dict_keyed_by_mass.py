# wrong: collects the birds in a dict by their mass, so birds of equal mass overwrite each other
# hint: complete birds are missing
by_mass = {}
for bird in table:
    if None not in bird.values():
        by_mass[bird["body_mass_g"]] = bird
birds = list(by_mass.values())
choice = "drop"
