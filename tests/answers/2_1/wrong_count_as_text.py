# wrong: the count is a text
# hint: n_linear should be a number, not text
linear_model = nn.Linear(7, 1)
n_linear = f"{sum(p.numel() for p in linear_model.parameters())} parameters"
