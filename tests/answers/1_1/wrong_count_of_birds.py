# wrong: the number of complete birds and not the birds
# hint: birds should be a list, not a count
birds = sum(None not in bird.values() for bird in table)
choice = "drop"
