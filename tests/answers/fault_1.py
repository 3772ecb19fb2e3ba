# %% right: y_shuffled_beside_x
# right: the same rows of y
fault_line = "c"


def prepare(X, y):
    rows = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    X = X[rows]
    y = y[rows]
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y[:n_train], y[n_train:]
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / std, y_train, (X_test - mean) / std, y_test

# %% right: both_in_one_line
# right: both in one line
fault_line = "C"


def prepare(X, y):
    rows = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    X, y = X[rows], y[rows]
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y[:n_train], y[n_train:]
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / std, y_train, (X_test - mean) / std, y_test

# %% right: y_cut_by_the_rows
# right: y is cut by the shuffled row numbers
fault_line = "e"


def prepare(X, y):
    rows = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    X = X[rows]
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y[rows[:n_train]], y[rows[n_train:]]
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / std, y_train, (X_test - mean) / std, y_test

# %% right: by_the_courses_split
# right: the course's own split
fault_line = "c"


def prepare(X, y):
    (X_train, y_train), (X_test, y_test) = split(X, y)
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / std, y_train, (X_test - mean) / std, y_test

# %% wrong: statistics_blamed -> other-line
# wrong: the statistics are blamed
# hint: normalising keeps correlations
fault_line = "f"

# %% wrong: randperm_blamed -> other-line
# wrong: the random numbers are blamed
# hint: random order is wanted
fault_line = "a"

# %% wrong: cut_blamed -> other-line
# wrong: the cut of X is blamed
# hint: what was done before?
fault_line = "d"

# %% wrong: letter_alone -> still-broken
# wrong: nothing is repaired
# hint: repair the program, too
fault_line = "c"

# %% wrong: shuffled_anew -> still-broken
# wrong: y gets rows of its own
# hint: the same rows
fault_line = "c"


def prepare(X, y):
    rows = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    X = X[rows]
    y = y[torch.randperm(len(y))]
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y[:n_train], y[n_train:]
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / std, y_train, (X_test - mean) / std, y_test

# %% wrong: shuffling_left_out -> not-shuffled
# wrong: nothing is shuffled any more
# hint: keep the shuffling
fault_line = "c"


def prepare(X, y):
    rows = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    X = X
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y[:n_train], y[n_train:]
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / std, y_train, (X_test - mean) / std, y_test

# %% wrong: whole_y_returned -> pairs-broken
# wrong: y is not cut any more
# hint: as many y as X
fault_line = "e"


def prepare(X, y):
    rows = torch.randperm(len(X))
    n_train = round(0.8 * len(X))
    X = X[rows]
    y = y[rows]
    X_train, X_test = X[:n_train], X[n_train:]
    y_train, y_test = y, y
    mean, std = X_train.mean(), X_train.std()
    return (X_train - mean) / std, y_train, (X_test - mean) / std, y_test

# %% wrong: number_of_the_line -> no-such-choice
# wrong: a number
# hint: a letter
fault_line = 3
