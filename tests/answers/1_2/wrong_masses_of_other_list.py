# wrong: the masses come from another list of birds, with those of unknown sex, cut to the same length
# hint: masses do not belong to the birds of complete
features, _ = encode_penguins(complete)
others = [b for b in load_penguins() if b["body_mass_g"] is not None]
masses = torch.tensor([[b["body_mass_g"]] for b in others])[: len(complete)]
