# right: an empty table of zeros that is filled bird by bird, with Gentoo as the first species
columns = {"Gentoo": 3, "Chinstrap": 4, "Adelie": 5}
features = torch.zeros(len(complete), 7)
masses = torch.zeros(len(complete), 1)
for i in range(len(complete)):
    bird = complete[i]
    features[i, 0] = bird["bill_length_mm"]
    features[i, 1] = bird["bill_depth_mm"]
    features[i, 2] = bird["flipper_length_mm"]
    features[i, columns[bird["species"]]] = 1
    if bird["sex"] == "male":
        features[i, 6] = 1
    masses[i, 0] = bird["body_mass_g"]
