# wrong: brackets forgotten, only the mean is divided by the standard deviation
# hint: the training mean is not 0: brackets around the difference
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = X_tr[:, :3] - mean / std
X_te[:, :3] = X_te[:, :3] - mean / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
