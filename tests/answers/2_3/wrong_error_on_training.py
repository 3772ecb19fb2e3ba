# wrong: measures the error on the training birds
# hint: measure on the validation set
y_tr = penguins.train[1]
baseline_grams = (y_tr - y_tr.mean()).abs().mean().item() * 1000
