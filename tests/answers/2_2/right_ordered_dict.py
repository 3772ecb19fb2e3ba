# right: a Sequential with names for its parts, moved to the device
from collections import OrderedDict

h = 8
network = nn.Sequential(OrderedDict([
    ("hidden", nn.Linear(len(penguins.features), h)),
    ("bend", nn.ReLU()),
    ("out", nn.Linear(h, 1)),
])).to(device)
n_network = 0
for name, p in network.named_parameters():
    print(name, p.shape)
    n_network += p.numel()
