# wrong: the losses are kept as tensors with their gradients instead of plain numbers
# hint: append loss.item(), a plain number
def fit(X, y, epochs):
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(mass_model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss)
    return mass_model, mass_losses
