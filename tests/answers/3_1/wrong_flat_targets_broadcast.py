# wrong: the targets are flattened, so (200, 1) minus (200,) becomes a 200 by 200 table and the model learns the mean
# hint: shapes of predictions and targets differ and broadcast; both must be (200, 1)
def fit(X, y, epochs):
    set_seed(42)
    y = y.flatten()
    mass_model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(mass_model.parameters(), lr=0.1)
    mass_losses = []
    for epoch in range(epochs):
        y_pred = mass_model(X)
        loss = ((y_pred - y) ** 2).mean()
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        mass_losses.append(loss.item())
    return mass_model, mass_losses
