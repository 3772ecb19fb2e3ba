# right: own parameters and a matrix product, starting at zero
class PenguinLine(nn.Module):
    def __init__(self):
        super().__init__()
        self.w = nn.Parameter(torch.zeros(7, 1))
        self.b = nn.Parameter(torch.zeros(1))

    def forward(self, X):
        return X @ self.w + self.b


linear_model = PenguinLine()
n_linear = 7 * 1 + 1
