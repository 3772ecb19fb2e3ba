# wrong: the class and not an instance of it
# hint: brackets are missing: make an instance
class TwoLayers(nn.Module):
    def __init__(self):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.stack(x)


network = TwoLayers
n_network = 145
