# %% right: one_order
# right: the row numbers drawn once, and used twice
fault_line = "d"


def get_ready(X, y):
    n = len(X)
    n_train = round(0.8 * n)
    generator = torch.Generator().manual_seed(42)
    order = torch.randperm(n, generator=generator)
    X, y = X[order], y[order]
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y[:n_train], y[n_train:]
    mean, std = X_train.mean(), X_train.std()
    X_train, X_test = (X_train - mean) / std, (X_test - mean) / std
    return (X_train, y_train), (X_test, y_test)


# %% right: seeded_again
# right: the generator set back before it is asked again
fault_line = "c"


def get_ready(X, y):
    n = len(X)
    n_train = round(0.8 * n)
    generator = torch.Generator().manual_seed(42)
    X = X[torch.randperm(n, generator=generator)]
    generator.manual_seed(42)
    y = y[torch.randperm(n, generator=generator)]
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y[:n_train], y[n_train:]
    mean, std = X_train.mean(), X_train.std()
    X_train, X_test = (X_train - mean) / std, (X_test - mean) / std
    return (X_train, y_train), (X_test, y_test)


# %% right: two_generators
# right: a generator for each, from the same seed; the line of the generator is blamed
fault_line = "B"


def get_ready(X, y):
    n = len(X)
    n_train = round(0.8 * n)
    X = X[torch.randperm(n, generator=torch.Generator().manual_seed(42))]
    y = y[torch.randperm(n, generator=torch.Generator().manual_seed(42))]
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y[:n_train], y[n_train:]
    mean, std = X_train.mean(), X_train.std()
    X_train, X_test = (X_train - mean) / std, (X_test - mean) / std
    return (X_train, y_train), (X_test, y_test)


# %% right: by_split
# right: the course's split in place of the middle
fault_line = "d"


def get_ready(X, y):
    (X_train, y_train), (X_test, y_test) = split(X, y)
    mean, std = X_train.mean(), X_train.std(correction=0)
    X_train, X_test = (X_train - mean) / std, (X_test - mean) / std
    return [X_train, y_train], [X_test, y_test]


# %% wrong: rounding_blamed -> other-line
# wrong: the size of the training set is blamed
# hint: the size is fine
fault_line = "a"

# %% wrong: generator_blamed -> other-line
# wrong: the generator is blamed, and left as it is
# hint: what does it give when it is asked again?
fault_line = "b"

# %% wrong: statistics_blamed -> other-line
# wrong: leakage is suspected
# hint: they come from the training set
fault_line = "g"

# %% wrong: test_set_blamed -> other-line
# wrong: the test set should have its own mean, it is said
# hint: one scale for both
fault_line = "h"

# %% wrong: right_letter_nothing_repaired -> still-mixed
# wrong: the letter alone
# hint: repair the program, too
fault_line = "d"

# %% wrong: another_seed -> still-mixed
# wrong: another seed for the second shuffle
# hint: what must X and y have in common?
fault_line = "d"


def get_ready(X, y):
    n = len(X)
    n_train = round(0.8 * n)
    X = X[torch.randperm(n, generator=torch.Generator().manual_seed(42))]
    y = y[torch.randperm(n, generator=torch.Generator().manual_seed(43))]
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y[:n_train], y[n_train:]
    mean, std = X_train.mean(), X_train.std()
    X_train, X_test = (X_train - mean) / std, (X_test - mean) / std
    return (X_train, y_train), (X_test, y_test)


# %% wrong: y_left_alone -> still-mixed
# wrong: the second shuffle taken out
# hint: what must X and y have in common?
fault_line = "d"


def get_ready(X, y):
    n = len(X)
    n_train = round(0.8 * n)
    X = X[torch.randperm(n)]
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y[:n_train], y[n_train:]
    mean, std = X_train.mean(), X_train.std()
    X_train, X_test = (X_train - mean) / std, (X_test - mean) / std
    return (X_train, y_train), (X_test, y_test)


# %% wrong: no_shuffle_at_all -> not-shuffled
# wrong: both shuffles taken out
# hint: keep the shuffling
fault_line = "c"


def get_ready(X, y):
    n = len(X)
    n_train = round(0.8 * n)
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y[:n_train], y[n_train:]
    mean, std = X_train.mean(), X_train.std()
    X_train, X_test = (X_train - mean) / std, (X_test - mean) / std
    return (X_train, y_train), (X_test, y_test)


# %% wrong: statistics_of_all -> other-repair
# wrong: repaired, and made to leak
# hint: leave the other lines
fault_line = "d"


def get_ready(X, y):
    n = len(X)
    n_train = round(0.8 * n)
    order = torch.randperm(n)
    X, y = (X[order] - X.mean()) / X.std(), y[order]
    return (X[:n_train], y[:n_train]), (X[n_train:], y[n_train:])


# %% wrong: cut_in_half -> other-repair
# wrong: repaired, and cut elsewhere
# hint: leave the other lines
fault_line = "d"


def get_ready(X, y):
    n = len(X)
    n_train = n // 2
    order = torch.randperm(n)
    X, y = X[order], y[order]
    X_train, X_test = X[:n_train], X[n_train:]
    mean, std = X_train.mean(), X_train.std()
    return ((X_train - mean) / std, y[:n_train]), ((X_test - mean) / std, y[n_train:])


# %% wrong: a_number_for_a_letter -> no-such-choice
# wrong: the number of the line
# hint: its letter
fault_line = 4
