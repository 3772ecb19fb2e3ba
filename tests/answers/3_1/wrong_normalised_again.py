# wrong: all columns are normalised once more before training, and the model is useless on the columns as given (nearly right)
# hint: X is normalised already; the model must fit X as penguins gives it
def fit(X, y, epochs):
    set_seed(42)
    X_norm = (X - X.mean(dim=0)) / X.std(dim=0)
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(mass_model(X_norm), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
