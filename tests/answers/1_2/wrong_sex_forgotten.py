# wrong: the sex column is missing
# hint: 6 columns; the sex is missing
lengths = torch.tensor([[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"]] for b in complete])
index = torch.tensor([["Adelie", "Chinstrap", "Gentoo"].index(b["species"]) for b in complete])
features = torch.cat([lengths, torch.nn.functional.one_hot(index).float()], dim=1)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])
