# wrong: two hidden layers instead of one
# hint: one hidden layer: linear, ReLU, linear
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = sum(p.numel() for p in network.parameters())
