# wrong: weight (1, 7) times rows (n, 7) does not fit, the call fails
# hint: calling the model raises a shape error; transpose the weight or swap the order
class WrongWay(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(1, 7))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight @ x + self.bias


linear_model = WrongWay()
n_linear = 8
