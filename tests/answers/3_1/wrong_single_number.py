# wrong: mass_losses is the last loss, one number instead of a list
# hint: a list with one loss an epoch
mass_model = nn.Linear(7, 1)
optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
for epoch in range(200):
    loss = nn.MSELoss()(mass_model(X_birds), y_birds)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mass_losses = loss.item()
