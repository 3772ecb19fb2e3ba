# wrong: draws row numbers with randint, so birds come twice and others never
# hint: some birds occur more than once, in both sets
g = torch.Generator().manual_seed(3)
tr = torch.randint(0, 333, (267,), generator=g)
te = torch.randint(0, 333, (66,), generator=g)
mean, std = all_features[tr, :3].mean(dim=0), all_features[tr, :3].std(dim=0)
X = all_features.clone()
X[:, :3] = (X[:, :3] - mean) / std
train_set = (X[tr], all_masses[tr])
test_set = (X[te], all_masses[te])
