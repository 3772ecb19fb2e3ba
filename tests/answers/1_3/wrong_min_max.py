# wrong: squeezes each measurement between 0 and 1, which is not what the course calls normalising
# hint: training mean should be 0 and std 1: mean and std, not min and max
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
low, high = X_tr[:, :3].min(dim=0).values, X_tr[:, :3].max(dim=0).values
X_tr[:, :3] = (X_tr[:, :3] - low) / (high - low)
X_te[:, :3] = (X_te[:, :3] - low) / (high - low)
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
