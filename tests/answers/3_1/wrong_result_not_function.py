# wrong: fit is what the function returned for the training birds, and not the function
# hint: fit must be the function itself: def fit(X, y, epochs)
def train_birds(X, y, epochs):
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


fit = train_birds(X_birds, y_birds, 300)
