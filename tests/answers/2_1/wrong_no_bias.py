# wrong: a model without a bias
# hint: a bias has to be added
linear_model = nn.Linear(7, 1, bias=False)
n_linear = 7
