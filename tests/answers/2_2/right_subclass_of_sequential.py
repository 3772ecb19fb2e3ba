# right: inherits from nn.Sequential, with a helper function that counts
def count(module):
    return sum(p.numel() for p in module.parameters() if p.requires_grad)


class SmallNetwork(nn.Sequential):
    def __init__(self, n_in, n_hidden):
        super().__init__(nn.Linear(n_in, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1))


network = SmallNetwork(7, 16)
n_network = count(network)
