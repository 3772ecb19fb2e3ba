# wrong: the test rows begin one too late, so a single bird is in neither set
# hint: one bird is in neither set
order = torch.randperm(333, generator=torch.Generator().manual_seed(42))
tr, te = order[:266], order[267:]
mean, std = all_features[tr, :3].mean(dim=0), all_features[tr, :3].std(dim=0)
X = all_features.clone()
X[:, :3] = (X[:, :3] - mean) / std
train_set = (X[tr], all_masses[tr])
test_set = (X[te], all_masses[te])
