# wrong: looks for "m", finds no bird, and scales the empty column: 0 / 0 gives NaN
# hint: there are NaN values in the sex column
features, masses = encode_penguins(complete)
sex = torch.tensor([b["sex"] == "m" for b in complete]).float()
features[:, 6] = (sex - sex.mean()) / sex.std()
