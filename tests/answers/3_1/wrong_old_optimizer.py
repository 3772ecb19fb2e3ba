# wrong: the optimiser of section 3.11 is used; it holds the parameters of another model
# hint: the loss never changes: make the optimiser inside fit, from the parameters of its model
def fit(X, y, epochs):
    mass_model = nn.Linear(7, 1).to(device)
    mass_losses = []
    for epoch in range(epochs):
        mass_model.train()
        loss = loss_fn(mass_model(X.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
