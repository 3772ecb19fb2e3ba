# wrong: a sigmoid instead of the ReLU
# hint: between the layers should be a ReLU
network = nn.Sequential(nn.Linear(7, 16), nn.Sigmoid(), nn.Linear(16, 1))
n_network = 145
