# right: as short as it gets, on the CPU, with the gradients cleared at the end of each turn
mass_model = nn.Linear(7, 1)
opt = torch.optim.Adam(mass_model.parameters(), lr=0.1)
mass_losses = []
for _ in range(300):
    loss = (mass_model(X_birds) - y_birds).abs().mean()
    loss.backward()
    opt.step()
    opt.zero_grad()
    mass_losses.append(float(loss))
