# wrong: 200 epochs, the number of the notebook's loop, at the rate of the line, 0.01, are far too few here; the error is still about a kilogram
# hint: loss still falling: train for all the epochs asked for, or raise the rate
def fit(X, y, epochs):
    set_seed(42)
    mass_model = nn.Linear(7, 1).to(device)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.01)
    mass_losses = []
    for epoch in range(200):
        mass_model.train()
        loss = nn.L1Loss()(mass_model(X.to(device)), y.to(device))
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
