# wrong: the layers stand in a plain list, so the model has no parameters, and the count is 0
# hint: PyTorch does not see layers in a Python list: nn.Sequential
class Net(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


network = Net()
n_network = sum(p.numel() for p in network.parameters())
