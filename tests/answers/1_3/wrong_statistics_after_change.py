# wrong: takes mean and std for the test set from the training set after it was normalised, so they are 0 and 1
# hint: the test measurements are still in mm; keep mean and std from before
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
X_tr[:, :3] = (X_tr[:, :3] - X_tr[:, :3].mean(dim=0)) / X_tr[:, :3].std(dim=0)
X_te[:, :3] = (X_te[:, :3] - X_tr[:, :3].mean(dim=0)) / X_tr[:, :3].std(dim=0)
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
