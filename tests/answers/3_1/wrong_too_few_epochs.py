# wrong: 200 epochs at the rate of the line, 0.01, are far too few here; the error is still about a kilogram
# hint: loss still falling: train for longer or raise the rate
set_seed(42)
mass_model = nn.Linear(7, 1).to(device)
optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.01)
mass_losses = []
for epoch in range(200):
    mass_model.train()
    loss = nn.L1Loss()(mass_model(X_birds.to(device)), y_birds.to(device))
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mass_losses.append(loss.item())
