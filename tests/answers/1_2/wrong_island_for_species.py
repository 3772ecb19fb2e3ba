# wrong: one-hot of the island instead of the species
# hint: the three one-hot columns do not name the species
islands = sorted({b["island"] for b in complete})
rows = [[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"]]
        + [float(b["island"] == i) for i in islands] + [float(b["sex"] == "male")] for b in complete]
features = torch.tensor(rows)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])
