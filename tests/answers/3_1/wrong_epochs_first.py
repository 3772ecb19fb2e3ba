# wrong: the arguments are in another order, epochs first
# hint: the order of the arguments: fit(X, y, epochs)
def fit(epochs, X, y):
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(epochs):
        loss = nn.MSELoss()(model(X), y)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses


model, losses = fit(300, X_birds, y_birds)
