# wrong: divides the lengths by 10, centimetres instead of millimetres
# hint: lengths should stay in mm
features, masses = encode_penguins(complete)
features[:, :3] = features[:, :3] / 10
