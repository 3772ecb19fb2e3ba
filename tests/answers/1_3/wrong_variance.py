# wrong: divides by the variance instead of the standard deviation
# hint: spread is not 1; divide by std, not var
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, var = X_tr[:, :3].mean(dim=0), X_tr[:, :3].var(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / var
X_te[:, :3] = (X_te[:, :3] - mean) / var
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
