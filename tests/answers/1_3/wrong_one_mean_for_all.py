# wrong: one mean and one standard deviation over all three columns together
# hint: each column needs its own mean: dim=0
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(), X_tr[:, :3].std()
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
