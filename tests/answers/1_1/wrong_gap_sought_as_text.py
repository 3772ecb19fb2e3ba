# wrong: the gaps are looked for as "NA", but load_penguins has turned them into None, so no bird is dropped
# hint: a gap is None here, not "NA"
birds = [bird for bird in table if "NA" not in bird.values()]
choice = "drop"
