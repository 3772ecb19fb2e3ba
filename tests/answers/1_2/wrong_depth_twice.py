# wrong: a slip of copy and paste, the bill depth stands in the place of the bill length
# hint: the first column should be the bill length
rows = [[b["bill_depth_mm"], b["bill_depth_mm"], b["flipper_length_mm"], b["species"] == "Adelie",
         b["species"] == "Chinstrap", b["species"] == "Gentoo", b["sex"] == "male"] for b in complete]
features = torch.tensor(rows).float()
masses = torch.tensor([[b["body_mass_g"]] for b in complete])
