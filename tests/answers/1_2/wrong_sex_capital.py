# wrong: compares with "Male", which no bird has, so the sex column is all zeros
# hint: the sex column is 0 for all birds; look at how the sex is written
rows = [
    [b["bill_length_mm"], b["bill_depth_mm"], b["flipper_length_mm"]]
    + [1.0 if b["species"] == s else 0.0 for s in ("Adelie", "Chinstrap", "Gentoo")]
    + [1.0 if b["sex"] == "Male" else 0.0]
    for b in complete
]
features = torch.tensor(rows)
masses = torch.tensor([[b["body_mass_g"]] for b in complete])
