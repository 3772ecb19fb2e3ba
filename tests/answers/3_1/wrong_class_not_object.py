# wrong: mass_model is the class; the trained object is called net
# hint: mass_model is a class and not a model: give the trained object
class MassNet(nn.Module):
    def __init__(self):
        super().__init__()
        self.layer = nn.Linear(7, 1)

    def forward(self, x):
        return self.layer(x)


net = MassNet()
optimizer = torch.optim.SGD(net.parameters(), lr=0.1)
mass_losses = []
for epoch in range(200):
    loss = nn.MSELoss()(net(X_birds), y_birds)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mass_losses.append(loss.item())
mass_model = MassNet
