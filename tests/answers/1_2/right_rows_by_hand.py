# right: one list a bird with comparisons for the zeros and ones
rows = []
for bird in complete:
    rows.append([
        bird["bill_length_mm"],
        bird["bill_depth_mm"],
        bird["flipper_length_mm"],
        float(bird["species"] == "Adelie"),
        float(bird["species"] == "Chinstrap"),
        float(bird["species"] == "Gentoo"),
        1.0 if bird["sex"] == "male" else 0.0,
    ])
features = torch.tensor(rows)
masses = torch.tensor([[bird["body_mass_g"]] for bird in complete])
