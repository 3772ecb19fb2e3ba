# wrong: the masses are in kilograms
# hint: masses should be in grams
features = encode_penguins(complete)[0]
masses = torch.tensor([[b["body_mass_g"] / 1000] for b in complete])
