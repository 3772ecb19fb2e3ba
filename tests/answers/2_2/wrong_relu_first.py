# wrong: the ReLU stands before the first layer and cuts the negative features off
# hint: ReLU belongs between the layers, not before the first
network = nn.Sequential(nn.ReLU(), nn.Linear(7, 16), nn.Linear(16, 1))
n_network = 145
