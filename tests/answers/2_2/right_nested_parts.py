# right: two parts nested in each other, the hidden one in a ModuleList
class Nested(nn.Module):
    def __init__(self):
        super().__init__()
        self.body = nn.ModuleList([nn.Linear(7, 20), nn.ReLU()])
        self.head = nn.Sequential(nn.Linear(20, 1))

    def forward(self, x):
        for part in self.body:
            x = part(x)
        return self.head(x)


network = Nested()
n_network = 7 * 20 + 20 + 20 + 1
