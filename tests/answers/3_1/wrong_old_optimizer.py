# wrong: the optimiser of section 3.11 is used; it holds the parameters of another model
# hint: the loss never changes: make the optimiser from mass_model.parameters()
mass_model = nn.Linear(7, 1).to(device)
mass_losses = []
for epoch in range(200):
    mass_model.train()
    loss = loss_fn(mass_model(X_birds.to(device)), y_birds.to(device))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mass_losses.append(loss.item())
