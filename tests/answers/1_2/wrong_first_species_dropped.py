# wrong: leaves out the column of the first species as statistics books do, so Adelie has no one
# hint: one column for each of the three species
rows = [[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], float(b["species"] == "Chinstrap"),
         float(b["species"] == "Gentoo"), float(b["sex"] == "male")] for b in complete]
features = torch.tensor(rows)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])
