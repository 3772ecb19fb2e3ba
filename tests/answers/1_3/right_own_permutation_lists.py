# right: an own torch.randperm with 70 test birds, and pairs that are lists
torch.manual_seed(2024)
perm = torch.randperm(len(all_features))
test_rows, train_rows = perm[:70], perm[70:]
mu = all_features[train_rows].mean(dim=0)
sd = all_features[train_rows].std(dim=0)
mu[3:] = 0
sd[3:] = 1
scaled = (all_features - mu) / sd
train_set = [scaled[train_rows], all_masses[train_rows]]
test_set = [scaled[test_rows], all_masses[test_rows]]
