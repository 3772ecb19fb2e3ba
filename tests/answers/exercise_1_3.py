# %% right: in_place_all_features
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

# %% right: mask
# right: a random mask of True and False, 66 birds with the smallest random numbers go to the test set
numbers = torch.rand(len(all_features), generator=torch.Generator().manual_seed(11))
is_test = numbers <= numbers.sort().values[65]
Xa, Xb = all_features[~is_test], all_features[is_test]
center, width = Xa[:, 0:3].mean(dim=0), Xa[:, 0:3].std(dim=0)
Xa[:, 0:3], Xb[:, 0:3] = (Xa[:, 0:3] - center) / width, (Xb[:, 0:3] - center) / width
train_set, test_set = (Xa, all_masses[~is_test]), (Xb, all_masses[is_test])

# %% right: normalise_all_columns
# right: normalises all seven columns with the training statistics, as the columns of zeros and ones may stay but need not
(a, b), (c, d) = split(all_features, all_masses, seed=123)
mean, std = a.mean(dim=0), a.std(dim=0)
train_set = ((a - mean) / std, b)
test_set = ((c - mean) / std, d)

# %% right: numpy_population_std
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

# %% right: other_seed_cat
# right: another seed, 79 and 21 %, and the columns put together again with torch.cat
train, test = split(all_features, all_masses, fractions=(0.79, 0.21), seed=7)
m, s = train[0][:, :3].mean(0, keepdim=True), train[0][:, :3].std(0, keepdim=True)


def prepare(pair):
    X, y = pair
    return torch.cat([(X[:, :3] - m) / s, X[:, 3:]], dim=1), y


train_set, test_set = prepare(train), prepare(test)

# %% right: own_permutation_lists
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

# %% right: scaler_class
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

# %% right: split_default
# right: the course's split with its defaults, then both sets with the training statistics
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean = X_tr[:, :3].mean(dim=0)
std = X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set = (X_tr, y_tr)
test_set = (X_te, y_te)

# %% right: stratified
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

# %% wrong: axis -> two-scales
# wrong: dim=1, the mean of each bird's three measurements and not of each column
# hint: mean over the birds, dim=0, not over each row
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
for X in (X_tr, X_te):
    M = X[:, :3]
    X[:, :3] = (M - M.mean(dim=1, keepdim=True)) / M.std(dim=1, keepdim=True)
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: birds_lost -> birds-lost
# wrong: splits three ways and drops the middle part
# hint: birds are missing: every bird belongs to one of the two sets
(X_tr, y_tr), _, (X_te, y_te) = split(all_features, all_masses, fractions=(0.6, 0.2, 0.2))
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: brackets -> other-normalising
# wrong: brackets forgotten, only the mean is divided by the standard deviation
# hint: the training mean is not 0: brackets around the difference
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = X_tr[:, :3] - mean / std
X_te[:, :3] = X_te[:, :3] - mean / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: drawn_with_replacement -> overlap
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

# %% wrong: flat_masses -> wrong-shape
# wrong: the masses have lost their second axis
# hint: masses should be a column, (n, 1)
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses.squeeze(1))
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: half -> odd-sizes
# wrong: half of the birds are in the test set
# hint: the test set should be about a fifth
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses, fractions=(0.5, 0.5))
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: largest_to_test -> ordered-split
# wrong: sorts by mass first and holds back the heaviest fifth, which is not random
# hint: the split is not random; the test set has only heavy birds
order = all_masses.squeeze(1).argsort()
tr, te = order[:267], order[267:]
X = all_features.clone()
X[:, :3] = (X[:, :3] - X[tr, :3].mean(dim=0)) / X[tr, :3].std(dim=0)
train_set, test_set = (X[tr], all_masses[tr]), (X[te], all_masses[te])

# %% wrong: masses_kilograms -> masses-changed
# wrong: the masses are in kilograms, as in the next notebook
# hint: masses should stay in grams
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses / 1000)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: masses_normalised -> masses-changed
# wrong: normalises the masses as well
# hint: masses should stay in grams
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set = (X_tr, (y_tr - y_tr.mean()) / y_tr.std())
test_set = (X_te, (y_te - y_tr.mean()) / y_tr.std())

# %% wrong: min_max -> other-normalising
# wrong: squeezes each measurement between 0 and 1, which is not what the course calls normalising
# hint: training mean should be 0 and std 1: mean and std, not min and max
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
low, high = X_tr[:, :3].min(dim=0).values, X_tr[:, :3].max(dim=0).values
X_tr[:, :3] = (X_tr[:, :3] - low) / (high - low)
X_te[:, :3] = (X_te[:, :3] - low) / (high - low)
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: nan_by_log -> not-finite
# wrong: takes the logarithm of the normalised numbers, which makes every negative one NaN
# hint: there are NaN values in the sets
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = ((X_tr[:, :3] - mean) / std).log()
X_te[:, :3] = ((X_te[:, :3] - mean) / std).log()
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: no_division -> not-divided
# wrong: subtracts the mean but does not divide by the standard deviation
# hint: the spread is not 1; divide by the std
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean = X_tr[:, :3].mean(dim=0)
X_tr[:, :3] -= mean
X_te[:, :3] -= mean
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: no_return -> wrong-type
# wrong: the function does all the work but returns nothing, so both sets are None
# hint: the sets are None; a function without return gives None
def normalise(pair, mean, std):
    X, y = pair
    X[:, :3] = (X[:, :3] - mean) / std
    both = (X, y)


a, b = split(all_features, all_masses)
mean, std = a[0][:, :3].mean(dim=0), a[0][:, :3].std(dim=0)
train_set = normalise(a, mean, std)
test_set = normalise(b, mean, std)

# %% wrong: not_shuffled -> ordered-split
# wrong: the last fifth in the order of the table, where the birds are sorted by species
# hint: the split is not random; the test set has only the last birds
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses, shuffle=False)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: numpy -> not-a-tensor
# wrong: pairs of NumPy arrays instead of tensors
# hint: expected tensors, not NumPy arrays
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set = (X_tr.numpy(), y_tr.numpy())
test_set = (X_te.numpy(), y_te.numpy())

# %% wrong: one_bird_lost -> birds-lost
# wrong: the test rows begin one too late, so a single bird is in neither set
# hint: one bird is in neither set
order = torch.randperm(333, generator=torch.Generator().manual_seed(42))
tr, te = order[:266], order[267:]
mean, std = all_features[tr, :3].mean(dim=0), all_features[tr, :3].std(dim=0)
X = all_features.clone()
X[:, :3] = (X[:, :3] - mean) / std
train_set = (X[tr], all_masses[tr])
test_set = (X[te], all_masses[te])

# %% wrong: one_mean_for_all -> other-normalising
# wrong: one mean and one standard deviation over all three columns together
# hint: each column needs its own mean: dim=0
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(), X_tr[:, :3].std()
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: only_features -> wrong-type
# wrong: the sets are the features alone, without the masses
# hint: each set should be a pair (features, masses)
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set = X_tr
test_set = X_te

# %% wrong: only_measurements_kept -> wrong-shape
# wrong: returns the three normalised columns alone, species and sex are lost
# hint: 3 columns instead of 7; the columns of zeros and ones are missing
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
train_set = ((X_tr[:, :3] - mean) / std, y_tr)
test_set = ((X_te[:, :3] - mean) / std, y_te)

# %% wrong: other_mates -> rows-mixed
# wrong: splits features and masses in two calls with different seeds
# hint: features and masses of a bird no longer belong together
(X_tr, _), (X_te, _) = split(all_features, all_masses, seed=1)
(_, y_tr), (_, y_te) = split(all_features, all_masses, seed=2)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: overlap -> overlap
# wrong: the training set keeps all birds, those of the test set too
# hint: test birds are also in the training set
perm = torch.randperm(len(all_features), generator=torch.Generator().manual_seed(0))
X = all_features.clone()
mean, std = X[:, :3].mean(dim=0), X[:, :3].std(dim=0)
X[:, :3] = (X[:, :3] - mean) / std
train_set = (X, all_masses)
test_set = (X[perm[:66]], all_masses[perm[:66]])

# %% wrong: pair_order -> wrong-shape
# wrong: each pair is (masses, features), the other way round
# hint: the pairs should be (features, masses)
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (y_tr, X_tr), (y_te, X_te)

# %% wrong: pairs_crossed -> wrong-shape
# wrong: one pair holds both features and the other both masses
# hint: a set is a pair (features, masses) of the same birds
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set = (X_tr, X_te)
test_set = (y_tr, y_te)

# %% wrong: sets_swapped -> odd-sizes
# wrong: the fifth is called training set and the rest test set
# hint: the test set should be the fifth; the two are swapped
(X_te, y_te), (X_tr, y_tr) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: shuffled_apart -> rows-mixed
# wrong: the masses are shuffled with another permutation than the features
# hint: features and masses of a bird no longer belong together
X = all_features[torch.randperm(333)]
y = all_masses[torch.randperm(333)]
X_tr, X_te, y_tr, y_te = X[:266], X[266:], y[:266], y[266:]
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
train_set = (torch.cat([(X_tr[:, :3] - mean) / std, X_tr[:, 3:]], dim=1), y_tr)
test_set = (torch.cat([(X_te[:, :3] - mean) / std, X_te[:, 3:]], dim=1), y_te)

# %% wrong: statistics_after_change -> two-scales
# wrong: takes mean and std for the test set from the training set after it was normalised, so they are 0 and 1
# hint: the test measurements are still in mm; keep mean and std from before
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
X_tr[:, :3] = (X_tr[:, :3] - X_tr[:, :3].mean(dim=0)) / X_tr[:, :3].std(dim=0)
X_te[:, :3] = (X_te[:, :3] - X_tr[:, :3].mean(dim=0)) / X_tr[:, :3].std(dim=0)
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: statistics_of_all -> leakage
# wrong: normalises with the mean and standard deviation of all birds before the split, a leak
# hint: leakage: statistics from the training set alone, after the split
X = all_features.clone()
X[:, :3] = (X[:, :3] - X[:, :3].mean(dim=0)) / X[:, :3].std(dim=0)
train_set, test_set = split(X, all_masses)

# %% wrong: statistics_of_test -> test-statistics
# wrong: mean and standard deviation come from the test set
# hint: statistics must come from the training set
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_te[:, :3].mean(dim=0), X_te[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
X_te[:, :3] = (X_te[:, :3] - mean) / std
train_set = (X_tr, y_tr)
test_set = (X_te, y_te)

# %% wrong: std_after_mean -> two-scales
# wrong: divides the test set by the training std when the training set has been divided already, so by 1
# hint: the test set is not divided by the training std
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean = X_tr[:, :3].mean(dim=0)
X_tr[:, :3] -= mean
X_te[:, :3] -= mean
X_tr[:, :3] /= X_tr[:, :3].std(dim=0)
X_te[:, :3] /= X_tr[:, :3].std(dim=0)
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: subsets -> wrong-type
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

# %% wrong: test_forgotten -> two-scales
# wrong: only the training set is normalised
# hint: the test measurements are still in mm
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: test_own_statistics -> test-own-statistics
# wrong: the test set is normalised with its own mean and standard deviation
# hint: the test set needs the training set's mean and std
def normalise(X):
    X = X.clone()
    X[:, :3] = (X[:, :3] - X[:, :3].mean(dim=0)) / X[:, :3].std(dim=0)
    return X


(a, b), (c, d) = split(all_features, all_masses)
train_set = (normalise(a), b)
test_set = (normalise(c), d)

# %% wrong: two_columns -> other-normalising
# wrong: [:, :2] takes only two columns, the flippers stay in mm
# hint: the third column, flipper length, is not normalised
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :2].mean(dim=0), X_tr[:, :2].std(dim=0)
X_tr[:, :2] = (X_tr[:, :2] - mean) / std
X_te[:, :2] = (X_te[:, :2] - mean) / std
train_set, test_set = (X_tr, y_tr), (X_te, y_te)

# %% wrong: variance -> not-divided
# wrong: divides by the variance instead of the standard deviation
# hint: spread is not 1; divide by std, not var
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, var = X_tr[:, :3].mean(dim=0), X_tr[:, :3].var(dim=0)
X_tr[:, :3] = (X_tr[:, :3] - mean) / var
X_te[:, :3] = (X_te[:, :3] - mean) / var
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
