# wrong: counts all but the bias of the last layer
# hint: one too few: the last layer has a bias too
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = 7 * 16 + 16 + 16
