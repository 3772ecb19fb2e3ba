# wrong: break instead of continue, so the list ends at the first bird with a gap
# hint: too few birds, many complete ones are missing
birds = []
for bird in table:
    if None in bird.values():
        break
    birds.append(bird)
choice = "drop"
