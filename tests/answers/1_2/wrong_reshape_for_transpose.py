# wrong: a list of columns is brought to (333, 7) by reshape, which mixes the birds up
# hint: the shape is right but the values are mixed up; reshape is not transpose
cols = []
for name in ["bill_length_mm", "bill_depth_mm", "flipper_length_mm"]:
    cols.append([b[name] for b in complete])
for s in ["Adelie", "Chinstrap", "Gentoo"]:
    cols.append([1.0 if b["species"] == s else 0.0 for b in complete])
cols.append([1.0 if b["sex"] == "male" else 0.0 for b in complete])
features = torch.tensor(cols).reshape(-1, 7)
masses = torch.tensor([b["body_mass_g"] for b in complete]).reshape(-1, 1)
