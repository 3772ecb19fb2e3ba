# wrong: splits features and masses in two calls with different seeds
# hint: features and masses of a bird no longer belong together
(X_tr, _), (X_te, _) = split(all_features, all_masses, seed=1)
(_, y_tr), (_, y_te) = split(all_features, all_masses, seed=2)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
