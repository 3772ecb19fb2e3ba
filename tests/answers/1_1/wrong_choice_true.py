# wrong: choice is True and not one of the two words
# hint: choice must be the text "drop" or "impute"
birds = [bird for bird in table if None not in bird.values()]
choice = True
