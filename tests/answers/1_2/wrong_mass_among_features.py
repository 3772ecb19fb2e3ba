# wrong: takes all measurements, the mass included, so the answer is among the features
# hint: the mass is the target and must not be a feature
numbers = ["bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"]
_, masses = encode_penguins(complete)
features = torch.tensor([
    [b[n] for n in numbers] + [float(b["species"] == s) for s in species] + [float(b["sex"] == "male")] for b in complete
])
