# %% right: as_in_the_comment
# right: as the comments say
def own_split(X, y):
    rows = torch.randperm(len(X))
    n_train = int(0.8 * len(X))
    train, test = rows[:n_train], rows[n_train:]
    return X[train], y[train], X[test], y[test]


# %% right: shuffled_first_then_cut
# right: both are shuffled by the same rows, and then cut
def own_split(X, y):
    rows = torch.randperm(len(X))
    X, y = X[rows], y[rows]
    n = round(len(X) * 0.8)
    return X[:n], y[:n], X[n:], y[n:]


# %% right: two_pairs
# right: as pairs, with whole-number division
def own_split(X, y):
    rows = torch.randperm(X.shape[0])
    cut = len(X) * 8 // 10
    return (X[rows[:cut]], y[rows[:cut]]), (X[rows[cut:]], y[rows[cut:]])


# %% right: by_pythons_shuffle
# right: Python's own random
import random


def own_split(X, y):
    rows = list(range(len(X)))
    random.shuffle(rows)
    cut = int(len(rows) * 0.8)
    return X[rows[:cut]], y[rows[:cut]], X[rows[cut:]], y[rows[cut:]]


# %% right: test_set_first
# right: the test set is the first fifth of the shuffled rows
def own_split(X, y):
    rows = torch.randperm(len(X), generator=torch.Generator().manual_seed(1))
    n_test = len(X) // 5
    return X[rows[n_test:]], y[rows[n_test:]], X[rows[:n_test]], y[rows[:n_test]]


# %% wrong: not_shuffled -> ordered
# wrong: cut, and not shuffled
# hint: randperm
def own_split(X, y):
    n = int(0.8 * len(X))
    return X[:n], y[:n], X[n:], y[n:]


# %% wrong: shuffled_twice -> pairs-broken
# wrong: X and y are shuffled by different rows
# hint: the same rows
def own_split(X, y):
    n = int(0.8 * len(X))
    X = X[torch.randperm(len(X))]
    y = y[torch.randperm(len(y))]
    return X[:n], y[:n], X[n:], y[n:]


# %% wrong: only_x_shuffled -> pairs-broken
# wrong: y is left in its order
# hint: the same rows
def own_split(X, y):
    rows = torch.randperm(len(X))
    n = int(0.8 * len(X))
    return X[rows[:n]], y[:n], X[rows[n:]], y[n:]


# %% wrong: always_forty -> fixed-sizes
# wrong: 40, whatever comes
# hint: 80 % of len(X)
def own_split(X, y):
    rows = torch.randperm(len(X))
    return X[rows[:40]], y[rows[:40]], X[rows[40:]], y[rows[40:]]


# %% wrong: twenty_for_training -> swapped
# wrong: 20 % are for training
# hint: the larger part
def own_split(X, y):
    rows = torch.randperm(len(X))
    n = int(0.2 * len(X))
    return X[rows[:n]], y[rows[:n]], X[rows[n:]], y[rows[n:]]


# %% wrong: half_and_half -> wrong-sizes
# wrong: one half each
# hint: 80 %
def own_split(X, y):
    rows = torch.randperm(len(X))
    n = len(X) // 2
    return X[rows[:n]], y[rows[:n]], X[rows[n:]], y[rows[n:]]


# %% wrong: drawn_twice -> lost-samples
# wrong: two draws, so that samples come twice
# hint: draw once
def own_split(X, y):
    n = int(0.8 * len(X))
    train = torch.randperm(len(X))[:n]
    test = torch.randperm(len(X))[n:]
    return X[train], y[train], X[test], y[test]


# %% wrong: other_order -> other-order
# wrong: as scikit-learn returns them
# hint: each X with its y
def own_split(X, y):
    rows = torch.randperm(len(X))
    n = int(0.8 * len(X))
    return X[rows[:n]], X[rows[n:]], y[rows[:n]], y[rows[n:]]


# %% wrong: only_x_returned -> wrong-return
# wrong: y is forgotten
# hint: four tensors
def own_split(X, y):
    rows = torch.randperm(len(X))
    n = int(0.8 * len(X))
    return X[rows[:n]], X[rows[n:]]


# %% wrong: float_as_a_row_number -> function-fails
# wrong: 0.8 times a whole number is a float
# hint: int or round
def own_split(X, y):
    rows = torch.randperm(len(X))
    n = 0.8 * len(X)
    return X[rows[:n]], y[rows[:n]], X[rows[n:]], y[rows[n:]]
