# wrong: the masses are sorted, so they do not belong to the birds any more
# hint: masses are not in the order of complete
features, _ = encode_penguins(complete)
masses = torch.tensor(sorted(b["body_mass_g"] for b in complete)).unsqueeze(1)
