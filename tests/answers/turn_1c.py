# %% right: two_lines
# right: two lines
def normalised(train, test):
    mean, std = train.mean(), train.std()
    return (train - mean) / std, (test - mean) / std


# %% right: column_by_column
# right: by columns, which is the same for one
def normalised(train, test):
    m = train.mean(dim=0)
    s = train.std(dim=0)
    return (train - m) / s, (test - m) / s


# %% right: std_of_the_population
# right: the other kind of standard deviation
def normalised(train, test):
    m = train.mean()
    s = ((train - m) ** 2).mean().sqrt()
    return [(train - m) / s, (test - m) / s]


# %% right: by_std_mean
# right: both numbers by one function
def normalised(train, test):
    std, mean = torch.std_mean(train)
    train_normal = (train - mean) / std
    test_normal = (test - mean) / std
    return train_normal, test_normal


# %% wrong: everyone -> leakage
# wrong: both sets are measured
# hint: the training set alone
def normalised(train, test):
    everyone = torch.cat([train, test])
    mean, std = everyone.mean(), everyone.std()
    return (train - mean) / std, (test - mean) / std


# %% wrong: each_by_its_own -> own-statistics
# wrong: each set by its own numbers
# hint: the same numbers for both
def normalised(train, test):
    return (train - train.mean()) / train.std(), (test - test.mean()) / test.std()


# %% wrong: brackets_forgotten -> not-normalised
# wrong: the division comes first
# hint: brackets
def normalised(train, test):
    mean, std = train.mean(), train.std()
    return train - mean / std, test - mean / std


# %% wrong: only_the_mean -> not-divided
# wrong: nothing is divided
# hint: divide
def normalised(train, test):
    mean = train.mean()
    return train - mean, test - mean


# %% wrong: training_set_alone -> wrong-return
# wrong: the test set is forgotten
# hint: both sets
def normalised(train, test):
    mean, std = train.mean(), train.std()
    return (train - mean) / std


# %% wrong: into_zero_and_one -> not-normalised
# wrong: by minimum and maximum
# hint: mean and std
def normalised(train, test):
    low, high = train.min(), train.max()
    return (train - low) / (high - low), (test - low) / (high - low)


# %% wrong: by_the_test_set -> test-statistics
# wrong: measured on the test set
# hint: the training set
def normalised(train, test):
    mean, std = test.mean(), test.std()
    return (train - mean) / std, (test - mean) / std
