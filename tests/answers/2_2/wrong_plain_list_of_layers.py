# wrong: a list of layers, which cannot be called
# hint: a list is no model: nn.Sequential(...)
network = [nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)]
n_network = 145
