# wrong: dim=1, the mean of each bird's three measurements and not of each column
# hint: mean over the birds, dim=0, not over each row
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
for X in (X_tr, X_te):
    M = X[:, :3]
    X[:, :3] = (M - M.mean(dim=1, keepdim=True)) / M.std(dim=1, keepdim=True)
train_set, test_set = (X_tr, y_tr), (X_te, y_te)
