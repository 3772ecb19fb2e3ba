# wrong: counts the parameters of the model of 2.1, a slip of copy and paste
# hint: the count is that of another model
linear_model = nn.Linear(7, 1)
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = sum(p.numel() for p in linear_model.parameters())
