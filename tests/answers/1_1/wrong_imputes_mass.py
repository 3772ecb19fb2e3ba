# wrong: keeps the birds without a mass and gives them the mean mass
# hint: an invented target; birds without a mass have to go
filled = []
for name in ("bill_length_mm", "bill_depth_mm", "flipper_length_mm", "body_mass_g"):
    known = [b[name] for b in table if b[name] is not None]
    mean = sum(known) / len(known)
    for b in table:
        if b[name] is None:
            b[name] = mean
for b in table:
    if b["sex"] is None:
        b["sex"] = "male"
birds = table
choice = "impute"
