# wrong: backward() returns nothing, so the list is full of None
# hint: keep loss.item(), not the result of backward()
mass_model = nn.Linear(7, 1)
optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
mass_losses = []
for epoch in range(200):
    loss = nn.MSELoss()(mass_model(X_birds), y_birds)
    optimizer.zero_grad()
    mass_losses.append(loss.backward())
    optimizer.step()
