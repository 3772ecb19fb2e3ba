# right: follows the words of the task, with flat weights, a product, a sum over the columns and a single number as bias
class WeightedSum(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(7))
        self.bias = nn.Parameter(torch.tensor(0.5))

    def forward(self, x):
        products = x * self.weight
        total = products.sum(dim=1, keepdim=True)
        return total + self.bias


linear_model = WeightedSum()
n_linear = len(linear_model.weight) + 1
