# wrong: looks for the text "NA" as in section 1.2, but load_penguins gives None, so nothing is dropped
# hint: gaps are None here, not "NA"
birds = [bird for bird in table if "NA" not in bird.values()]
choice = "drop"
