# wrong: the function trains on the validation birds and not on X and y (nearly right; the error is small all the same)
# hint: the wrong set: train on X and y, as they are given to fit
def fit(X, y, epochs):
    X, y = penguins.validation
    set_seed(42)
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(mass_model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
