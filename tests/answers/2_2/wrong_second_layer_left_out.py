# wrong: forward forgets the last layer and returns the 16 hidden numbers
# hint: 16 numbers for each row; the last layer is not used
class HiddenOut(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(7, 16)
        self.relu = nn.ReLU()
        self.second = nn.Linear(16, 1)

    def forward(self, x):
        return self.relu(self.first(x))


network = HiddenOut()
n_network = 145
