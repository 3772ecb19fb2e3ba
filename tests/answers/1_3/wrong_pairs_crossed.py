# wrong: one pair holds both features and the other both masses
# hint: a set is a pair (features, masses) of the same birds
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set = (X_tr, X_te)
test_set = (y_tr, y_te)
