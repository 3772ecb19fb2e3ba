# wrong: fills in the sex but says "drop"
# hint: values were filled in, so the choice is "impute"
birds = [dict(b) for b in table if b["body_mass_g"] is not None]
for b in birds:
    b["sex"] = b["sex"] or "female"
choice = "drop"
