# right: a random mask of True and False, 66 birds with the smallest random numbers go to the test set
numbers = torch.rand(len(all_features), generator=torch.Generator().manual_seed(11))
is_test = numbers <= numbers.sort().values[65]
Xa, Xb = all_features[~is_test], all_features[is_test]
center, width = Xa[:, 0:3].mean(dim=0), Xa[:, 0:3].std(dim=0)
Xa[:, 0:3], Xb[:, 0:3] = (Xa[:, 0:3] - center) / width, (Xb[:, 0:3] - center) / width
train_set, test_set = (Xa, all_masses[~is_test]), (Xb, all_masses[is_test])
