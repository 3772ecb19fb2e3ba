# wrong: the test set is normalised with its own mean and standard deviation
# hint: the test set needs the training set's mean and std
def normalise(X):
    X = X.clone()
    X[:, :3] = (X[:, :3] - X[:, :3].mean(dim=0)) / X[:, :3].std(dim=0)
    return X


(a, b), (c, d) = split(all_features, all_masses)
train_set = (normalise(a), b)
test_set = (normalise(c), d)
