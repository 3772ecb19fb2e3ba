# wrong: forward takes the mean over all birds, so a single number comes back for all rows
# hint: one number for each row, not one for all
class MeanNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.stack = nn.Sequential(nn.Linear(7, 16), nn.ReLU(), nn.Linear(16, 1))

    def forward(self, x):
        return self.stack(x).mean()


network = MeanNet()
n_network = 145
