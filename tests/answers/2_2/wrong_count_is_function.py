# wrong: the count is a function that nobody has called
# hint: n_network is a function; call it
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))


def n_network():
    return sum(p.numel() for p in network.parameters())
