# right: long-winded: bird by bird, gap by gap, with a flag; drops every bird with a gap
birds = []
dropped = 0
for penguin in table:
    has_gap = False
    for name in penguin:
        value = penguin[name]
        if value is None:
            has_gap = True
    if has_gap:
        dropped = dropped + 1
    else:
        birds.append(penguin)
print(len(table), "birds,", dropped, "dropped,", len(birds), "left")
choice = "drop"
