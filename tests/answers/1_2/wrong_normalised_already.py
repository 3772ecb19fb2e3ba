# wrong: normalises with all birds already here, so the lengths are not in mm
# hint: lengths should be in mm; normalising comes later and after the split
features, masses = encode_penguins(complete)
features[:, :3] = (features[:, :3] - features[:, :3].mean(dim=0)) / features[:, :3].std(dim=0)
