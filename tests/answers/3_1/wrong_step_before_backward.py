# wrong: step() stands between zero_grad() and backward(), so there is never a gradient to use
# hint: the order of the five steps: backward() before step()
def fit(X, y, epochs):
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.Adam(mass_model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        y_pred = mass_model(X)
        loss = loss_fn(y_pred, y)
        optimizer.zero_grad()
        optimizer.step()
        loss.backward()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
