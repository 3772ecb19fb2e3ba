# wrong: what is returned is the last loss, one number instead of a list
# hint: a list with one loss an epoch
def fit(X, y, epochs):
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    for epoch in range(epochs):
        loss = nn.MSELoss()(mass_model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses = loss.item()
    return mass_model, mass_losses
