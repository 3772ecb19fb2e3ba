# wrong: the layers are in a Python list inside the class, so the module does not know their parameters
# hint: no parameters found; nn.ModuleList or nn.Sequential instead of a list
class ListNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = [nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1)]

    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x


network = ListNet()
n_network = 145
