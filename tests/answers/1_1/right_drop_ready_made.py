# right: uses the function that the course offers
birds = complete_penguins()
choice = "drop"
