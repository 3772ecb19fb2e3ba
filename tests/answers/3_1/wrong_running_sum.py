# wrong: the losses are added up over all epochs, because the total is not set back to 0 (nearly right)
# hint: the numbers rise although the model learns: start the total at 0 in every epoch
def fit(X, y, epochs):
    torch.manual_seed(1)
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []
    total = 0.0
    for epoch in range(epochs):
        for start in range(0, len(X), 100):
            xb, yb = X[start : start + 100], y[start : start + 100]
            loss = nn.functional.mse_loss(mass_model(xb), yb)
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            total += loss.item()
        mass_losses.append(total / 2)
    return mass_model, mass_losses
