# wrong: only birds without a mass are dropped; nine birds without a sex stay, with their gap
# hint: some birds still have a None: the sex has gaps too
birds = [bird for bird in table if bird["body_mass_g"] is not None]
choice = "drop"
