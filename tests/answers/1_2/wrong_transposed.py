# wrong: one row a feature instead of one row a bird
# hint: one row for each bird: shape (333, 7); transpose
features = torch.stack([
    torch.tensor([b["bill_length_mm"] for b in complete]),
    torch.tensor([b["bill_depth_mm"] for b in complete]),
    torch.tensor([b["flipper_length_mm"] for b in complete]),
    torch.tensor([float(b["species"] == "Adelie") for b in complete]),
    torch.tensor([float(b["species"] == "Chinstrap") for b in complete]),
    torch.tensor([float(b["species"] == "Gentoo") for b in complete]),
    torch.tensor([float(b["sex"] == "male") for b in complete]),
])
masses = torch.tensor([[b["body_mass_g"]] for b in complete])
