# wrong: the masses are whole numbers, int64
# hint: dtype of masses should be float32
features, _ = encode_penguins(complete)
masses = torch.tensor([[int(b["body_mass_g"])] for b in complete])
