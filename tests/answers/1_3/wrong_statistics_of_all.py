# wrong: normalises with the mean and standard deviation of all birds before the split, a leak
# hint: leakage: statistics from the training set alone, after the split
X = all_features.clone()
X[:, :3] = (X[:, :3] - X[:, :3].mean(dim=0)) / X[:, :3].std(dim=0)
train_set, test_set = split(X, all_masses)
