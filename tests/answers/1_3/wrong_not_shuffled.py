# wrong: the last fifth in the order of the table, where the birds are sorted by species
# hint: the split is not random; the test set has only the last birds
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses, shuffle=False)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
