# right: a scaler class with fit and transform, and torch's own random_split
from torch.utils.data import TensorDataset, random_split


class Scaler:
    def fit(self, X):
        self.mean = X[:, :3].mean(dim=0)
        self.std = X[:, :3].std(dim=0)

    def transform(self, X):
        X = X.clone()
        X[:, :3] = (X[:, :3] - self.mean) / self.std
        return X


data = TensorDataset(all_features, all_masses)
tr, te = random_split(data, [267, 66], generator=torch.Generator().manual_seed(99))
X1, y1 = data[tr.indices]
X2, y2 = data[te.indices]
scaler = Scaler()
scaler.fit(X1)
train_set = (scaler.transform(X1), y1)
test_set = (scaler.transform(X2), y2)
