# wrong: multiplies each feature by its weight but does not sum the products
# hint: the products have to be summed
class ProductModel(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(7))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return self.weight * x + self.bias


linear_model = ProductModel()
n_linear = 8
