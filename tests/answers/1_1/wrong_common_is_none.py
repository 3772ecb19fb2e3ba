# wrong: fills in the sex of another bird, the fourth, which is itself None
# hint: some birds still have a gap in sex
common = table[3]["sex"]
birds = [{**b, "sex": common if b["sex"] is None else b["sex"]} for b in table if b["body_mass_g"] is not None]
choice = "impute"
