# wrong: the function has no arguments, everything is taken from above it
# hint: fit takes three arguments: def fit(X, y, epochs)
def fit():
    model = nn.Linear(7, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    losses = []
    for epoch in range(300):
        loss = nn.MSELoss()(model(X_birds), y_birds)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        losses.append(loss.item())
    return model, losses
