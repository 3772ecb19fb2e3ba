# right: the plain five steps of the notebook, a linear layer, MSELoss and SGD
def fit(X, y, epochs):
    set_seed(42)
    X, y = X.to(device), y.to(device)
    mass_model = nn.Linear(7, 1).to(device)
    loss_fn = nn.MSELoss()
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []

    for epoch in range(epochs):
        mass_model.train()
        y_pred = mass_model(X)
        loss = loss_fn(y_pred, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return mass_model, mass_losses


mass_model, mass_losses = fit(X_birds, y_birds, 300)
print(mass_losses[0], mass_losses[-1])
