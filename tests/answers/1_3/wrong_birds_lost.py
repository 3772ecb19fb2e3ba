# wrong: splits three ways and drops the middle part
# hint: birds are missing: every bird belongs to one of the two sets
(X_tr, y_tr), _, (X_te, y_te) = split(all_features, all_masses, fractions=(0.6, 0.2, 0.2))
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
