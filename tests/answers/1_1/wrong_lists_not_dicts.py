# wrong: keeps the values of each bird as a list and loses the names
# hint: each bird should be a dict
birds = [list(bird.values()) for bird in table if None not in bird.values()]
choice = "drop"
