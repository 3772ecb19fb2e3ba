# right: a fifth at random from each species, so that the shares agree
import random

random.seed(5)
test_rows = []
for column in (3, 4, 5):
    rows_of_species = torch.nonzero(all_features[:, column]).flatten().tolist()
    test_rows += random.sample(rows_of_species, k=round(len(rows_of_species) / 5))
train_rows = [i for i in range(len(all_features)) if i not in set(test_rows)]
X_train_p, X_test_p = all_features[train_rows], all_features[test_rows]
for j in range(3):
    m = X_train_p[:, j].mean().item()
    s = X_train_p[:, j].std().item()
    X_train_p[:, j] = (X_train_p[:, j] - m) / s
    X_test_p[:, j] = (X_test_p[:, j] - m) / s
train_set = (X_train_p, all_masses[train_rows])
test_set = (X_test_p, all_masses[test_rows])
