# right: uses the function that the course offers
features, masses = encode_penguins(complete)
