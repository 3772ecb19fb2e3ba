# right: writes the normalised numbers into all_features itself before it takes the rows
generator = torch.Generator().manual_seed(1)
order = torch.randperm(333, generator=generator)
n_test = 333 // 5
rows_test, rows_train = order[:n_test], order[n_test:]
mean = all_features[rows_train, :3].mean(dim=0)
std = all_features[rows_train, :3].std(dim=0)
all_features[:, :3] -= mean
all_features[:, :3] /= std
train_set = all_features[rows_train], all_masses[rows_train]
test_set = all_features[rows_test], all_masses[rows_test]
