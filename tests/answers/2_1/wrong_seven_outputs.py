# wrong: seven numbers for each row instead of one
# hint: one number for each row: out_features=1
linear_model = nn.Linear(7, 7)
n_linear = 56
