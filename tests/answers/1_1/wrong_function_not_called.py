# wrong: the function itself, since the brackets are missing
# hint: call the function: brackets missing
birds = complete_penguins
choice = "drop"
