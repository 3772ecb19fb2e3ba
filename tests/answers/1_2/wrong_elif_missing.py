# wrong: the last else belongs to the second if alone, so an Adelie gets two ones
# hint: the species columns are not one-hot: some rows have two ones
rows = []
for b in complete:
    hot = [0.0, 0.0, 0.0]
    if b["species"] == "Adelie":
        hot[0] = 1.0
    if b["species"] == "Chinstrap":
        hot[1] = 1.0
    else:
        hot[2] = 1.0
    rows.append([b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], *hot, float(b["sex"] == "male")])
features = torch.tensor(rows)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])
