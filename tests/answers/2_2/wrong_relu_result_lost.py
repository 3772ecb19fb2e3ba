# wrong: calls the ReLU but does not keep its result, so it has no effect
# hint: the result of relu is not used; it behaves like a line
class LostRelu(nn.Module):
    def __init__(self):
        super().__init__()
        self.first = nn.Linear(7, 16)
        self.relu = nn.ReLU()
        self.second = nn.Linear(16, 1)

    def forward(self, x):
        x = self.first(x)
        self.relu(x)
        return self.second(x)


network = LostRelu()
n_network = 145
