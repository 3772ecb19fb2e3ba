# wrong: bool("female") is True as well, so the sex column is 1 for every bird
# hint: the sex column is the same for all birds
rows = []
for b in complete:
    rows.append([b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], b["species"] == "Adelie",
                 b["species"] == "Chinstrap", b["species"] == "Gentoo", bool(b["sex"])])
features = torch.tensor(rows, dtype=torch.float32)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])
