# wrong: the network of section 2.6, with one input, is copied without a change
# hint: 7 features in: nn.Linear(7, ...)
network = nn.Sequential(nn.Linear(1, 8), nn.ReLU(), nn.Linear(8, 1))
n_network = sum(parameter.numel() for parameter in network.parameters())
