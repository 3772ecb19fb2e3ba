# wrong: a ReLU at the end, since masses are positive, so the model is no longer linear
# hint: no ReLU here: weighted sum plus bias alone
linear_model = nn.Sequential(nn.Linear(7, 1), nn.ReLU())
n_linear = 8
