# wrong: choice is a list with both words
# hint: choice must be one of the two words
birds = [bird for bird in table if None not in bird.values()]
choice = ["drop", "impute"]
