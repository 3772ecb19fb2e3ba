# wrong: drops the birds but says "impute"
# hint: the birds were dropped, choice says something else
birds = [bird for bird in table if None not in bird.values()]
choice = "impute"
