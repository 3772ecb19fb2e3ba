# wrong: the masses have lost their second axis
# hint: masses should be a column, (n, 1)
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses.squeeze(1))
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
