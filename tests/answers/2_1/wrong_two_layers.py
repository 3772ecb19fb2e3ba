# wrong: a hidden layer in between, so there are many more weights than one for each feature
# hint: one weight for each feature and one bias, no hidden layer
linear_model = nn.Sequential(nn.Linear(7, 16), nn.Linear(16, 1))
n_linear = sum(p.numel() for p in linear_model.parameters())
