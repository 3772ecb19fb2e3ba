# wrong: fills every gap with 0, which is no sex
# hint: 0 is not a sensible value for the sex
birds = [b for b in table if b["body_mass_g"] is not None]
for b in birds:
    for name in b:
        if b[name] is None:
            b[name] = 0
choice = "impute"
