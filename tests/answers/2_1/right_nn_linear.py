# right: the ready-made part, with the count worked out by hand
linear_model = nn.Linear(7, 1)
n_linear = 8
