# wrong: the list holds pairs (epoch, loss) instead of the losses
# hint: one plain number an epoch, not a pair
def fit(X, y, epochs):
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(mass_model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append((epoch, loss.item()))
    return mass_model, mass_losses
