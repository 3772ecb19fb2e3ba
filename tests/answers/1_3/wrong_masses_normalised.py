# wrong: normalises the masses as well
# hint: masses should stay in grams
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set = (X_tr, (y_tr - y_tr.mean()) / y_tr.std())
test_set = (X_te, (y_te - y_tr.mean()) / y_tr.std())
