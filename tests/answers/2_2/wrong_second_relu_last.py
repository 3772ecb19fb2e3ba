# wrong: one more ReLU at the very end, which could leave the network stuck at 0
# hint: no ReLU after the last layer
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1), nn.ReLU())
n_network = 145
