# wrong: the masses are shuffled with another permutation than the features
# hint: features and masses of a bird no longer belong together
X = all_features[torch.randperm(333)]
y = all_masses[torch.randperm(333)]
X_tr, X_te, y_tr, y_te = X[:266], X[266:], y[:266], y[266:]
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
train_set = (torch.cat([(X_tr[:, :3] - mean) / std, X_tr[:, 3:]], dim=1), y_tr)
test_set = (torch.cat([(X_te[:, :3] - mean) / std, X_te[:, 3:]], dim=1), y_te)
