# right: the model itself shifts and scales its columns and its output, so it takes X as it is and returns kilograms
class ScaledLine(nn.Module):
    def __init__(self, X, y):
        super().__init__()
        self.register_buffer("x_mean", X.mean(dim=0))
        self.register_buffer("x_std", X.std(dim=0) + 1e-6)
        self.register_buffer("y_mean", y.mean())
        self.register_buffer("y_std", y.std())
        self.line = nn.Linear(X.shape[1], 1)

    def forward(self, X):
        z = (X - self.x_mean) / self.x_std
        return self.y_mean + self.y_std * self.line(z)


def fit(X, y, epochs):
    model = ScaledLine(X, y).to(device)
    loss_fn = nn.MSELoss()
    optimizer = torch.optim.Adam(model.parameters(), lr=0.05)
    losses = []
    for epoch in range(epochs):
        model.train()
        loss = loss_fn(model(X.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
