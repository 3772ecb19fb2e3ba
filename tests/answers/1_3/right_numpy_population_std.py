# right: a NumPy user's way, with np.std, which divides by n and not by n - 1
import numpy as np

rng = np.random.default_rng(0)
idx = rng.permutation(len(all_features))
cut = int(0.8 * len(idx))
X = all_features.numpy().copy()
y = all_masses.numpy()
tr, te = idx[:cut], idx[cut:]
mu, sigma = X[tr, :3].mean(axis=0), X[tr, :3].std(axis=0)
X[:, :3] = (X[:, :3] - mu) / sigma
train_set = (torch.from_numpy(X[tr]), torch.from_numpy(y[tr]))
test_set = (torch.from_numpy(X[te]), torch.from_numpy(y[te]))
