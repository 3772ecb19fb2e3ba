# wrong: [:, :2] takes only two columns, the flippers stay in mm
# hint: the third column, flipper length, is not normalised
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :2].mean(dim=0), X_tr[:, :2].std(dim=0)
X_tr[:, :2] = (X_tr[:, :2] - mean) / std
X_te[:, :2] = (X_te[:, :2] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
