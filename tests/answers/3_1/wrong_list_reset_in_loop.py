# wrong: the list is made anew in every epoch, so that only the last loss is left
# hint: one number for each epoch; make the list before the loop
mass_model = nn.Linear(7, 1)
optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
for epoch in range(200):
    mass_losses = []
    loss = nn.MSELoss()(mass_model(X_birds), y_birds)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mass_losses.append(loss.item())
