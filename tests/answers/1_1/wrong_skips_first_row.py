# wrong: skips the first bird as if it were the header of the file
# hint: one complete bird is missing, the first
birds = [bird for bird in table[1:] if None not in bird.values()]
choice = "drop"
