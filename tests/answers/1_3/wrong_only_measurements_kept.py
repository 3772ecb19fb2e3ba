# wrong: returns the three normalised columns alone, species and sex are lost
# hint: 3 columns instead of 7; the columns of zeros and ones are missing
(X_tr, y_tr), (X_te, y_te) = split(all_features, all_masses)
mean, std = X_tr[:, :3].mean(dim=0), X_tr[:, :3].std(dim=0)
train_set = ((X_tr[:, :3] - mean) / std, y_tr)
test_set = ((X_te[:, :3] - mean) / std, y_te)
