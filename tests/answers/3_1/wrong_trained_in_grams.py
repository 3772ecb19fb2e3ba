# wrong: the model is trained on targets in grams and so predicts about 4000 instead of about 4
# hint: unit: the targets, and so the predictions, are in kilograms
def fit(X, y, epochs):
    set_seed(42)
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(mass_model(X), y * 1000)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
