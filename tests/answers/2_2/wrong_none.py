# wrong: a helper builds the network but does not return it
# hint: network is None; return is missing
def build():
    net = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))


network = build()
n_network = 145
