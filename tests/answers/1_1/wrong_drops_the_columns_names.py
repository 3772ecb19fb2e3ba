# wrong: removes the missing entries from each bird, so birds have lost the key instead of the gap
# hint: each bird should still have all its names; a removed key is still a gap
birds = [{k: v for k, v in bird.items() if v is not None} for bird in table]
choice = "drop"
