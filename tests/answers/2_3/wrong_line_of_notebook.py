# wrong: uses y_train and y_test of the straight line and not the penguins
# hint: these are the numbers of the line; use penguins
baseline_grams = (y_test - y_train.mean()).abs().mean().item() * 1000
