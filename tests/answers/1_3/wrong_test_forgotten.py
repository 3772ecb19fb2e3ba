# wrong: only the training set is normalised
# hint: the test measurements are still in mm
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
