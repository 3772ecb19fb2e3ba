# wrong: len(network), the number of parts
# hint: count numbers, not layers
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = len(network)
