# right: normalises all seven columns with the training statistics, as the columns of zeros and ones may stay but need not
(a, b), (c, d) = split(all_features, all_masses, seed=123)
mean, std = a.mean(dim=0), a.std(dim=0)
train_set = ((a - mean) / std, b)
test_set = ((c - mean) / std, d)
