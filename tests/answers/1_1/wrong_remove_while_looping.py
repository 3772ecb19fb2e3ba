# wrong: removes from the list that the loop runs over, so it skips the neighbour of each removed bird
# hint: some gaps are left; removing from a list while looping over it skips elements
birds = list(table)
for bird in birds:
    if None in bird.values():
        birds.remove(bird)
choice = "drop"
