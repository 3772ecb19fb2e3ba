# wrong: the targets are flattened, so (200, 1) minus (200,) becomes a 200 by 200 table and the model learns the mean
# hint: shapes of predictions and targets differ and broadcast; both must be (200, 1)
set_seed(42)
X, y = X_birds, y_birds.flatten()
mass_model = nn.Linear(7, 1)
optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
mass_losses = []
for epoch in range(300):
    y_pred = mass_model(X)
    loss = ((y_pred - y) ** 2).mean()
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    mass_losses.append(loss.item())
