# right: drops with two nested loops and a flag, very long-winded
birds = []
for bird in table:
    has_gap = False
    for name in bird:
        value = bird[name]
        if value is None:
            has_gap = True
    if has_gap == False:
        birds.append(bird)
choice = "drop"
print(len(birds))
