# wrong: mass_model is the predictions of the model, a tensor
# hint: the model itself is wanted, not its output
model = nn.Linear(7, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
mass_losses = []
for epoch in range(200):
    mass_model = model(X_birds)
    loss = nn.MSELoss()(mass_model, y_birds)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mass_losses.append(loss.item())
