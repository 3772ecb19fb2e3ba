# wrong: pairs of NumPy arrays instead of tensors
# hint: expected tensors, not NumPy arrays
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set = (X_tr.numpy(), y_tr.numpy())
test_set = (X_te.numpy(), y_te.numpy())
