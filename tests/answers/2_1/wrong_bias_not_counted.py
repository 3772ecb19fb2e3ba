# wrong: counts the 7 weights and forgets the bias
# hint: the bias is adjustable too
linear_model = nn.Linear(7, 1)
n_linear = 7
