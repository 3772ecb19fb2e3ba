# right: drops every bird with a None among its values, in one line
birds = [bird for bird in table if None not in bird.values()]
choice = "drop"
