# wrong: counts the weights and forgets all biases, 7 * 16 + 16
# hint: the biases count too
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = 7 * 16 + 16 * 1
