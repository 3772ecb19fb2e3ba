# wrong: the gradients are never cleared, so they add up
# hint: step 3, optimizer.zero_grad(), is missing
set_seed(42)
mass_model = nn.Linear(7, 1)
optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.05)
mass_losses = []
for epoch in range(300):
    loss = loss_fn(mass_model(X_birds), y_birds)
    loss.backward()
    optimizer.step()
    mass_losses.append(loss.item())
