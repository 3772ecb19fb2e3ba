# wrong: optimizer.step() is forgotten, so the model stays as it was
# hint: the loss never changes: step 5, optimizer.step(), is missing
def fit(X, y, epochs):
    set_seed(42)
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        mass_model.train()
        loss = nn.MSELoss()(mass_model(X), y)
        optimizer.zero_grad()
        loss.backward()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
