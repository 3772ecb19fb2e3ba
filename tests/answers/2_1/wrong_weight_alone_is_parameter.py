# wrong: the bias is a plain tensor and no parameter, so training would never change it
# hint: the bias should be an nn.Parameter too
class HalfModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(7, 1))
        self.bias = torch.zeros(1)

    def forward(self, x):
        return x @ self.weight + self.bias


linear_model = HalfModel()
n_linear = 8
