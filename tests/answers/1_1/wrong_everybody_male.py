# wrong: overwrites the sex of every bird and not only of those with a gap
# hint: known values were changed; fill only the gaps
birds = []
for bird in table:
    if bird["body_mass_g"] is not None:
        birds.append({**bird, "sex": "male"})
choice = "impute"
