# wrong: a third word for the sex: "Male" with a capital, where the table has "male"
# hint: one of the table's own words, spelt as there
birds = []
for b in table:
    if b["body_mass_g"] is None:
        continue
    if b["sex"] is None:
        b["sex"] = "Male"
    birds.append(b)
choice = "impute"
