# wrong: the linear model of 2.1 under a new name
# hint: a hidden layer and ReLU are missing
network = nn.Linear(7, 1)
n_network = 8
