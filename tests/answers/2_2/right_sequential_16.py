# right: a Sequential with 16 hidden numbers, counted by hand
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = 145
