# wrong: lists of numbers, not tensors
# hint: expected tensors: torch.tensor(...)
features = [[b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"], float(b["species"] == "Adelie"),
             float(b["species"] == "Chinstrap"), float(b["species"] == "Gentoo"), float(b["sex"] == "male")] for b in complete]
masses = [[b["body_mass_g"]] for b in complete]
