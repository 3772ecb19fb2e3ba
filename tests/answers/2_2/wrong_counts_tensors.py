# wrong: n_network counts the tensors, 4, and not the numbers in them
# hint: the numbers in all the tensors: numel()
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))
n_network = len(list(network.parameters()))
