# wrong: keeps the birds with a gap and drops the others
# hint: the birds with gaps were kept; the condition is the wrong way round
birds = [bird for bird in table if None in bird.values()]
choice = "drop"
