# wrong: subtracts the mean but does not divide by the standard deviation
# hint: the spread is not 1; divide by the std
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean = X_tr[:, :3].mean(dim=0)
X_tr[:, :3] -= mean
X_te[:, :3] -= mean
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
