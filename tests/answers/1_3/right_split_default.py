# right: the course's split with its defaults, then both sets with the training statistics
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean = X_tr[:, :3].mean(dim=0)
std = X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set = (X_tr, y_tr)
test_set = (X_te, y_te)
