# wrong: takes the logarithm of the normalised numbers, which makes every negative one NaN
# hint: there are NaN values in the sets
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = ((X_tr[:, :3] - mean) / std).log()
X_te[:, :3] = ((X_te[:, :3] - mean) / std).log()
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
