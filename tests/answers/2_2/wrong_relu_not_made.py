# wrong: self.relu is the class nn.ReLU without brackets, so calling the network fails
# hint: calling the network raises an error; nn.ReLU() needs brackets
class NoBrackets(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(7, 16)
        self.relu = nn.ReLU
        self.second = nn.Linear(16, 1)

    def forward(self, x):
        return self.second(self.relu(self.first(x)))


network = NoBrackets()
n_network = 145
