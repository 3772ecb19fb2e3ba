# right: the plain five steps of the notebook, a linear layer, MSELoss and SGD
set_seed(42)
X_birds, y_birds = X_birds.to(device), y_birds.to(device)
mass_model = nn.Linear(7, 1).to(device)
loss_fn = nn.MSELoss()
optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
mass_losses = []

for epoch in range(200):
    mass_model.train()
    y_pred = mass_model(X_birds)
    loss = loss_fn(y_pred, y_birds)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mass_losses.append(loss.item())
print(mass_losses[0], mass_losses[-1])
