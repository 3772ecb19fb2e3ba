# wrong: the network has 32 hidden numbers, the count is that for 16
# hint: the count does not fit this network
network = nn.Sequential(nn.Linear(7, 32), nn.ReLU(), nn.Linear(32, 1))
n_network = 145
