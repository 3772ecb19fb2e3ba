# wrong: weight and bias are plain tensors and no parameters
# hint: the model has no parameters: wrap in nn.Parameter
class PlainModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.randn(7, 1)
        self.bias = torch.randn(1)

    def forward(self, x):
        return x @ self.weight + self.bias


linear_model = PlainModel()
n_linear = 8
