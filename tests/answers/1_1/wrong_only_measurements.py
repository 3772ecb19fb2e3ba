# wrong: drops only the two birds that were never measured, so nine birds without a sex stay
# hint: there are still birds whose sex is None
birds = [bird for bird in table if bird["flipper_length_mm"] is not None and bird["body_mass_g"] is not None]
choice = "drop"
