# wrong: the ReLU between the two layers is missing, so it is only a line again
# hint: without ReLU a line of a line is a line
network = nn.Sequential(nn.Linear(7, 16), nn.Linear(16, 1))
n_network = 145
