# wrong: backward() returns nothing, so the list is full of None
# hint: keep loss.item(), not the result of backward()
def fit(X, y, epochs):
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(mass_model(X), y)
        optimizer.zero_grad()
        mass_losses.append(loss.backward())
        optimizer.step()
    return mass_model, mass_losses
