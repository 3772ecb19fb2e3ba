# right: a class with batch normalisation and dropout, left in training mode after the loop
class BirdNet(nn.Module):
    def __init__(self, hidden=64):
        super().__init__()
        self.first = nn.Linear(7, hidden)
        self.norm = nn.BatchNorm1d(hidden)
        self.drop = nn.Dropout(0.1)
        self.last = nn.Linear(hidden, 1)

    def forward(self, x):
        x = torch.relu(self.norm(self.first(x)))
        return self.last(self.drop(x))


def fit(X, y, epochs):
    torch.manual_seed(11)
    mass_model = BirdNet().to(device)
    optimizer = torch.optim.Adam(mass_model.parameters(), lr=0.02)
    loss_fn = nn.MSELoss()
    mass_losses = []
    for epoch in range(epochs):
        mass_model.train()
        loss = loss_fn(mass_model(X.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.detach().cpu().item())
    return mass_model, mass_losses
