# wrong: 16 numbers come out of the first layer, the second wants 8
# hint: calling the network raises a shape error; the widths must fit
network = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(8, 1))
n_network = 137
