# wrong: only the weights are counted on paper, the 17 biases are forgotten
# hint: each layer has a bias for each of its outputs
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = 7 * 16 + 16
