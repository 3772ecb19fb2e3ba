# wrong: weights for each bird of the training set, so it fails or differs for other sets of rows
# hint: the weights belong to features, not to birds
class BirdWeights(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(len(penguins.train[0]), 7))
        self.bias = nn.Parameter(torch.randn(1))

    def forward(self, x):
        return (self.weight * x).sum(dim=1, keepdim=True) + self.bias


linear_model = BirdWeights()
n_linear = sum(p.numel() for p in linear_model.parameters())
