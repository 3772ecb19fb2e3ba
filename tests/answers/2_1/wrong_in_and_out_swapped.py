# wrong: one input and seven outputs
# hint: in_features comes first: 7 in, 1 out
linear_model = nn.Linear(1, 7)
n_linear = 14
