# wrong: takes the three measurements and not all 7 features
# hint: the network should take 7 features
network = nn.Sequential(nn.Linear(3, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = 81
