# wrong: takes the result of a method that changes the list and returns None
# hint: birds is None; list.append, sort and remove return nothing
keep = [bird for bird in table if None not in bird.values()]
birds = keep.sort(key=lambda bird: bird["body_mass_g"])
choice = "drop"
