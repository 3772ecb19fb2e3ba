# wrong: sorts by mass first and holds back the heaviest fifth, which is not random
# hint: the split is not random; the test set has only heavy birds
order = all_masses.squeeze(1).argsort()
tr, te = order[:267], order[267:]
X = all_features.clone()
X[:, :3] = (X[:, :3] - X[tr, :3].mean(dim=0)) / X[tr, :3].std(dim=0)
train_set, test_set = (X[tr], all_masses[tr]), (X[te], all_masses[te])
