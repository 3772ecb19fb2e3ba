# wrong: the Subset objects of random_split and not pairs of tensors
# hint: expected a pair of tensors (features, masses)
from torch.utils.data import TensorDataset, random_split

X = all_features.clone()
train_part, test_part = random_split(range(333), [267, 66], generator=torch.Generator().manual_seed(4))
rows = list(train_part)
X[:, :3] = (X[:, :3] - X[rows, :3].mean(dim=0)) / X[rows, :3].std(dim=0)
data = TensorDataset(X, all_masses)
train_set = torch.utils.data.Subset(data, rows)
test_set = torch.utils.data.Subset(data, list(test_part))
