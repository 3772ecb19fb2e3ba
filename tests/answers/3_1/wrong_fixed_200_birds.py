# wrong: forward reshapes to exactly 200 birds, so the model fails on the 66 validation birds
# hint: the model fails on the validation birds: forward must take any number of rows
class MassNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = nn.Parameter(torch.randn(7, 1) * 0.1)
        self.bias = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        return (x.reshape(200, 7) @ self.weight + self.bias).reshape(200, 1)


def fit(X, y, epochs):
    mass_model = MassNet()
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(mass_model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
