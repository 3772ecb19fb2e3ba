# wrong: the gap in the sex is filled by a third word, "unknown"
# hint: a sensible value is one of the two words for the sex
birds = [{**bird, "sex": bird["sex"] or "unknown"} for bird in table if bird["body_mass_g"] is not None]
choice = "impute"
