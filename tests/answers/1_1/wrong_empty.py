# wrong: compares the values by is with a list, so no bird passes and the list is empty
# hint: the list is empty
birds = [bird for bird in table if bird.values() is [None]]
choice = "drop"
