# wrong: birds are removed from the list that the loop goes through, so the bird behind each is skipped
# hint: some birds still have a gap: do not change a list while you loop over it
birds = load_penguins()
for bird in birds:
    if None in bird.values():
        birds.remove(bird)
choice = "drop"
