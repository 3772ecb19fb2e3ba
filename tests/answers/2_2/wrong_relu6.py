# wrong: ReLU6, which also cuts everything above 6 off
# hint: nn.ReLU was asked for; this one cuts large numbers off too
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU6(), nn.Linear(16, 1))
n_network = 145
