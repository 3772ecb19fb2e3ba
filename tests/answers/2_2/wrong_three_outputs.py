# wrong: one output for each species, three instead of one
# hint: one number for each row
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 3))
n_network = 179
