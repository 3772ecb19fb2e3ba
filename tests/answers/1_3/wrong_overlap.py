# wrong: the training set keeps all birds, those of the test set too
# hint: test birds are also in the training set
perm = torch.randperm(len(all_features), generator=torch.Generator().manual_seed(0))
X = all_features.clone()
mean, std = X[:, :3].mean(dim=0), X[:, :3].std(dim=0)
X[:, :3] = (X[:, :3] - mean) / std
train_set = (X, all_masses)
test_set = (X[perm[:66]], all_masses[perm[:66]])
