# wrong: step() stands between zero_grad() and backward(), so there is never a gradient to use
# hint: the order of the five steps: backward() before step()
mass_model = nn.Linear(7, 1)
optimizer = torch.optim.Adam(mass_model.parameters(), lr=0.1)
mass_losses = []
for epoch in range(200):
    y_pred = mass_model(X_birds)
    loss = loss_fn(y_pred, y_birds)
    optimizer.zero_grad()
    optimizer.step()
    loss.backward()
    mass_losses.append(loss.item())
