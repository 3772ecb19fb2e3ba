# wrong: divides the test set by the training std when the training set has been divided already, so by 1
# hint: the test set is not divided by the training std
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean = X_tr[:, :3].mean(dim=0)
X_tr[:, :3] -= mean
X_te[:, :3] -= mean
X_tr[:, :3] /= X_tr[:, :3].std(dim=0)
X_te[:, :3] /= X_tr[:, :3].std(dim=0)
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
