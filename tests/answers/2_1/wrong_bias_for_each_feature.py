# wrong: adds a bias to each product before the sum, 14 numbers instead of 8
# hint: one bias, added once after the sum
class ManyBiases(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(7))
        self.bias = nn.Parameter(torch.randn(7))

    def forward(self, x):
        return (self.weight * x + self.bias).sum(dim=1, keepdim=True)


linear_model = ManyBiases()
n_linear = 14
