# wrong: the loop trains on the validation birds instead of the training birds (nearly right; the error is small all the same)
# hint: the wrong set: train on penguins.train
X_birds, y_birds = penguins.validation
set_seed(42)
mass_model = nn.Linear(7, 1)
optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
mass_losses = []
for epoch in range(300):
    loss = nn.MSELoss()(mass_model(X_birds), y_birds)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mass_losses.append(loss.item())
