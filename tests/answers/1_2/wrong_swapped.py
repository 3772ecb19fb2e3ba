# wrong: the two results are taken in the wrong order
# hint: features and masses are swapped
masses, features = encode_penguins(complete)
