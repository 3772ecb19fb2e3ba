# wrong: the loss compares the predictions with themselves, so it is 0 from the start
# hint: a loss of 0 from the first epoch: compare predictions with y
def fit(X, y, epochs):
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    loss_fn = nn.MSELoss()
    mass_losses = []
    for epoch in range(epochs):
        y_pred = mass_model(X)
        loss = loss_fn(y_pred, y_pred)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
