# wrong: "unknown" is filled in, a third sex that is neither 0 nor 1 later on
# hint: one of the table's own two words
birds = [dict(b, sex=b["sex"] or "unknown") for b in table if b["body_mass_g"]]
choice = "impute"
