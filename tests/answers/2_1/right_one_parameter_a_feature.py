# right: very long-winded, a parameter of its own for each feature and a loop over the columns
class LongModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weights = nn.ParameterList([nn.Parameter(torch.randn(1)) for _ in range(7)])
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        result = self.bias
        for i in range(7):
            column = x[:, i : i + 1]
            result = result + self.weights[i] * column
        return result


linear_model = LongModel()
n_linear = 0
for p in linear_model.parameters():
    n_linear = n_linear + p.numel()
