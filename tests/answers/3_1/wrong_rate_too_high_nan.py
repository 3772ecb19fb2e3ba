# wrong: the learning rate is far too high, so loss and parameters become NaN
# hint: losses are NaN: lower the learning rate
set_seed(42)
mass_model = nn.Linear(7, 1)
optimizer = torch.optim.SGD(mass_model.parameters(), lr=2)
mass_losses = []
for epoch in range(400):
    loss = nn.MSELoss()(mass_model(X_birds), y_birds)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mass_losses.append(loss.item())
