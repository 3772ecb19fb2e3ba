# wrong: fit returns the predictions of the model, a tensor
# hint: the model itself is wanted, not its output
def fit(X, y, epochs):
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        mass_model = model(X)
        loss = nn.MSELoss()(mass_model, y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
