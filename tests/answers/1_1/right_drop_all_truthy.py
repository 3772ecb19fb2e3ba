# right: drops with all(), which works here because no measurement is 0 and no name is empty
birds = list(filter(lambda b: all(b.values()), table))
choice = 'drop'
