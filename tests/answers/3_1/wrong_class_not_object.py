# wrong: fit returns the class; the trained object is called net
# hint: fit returns a class and not a model: return the trained object
class MassNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(7, 1)

    def forward(self, x):
        return self.layer(x)


def fit(X, y, epochs):
    net = MassNet()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(net(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return MassNet, mass_losses
