# right: terse; the count is worked out on paper
h = 16
network = nn.Sequential(nn.Linear(7, h), nn.ReLU(), nn.Linear(h, 1))
n_network = 7 * h + h + h * 1 + 1
