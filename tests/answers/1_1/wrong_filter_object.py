# wrong: a filter object, which is not a list
# hint: expected a list of dicts; put list(...) around it
birds = filter(lambda bird: None not in bird.values(), table)
choice = "drop"
