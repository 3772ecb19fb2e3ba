# right: the five steps are spread over small helper functions
def make_model():
    return nn.Sequential(nn.Linear(7, 16), nn.Tanh(), nn.Linear(16, 1)).to(device)


def make_optimizer(model):
    return torch.optim.Adam(model.parameters(), lr=0.03)


def one_epoch(model, optimizer, X, y):
    model.train()
    loss = nn.functional.l1_loss(model(X), y)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item()


def fit(X, y, epochs):
    X, y = X.to(device), y.to(device)
    model = make_model()
    optimizer = make_optimizer(model)
    return model, [one_epoch(model, optimizer, X, y) for _ in range(epochs)]


model, losses = fit(X_birds, y_birds, 300)
