# wrong: the fifth is called training set and the rest test set
# hint: the test set should be the fifth; the two are swapped
(X_te, y_te), (X_tr, y_tr) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
