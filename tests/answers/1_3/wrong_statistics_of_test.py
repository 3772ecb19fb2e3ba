# wrong: mean and standard deviation come from the test set
# hint: statistics must come from the training set
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_te[:, :3].mean(dim=0), X_te[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set = (X_tr, y_tr)
test_set = (X_te, y_te)
