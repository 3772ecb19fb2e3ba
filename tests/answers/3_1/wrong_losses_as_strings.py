# wrong: the losses are formatted, so the list holds strings
# hint: plain numbers, not text; round only when printing
def fit(X, y, epochs):
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(mass_model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(f"{loss.item():.4f}")
    return mass_model, mass_losses
